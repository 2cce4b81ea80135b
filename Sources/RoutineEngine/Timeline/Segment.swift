/// A period on a timeline, or a wait for the person.
public struct Segment: Sendable, Hashable {
  /// The kind.
  public enum Kind: String, Sendable, CaseIterable {
    /// Words that wait until the person is ready.
    case prompt
    /// Time to get ready for the work that follows.
    case ready
    /// A position is held.
    case hold
    /// Rolling, rubbing, pressing.
    case massage
    /// A movement goes on for a time.
    case active
    /// A pack or a cream takes effect.
    case apply
    /// A rest.
    case rest
    /// Time to change sides.
    case change = "switch"
    /// Breathing by a tempo.
    case breathe
    /// A movement is done a number of times, at the person's own pace.
    case reps
    /// An action of any length.
    case open

    /// The role of a kind in a session. All work with a clock has the same one.
    public enum Role: Sendable {
      case prompt, ready, rest, change, timedWork, reps, open
    }

    /// The role in a session.
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

    /// True if the person works, and does not wait, rest or get ready.
    public var isWork: Bool {
      switch role {
      case .timedWork, .reps, .open: true
      case .prompt, .ready, .rest, .change: false
      }
    }
  }

  /// The number of a repeat, and the total.
  public struct Repetition: Sendable, Hashable {
    /// The number, counted from 1.
    public var index: Int
    /// The number of repeats per side.
    public var of: Int

    /// A repeat of a total.
    public init(index: Int, of: Int) {
      self.index = index
      self.of = of
    }
  }

  /// The changes of a segment once the person goes on gently.
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
  /// The name of the move. For a get-ready, a rest and a change of sides, it is that of the work
  /// after them.
  public let title: String
  /// The instruction.
  public let text: String
  /// The words of the voice in place of the text; `nil` if the text is spoken.
  public let spoken: String?
  /// True if a rest or a change of sides has a text of its own, and not that of the work after it.
  public let hasOwnText: Bool
  /// True for work without a get-ready before it, so that nothing introduces the work.
  public let isUnannounced: Bool
  /// True if the text is shown and spoken: the segment is the first with this text, or the text is
  /// its own.
  public let tellsText: Bool
  /// True if the name is shown and spoken; false if the segment continues the words of the one
  /// before.
  public let tellsName: Bool
  /// The resistance, such as `red band`.
  public let load: String?
  /// The length; `nil` if it waits for the person.
  public internal(set) var length: Duration?
  /// The length of a wait in a hands-free session: the time to read and act on a prompt, to do the
  /// reps, or to stay in an open step.
  public internal(set) var pace: Duration
  /// The repeat of the segment, or of the work after it. `nil` if nothing is repeated, such as for
  /// a prompt, or for a rest that is a step.
  public internal(set) var repetition: Repetition?
  /// The round of the segment's group; `nil` outside of rounds.
  public internal(set) var round: Repetition?
  /// True if the segment is the first of a round.
  public internal(set) var beginsRound = false
  /// The side of the segment, or of the work after it.
  public let side: Side?
  /// The number of reps.
  public internal(set) var count: Int?
  /// The time before the first rep is counted, in which a voice gives the instruction. It is a
  /// whole number of cycles of the tempo.
  public internal(set) var lead: Duration = .zero
  /// The rhythm to move or breathe by.
  public let tempo: Tempo?
  /// The cues within the segment.
  public internal(set) var cues: [Cue]
  /// The name of the figure that shows the move.
  public let figure: String?
  /// The part of the body where the move should be felt.
  public let feel: String?
  /// The name of the move after a rest that is a step.
  public internal(set) var leadsTo: String?
  /// The step of the timeline, counted from 0 in the order of the session. A step in a group has a
  /// new number in each round.
  public let step: Int
  /// True if only the person can answer the question in the text. A hands-free session waits, too.
  public let asks: Bool
  /// The title of the included routine that the segment belongs to.
  public let section: String?
  /// The id of the included routine that the segment belongs to; `nil` for the routine's own steps.
  public let origin: String?
  /// The contact with the body during the work.
  public let contact: Contact
  /// The contact that the author named; `nil` for the usual contact of the kind.
  public let namedContact: Contact?
  var easing: Easing
  /// The number of the ending that follows if the session is left here; `nil` for none.
  var exit: Int?
  /// The number of the ending that the segment belongs to; `nil` for none.
  var ending: Int?

  /// The name of the move with its resistance: `Row, red band`.
  public var name: String { load.map { title.isEmpty ? $0 : "\(title), \($0)" } ?? title }

  /// Returns the length, or the pace of a wait in a hands-free session; `nil` if the segment waits.
  public func length(handsFree: Bool) -> Duration? {
    length ?? (handsFree && !asks ? pace : nil)
  }

  /// The segment at the low end of its ranges.
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
