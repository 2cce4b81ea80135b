/// Builds the segments of a timeline from steps.
struct TimelineBuilder {
  /// The surroundings that steps inherit from their group and from the routine they are in.
  struct Scope {
    var side: Side?
    var section: String?
    /// The id of the included routine that they come from.
    var origin: String?
    /// True if the low end of the ranges has this round too.
    var isKeptWhenEased = true
  }

  /// Lengths where a step does not say. Habits, not evidence.
  private enum Usual {
    static let rest: Duration = .seconds(5)
    static let change: Duration = .seconds(5)
    /// A rep without a tempo.
    static let rep: Duration = .seconds(4)
  }

  let prescription: Prescription
  var feel: String?
  private(set) var segments: [Segment] = []
  private var length: Duration = .zero
  private var stepCount = 0
  /// Steps seen, walked or not: bounds the work where rounds of nothing are nested.
  private var visits = 0

  init(prescription: Prescription, feel: String?) {
    self.prescription = prescription
    self.feel = feel
  }

  mutating func add(_ steps: [Step], in scope: Scope) throws(Timeline.Excess) {
    for step in steps {
      visits += 1
      if visits > 10 * Timeline.mostSegments { throw .tooManySegments }
      if step.isSkipped { continue }
      try add(step, in: scope)
    }
  }

  private mutating func add(_ step: Step, in scope: Scope) throws(Timeline.Excess) {
    switch step.action {
    case .include(let routine):
      var inner = scope
      inner.section = routine.title
      inner.origin = routine.id
      let outerFeel = feel
      feel = routine.feel ?? feel
      try add(routine.steps, in: inner)
      feel = outerFeel
    case .group(let steps):
      try addRounds(of: steps, as: step, in: scope)
    default:
      try addSideRepeats(of: step, in: scope)
      stepCount += 1
    }
  }

  // MARK: Groups

  private mutating func addRounds(
    of steps: [Step], as group: Step, in scope: Scope
  ) throws(Timeline.Excess) {
    let rounds = resolve(group.repeats ?? Dose(1))
    let sideRepeats = SideRepeat.sequence(group.sides, repeats: rounds.now, inherited: scope.side)
    for (position, sideRepeat) in sideRepeats.enumerated() {
      var inner = scope
      inner.side = sideRepeat.side
      inner.isKeptWhenEased = scope.isKeptWhenEased && sideRepeat.index <= rounds.gentle
      if position > 0 {
        let changesSide = sideRepeats[position - 1].side != sideRepeat.side
        let pause = changesSide ? group.change ?? Usual.change : group.rest ?? .zero
        try append(
          changesSide ? .change : .rest, of: group, length: pause, side: sideRepeat.side, in: inner,
          repetition: .init(index: sideRepeat.index, of: rounds.now), gentleOf: rounds.gentle)
        if pause > .zero { stepCount += 1 }
      }
      try add(steps, in: inner)
    }
  }

  // MARK: Single steps

  private mutating func addSideRepeats(of step: Step, in scope: Scope) throws(Timeline.Excess) {
    let kind = step.action.segmentKind
    guard kind.isWork else {
      let amount = amount(of: step)
      try append(
        kind, of: step, length: amount.now, gentleLength: amount.gentle, side: scope.side,
        in: scope)
      return
    }
    let repeats = resolve(
      step.repeats ?? Dose(1), override: step.repeats == nil ? nil : prescription.repeats)
    let sideRepeats = SideRepeat.sequence(step.sides, repeats: repeats.now, inherited: scope.side)
    let amount = amount(of: step)
    for (position, sideRepeat) in sideRepeats.enumerated() {
      var inner = scope
      inner.isKeptWhenEased = scope.isKeptWhenEased && sideRepeat.index <= repeats.gentle
      let repetition = Segment.Repetition(index: sideRepeat.index, of: repeats.now)
      let lead = lead(
        to: sideRepeat, after: position == 0 ? nil : sideRepeats[position - 1], of: step, kind: kind
      )
      try append(
        lead.kind, of: step, length: lead.length, side: sideRepeat.side, in: inner,
        repetition: repetition, gentleOf: repeats.gentle)
      try append(
        kind, of: step, length: amount.now, gentleLength: amount.gentle, side: sideRepeat.side,
        in: inner, repetition: repetition, gentleOf: repeats.gentle)
    }
  }

  /// Returns the lead-in of a repeat: getting ready for the first, a rest on the same side, a change
  /// of sides otherwise. What waits for the person needs no getting ready.
  private func lead(
    to sideRepeat: SideRepeat, after previous: SideRepeat?, of step: Step, kind: Segment.Kind
  ) -> (kind: Segment.Kind, length: Duration) {
    guard let previous else {
      let waits = kind == .reps || kind == .open
      return (.ready, waits ? step.ready ?? .zero : step.ready ?? prescription.ready)
    }
    return previous.side == sideRepeat.side
      ? (.rest, step.rest ?? Usual.rest) : (.change, step.change ?? Usual.change)
  }

