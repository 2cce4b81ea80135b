/// The actions of keys in the guide.
public enum GuideAction: Sendable, Hashable, CaseIterable {
  /// Read the chosen card.
  case open
  /// The line above.
  case up
  /// The line below.
  case down
  /// A window up.
  case pageUp
  /// A window down.
  case pageDown
  /// Out of the card, or out of the guide.
  case close
  /// The keys.
  case help
}
