extension Frame: CustomStringConvertible {
  /// The text, line by line, without trailing blanks. A blank on a coloured background becomes a
  /// block.
  public var text: String {
    lines { row in
      var line = ""
      for cell in row where cell.width > 0 { line.append(cell.textGlyph) }
      return line
    }
  }

  /// The text.
  public var description: String { text }

  /// The inks, as one letter for each cell of `text`: `.` plain, `f` faint, `t` title, `w` work,
  /// `g` get ready, `r` rest, `p` waiting or paused, `x` warning, `k` key, `d` dim, `b` frame, `a`
  /// track, `s` surface, `c` cap, `m` warm, `o` on a filled background. A capital is bold, `:` is
  /// bold plain. Trailing blanks are left out. Only `styleRuns` shows reversed cells.
  public var inkMap: String {
    lines { row in
      String(row.map { $0 == .blank ? " " : $0.style.letter })
    }
  }

  /// All runs of cells that do not look plain, one per line as `row column-column look`. For
  /// example `3 0-79 title bold reversed`.
  public var styleRuns: String {
    var runs: [String] = []
    for y in 0..<size.rows {
      var start = 0
      while start < size.columns {
        let style = self[start, y].style
        var end = start
        while end + 1 < size.columns, self[end + 1, y].style == style { end += 1 }
        if style != .plain { runs.append("\(y) \(start)-\(end) \(style)") }
        start = end + 1
      }
    }
    return runs.joined(separator: "\n")
  }

  private func lines(_ line: ([Cell]) -> String) -> String {
    (0..<size.rows)
      .map { y in
        let full = line(row(y))
        return String(full.reversed().drop { $0 == " " }.reversed())
      }
      .joined(separator: "\n")
  }
}

extension Style: CustomStringConvertible {
  /// The ink's name with its modifiers: `title bold reversed`, `key on cap 100`.
  public var description: String {
    "\(ink)" + (isBold ? " bold" : "") + (isReversed ? " reversed" : "")
      + (fill.map { " on \($0.ink) \($0.percent)" } ?? "") + (isFaded ? " faded" : "")
  }

  fileprivate var letter: Character {
    let letter: Character =
      switch ink {
      case .plain: isBold ? ":" : "."
      case .faint: "f"
      case .title: "t"
      case .work: "w"
      case .ready: "g"
      case .rest: "r"
      case .waiting: "p"
      case .warning: "x"
      case .key: "k"
      case .dim: "d"
      case .frame: "b"
      case .track: "a"
      case .surface: "s"
      case .cap: "c"
      case .warm: "m"
      case .onFill: "o"
      }
    return isBold ? Character(letter.uppercased()) : letter
  }
}
