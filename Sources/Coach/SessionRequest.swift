import CarePlan
import RoutineEngine

/// A session that somebody asks for, from wherever.
public struct SessionRequest: Sendable {
  /// What is walked.
  public let timeline: Timeline
  /// The segment to begin with, counted from 0.
  let index: Int
  /// The part of that segment that was done before.
  let spent: Duration
  /// The choices of a session that goes on; `nil` for those of now.
  let settings: PlaySettings?
  /// Whether it goes on with one that was cut off: the record knows its pain already.
  let continuesAnother: Bool
  /// The answers that belong to it.
  var replies: Replies
  /// Whether the answer about pain that comes next stands in the place of the last one.
  var isPainCorrected = false

  /// A request.
  ///
  /// - Parameters:
  ///   - timeline: What is walked.
  ///   - index: The segment to begin with, counted from 0.
  ///   - spent: How much of it was done before, for a session that goes on.
  ///   - settings: The choices of a session that goes on; `nil` for those of now.
  ///   - continuesAnother: Whether it goes on with one that was cut off.
  ///   - replies: Answers that were given already.
  public init(
    _ timeline: Timeline, from index: Int = 0, spent: Duration = .zero,
    settings: PlaySettings? = nil, continuesAnother: Bool = false, replies: Replies = Replies()
  ) {
    self.timeline = timeline
    self.index = index
    self.spent = spent
    self.settings = settings
    self.continuesAnother = continuesAnother
    self.replies = replies
  }

  var routine: Routine { timeline.routine }

  /// The pain that was said for it, from 0 to 10.
  var painBefore: Int? {
    if case .said(let pain) = replies.pain { pain } else { nil }
  }

  /// The timeline at the gentle dose; `nil` where it is to be eased from where it begins instead,
  /// since its segments are counted or have lengths of the person's own.
  var gentleTimeline: Timeline? {
    let wish = timeline.prescription
    guard index == 0, spent == .zero, !continuesAnother, wish.hold == nil, wish.repeats == nil
    else { return nil }
    return try? Timeline(routine, Prescription(level: .gentle, ready: wish.ready))
  }
}
