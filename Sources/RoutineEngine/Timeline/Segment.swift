/// A period on a timeline, or a wait for the person.
public struct Segment: Sendable, Hashable {
  /// The kind.
  public enum Kind: String, Sendable, CaseIterable {
    /// Words that wait until the person is ready.
    case prompt
    /// Time to get ready for the work that follows.
    case ready
    /// A position is kept.
    case hold
    /// Rolling, rubbing, pressing.
    case massage
    /// A movement goes on for a time.
    case active
    /// A pack or a cream works.
    case apply
    /// A rest.
    case rest
    /// Time to change sides.
    case change = "switch"
    /// Breathing by a tempo.
    case breathe
    /// A movement is done some number of times, at the person's own pace.
    case reps
    /// An action of any length.
    case open

    /// The part that a kind plays in a session: all work that a clock ends is alike.
    public enum Role: Sendable {
      case prompt, ready, rest, change, timedWork, reps, open
    }

    /// The part that it plays in a session.
    public var role: Role {
      switch self {
      case .prompt: .prompt
      case .ready: .ready
      case .rest: .rest
      case .change: .change
      case .hold, .massage, .active, .apply, .breathe: .timedWork
      case .reps: .reps
      case .open: .open
      }
    }

    /// True if the person works in it, rather than waits, rests or gets ready.
    public var isWork: Bool {
      switch role {
      case .timedWork, .reps, .open: true
      case .prompt, .ready, .rest, .change: false
      }
    }
  }

  /// The repeat, of how many.
  public struct Repetition: Sendable, Hashable {
    /// Counted from 1.
    public var index: Int
    /// The number of repeats per side.
    public var of: Int

    /// A repeat of so many.
    public init(index: Int, of: Int) {
      self.index = index
      self.of = of
    }
  }

  /// The changes of a segment if the person goes on gently after a hurt.
  struct Easing: Sendable, Hashable {
    var isKept = true
    var length: Duration?
    var pace: Duration = .zero
    var count: Int?
    var of: Int?
    var rounds: Int?
  }

  /// The kind.
  public let kind: Kind
  /// The name of the move. A get-ready, a rest and a change of sides carry that of the work that
  /// they lead to.
  public let title: String
  /// The instruction.
  public let text: String
  /// The words of the voice in place of the text; `nil` if it says the text.
  public let spoken: String?
  /// True if the text of a rest or a change of sides is its own, and not that of the work that it
  /// leads to.
  public let hasOwnText: Bool
  /// True if nothing comes before it that would introduce it: work without a get-ready.
  public let isUnannounced: Bool
  /// True if its text is told with it: it is the first with this text, or has one of its own.
  public let tellsText: Bool
  /// True if its name is told with it: it does not go on with the words of the segment before.
  public let tellsName: Bool
  /// The resistance: `red band`.
  public let load: String?
  /// The length; `nil` if it waits for the person.
  public internal(set) var length: Duration?
  /// The length if it waits and the session is hands-free: reading and acting on a prompt,
  /// doing the reps, staying in an open step.
  public internal(set) var pace: Duration
  /// The repeat that it is, or leads to; `nil` for what is not repeated: a prompt, a rest
  /// that is a step of its own.
  public internal(set) var repetition: Repetition?
  /// The round of a group that it belongs to; `nil` outside of rounds.
  public internal(set) var round: Repetition?
  /// True if a round begins with it.
  public internal(set) var beginsRound = false
  /// The side it is for, or leads to.
  public let side: Side?
  /// The number of reps.
  public internal(set) var count: Int?
  /// The time before the first rep is counted: whole cycles of the tempo, in which a voice says
  /// what to do.
  public internal(set) var lead: Duration = .zero
  /// The rhythm to move or breathe by.
  public let tempo: Tempo?
  /// The cues within it.
  public internal(set) var cues: [Cue]
  /// The name of the figure that shows the move.
  public let figure: String?
  /// The part of the body where it should be felt.
  public let feel: String?
  /// The name of the move that follows a rest that is a step of its own.
  public internal(set) var leadsTo: String?
  /// The step of the timeline that it belongs to, counted from 0 as they are walked: a step in a
  /// group counts anew in each round.
  public let step: Int
  /// True if only the person can answer what it asks: hands-free does not end it.
  public let asks: Bool
  /// The title of the included routine that it comes from.
  public let section: String?
  /// The id of the included routine that it comes from; `nil` for the routine's own steps.
  public let origin: String?
  /// The contact with the body during its work.
  public let contact: Contact
  /// The same, if its author named it; `nil` for the usual one of its kind.
  public let namedContact: Contact?
  var easing: Easing
  /// The ending that follows if the session is left here; `nil` if none does.
  var exit: Int?
  /// The ending that it is a part of; `nil` if it is none.
  var ending: Int?

  /// The name of the move with its resistance: `Row, red band`.
  public var name: String { load.map { title.isEmpty ? $0 : "\(title), \($0)" } ?? title }

  /// Returns its length, or its pace where a wait ends by itself; `nil` if it waits.
  public func length(handsFree: Bool) -> Duration? {
    length ?? (handsFree && !asks ? pace : nil)
  }

  /// The segment after the person has chosen to go on gently.
  var eased: Segment {
    var segment = self
    segment.length = easing.length
    segment.pace = easing.pace
    segment.count = easing.count
    if let of = easing.of, let repetition {
      segment.repetition?.of = max(of, repetition.index)
    }
    if let rounds = easing.rounds, let round {
      segment.round =
        rounds > 1 ? Repetition(index: round.index, of: max(rounds, round.index)) : nil
    }
    return segment
  }
}

extension Segment.Kind {
  /// The kind of the segments of a timed action.
  init(_ action: Step.TimedAction) {
    self =
      switch action {
      case .hold: .hold
      case .massage: .massage
      case .active: .active
      case .apply: .apply
      case .rest: .rest
      case .breathe: .breathe
      }
  }
}

extension Step.Action {
  /// The kind of a step's own segments.
  public var segmentKind: Segment.Kind {
    switch self {
    case .prompt, .group, .include: .prompt
    case .timed(let action, _): Segment.Kind(action)
    case .reps: .reps
    case .open: .open
    }
  }
}
