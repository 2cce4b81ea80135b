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
    /// Nothing is done.
    case rest
    /// Time to change sides.
    case change = "switch"
    /// Breathing by a tempo.
    case breathe
    /// A movement is done some number of times, at the person's own pace.
    case reps
    /// As long as the person likes.
    case open

    /// True if the person works in it, rather than waits, rests or gets ready.
    public var isWork: Bool {
      switch self {
      case .hold, .massage, .breathe, .reps, .open: true
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
  }

  /// The changes of a segment if the person goes on gently after a hurt.
  struct Easing: Sendable, Hashable {
    var isKept = true
    var length: Duration?
    var pace: Duration = .zero
    var count: Int?
    var of: Int?
  }

  /// The kind.
  public let kind: Kind
  /// The name of the move. A get-ready, a rest and a change of sides carry that of the work that
  /// they lead to.
  public let title: String
  /// The instruction.
  public let text: String
  /// The length; `nil` if it waits for the person.
  public internal(set) var length: Duration?
  /// The length if it waits and the session is hands-free: reading and acting on a prompt,
  /// doing the reps, staying in an open step.
  public internal(set) var pace: Duration
  /// The repeat that it is, or leads to; `nil` for what is not repeated: a prompt, a rest
  /// that is a step of its own.
  public internal(set) var repetition: Repetition?
  /// The side it is for, or leads to.
  public let side: Side?
  /// The number of reps.
  public internal(set) var count: Int?
  /// The rhythm to move or breathe by.
  public let tempo: Tempo?
  /// The cues within it.
  public let cues: [Cue]
  /// The name of the figure that shows the move.
  public let figure: String?
  /// The part of the body where it should be felt.
  public let feel: String?
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
  var easing: Easing

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
    return segment
  }
}
