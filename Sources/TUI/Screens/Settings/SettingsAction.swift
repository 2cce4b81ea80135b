/// The actions of keys in the settings.
public enum SettingsAction: Sendable, Hashable, CaseIterable {
  /// The line above.
  case up
  /// The line below.
  case down
  /// The value after this one.
  case following
  /// The value before this one.
  case previous
  /// Keep what was changed, and back.
  case close
  /// The keys.
  case help
}
