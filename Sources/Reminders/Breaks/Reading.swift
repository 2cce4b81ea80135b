/// A source's information about the person's latest input.
public struct Reading: Sendable, Hashable {
  /// The part of the input that a source sees.
  public enum Scope: Sendable, Hashable {
    /// All keys and pointers of the desktop. Only such a source can tell that the person is away.
    case everything
    /// Part of the input, such as that of terminals.
    case some
  }

  /// The name of the source for people, such as `GNOME` or `terminals`.
  public let source: String
  /// The boot time of the latest input, within the source's precision; `nil` if there was none.
  public let lastInput: ClosedRange<Duration>?
  /// The part of the input that the source sees.
  public let sees: Scope

  /// A reading.
  public init(_ source: String, lastInput: ClosedRange<Duration>?, sees: Scope) {
    self.source = source
    self.lastInput = lastInput
    self.sees = sees
  }
}

/// A reason not to ask for a break now.
public enum Silence: String, Sendable, Hashable, CaseIterable, Codable {
  /// A camera is in use.
  case call
  /// The person's own command demands silence.
  case command
  /// A session runs.
  case session
  /// Quiet hours, or outside of the working hours.
  case quiet
  /// The goal of the day is reached.
  case goal
  /// Safety locks all routines, or none fits.
  case safety
  /// Three questions had no answer.
  case unanswered
  /// The most questions of the day were asked.
  case enough
  /// The working hours end soon.
  case ending
  /// The person has turned breaks off.
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

  /// The readings of all sources that answered.
  public var readings: [Reading]
  /// True if the screen is locked, or another user is at the console; `nil` if unknown.
  public var isLocked: Bool?
  /// True if a desktop runs whose input may be invisible.
  public var hasDesktop: Bool
  /// The silences `call` and `command`; `nil` after a quick look.
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
