/// A part of a frame where a click acts as a key.
public struct FrameButton: Sendable, Hashable {
  /// The part of the frame.
  public var rect: Rect
  /// The key.
  public let key: Key

  /// A button.
  public init(_ rect: Rect, _ key: Key) {
    self.rect = rect
    self.key = key
  }
}

extension Frame {
  /// Makes a click on a part of the frame act as a key. Later drawing over the part removes the
  /// button.
  public mutating func addButton(_ rect: Rect, _ key: Key) {
    buttons.append(FrameButton(rect, key))
  }

  /// Returns the key for a click on a cell; `nil` if there is no button.
  public func key(x: Int, y: Int) -> Key? {
    buttons.last { $0.rect.contains(x: x, y: y) }?.key
  }

  /// Removes the buttons whose upper left corner is in a part of the frame.
  mutating func removeButtons(in rect: Rect) {
    if buttons.isEmpty { return }
    buttons.removeAll { rect.contains(x: $0.rect.x, y: $0.rect.y) }
  }

  /// Copies the buttons of another frame that is drawn at a position.
  mutating func takeButtons(of other: Frame, x: Int, y: Int) {
    removeButtons(in: Rect(x: x, y: y, columns: other.size.columns, rows: other.size.rows))
    for var button in other.buttons {
      button.rect.x += x
      button.rect.y += y
      buttons.append(button)
    }
  }
}

extension Rect {
  /// Returns true if a cell is inside.
  public func contains(x: Int, y: Int) -> Bool {
    (self.x..<right).contains(x) && (self.y..<bottom).contains(y)
  }
}
