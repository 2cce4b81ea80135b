import RoutineEngine

/// What a routine's doses leave room for: the part that all its ranges have in common.
struct DoseRanges {
  private var holds: [Dose<Duration>] = []
  private var repeats: [Dose<Int>] = []
  private var hasOtherRanges = false

  /// What one step up or down changes a hold by.
  static let holdStep: Duration = .seconds(5)

  init(_ routine: Routine) {
    routine.steps.forEach { add($0) }
  }

  private mutating func add(_ step: Step) {
    if step.isSkipped { return }
    switch step.action {
    case .group(let steps):
      steps.forEach { add($0) }
      return
    case .include(let routine):
      routine.steps.forEach { add($0) }
      return
    case .hold(let dose):
      holds.append(dose)
    case .massage(let dose), .breathe(let dose), .open(let dose):
      if !dose.isFixed { hasOtherRanges = true }
    case .reps(let dose):
      if !dose.isFixed { hasOtherRanges = true }
    case .prompt, .rest:
      return
    }
    if let dose = step.repeats { repeats.append(dose) }
  }

  /// The next dose up: a longer hold, then one repeat more, then the next level.
  func stepUp(from now: Prescription) -> (change: Proposal.Change, prescription: Prescription)? {
    if let hold = hold(now), let top = holds.map(\.high).min(), hold < top {
      return changing(now, hold: hold, to: min(hold + Self.holdStep, top))
    }
    if let count = count(now), let top = repeats.map(\.high).min(), count < top {
      return changing(now, repeats: count, to: count + 1)
    }
    return changing(now, to: now.level == .gentle ? .standard : .full)
  }

  /// The next dose down: one repeat less, then a shorter hold, then the next level.
  func stepDown(from now: Prescription) -> (change: Proposal.Change, prescription: Prescription)? {
    if let count = count(now), let low = repeats.map(\.low).max(), count > max(1, low) {
      return changing(now, repeats: count, to: count - 1)
    }
    if let hold = hold(now), let low = holds.map(\.low).max(), hold > low {
      return changing(now, hold: hold, to: max(hold - Self.holdStep, low))
    }
    return changing(now, to: now.level == .full ? .standard : .gentle)
  }

  /// The length of all holds; `nil` if they are not all the same, or there are none.
  private func hold(_ prescription: Prescription) -> Duration? {
    let lengths = Set(
      holds.map { prescription.hold ?? $0.resolved(at: prescription.level) })
    return lengths.count == 1 ? lengths.first : nil
  }

  /// The repeats of all steps that are repeated; `nil` if they are not all the same.
  private func count(_ prescription: Prescription) -> Int? {
    let counts = Set(
      repeats.map { prescription.repeats ?? $0.resolved(at: prescription.level) })
    return counts.count == 1 ? counts.first : nil
  }

  private func changing(
    _ prescription: Prescription, hold: Duration, to changed: Duration
  ) -> (Proposal.Change, Prescription) {
    var new = prescription
    new.hold = changed
    return (.hold(from: hold, to: changed), new)
  }

  private func changing(
    _ prescription: Prescription, repeats: Int, to changed: Int
  ) -> (Proposal.Change, Prescription) {
    var new = prescription
    new.repeats = changed
    return (.repeats(from: repeats, to: changed), new)
  }

  /// Another level changes every range, so it is only offered where something else than holds and
  /// repeats has one, or where those differ from step to step.
  private func changing(
    _ prescription: Prescription, to level: Level
  ) -> (Proposal.Change, Prescription)? {
    let differ =
      prescription.hold == nil && prescription.repeats == nil
      && (holds.contains { !$0.isFixed } || repeats.contains { !$0.isFixed })
      && (hold(prescription) == nil && !holds.isEmpty
        || count(prescription) == nil && !repeats.isEmpty)
    guard level != prescription.level, hasOtherRanges || differ else { return nil }
    var new = prescription
    new.level = level
    return (.level(from: prescription.level, to: level), new)
  }
}
