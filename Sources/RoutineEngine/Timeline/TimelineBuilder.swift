/// Builds the segments of a timeline from steps.
struct TimelineBuilder {
  /// The context that steps inherit from their group and from their routine.
  struct Scope {
    var side: Side?
    var section: String?
    /// The id of the included routine that the steps belong to.
    var origin: String?
    /// The round of the innermost group that has more than one.
    var round: Segment.Repetition?
    /// The rounds of that group at the low end of its range.
    var gentleRounds: Int?
    /// True if the round also exists at the low end of its range.
    var isKeptWhenEased = true
  }

  /// Default lengths. Habits, not evidence.
  enum Usual {
    static let rest: Duration = .seconds(5)
    static let change: Duration = .seconds(5)
    /// The length of a rep without a tempo.
    static let rep: Duration = .seconds(4)
  }

  let prescription: Prescription
  var feel: String?
  private(set) var segments: [Segment] = []
  private var length: Duration = .zero
  private var stepCount = 0
  /// The number of steps visited, switched off or not. It bounds the work for nested empty rounds.
  private var visits = 0
  private var endingCount = 0
  /// The texts of earlier segments. Each is shown and spoken once.
  private var told: Set<String> = []

  init(prescription: Prescription, feel: String?) {
    self.prescription = prescription
    self.feel = feel
  }

  /// Adds a routine: its steps, then its ending, to which the steps lead if they are left.
  mutating func add(_ routine: Routine, in scope: Scope) throws(Timeline.Excess) {
    let first = segments.count
    try add(routine.steps, in: scope)
    let last = segments.count
    try add(routine.ending, in: scope)
    guard last < segments.count else { return }
    endingCount += 1
    for index in first..<last where segments[index].exit == nil && segments[index].ending == nil {
      segments[index].exit = endingCount
    }
    for index in last..<segments.count { segments[index].ending = endingCount }
  }

  private mutating func add(_ steps: [Step], in scope: Scope) throws(Timeline.Excess) {
    for step in steps.beginning(with: prescription.firstSide) {
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
      try add(routine, in: inner)
      feel = outerFeel
    case .group(let steps):
      try addRounds(of: steps, as: step, in: scope)
    default:
      try addMove(step, in: scope)
      stepCount += 1
    }
  }

  // MARK: Groups

  private mutating func addRounds(
    of steps: [Step], as group: Step, in scope: Scope
  ) throws(Timeline.Excess) {
    let rounds = resolve(group.repeats ?? Dose(1))
    let sideRepeats = SideRepeat.sequence(
      group.sides.beginning(with: prescription.firstSide), repeats: rounds.now,
      inherited: scope.side)
    for (position, sideRepeat) in sideRepeats.enumerated() {
      var inner = scope
      inner.side = sideRepeat.side
      inner.isKeptWhenEased = scope.isKeptWhenEased && sideRepeat.index <= rounds.gentle
      if rounds.now > 1 {
        inner.round = .init(index: sideRepeat.index, of: rounds.now)
        inner.gentleRounds = rounds.gentle
      }
      let first = segments.count
      if position > 0 {
        let changesSide = sideRepeats[position - 1].side != sideRepeat.side
        let pause = changesSide ? group.change ?? Usual.change : group.rest ?? .zero
        try append(
          changesSide ? .change : .rest, of: group, text: group.restText, length: pause,
          side: sideRepeat.side, in: inner)
        if pause > .zero { stepCount += 1 }
      }
      try add(steps, in: inner)
      if rounds.now > 1, first < segments.count { segments[first].beginsRound = true }
    }
  }

  // MARK: Moves

  /// Adds a step, with the instructions to get into position and out of it. Instructions that name
  /// a side are repeated for each side.
  private mutating func addMove(_ step: Step, in scope: Scope) throws(Timeline.Excess) {
    var step = step
    step.sides = step.sides.beginning(with: prescription.firstSide)
    // ``Step/wait`` applies to getting into position. Getting out lasts as long as reading the
    // words.
    var leaving = step
    leaving.wait = nil
    let hasWords = !step.before.isEmpty || !step.after.isEmpty
    guard hasWords, let written = step.writtenFor, case .both(let first) = step.sides else {
      let side = step.sides.first ?? scope.side
      try addWords(step.before, of: step, side: nil, writtenLike: side, in: scope)
      try addSideRepeats(of: step, in: scope)
      return try addWords(
        step.after, of: leaving, side: nil, writtenLike: side, isNamed: false, in: scope)
    }
    for side in [first, first.opposite] {
      var oneSided = step
      oneSided.sides = .one(side)
      if side != first {
        if step.before.isEmpty {
          try append(
            .change, of: step.worded(for: side), text: step.worded(for: side).restText,
            length: step.change ?? Usual.change, side: side, in: scope)
          oneSided.ready = .zero
        } else {
          // Getting out of one side and into the other is one text, mirrored like its words.
          let way = step.after.isEmpty ? [] : step.after + ["Now the \(written.rawValue) side."]
          let words = way + step.before.prefix(1)
          oneSided.before = [words.joined(separator: " ")] + step.before.dropFirst()
        }
      }
      let beginsWithAfter = side != first && !step.before.isEmpty && !step.after.isEmpty
      try addWords(
        oneSided.before, of: step, side: side, writtenLike: side, isNamed: !beginsWithAfter,
        in: scope)
      try addSideRepeats(of: oneSided, in: scope)
      if side != first || step.before.isEmpty {
        try addWords(
          step.after, of: leaving, side: side, writtenLike: side, isNamed: false, in: scope)
      }
    }
  }

