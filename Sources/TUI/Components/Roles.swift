import Drawing

/// The styles of what frames, buttons and charts are made of, in one place.
extension Style {
  /// The frame of a panel.
  static let frame = Style(.frame)
  /// The frame of the panel that has the keys.
  static let activeFrame = Style(.work)
  /// A key on its cap.
  static let cap = Style(.plain, bold: true, on: Fill(.cap))
  /// The cap of what Enter does.
  static let filledCap = Style(.onFill, bold: true, on: Fill(.work))
  /// Text of the second rank: what a key does, labels, facts.
  static let label = Style(.dim)
  /// The empty part of a bar.
  static let track = Style.solid(.track)

  /// A share of a colour, as text.
  init(_ ink: Ink, share percent: Int) {
    self.init(ink)
    inkPercent = UInt8(clamping: percent)
  }

  /// The ink of an answer about pain, from 0 to 10: the bands of the advice.
  static func painInk(_ pain: Int) -> Ink {
    pain >= 6 ? .warning : pain >= 4 ? .ready : .work
  }
}
