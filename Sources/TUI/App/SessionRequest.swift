import CarePlan
import RoutineEngine

/// A request for a session, from the list, a command or the remote control.
public struct SessionRequest: Sendable, Equatable {
  /// The timeline of the session.
  public let timeline: Timeline
  /// The segment to begin with, counted from 0.
  let index: Int
  /// The time already done of the first segment, for a session that is resumed.
  let spent: Duration
  /// True if a resumed session was hands-free before; `nil` for the setting.
  let isHandsFree: Bool?
  /// True if this session resumes one that was cut off. The history knows its pain already.
  let continuesAnother: Bool
  /// True if the session begins again once the history is loaded, which decides its dose and
  /// whether it may begin.
  let waitsForHistory: Bool
  /// The answers given for this session.
  var replies: Replies
  /// True if the next answer about pain replaces the last one.
  var isPainCorrected = false

  /// A request.
  ///
  /// - Parameters:
  ///   - timeline: The timeline of the session.
  ///   - index: The segment to begin with, counted from 0.
  ///   - spent: The time already done of that segment, for a session that is resumed.
  ///   - isHandsFree: True if a resumed session was hands-free before; `nil` for the setting.
  ///   - continuesAnother: True if the session resumes one that was cut off.
  ///   - waitsForHistory: True if the session begins again once the history is loaded.
  ///   - replies: The answers that were given already.
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

  /// Returns the same session at the dose that the person has agreed to, if any, and no higher than
  /// the plan allows.
  func takingAgreedDose(in context: ScreenContext) -> SessionRequest {
    guard index == 0, !continuesAnother, !replies.choosesDose,
      context.doses.agreed(for: routine, over: context.settings.prescription) != nil
        || context.advice.plan?.level(of: routine.id) != nil,
      let timeline = try? Timeline(routine, context.prescription(for: routine))
    else { return self }
    return SessionRequest(timeline, replies: replies)
  }

  /// The pain that was said for this session, from 0 to 10; `nil` if none was.
  var painBefore: Int? {
    if case .said(let pain) = replies.pain { pain } else { nil }
  }

  /// The timeline at the gentle dose. `nil` if the session has to be eased while it runs: it begins
  /// in the middle, or has holds or repeats that the person chose.
  var gentleTimeline: Timeline? {
    var prescription = timeline.prescription
    guard index == 0, spent == .zero, !continuesAnother, prescription.hold == nil,
      prescription.repeats == nil
    else { return nil }
    // Only the level changes: the side that comes first and the room for a voice stay.
    prescription.level = .gentle
    return try? Timeline(routine, prescription)
  }
}
