import Drawing

/// The styles of frames, buttons and charts.
extension Style {
  /// The frame of a panel.
  static let frame = Style(.frame)
  /// The frame of the panel that has the keyboard focus.
  static let activeFrame = Style(.work)
  /// A key on its cap.
  static let cap = Style(.plain, bold: true, on: Fill(.cap))
  /// The cap of the key that confirms, such as Enter.
  static let filledCap = Style(.onFill, bold: true, on: Fill(.work))
  /// Text of second rank: names of keys, labels, facts.
  static let label = Style(.dim)
  /// The empty part of a bar.
  static let track = Style.solid(.track)

  /// A style for text in an ink at some percent of its strength.
  init(_ ink: Ink, share percent: Int) {
    self.init(ink)
    inkPercent = UInt8(clamping: percent)
  }

  /// Returns the ink for an answer about pain, from 0 to 10, in the bands of the advice.
  static func painInk(_ pain: Int) -> Ink {
    pain >= 6 ? .warning : pain >= 4 ? .ready : .work
  }
}
