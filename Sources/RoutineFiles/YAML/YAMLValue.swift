/// A value as it was written: its text is not interpreted, its place is known.
struct YAMLValue: Sendable {
  /// What a value is made of.
  enum Content: Sendable {
    /// Nothing was written: an empty plain text, `~` or `null`.
    case nothing
    case text(String)
    case list([YAMLValue])
    case map([YAMLEntry])
  }

  let content: Content
  let location: SourceLocation
}

/// A key and its value.
struct YAMLEntry: Sendable {
  let key: String
  let location: SourceLocation
  let value: YAMLValue
}
