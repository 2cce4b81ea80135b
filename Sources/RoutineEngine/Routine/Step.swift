/// One instruction of a routine.
public struct Step: Sendable, Hashable {
  /// The action of a step, with its dose.
  public enum Action: Sendable, Hashable {
    /// Words that wait until the person is ready.
    case prompt
    /// An action that lasts for a time, counted down.
    case timed(TimedAction, Dose<Duration>)
    /// A movement to do a number of times; waits until the person is done.
    case reps(Dose<Int>)
    /// An action of any length, counted up. `about` is the assumed length in estimates, and in
    /// hands-free sessions.
    case open(about: Dose<Duration>)
    /// Steps done together; the step's repeats are the rounds.
    case group([Step])
    /// Another whole routine.
    case include(Routine)
  }

  /// A kind of action that a clock ends. All have a dose of time.
  public enum TimedAction: Sendable, Hashable, CaseIterable {
    /// A position to keep.
    case hold
    /// Rolling, rubbing or pressing.
    case massage
    /// A movement that goes on, such as a walk on the spot.
    case active
    /// A pack or a cream that takes effect.
    case apply
    /// Time to do nothing.
    case rest
    /// Breathing by the step's tempo.
    case breathe
  }

  /// The action, with its dose.
  public var action: Action
  /// The name of the move, spoken and shown in large letters. May be empty.
  public var title: String
  /// The instruction in a sentence or two. May be empty.
  public var text: String
  /// The words of the voice in place of the text. `nil` if the text is short enough to be spoken.
  public var spoken: String?
  /// Instructions to get into position. Each one waits for the person.
  public var before: [String]
  /// Instructions to get out of the position. Each one waits for the person.
  public var after: [String]
  /// The length of a wait in a hands-free session; never less than the time to read the words.
  /// Applies to a prompt itself, and to ``before`` and ``after`` of other steps.
  public var wait: Duration?
  /// The side that the words are written for. For the other side, left and right are swapped.
  public var writtenFor: Side?
  /// The sides of the body, in order.
  public var sides: Sides
  /// The repeats per side, or the rounds of a group. `nil` means once.
  public var repeats: Dose<Int>?
  /// The time between two repeats on the same side. `nil` for the usual length.
  public var rest: Duration?
  /// Words for the time between two repeats or sides. `nil` for the usual ones.
  public var restText: String?
  /// Time to get ready before the work begins. `nil` for the usual length.
  public var ready: Duration?
  /// Time to change sides. `nil` for the usual length.
  public var change: Duration?
  /// The rhythm of a massage, of reps or of breathing.
  public var tempo: Tempo?
  /// Words at moments within the work.
  public var cues: [TimedCue]
  /// The name of the figure that shows the move.
  public var figure: String?
  /// The part of the body where the step should be felt, if not the routine's.
  public var feel: String?
  /// The contact with the body. `nil` for the usual contact of the action.
  public var contact: Contact?
  /// The assumed length of reps in hands-free sessions and in estimates. `nil` for a length by
  /// their number.
  public var about: Dose<Duration>?
  /// The resistance, such as `red band`.
  public var load: String?
  /// An address with more about the move. It is shown, and never opened.
  public var link: String?
  /// The reason for a dose that is lower than that of the move.
  public var note: String?
  /// The easier and the harder way, and the usual mistake with its cure.
  public var hints: MoveHints
  /// The move that the step uses, with equipment, cautions and sources.
  public var move: Move?
  /// True if only the person can answer the question in the text. A hands-free session waits, too.
  public var asks: Bool
  /// True if the step is switched off without being taken out of the file.
  public var isSkipped: Bool

  /// A step. By default it has no title, no side, one repeat and the usual lengths.
  public init(
    _ action: Action, title: String = "", text: String = "", sides: Sides = .none,
    repeats: Dose<Int>? = nil, rest: Duration? = nil, ready: Duration? = nil,
    change: Duration? = nil, tempo: Tempo? = nil, cues: [TimedCue] = [], figure: String? = nil,
    feel: String? = nil, contact: Contact? = nil, asks: Bool = false, isSkipped: Bool = false
  ) {
    self.action = action
    self.title = title
    self.text = text
    before = []
    after = []
    self.sides = sides
    self.repeats = repeats
    self.rest = rest
    self.ready = ready
    self.change = change
    self.tempo = tempo
    self.cues = cues
    self.figure = figure
    self.feel = feel
    self.contact = contact
    hints = MoveHints()
    self.asks = asks
    self.isSkipped = isSkipped
  }
}

