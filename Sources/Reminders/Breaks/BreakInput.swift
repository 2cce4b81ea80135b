import CarePlan
import Foundation

/// An input of the engine.
public enum BreakInput: Sendable, Hashable {
  /// Time has passed.
  case advanced
  /// The answer to a look.
  case looked(Look)
  /// A session has begun, by whatever way.
  case sessionBegan
  /// A session is over; `counts` if half of it or more was done.
  case sessionEnded(counts: Bool, BreakProgress)
  /// The answer to `findSuggestion`: the routine, none if nothing may be suggested.
  case suggested(BreakSuggestion?, BreakProgress)
  /// The person's answer to a message.
  case answered(BreakAnswer)
  /// A command of the person's.
  case command(BreakCommand)
  /// Other settings.
  case settings(BreakSettings)
}

/// An answer to a message.
public enum BreakAnswer: Sendable, Hashable {
  case start
  case later
}

/// A command of the person's.
public enum BreakCommand: Sendable, Hashable {
  /// Asks again after this long.
  case later(Duration)
  /// Leaves this break out, without any credit.
  case skip
  /// Asks for nothing for this long; `nil` until the next own day.
  case off(Duration?)
  /// Asks again.
  case on
  /// Suggests a break at once.
  case now
  /// Begins the break that is suggested.
  case start
  /// Idle time is no break for this long: reading, or two at one screen.
  case reading(Duration)
}

/// An effect of the engine.
public enum BreakEffect: Sendable, Hashable {
  /// Look at the sources and hand in `looked`.
  case look(Look.Depth)
  /// Look up what may be suggested and hand in `suggested`.
  case findSuggestion
  /// Show a message, with "Later" if that is allowed.
  case ask(BreakSuggestion, sitting: Duration, afterCall: Bool, allowsLater: Bool)
  /// Take the message away.
  case withdraw
  /// Begin a session.
  case start(BreakSuggestion)
  /// Reply to the command; a sentence if it is refused.
  case reply(refused: String?)
  /// Write a decision down.
  case note(BreakNote)
}

/// A decision, for the log.
public enum BreakNote: Sendable, Hashable {
  /// The reason for which somebody was away.
  public enum Absence: String, Sendable, Hashable { case idle, locked, suspended }

  case sitting(step: Duration)
  case away(Absence, since: Date)
  case outside(next: Date?)
  case inside
  case silent(Silence)
  case asked(BreakSuggestion, sitting: Duration)
  case later(Duration)
  case unanswered(Int)
  case started(BreakSuggestion)
  case notStarted
  case sessionBegan
  case sessionEnded(counts: Bool)
  case skipped
  case off(until: Date?)
  case on
  case gotUp
  case newDay(LocalDay)
}
