/// The doses that a person has said yes to: of a routine, at the level that they had chosen then.
/// At another level the routine is walked as its file says.
public struct AgreedDoses: Sendable, Hashable {
  private struct Place: Hashable {
    let routineID: String
    let level: Level
  }

  private var doses: [Place: Prescription] = [:]

  /// No doses.
  public init() {}

  /// The dose of a routine at a level; `nil` if it is the routine's own.
  public subscript(routineID: String, level: Level) -> Prescription? {
    get { doses[Place(routineID: routineID, level: level)] }
    set { doses[Place(routineID: routineID, level: level)] = newValue }
  }

  /// The dose that was agreed to where a person has chosen no more than a level; `nil` if there is
  /// none, or if the routine has changed and it lies outside of its ranges.
  public func agreed(for routine: Routine, over chosen: Prescription) -> Prescription? {
    guard chosen.hold == nil, chosen.repeats == nil,
      let dose = self[routine.id, chosen.level], DoseRanges(routine).allow(dose)
    else { return nil }
    return Prescription(
      level: dose.level, hold: dose.hold, repeats: dose.repeats, ready: chosen.ready)
  }

  /// How a routine is walked: what was agreed to, or else what was chosen.
  public func prescription(for routine: Routine, over chosen: Prescription) -> Prescription {
    agreed(for: routine, over: chosen) ?? chosen
  }
}
