import Drawing

/// The keys in the footer of a screen, each a button if a click can press it.
struct KeyHints {
  /// A key and the name of its action.
  struct Entry: Hashable {
    var key: String
    var name: String
    /// The key that a click presses; `nil` if the entry cannot be clicked.
    var press: Key?

    /// The width in columns, with the key on a filled cap or plain.
    func columns(onCap isOnCap: Bool) -> Int { key.columns + (isOnCap ? 3 : 1) + name.columns }
  }

  /// The keys, the most important first.
  let entries: [Entry]

  /// The columns between two entries.
  private static let gap = 2
  /// The least width, in columns, for keys on caps.
  private static let capColumns = 38

  /// True if there is room for caps.
  static func hasCaps(_ columns: Int) -> Bool { columns >= capColumns }

  /// Returns the entries that fit. The last one always stays: on most screens it opens the help, in
  /// questions it may continue, go back or leave.
  func fitting(_ columns: Int) -> [Entry] {
    guard let last = entries.last else { return [] }
    let isOnCap = Self.hasCaps(columns)
    var kept: [Entry] = []
    var taken = last.columns(onCap: isOnCap)
    for entry in entries.dropLast() {
      guard taken + entry.columns(onCap: isOnCap) + Self.gap <= columns else { break }
      kept.append(entry)
      taken += entry.columns(onCap: isOnCap) + Self.gap
    }
    return kept + [last]
  }

  /// Returns the entries that fit, each with its first column; the help stands at the right.
  func placed(_ columns: Int) -> [(entry: Entry, x: Int)] {
    var x = 0
    return fitting(columns).map { entry in
      let width = entry.columns(onCap: Self.hasCaps(columns))
      let isHelp = entry.press == .character("?")
      let place = isHelp ? max(x, columns - width) : x
      x = place + width + Self.gap
      return (entry, place)
    }
  }
}

extension Frame {
  /// Draws the keys; the cap of the key that confirms is filled.
  mutating func draw(
    _ hints: KeyHints, x: Int, y: Int, columns: Int, filled: Key = .enter
  ) {
    let isOnCap = KeyHints.hasCaps(columns)
    for (entry, offset) in hints.placed(columns) {
      let end = x + columns
      var place = x + offset
      if isOnCap {
        let style: Style = entry.press == filled ? .filledCap : .cap
        place += write(" \(entry.key) ", x: place, y: y, style: style, limit: end - place)
      } else {
        place += write(entry.key, x: place, y: y, style: Style(.key), limit: end - place)
      }
      place += write(" " + entry.name, x: place, y: y, style: .label, limit: end - place)
      if let key = entry.press {
        let start = x + offset
        addButton(Rect(x: start, y: y, columns: place - start, rows: 1), key)
      }
    }
  }
}
