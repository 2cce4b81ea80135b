/// A step while a person changes it.
public struct StepDraft: Sendable, Hashable {
  /// The reason that a change was refused.
  public enum Refusal: Error, Sendable, Hashable {
    /// The step waits for the person, or holds other steps.
    case hasNoDose
    /// The amount is the most that the move allows.
    case isMost
    /// The amount is the least that makes sense.
    case isLeast
    /// The move is the same on both sides.
    case hasNoSides
    /// The step is done once: nothing lies between two repeats.
    case hasNoRest
    /// The dose is the move's own already.
    case isUnchanged
  }

  /// The index of the step in the file, counted from 0; `nil` if the step is new.
  public let origin: Int?
  /// The step as it is now.
  public private(set) var step: Step
  /// The step as the move's own file has it; `nil` if the step uses no move.
  public let base: Step?

  /// A draft of an unchanged step.
  public init(_ step: Step, origin: Int?, base: Step?) {
    self.step = step
    self.origin = origin
    self.base = base
  }

  /// The note that is added where the dose is lower than that of the move.
  public static let note = "Less than usual: my own choice."

  // MARK: Bounds. All but those of the moves are habits.

  private static let leastTime: Duration = .seconds(5)
  /// Guidelines give 10 to 60 s (ACSM 2021).
  private static let longestHold: Duration = .seconds(60)
  /// More pressure on one spot can bruise.
  private static let longestMassage: Duration = .minutes(5)
  private static let longestTime: Duration = .minutes(60)

  private static func longest(_ kind: Step.TimedAction) -> Duration {
    switch kind {
    case .hold: longestHold
    case .massage: longestMassage
    case .active, .apply, .rest, .breathe: longestTime
    }
  }

  private static let longestRest: Duration = .minutes(5)
  private static let mostReps = 50

  // MARK: Changes

  /// Switches the step off, or on again.
  public mutating func toggleSkip() { step.isSkipped.toggle() }

  /// Makes the dose one increment larger or smaller than at a level.
  ///
  /// The dose is a single amount afterwards. Throws a ``Refusal`` at the bounds.
  public mutating func changeDose(up: Bool, at level: Level) throws(Refusal) {
    switch step.action {
    case .timed(let kind, let dose):
      let most = base?.action.time?.high ?? Self.longest(kind)
      step.action = .timed(kind, try Self.next(dose, up, level, most: most))
    case .reps(let dose):
      let most = base?.action.count?.high ?? Self.mostReps
      step.action = .reps(try Self.next(dose, up, level, most: most))
    case .prompt, .open, .group, .include: throw .hasNoDose
    }
    settle()
  }

  /// Adds or removes one repeat, or one round of a group. Throws a ``Refusal`` at the bounds.
  public mutating func changeRepeats(up: Bool, at level: Level) throws(Refusal) {
    try checkRepeats()
    try setRepeats(to: Self.next(step.repeats ?? Dose(1), up, level, most: mostRepeats).low)
  }

  /// Sets the repeats, or the rounds of a group. Throws a ``Refusal`` outside the bounds.
  public mutating func setRepeats(to count: Int) throws(Refusal) {
    try checkRepeats()
    if count < 1 { throw .isLeast }
    if count > mostRepeats { throw .isMost }
    step.repeats = count == 1 && base?.repeats == nil ? nil : Dose(count)
    settle()
  }

  private func checkRepeats() throws(Refusal) {
    if !step.action.isRepeatable { throw .hasNoDose }
  }

  private var mostRepeats: Int {
    base?.repeats?.high ?? max(Prescription.repeatBounds.upperBound, step.repeats?.high ?? 1)
  }

  /// Changes to the next way of using the sides of the body, and from the last one to the first.
  public mutating func changeSides() throws(Refusal) {
    if !step.action.isSided { throw .hasNoSides }
    let isGroup = if case .group = step.action { true } else { false }
    // Without a move, nobody knows whether the step has sides.
    if (base ?? step).sides == .none, base != nil || isGroup { throw .hasNoSides }
    var all: [Sides] = [
      .both(first: .left), .both(first: .right), .alternate(first: .left),
      .alternate(first: .right), .one(.left), .one(.right),
    ]
    if base == nil { all.append(.none) }
    if isGroup { all.removeAll { if case .alternate = $0 { true } else { false } } }
    let index = all.firstIndex(of: step.sides) ?? all.count - 1
    step.sides = all[(index + 1) % all.count]
    settle()
  }

