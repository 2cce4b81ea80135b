/// A place of a frame where a click stands for a key.
public struct FrameButton: Sendable, Hashable {
  /// The place.
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
  /// Lets a click on a part of the frame stand for a key. What is filled or drawn over it later
  /// takes it away.
  public mutating func addButton(_ rect: Rect, _ key: Key) {
    buttons.append(FrameButton(rect, key))
  }

  /// Returns the key that a click on a cell stands for; `nil` if it stands for none.
  public func key(x: Int, y: Int) -> Key? {
    buttons.last { $0.rect.contains(x: x, y: y) }?.key
  }

  /// Removes the buttons that begin in a part of the frame.
  mutating func removeButtons(in rect: Rect) {
    if buttons.isEmpty { return }
    buttons.removeAll { rect.contains(x: $0.rect.x, y: $0.rect.y) }
  }

  /// Takes over the buttons of a frame that is drawn at a place.
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
