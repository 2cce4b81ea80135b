/// The common part of the ranges of all doses in a routine.
public struct DoseRanges: Sendable {
  private var holds: [Dose<Duration>] = []
  private var repeats: [Dose<Int>] = []
  private var hasOtherRanges = false

  /// The increment of a hold.
  public static let holdStep: Duration = .seconds(5)

  /// The ranges of a routine, including those of its groups and of the routines it includes.
  public init(_ routine: Routine) {
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
    case .timed(.hold, let dose):
      holds.append(dose)
    case .timed(.rest, _), .prompt:
      return
    case .timed(_, let dose), .open(let dose):
      if !dose.isFixed { hasOtherRanges = true }
    case .reps(let dose):
      if !dose.isFixed { hasOtherRanges = true }
    }
    if let dose = step.repeats { repeats.append(dose) }
  }

  /// The next dose up: a longer hold, then one repeat more, then the next level; `nil` at the top.
  public func stepUp(from now: Prescription) -> DoseStep? {
    if let hold = hold(now), let top = holds.map(\.high).min(), hold < top {
      return changing(now, hold: hold, to: min(hold + Self.holdStep, top))
    }
    if let count = count(now), let top = repeats.map(\.high).min(), count < top {
      return changing(now, repeats: count, to: count + 1)
    }
    return changing(now, to: now.level == .gentle ? .standard : .full)
  }

  /// The next dose down: one repeat less, then a shorter hold, then the next level; `nil` at the
  /// bottom.
  public func stepDown(from now: Prescription) -> DoseStep? {
    if let count = count(now), let low = repeats.map(\.low).max(), count > max(1, low) {
      return changing(now, repeats: count, to: count - 1)
    }
    if let hold = hold(now), let low = holds.map(\.low).max(), hold > low {
      return changing(now, hold: hold, to: max(hold - Self.holdStep, low))
    }
    return changing(now, to: now.level == .full ? .standard : .gentle)
  }

  /// Returns true if a prescription's own hold and repeats lie within every range. Its level always
  /// does.
  public func allow(_ prescription: Prescription) -> Bool {
    func lies<Amount>(_ amount: Amount?, within ranges: [Dose<Amount>]) -> Bool {
      guard let amount else { return true }
      return !ranges.isEmpty && ranges.allSatisfy { ($0.low...$0.high).contains(amount) }
    }
    return lies(prescription.hold, within: holds) && lies(prescription.repeats, within: repeats)
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
  ) -> DoseStep {
    var new = prescription
    new.hold = changed
    return DoseStep(.hold(from: hold, to: changed), to: new)
  }

  private func changing(
    _ prescription: Prescription, repeats: Int, to changed: Int
  ) -> DoseStep {
    var new = prescription
    new.repeats = changed
    return DoseStep(.repeats(from: repeats, to: changed), to: new)
  }

  /// Another level changes every range. So it is only offered where something other than holds and
  /// repeats has a range, or where holds or repeats differ from step to step.
  private func changing(
    _ prescription: Prescription, to level: Level
  ) -> DoseStep? {
    let differ =
      prescription.hold == nil && prescription.repeats == nil
      && (holds.contains { !$0.isFixed } || repeats.contains { !$0.isFixed })
      && (hold(prescription) == nil && !holds.isEmpty
        || count(prescription) == nil && !repeats.isEmpty)
    guard level != prescription.level, hasOtherRanges || differ else { return nil }
    var new = prescription
    new.level = level
    return DoseStep(.level(from: prescription.level, to: level), to: new)
  }
}

/// A step from one dose to the next, up or down.
public struct DoseStep: Sendable, Hashable {
  /// The change.
  public enum Change: Sendable, Hashable {
    /// The length of every hold.
    case hold(from: Duration, to: Duration)
    /// The repeats of every step that is repeated.
    case repeats(from: Int, to: Int)
    /// The level, where a routine has neither holds nor repeats to change.
    case level(from: Level, to: Level)
  }

  /// The change.
  public let change: Change
  /// The prescription after it.
  public let prescription: Prescription

  /// A step.
  public init(_ change: Change, to prescription: Prescription) {
    self.change = change
    self.prescription = prescription
  }
}
