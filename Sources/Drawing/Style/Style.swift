/// The meaning of a cell. A theme decides which colour and weight that has on a terminal; no
/// meaning is carried by colour alone.
public enum Ink: UInt8, Sendable, Hashable, CaseIterable {
  /// Ordinary text.
  case plain
  /// Text that matters less: hints, what is next.
  case faint
  /// Names and headings.
  case title
  /// The work of a step: holding, rolling, breathing.
  case work
  /// Getting ready, changing sides.
  case ready
  /// Rest.
  case rest
  /// Waiting for the person, or paused.
  case waiting
  /// A caution, a hurt, something wrong.
  case warning
  /// The name of a key.
  case key
}

/// The style of a cell.
public struct Style: Sendable, Hashable {
  /// The ink.
  public var ink: Ink
  /// Heavier than its ink is by itself.
  public var isBold: Bool
  /// Text and background colours exchanged: a selected line, a pressed key.
  public var isReversed: Bool

  /// A look.
  public init(_ ink: Ink = .plain, bold: Bool = false, reversed: Bool = false) {
    self.ink = ink
    self.isBold = bold
    self.isReversed = reversed
  }

  /// Ordinary text.
  public static let plain = Style()
}
