import CarePlan

/// A change of the history by hand. Sessions are named by their ids.
public enum HistoryEdit: Sendable, Hashable {
  /// Corrects a session.
  case correct(String, SessionCorrection)
  /// Deletes a session.
  case delete(String)
  /// Brings back a session that was deleted since the program began.
  case restore(String)
  /// Adds a session that was done without the program.
  case add(SessionEntry)
}

/// A correction of a session.
public enum SessionCorrection: Sendable, Hashable {
  /// Pain before the session, from 0 to 10; `nil` for not said.
  case painBefore(Int?)
  /// Pain after the session, from 0 to 10; `nil` for not said.
  case painAfter(Int?)
  /// The person's opinion of the dose; `nil` for not said.
  case ease(Ease?)
  /// The time of exercise, in minutes.
  case minutes(Int)
  /// The routine, by its id and its title.
  case routine(id: String, title: String)
  /// A note; `nil` for none.
  case note(String?)
}

/// A session that was done without the program.
public struct SessionEntry: Sendable, Hashable {
  /// The routine's id.
  public var routineID: String
  /// The routine's title.
  public var title: String
  /// The day of the session.
  public var day: LocalDay
  /// The time at which the session began, in minutes since midnight.
  public var minuteOfDay: Int
  /// The time of exercise, in minutes; `nil` for the length of the whole routine.
  public var minutes: Int?

  /// The time at which the session began: `18:05`.
  var time: String { Format.timeOfDay(.minutes(minuteOfDay)) }
}
