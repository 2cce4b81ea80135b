import RoutineEngine

/// The result of a segment, or of a part of it, as the history saves it.
public struct SavedSegmentResult: Sendable, Hashable {
  /// The ending of a segment.
  public enum Outcome: String, Sendable, CaseIterable {
    /// Done to its end, or until the person ended it as done.
    case done
    /// Ended early.
    case partial
    /// Left out.
    case skipped
    /// Ended because it hurt.
    case hurt
  }

  /// The segment of the timeline, counted from 0.
  public var segment: Int
  /// Its kind.
  public var kind: Segment.Kind
  /// The step it belongs to, counted from 0.
  public var step: Int
  /// The name of the move.
  public var title: String
  /// The side; `nil` for none.
  public var side: Side?
  /// The repeat, counted from 1; `nil` for what is not repeated.
  public var repetition: Int?
  /// The number of repeats; `nil` for what is not repeated.
  public var repetitions: Int?
  /// Its outcome.
  public var outcome: Outcome
  /// The time spent in it with the clock running, in whole milliseconds.
  public var spent: Duration
  /// The moment of its end, since the session began, in whole milliseconds. Time between a cut-off
  /// and resuming does not count.
  public var endedAt: Duration
  /// The id of the included routine that it comes from; `nil` for the routine's own steps.
  public var origin: String?
  /// The contact with the body; `nil` for what is no work, or if an earlier version saved none.
  public var contact: Contact?

  /// The result of a segment.
  public init(
    segment: Int, kind: Segment.Kind, step: Int, title: String, side: Side? = nil,
    repetition: Int? = nil, repetitions: Int? = nil, outcome: Outcome, spent: Duration,
    endedAt: Duration, origin: String? = nil, contact: Contact? = nil
  ) {
    self.segment = segment
    self.kind = kind
    self.step = step
    self.title = PlainText.clean(title)
    self.side = side
    self.repetition = repetition
    self.repetitions = repetitions
    self.outcome = outcome
    self.spent = .milliseconds(spent.inMilliseconds)
    self.endedAt = .milliseconds(endedAt.inMilliseconds)
    self.origin = origin.map(PlainText.clean)
    self.contact = contact
  }

  /// A result of a session.
  public init(_ result: SegmentResult) {
    self.init(
      segment: result.segment, kind: result.kind, step: result.step, title: result.title,
      side: result.side, repetition: result.repetition?.index,
      repetitions: result.repetition?.of, outcome: Outcome(result.outcome), spent: result.spent,
      endedAt: result.endedAt, origin: result.origin,
      contact: result.kind.isWork ? result.contact : nil)
  }
}

extension SavedSegmentResult.Outcome {
  fileprivate init(_ outcome: SegmentResult.Outcome) {
    switch outcome {
    case .done: self = .done
    case .partial: self = .partial
    case .skipped: self = .skipped
    case .hurt: self = .hurt
    }
  }
}