extension Step.Action {
  /// A position to keep for a time.
  public static func hold(_ dose: Dose<Duration>) -> Self { .timed(.hold, dose) }
  /// Rolling, rubbing or pressing for a time.
  public static func massage(_ dose: Dose<Duration>) -> Self { .timed(.massage, dose) }
  /// A movement that goes on for a time.
  public static func active(_ dose: Dose<Duration>) -> Self { .timed(.active, dose) }
  /// A pack or a cream that takes effect for a time.
  public static func apply(_ dose: Dose<Duration>) -> Self { .timed(.apply, dose) }
  /// Time to do nothing.
  public static func rest(_ dose: Dose<Duration>) -> Self { .timed(.rest, dose) }
  /// Breathing by the step's tempo for a time.
  public static func breathe(_ dose: Dose<Duration>) -> Self { .timed(.breathe, dose) }

  /// The range of time; `nil` where the person counts or waits.
  public var time: Dose<Duration>? {
    if case .timed(_, let dose) = self { dose } else { nil }
  }

  /// The range of a count; `nil` unless the action is reps.
  public var count: Dose<Int>? {
    if case .reps(let dose) = self { dose } else { nil }
  }

  /// The kind of action that a clock ends; `nil` where none does.
  public var timedAction: Step.TimedAction? {
    if case .timed(let action, _) = self { action } else { nil }
  }

  /// True if the action can be repeated: all work, and a group, whose repeats are its rounds.
  public var isRepeatable: Bool {
    switch self {
    case .prompt, .timed(.rest, _), .include: false
    case .timed, .reps, .open, .group: true
    }
  }

  /// True if the action can be done on one side of the body, or on each.
  public var isSided: Bool {
    switch self {
    case .timed(let action, _): action.isSided
    case .reps, .open, .group: true
    case .prompt, .include: false
    }
  }
}

extension Step.TimedAction {
  /// True if the action can be done on one side of the body, or on each.
  public var isSided: Bool {
    switch self {
    case .hold, .massage, .active, .apply: true
    case .rest, .breathe: false
    }
  }
}

/// Contact of a thing or a hand with the body during a step.
public enum Contact: String, Sendable, CaseIterable {
  /// A hand or a ball that presses or rubs.
  case press
  /// A roller with weight on it.
  case roll
  /// A warm pack.
  case heat
  /// A cold pack.
  case cold
  /// No contact.
  case none
}

/// One side of the body.
public enum Side: String, Sendable, CaseIterable, Codable {
  /// The left side.
  case left
  /// The right side.
  case right

  /// The other side.
  public var opposite: Side { self == .left ? .right : .left }
}

/// The sides of the body that a step uses.
public enum Sides: Sendable, Hashable {
  /// No side: the move is the same on both.
  case none
  /// One side only.
  case one(Side)
  /// All repeats on the first side, a change-over, then all on the other.
  case both(first: Side)
  /// A change-over after every repeat. Each side gets all the repeats.
  case alternate(first: Side)
}

extension Sides {
  /// Returns the sides, beginning with `side` where there are two.
  public func beginning(with side: Side?) -> Sides {
    guard let side else { return self }
    return switch self {
    case .none, .one: self
    case .both: .both(first: side)
    case .alternate: .alternate(first: side)
    }
  }
}

extension [Step] {
  /// Returns the steps in order, but swaps two adjacent steps that are one move on one side each,
  /// so that `side` comes first. Steps that differ in more than left and right stay: the words of
  /// the second may refer to the first.
  public func beginning(with side: Side?) -> [Step] {
    guard let side else { return self }
    var steps = self
    for index in steps.indices.dropLast() {
      let (first, second) = (steps[index], steps[index + 1])
      guard first.sides == .one(side.opposite), second.sides == .one(side) else { continue }
      var (same, mirrored) = (first, first.mirrored)
      same.sides = second.sides
      mirrored.sides = second.sides
      if second == same || second == mirrored { steps.swapAt(index, index + 1) }
    }
    return steps
  }
}

/// The author's words at a moment of a step, such as "move to the next spot".
public struct TimedCue: Sendable, Hashable {
  /// A moment within the step.
  public enum Moment: Sendable, Hashable {
    /// Once, this long after the beginning of the work.
    case at(Duration)
    /// Once, halfway through.
    case half
    /// Repeatedly, at this interval; never at the very beginning or end.
    case every(Duration)
  }

  /// The moment of the words.
  public let moment: Moment
  /// The words.
  public let words: String

  /// Words at a moment.
  public init(_ moment: Moment, _ words: String) {
    self.moment = moment
    self.words = words
  }
}