  private mutating func append(
    _ kind: Segment.Kind, of step: Step, length: Duration?, gentleLength: Duration? = nil,
    side: Side?, in scope: Scope, repetition: Segment.Repetition? = nil, gentleOf: Int? = nil
  ) throws(Timeline.Excess) {
    if let length, length <= .zero { return }
    let count = count(of: step, kind: kind)
    let pace = pace(of: step, kind: kind, count: count)
    segments.append(
      Segment(
        kind: kind, title: step.title, text: step.text, length: length, pace: pace.now,
        repetition: repetition, side: side, count: count?.now,
        tempo: kind.isWork ? step.tempo : nil, cues: .usual(for: kind, of: step, length: length),
        figure: step.figure, feel: step.feel ?? feel, step: stepCount,
        asks: step.asks && kind == .prompt, section: scope.section,
        origin: scope.origin, contact: kind.isWork ? step.touch : .none,
        easing: .init(
          isKept: scope.isKeptWhenEased, length: gentleLength ?? length, pace: pace.gentle,
          count: count?.gentle, of: gentleOf)))
    self.length += length ?? pace.now
    if segments.count > Timeline.mostSegments { throw .tooManySegments }
    if self.length > Timeline.longest { throw .tooLong }
  }

  // MARK: Amounts

  /// An amount at the prescribed level, and what it is eased to: the low end, never more.
  private typealias Amount<Value> = (now: Value, gentle: Value)

  private func resolve(_ dose: Dose<Int>, override: Int? = nil) -> Amount<Int> {
    let now = override ?? dose.resolved(at: prescription.level)
    return (now, min(now, dose.low))
  }

  private func resolve(_ dose: Dose<Duration>, override: Duration? = nil) -> Amount<Duration> {
    let now = override ?? dose.resolved(at: prescription.level)
    return (now, min(now, dose.low))
  }

  private func amount(of step: Step) -> Amount<Duration?> {
    switch step.action {
    case .hold(let dose):
      let amount = resolve(dose, override: prescription.hold)
      return (amount.now, amount.gentle)
    case .massage(let dose), .rest(let dose), .breathe(let dose):
      let amount = resolve(dose)
      return (amount.now, amount.gentle)
    case .prompt, .reps, .open, .group, .include:
      return (nil, nil)
    }
  }

  private func count(of step: Step, kind: Segment.Kind) -> Amount<Int>? {
    guard kind == .reps, case .reps(let dose) = step.action else { return nil }
    return resolve(dose)
  }

  /// Returns the length of a wait that nobody answers.
  private func pace(
    of step: Step, kind: Segment.Kind, count: Amount<Int>?
  ) -> Amount<Duration> {
    switch (kind, step.action) {
    case (.open, .open(let about)):
      return resolve(about)
    case (.reps, _):
      let rep = step.tempo?.cycle ?? Usual.rep
      return (rep * (count?.now ?? 1), rep * (count?.gentle ?? 1))
    case (.prompt, _):
      let reading = ReadingTime.ofPrompt(step.title + " " + step.text)
      return (reading, reading)
    default:
      return (.zero, .zero)
    }
  }
}

extension Step {
  /// The contact that its author named, or the usual one of its action.
  fileprivate var touch: Contact {
    if let contact { return contact }
    return if case .massage = action { .press } else { .none }
  }
}

extension Step.Action {
  /// The kind of a step's own segments.
  fileprivate var segmentKind: Segment.Kind {
    switch self {
    case .prompt, .group, .include: .prompt
    case .hold: .hold
    case .reps: .reps
    case .massage: .massage
    case .rest: .rest
    case .breathe: .breathe
    case .open: .open
    }
  }
}

/// One repeat on one side, in the order in which they are taken.
struct SideRepeat: Equatable {
  var side: Side?
  /// The number of the repeat on this side, counted from 1.
  var index: Int

  /// All repeats of a step. A step without a side of its own takes that of its group.
  static func sequence(_ sides: Sides, repeats: Int, inherited: Side?) -> [SideRepeat] {
    // No more than lead to an error: a hostile count must not be laid out first.
    let indices = 1...min(max(1, repeats), Timeline.mostSegments + 1)
    switch sides {
    case .none:
      return indices.map { SideRepeat(side: inherited, index: $0) }
    case .one(let side):
      return indices.map { SideRepeat(side: side, index: $0) }
    case .both(let first):
      return [first, first.opposite].flatMap { side in
        indices.map { SideRepeat(side: side, index: $0) }
      }
    case .alternate(let first):
      return indices.flatMap { index in
        [first, first.opposite].map { SideRepeat(side: $0, index: index) }
      }
    }
  }
}
