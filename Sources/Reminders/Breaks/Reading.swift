/// A source's answer about the latest input of the person.
public struct Reading: Sendable, Hashable {
  /// The part of the person's input that a source sees.
  public enum Scope: Sendable, Hashable {
    /// Every key and pointer of the desktop: only such a source may say that nobody is there.
    case everything
    /// Some of it, such as that of terminals.
    case some
  }

  /// The name of the source for people: `GNOME`, `terminals`.
  public let source: String
  /// The boot time of the latest input, as exactly as the source knows it; `nil` if there was none.
  public let lastInput: ClosedRange<Duration>?
  /// The part that it sees.
  public let sees: Scope

  /// A reading.
  public init(_ source: String, lastInput: ClosedRange<Duration>?, sees: Scope) {
    self.source = source
    self.lastInput = lastInput
    self.sees = sees
  }
}

/// A reason for which no break is asked for now.
public enum Silence: String, Sendable, Hashable, CaseIterable, Codable {
  /// A camera is in use.
  case call
  /// A command of the person's says so.
  case command
  /// A session runs.
  case session
  /// Quiet hours, or outside of the working hours.
  case quiet
  /// The goal of the day is met.
  case goal
  /// Safety locks it, or nothing fits.
  case safety
  /// Three questions without an answer.
  case unanswered
  /// Enough questions today.
  case enough
  /// The working hours are nearly over.
  case ending
  /// The person does not want it.
  case off
}

/// A look at all sources.
public struct Look: Sendable, Hashable {
  /// The depth of a look.
  public enum Depth: Sendable, Hashable {
    /// Input and lock.
    case quick
    /// Input, lock and the reasons for silence.
    case full
  }

  /// The readings of the sources that answer.
  public var readings: [Reading]
  /// True if the screen is locked, or another user has the console; `nil` if nobody says.
  public var isLocked: Bool?
  /// True if a desktop runs whose input might not be seen.
  public var hasDesktop: Bool
  /// The silences of a call and of the person's command; `nil` if they were not looked for.
  public var silences: Set<Silence>?

  /// A look.
  public init(
    _ readings: [Reading] = [], isLocked: Bool? = nil, hasDesktop: Bool = false,
    silences: Set<Silence>? = nil
  ) {
    self.readings = readings
    self.isLocked = isLocked
    self.hasDesktop = hasDesktop
    self.silences = silences
  }
}
