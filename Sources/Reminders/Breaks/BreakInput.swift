import CarePlan
import Foundation

/// An input of the engine.
public enum BreakInput: Sendable, Hashable {
  /// Time has passed.
  case advanced
  /// The result of a look.
  case looked(Look)
  /// A session has begun, no matter how.
  case sessionBegan
  /// A session has ended. `counts` is true if at least half of it was done.
  case sessionEnded(counts: Bool, BreakProgress)
  /// The result of `findSuggestion`; `nil` if nothing may be suggested.
  case suggested(BreakSuggestion?, BreakProgress)
  /// The person's answer to a message.
  case answered(BreakAnswer)
  /// The person's command.
  case command(BreakCommand)
  /// The settings have changed.
  case settings(BreakSettings)
}

/// An answer to a message.
public enum BreakAnswer: Sendable, Hashable {
  case start
  case later
}

/// A command of the person.
public enum BreakCommand: Sendable, Hashable {
  /// Ask again after this time.
  case later(Duration)
  /// Skip this break, without any credit.
  case skip
  /// Do not ask for this time; `nil` means until the next own day.
  case off(Duration?)
  /// End "off".
  case on
  /// Suggest a break at once.
  case now
  /// Begin the suggested break.
  case start
  /// Do not count idle time as a break for this time: reading, or two people at one screen.
  case reading(Duration)
}

/// An effect of the engine.
public enum BreakEffect: Sendable, Hashable {
  /// Look at the sources, and answer with `looked`.
  case look(Look.Depth)
  /// Find a routine to suggest, and answer with `suggested`.
  case findSuggestion
  /// Show a message, with "Later" if allowed.
  case ask(BreakSuggestion, sitting: Duration, afterCall: Bool, allowsLater: Bool)
  /// Remove the message.
  case withdraw
  /// Begin a session.
  case start(BreakSuggestion)
  /// Reply to the command; the value is the reason for a refusal.
  case reply(refused: String?)
  /// Log a decision.
  case note(BreakNote)
}

/// A decision, for the log.
public enum BreakNote: Sendable, Hashable {
  /// The reason for an absence.
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