  /// The time between two repeats or sides; `nil` if there is only one.
  public var rest: Duration? {
    switch restKind {
    case .rest: step.rest ?? TimelineBuilder.Usual.rest
    case .change: step.change ?? TimelineBuilder.Usual.change
    case nil: nil
    }
  }

  /// Makes the rest between repeats longer or shorter, down to none. Throws a ``Refusal`` at the
  /// bounds.
  public mutating func changeRest(up: Bool) throws(Refusal) {
    guard let now = rest, let kind = restKind else { throw .hasNoRest }
    if up, now >= Self.longestRest { throw .isMost }
    if !up, now <= .zero { throw .isLeast }
    let next = Self.step(now, up)
    switch kind {
    case .rest:
      step.rest =
        next == TimelineBuilder.Usual.rest && base?.rest == nil ? nil : next
    case .change:
      step.change =
        next == TimelineBuilder.Usual.change && base?.change == nil ? nil : next
    }
  }

  /// Restores the move's own dose, sides and rest.
  public mutating func reset() throws(Refusal) {
    guard let base else { throw .hasNoDose }
    let old = step
    step.action = base.action
    step.repeats = base.repeats
    step.sides = base.sides
    step.rest = base.rest
    step.change = base.change
    settle()
    if step == old { throw .isUnchanged }
  }

  // MARK: What follows a change

  private enum RestKind {
    case rest, change
  }

  private var restKind: RestKind? {
    if !step.action.isRepeatable { return nil }
    if case .alternate = step.sides { return .change }
    if isRepeated { return .rest }
    if case .both = step.sides { return .change }
    return nil
  }

  private var isRepeated: Bool { step.repeats?.high ?? 1 > 1 }

  /// Resets rest and change if the step no longer uses them, and updates the note about a low dose.
  private mutating func settle() {
    var isAlternate = false
    var isOnOne = true
    switch step.sides {
    case .none, .one: break
    case .both: isOnOne = false
    case .alternate: (isAlternate, isOnOne) = (true, false)
    }
    if isAlternate || !isRepeated { step.rest = base?.rest }
    if isOnOne { step.change = base?.change }
    guard let base else { return }
    if isBelow(base) {
      step.note = step.note ?? Self.note
    } else if step.note == Self.note {
      step.note = base.note
    }
  }

  private func isBelow(_ base: Step) -> Bool {
    let time = step.action.time.map { $0.low < base.action.time?.low ?? .zero } ?? false
    let count = step.action.count.map { $0.low < base.action.count?.low ?? 0 } ?? false
    let repeats = step.repeats?.low ?? 1 < base.repeats?.low ?? 1
    return time || count || repeats
  }

  // MARK: Amounts

  private static func next(
    _ dose: Dose<Duration>, _ up: Bool, _ level: Level, most: Duration
  ) throws(Refusal) -> Dose<Duration> {
    let now = dose.resolved(at: level)
    if up, now >= most { throw .isMost }
    if !up, now <= leastTime { throw .isLeast }
    let next = step(now, up)
    return Dose(up ? min(next, most) : max(next, leastTime))
  }

  private static func next(
    _ dose: Dose<Int>, _ up: Bool, _ level: Level, most: Int
  ) throws(Refusal) -> Dose<Int> {
    let now = dose.resolved(at: level)
    if up, now >= most { throw .isMost }
    if !up, now <= 1 { throw .isLeast }
    return Dose(up ? now + 1 : now - 1)
  }

  /// Returns the next round time, up or down: steps of 5 s below 1 min, 15 s below 2 min, 30 s
  /// below 5 min, then 1 min.
  private static func step(_ time: Duration, _ up: Bool) -> Duration {
    let place = up ? time : time - .seconds(1)
    let grain: Duration =
      place < .minutes(1)
      ? .seconds(5)
      : place < .minutes(2) ? .seconds(15) : place < .minutes(5) ? .seconds(30) : .minutes(1)
    let down = time.roundedDown(to: grain)
    return up ? down + grain : down < time ? down : down - grain
  }
}