  private mutating func addWords(
    _ words: [String], of step: Step, side: Side?, writtenLike: Side?, isNamed: Bool = true,
    in scope: Scope
  ) throws(Timeline.Excess) {
    guard !words.isEmpty else { return }
    let isMirrored = step.writtenFor != nil && writtenLike == step.writtenFor?.opposite
    let worded = step.worded(for: writtenLike)
    for text in words {
      try append(
        .prompt, of: worded, text: isMirrored ? text.mirrored : text, length: nil,
        side: side ?? scope.side, in: scope, isNamed: isNamed)
    }
  }

  private mutating func addSideRepeats(of step: Step, in scope: Scope) throws(Timeline.Excess) {
    let kind = step.action.segmentKind
    guard kind.isWork else {
      let amount = amount(of: step)
      try append(
        kind, of: step.worded(for: scope.side), length: amount.now, gentleLength: amount.gentle,
        side: scope.side, in: scope)
      return
    }
    let repeats = resolve(
      step.repeats ?? Dose(1), override: step.repeats == nil ? nil : prescription.repeats)
    let sideRepeats = SideRepeat.sequence(
      step.sides, repeats: repeats.now, inherited: scope.side)
    let amount = amount(of: step)
    let mirrored = step.writtenFor == nil ? step : step.mirrored
    for (position, sideRepeat) in sideRepeats.enumerated() {
      var inner = scope
      inner.isKeptWhenEased = scope.isKeptWhenEased && sideRepeat.index <= repeats.gentle
      let repetition = Segment.Repetition(index: sideRepeat.index, of: repeats.now)
      let lead = lead(
        to: sideRepeat, after: position == 0 ? nil : sideRepeats[position - 1], of: step, kind: kind
      )
      let isOther = sideRepeat.side == step.writtenFor?.opposite
      let worded = isOther && step.writtenFor != nil ? mirrored : step
      try append(
        lead.kind, of: worded, text: lead.kind == .ready ? nil : worded.restText,
        length: lead.length, side: sideRepeat.side, in: inner, repetition: repetition,
        gentleOf: repeats.gentle)
      try append(
        kind, of: worded, length: amount.now, gentleLength: amount.gentle, side: sideRepeat.side,
        in: inner, repetition: repetition, gentleOf: repeats.gentle,
        isUnannounced: lead.length <= .zero && amount.now != nil)
    }
  }

  /// Returns the segment before a repeat: getting ready for the first one, a rest on the same side,
  /// else a change of sides. Work that waits for the person needs no getting ready.
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

  /// Appends a segment with its own text or that of the step. Does nothing for a length of zero.
  private mutating func append(
    _ kind: Segment.Kind, of step: Step, text: String? = nil, length: Duration?,
    gentleLength: Duration? = nil, side: Side?, in scope: Scope,
    repetition: Segment.Repetition? = nil, gentleOf: Int? = nil, isUnannounced: Bool = false,
    isNamed: Bool = true
  ) throws(Timeline.Excess) {
    if let length, length <= .zero { return }
    let count = count(of: step, kind: kind)
    let pace = pace(of: step, kind: kind, text: text ?? step.text, count: count)
    var segment = Segment(
      kind: kind, title: step.title, text: text ?? step.text,
      spoken: text == nil ? step.spoken : nil, hasOwnText: text != nil && kind != .prompt,
      isUnannounced: isUnannounced,
      tellsText: tellsText(
        kind, text: text ?? step.text, isOwn: text != nil, isUnannounced: isUnannounced),
      tellsName: isNamed
        && (!(kind == .prompt || isUnannounced) || !goesOn(with: step, on: side)),
      load: step.load,
      length: length, pace: pace.now, repetition: repetition, round: scope.round, side: side,
      count: count?.now, tempo: kind.isWork ? step.tempo : nil,
      cues: .usual(for: kind, of: step, length: length), figure: step.figure,
      feel: step.feel ?? feel, step: stepCount, asks: step.asks && kind == .prompt,
      section: scope.section, origin: scope.origin, contact: kind.isWork ? step.touch : .none,
      namedContact: kind.isWork ? step.contact : nil,
      easing: .init(
        isKept: scope.isKeptWhenEased, length: gentleLength ?? length, pace: pace.gentle,
        count: count?.gentle, of: gentleOf, rounds: scope.gentleRounds))
    if prescription.isSpoken { segment.makeRoomForSpeech() }
    segments.append(segment)
    self.length += segment.length ?? segment.pace
    if segments.count > Timeline.mostSegments { throw .tooManySegments }
    if self.length > Timeline.longest { throw .tooLong }
  }

  /// Returns true if a segment shows and speaks its text. For the text of a move this is true once,
  /// before its first work; for a segment's own text always.
  private mutating func tellsText(
    _ kind: Segment.Kind, text: String, isOwn: Bool, isUnannounced: Bool
  ) -> Bool {
    switch kind.role {
    case .prompt: true
    case .rest, .change: isOwn || kind == .rest
    case .ready, .reps, .open: told.insert(text).inserted
    case .timedWork: isUnannounced && told.insert(text).inserted
    }
  }

  /// Returns true if the previous segment has named the same move and side.
  private func goesOn(with step: Step, on side: Side?) -> Bool {
    guard let last = segments.last, last.kind == .prompt || last.kind == .change else {
      return false
    }
    return last.step == stepCount && last.title == step.title && last.side == side
  }
}

extension Step {
  /// The contact that the author named, or the usual contact of the action.
  fileprivate var touch: Contact {
    if let contact { return contact }
    return action.timedAction == .massage ? .press : .none
  }
}
