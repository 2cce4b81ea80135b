/// One instruction of a routine.
public struct Step: Sendable, Hashable {
  /// The action of a step, with its dose.
  public enum Action: Sendable, Hashable {
    /// Words that wait until the person is ready.
    case prompt
    /// A position to keep for a time, counted down.
    case hold(Dose<Duration>)
    /// A movement to do some number of times; waits until the person is done.
    case reps(Dose<Int>)
    /// Rolling, rubbing or pressing for a time, counted down.
    case massage(Dose<Duration>)
    /// A movement that goes on for a time, counted down: a walk on the spot.
    case active(Dose<Duration>)
    /// A pack or a cream that works for a time, counted down.
    case apply(Dose<Duration>)
    /// Time to do nothing.
    case rest(Dose<Duration>)
    /// Breathing by the step's tempo for a time.
    case breathe(Dose<Duration>)
    /// As long as the person likes, counted up. `about` is how long it is taken to last where
    /// nobody answers: hands-free, and when a length is estimated.
    case open(about: Dose<Duration>)
    /// Steps done together; the step's repeats are the rounds.
    case group([Step])
    /// Another whole routine.
    case include(Routine)
  }

  /// The action, with its dose.
  public var action: Action
  /// The name of the move: spoken, and shown big. May be empty.
  public var title: String
  /// The instruction in a sentence or two. May be empty.
  public var text: String
  /// What the voice says instead of the text. `nil` if the text is short enough to be heard.
  public var spoken: String?
  /// Words to get into position, each of which waits for the person.
  public var before: [String]
  /// Words to get out of the position, each of which waits for the person.
  public var after: [String]
  /// The time that words which wait take where nobody answers; never less than it takes to read
  /// them. Of a prompt, its own; of other steps, that of ``before`` and ``after``.
  public var wait: Duration?
  /// The side that the words are written for: on the other one, left and right change places.
  public var writtenFor: Side?
  /// The sides of the body, in order.
  public var sides: Sides
  /// The repeats per side; rounds for a group. `nil` if the routine does not say: once.
  public var repeats: Dose<Int>?
  /// Between two repeats on the same side. `nil` for the usual length.
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
  /// The part of the body where it should be felt, if not the routine's.
  public var feel: String?
  /// The contact with the body. `nil` for the usual one of the action.
  public var contact: Contact?
  /// How long reps are taken to last where nobody counts. `nil` for a length by their number.
  public var about: Dose<Duration>?
  /// The resistance: `red band`.
  public var load: String?
  /// An address with more about the move, to be read; nothing opens it.
  public var link: String?
  /// The reason for a dose that is lower than that of the move.
  public var note: String?
  /// The easier and the harder way, and the usual mistake with its cure.
  public var hints: MoveHints
  /// The move that it is taken from, with what comes along.
  public var move: Move?
  /// True if its words ask something that only the person can answer: hands-free waits, too.
  public var asks: Bool
  /// True if the step is switched off without being taken out of the file.
  public var isSkipped: Bool

  /// A step. What is left out has no title, no side, one repeat and the usual lengths.
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
  /// Nothing.
  case none
}

/// One side of the body.
public enum Side: String, Sendable, CaseIterable, Codable {
  /// The left side.
  case left
  /// The right side.
  case right

  /// The other one.
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
  /// The same sides, beginning with one of them where there are two.
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
  /// The steps in their order; but of two next to each other that are one move, on one side each,
  /// the one on a side first. Steps that differ in more than left and right stay: the words of the
  /// second may lean on those of the first.
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

/// Words of a routine's author at a moment of a step: "move to the next spot".
public struct TimedCue: Sendable, Hashable {
  /// A moment within the step.
  public enum Moment: Sendable, Hashable {
    /// Once, this long after the work begins.
    case at(Duration)
    /// Once, half-way through.
    case half
    /// Again and again, this far apart; never at the very beginning or end.
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
