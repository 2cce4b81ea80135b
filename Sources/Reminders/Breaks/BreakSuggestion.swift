/// A routine that is suggested for a break.
public struct BreakSuggestion: Sendable, Hashable {
  /// The routine's id, as `unknot play` takes it.
  public let routineID: String
  /// Its title.
  public let title: String
  /// Its approximate length in minutes, 1 at least.
  public let minutes: Int
  /// The plan that it belongs to, in a few words: `Day 9 of 21`; `nil` if it belongs to none.
  public let plan: String?

  /// A suggestion.
  public init(_ routineID: String, title: String, minutes: Int, plan: String? = nil) {
    self.routineID = routineID
    self.title = title
    self.minutes = max(1, minutes)
    self.plan = plan
  }
}

/// The day's sessions so far.
public struct BreakProgress: Sendable, Hashable {
  /// The number of sessions that count.
  public var done: Int
  /// The number that the person wants.
  public var goal: Int
  /// The seconds since the last of them ended; `nil` if there was none.
  public var sinceLast: Duration?

  /// Progress.
  public init(done: Int = 0, goal: Int = 3, sinceLast: Duration? = nil) {
    self.done = done
    self.goal = goal
    self.sinceLast = sinceLast
  }

  /// True if the goal is met.
  public var isMet: Bool { done >= goal }
}
