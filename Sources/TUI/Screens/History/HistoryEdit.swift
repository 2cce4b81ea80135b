import CarePlan

/// A change of the history by hand. Sessions are named by their ids.
public enum HistoryEdit: Sendable, Hashable {
  /// Corrects a session.
  case correct(String, SessionCorrection)
  /// Deletes a session.
  case delete(String)
  /// Brings back a session that was deleted in this run.
  case restore(String)
  /// Adds a session that was done without the program.
  case add(SessionEntry)
}

/// A correction of a session.
public enum SessionCorrection: Sendable, Hashable {
  /// Pain before it, from 0 to 10; `nil` for not said.
  case painBefore(Int?)
  /// Pain after it, from 0 to 10; `nil` for not said.
  case painAfter(Int?)
  /// The dose as the person found it; `nil` for not said.
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
  /// The day.
  public var day: LocalDay
  /// The time of its beginning, in minutes since midnight.
  public var minuteOfDay: Int
  /// The time of exercise; `nil` for the whole routine.
  public var minutes: Int?

  /// The time of its beginning: `18:05`.
  var time: String { Format.timeOfDay(.minutes(minuteOfDay)) }
}
