import Drawing

/// The line of keys at the foot of a screen.
struct KeyHints {
  /// A key and what it does.
  struct Entry: Hashable {
    let key: String
    let name: String

    var columns: Int { key.columns + 1 + name.columns }
  }

  /// The keys, the most important first.
  let entries: [Entry]

  /// Between two entries.
  private static let gap = 2

  /// As many entries as there is room for; the last one always, since it is the way to the help.
  func fitting(_ columns: Int) -> [Entry] {
    guard let last = entries.last else { return [] }
    var kept: [Entry] = []
    var taken = last.columns
    for entry in entries.dropLast() {
      guard taken + entry.columns + Self.gap <= columns else { break }
      kept.append(entry)
      taken += entry.columns + Self.gap
    }
    return kept + [last]
  }
}

extension Frame {
  /// Draws the line of keys.
  mutating func draw(_ legend: KeyHints, x: Int, y: Int, columns: Int) {
    var place = x
    for entry in legend.fitting(columns) {
      place += write(entry.key, x: place, y: y, style: Style(.key), limit: x + columns - place)
      place += write(
        " " + entry.name, x: place, y: y, style: Style(.faint), limit: x + columns - place)
      place += 2
    }
  }
}
