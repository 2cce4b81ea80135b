import CarePlan
import RoutineEngine

/// A session that somebody asks for, from wherever.
public struct SessionRequest: Sendable, Equatable {
  /// The timeline that is walked.
  public let timeline: Timeline
  /// The segment to begin with, counted from 0.
  let index: Int
  /// The part of that segment that was done before.
  let spent: Duration
  /// True if the waits of a session that goes on ended by themselves; `nil` for the setting.
  let isHandsFree: Bool?
  /// True if it goes on with one that was cut off: the history knows its pain already.
  let continuesAnother: Bool
  /// True if the session begins again once the history was read: by the dose that the person has
  /// agreed to, and as the sessions before allow.
  let waitsForHistory: Bool
  /// The answers that belong to it.
  var replies: Replies
  /// True if the next answer about pain replaces the last one.
  var isPainCorrected = false

  /// A request.
  ///
  /// - Parameters:
  ///   - timeline: What is walked.
  ///   - index: The segment to begin with, counted from 0.
  ///   - spent: How much of it was done before, for a session that goes on.
  ///   - isHandsFree: True if the waits of a session that goes on ended by themselves.
  ///   - continuesAnother: Whether it goes on with one that was cut off.
  ///   - waitsForHistory: True to begin again once the history was read.
  ///   - replies: Answers that were given already.
  public init(
    _ timeline: Timeline, from index: Int = 0, spent: Duration = .zero,
    isHandsFree: Bool? = nil, continuesAnother: Bool = false, waitsForHistory: Bool = false,
    replies: Replies = Replies()
  ) {
    self.timeline = timeline
    self.index = index
    self.spent = spent
    self.isHandsFree = isHandsFree
    self.continuesAnother = continuesAnother
    self.waitsForHistory = waitsForHistory
    self.replies = replies
  }

  var routine: Routine { timeline.routine }

  /// Returns the same session by the dose that the person has agreed to, if there is one, and no
  /// higher than their plan has it.
  func takingAgreedDose(in context: ScreenContext) -> SessionRequest {
    guard index == 0, !continuesAnother, !replies.choosesDose,
      context.doses.agreed(for: routine, over: context.settings.prescription) != nil
        || context.advice.plan?.level(of: routine.id) != nil,
      let timeline = try? Timeline(routine, context.prescription(for: routine))
    else { return self }
    return SessionRequest(timeline, replies: replies)
  }

  /// The pain that was said for it, from 0 to 10.
  var painBefore: Int? {
    if case .said(let pain) = replies.pain { pain } else { nil }
  }

  /// The timeline at the gentle dose; `nil` where it is to be eased from where it begins instead,
  /// since its segments are counted or have lengths of the person's own.
  var gentleTimeline: Timeline? {
    var prescription = timeline.prescription
    guard index == 0, spent == .zero, !continuesAnother, prescription.hold == nil,
      prescription.repeats == nil
    else { return nil }
    // The sorer side stays first, and the voice has its room.
    prescription.level = .gentle
    return try? Timeline(routine, prescription)
  }
}
