extension Unicode.Scalar {
  /// True for a graphic character as Unicode defines it (table 2-3 of the standard): a letter,
  /// mark, number, sign or space. False for characters that control the output or are invisible:
  /// controls, formats (bidirectional, zero-width), separators of lines and paragraphs, private
  /// use, noncharacters.
  ///
  /// An output may allow more characters than these, such as the joiner between emoji.
  public var isGraphic: Bool {
    if value < 0x7F { return value >= 0x20 }
    return switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate,
      .unassigned:
      false
    default: true
    }
  }
}
