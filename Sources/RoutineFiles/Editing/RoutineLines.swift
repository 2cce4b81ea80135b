/// The lines of a routine's file: the head, the steps with the comments right above them, the lines
/// between two steps, and the tail.
struct RoutineLines {
  /// A step at its new position.
  enum Placed {
    /// A step of the file, by its original index, with its lines.
    case kept(Int, [String])
    /// A new step, with its lines.
    case new([String])
  }

  /// The lines before the first step, without the comments right above it.
  private var head: [String]
  /// The comments and blank lines before each step, up to the last blank line. They stay where they
  /// are.
  private let separators: [[String]]
  /// The comments right above each step, which move with it.
  private let comments: [[String]]
  /// The steps.
  let steps: [StepLines]
  /// The lines after the last step.
  private let tail: [String]
  /// The column of the dashes, counted from 0.
  let indent: Int
  /// `\r` if lines end in CRLF, else empty.
  private let lineEnd: String
  private let hasMark: Bool
  private let title: (line: Int, column: Int, length: Int)?

  /// Splits a text into lines and steps.
  ///
  /// - Throws: `EditError` if the steps are not in a block list.
  init(_ text: String) throws(RoutineDocument.EditError) {
    hasMark = text.unicodeScalars.first == "\u{FEFF}"
    let document = YAMLDocument(Array(text.utf8))
    let source = document.source
    let lines = SourceText.lines(of: source.text)
    guard case .map(let root)? = document.root?.content, lines.count == source.lineStarts.count,
      let entry = root.first(where: { $0.key == "steps" })
    else { throw .notLineByLine }
    lineEnd = lines.first?.unicodeScalars.last == "\r" ? "\r" : ""
    title = Self.title(in: root, source, lines)
    let end = root.map(\.location.line).filter { $0 > entry.location.line }.min()
    let section = entry.location.line..<(end.map { $0 - 1 } ?? lines.count)
    guard case .list(let items) = entry.value.content else {
      guard case .nothing = entry.value.content else { throw .notLineByLine }
      (head, tail) = (Array(lines[..<section.lowerBound]), Array(lines[section.lowerBound...]))
      (separators, comments, steps, indent) = ([], [], [], 2)
      return
    }
    let starts = try items.map { item throws(RoutineDocument.EditError) in
      try Self.dash(of: item, in: lines)
    }
    guard let dash = starts.first?.column, starts.allSatisfy({ $0.column == dash }),
      starts.allSatisfy({ section.contains($0.line) })
    else { throw .notLineByLine }
    var separators: [[String]] = []
    var comments: [[String]] = []
    var steps: [StepLines] = []
    var above = section.lowerBound
    for (index, item) in items.enumerated() {
      let start = starts[index].line
      let gap = lines[above..<start]
      let blank = gap.lastIndex { Self.isBlank($0) }.map { $0 + 1 } ?? above
      separators.append(Array(lines[above..<blank]))
      comments.append(Array(lines[blank..<start]))
      let next = index + 1 < items.count ? starts[index + 1].line : section.upperBound
      var last = next
      while last > start + 1, Self.isBetween(lines[last - 1], dash: dash) { last -= 1 }
      steps.append(try StepLines(item, lines: lines[start..<last], source))
      above = last
    }
    head = Array(lines[..<section.lowerBound])
    tail = Array(lines[above...])
    (self.separators, self.comments, self.steps, indent) = (separators, comments, steps, dash)
  }

  /// Returns the line and the column of an item's dash, both counted from 0.
  private static func dash(
    of item: YAMLValue, in lines: [String]
  ) throws(RoutineDocument.EditError) -> (line: Int, column: Int) {
    guard case .map(let entries) = item.content, let first = entries.first,
      lines.indices.contains(first.location.line - 1)
    else { throw .notLineByLine }
    let line = lines[first.location.line - 1].unicodeScalars
    let before = Array(line.prefix(first.location.column - 1))
    let column = before.prefix { $0 == " " }.count
    guard before.count > column + 1, before[column] == "-",
      before[(column + 1)...].allSatisfy({ $0 == " " })
    else { throw .notLineByLine }
    return (first.location.line - 1, column)
  }

  private static func title(
    in root: [YAMLEntry], _ source: SourceText, _ lines: [String]
  ) -> (line: Int, column: Int, length: Int)? {
    guard let entry = root.first(where: { $0.key == "title" }),
      case .text(let words) = entry.value.content, entry.value.location.line == entry.location.line
    else { return nil }
    let location = entry.value.location
    // A text that continues on the next line has no length in this one.
    let next = lines.indices.contains(location.line) ? lines[location.line] : ""
    guard !next.hasPrefix(" "), !"|>".contains(source.rest(from: location).first ?? " ") else {
      return nil
    }
    return (
      location.line - 1, location.column - 1, source.length(of: words, at: location)
    )
  }

  private static func isBlank(_ line: String) -> Bool {
    line.unicodeScalars.allSatisfy { $0 == " " || $0 == "\r" || $0 == "\t" }
  }

  /// Returns true for a line between steps: a blank one, or a comment indented no more than the
  /// dashes.
  private static func isBetween(_ line: String, dash: Int) -> Bool {
    if isBlank(line) { return true }
    let column = line.unicodeScalars.prefix { $0 == " " }.count
    return column <= dash && line.unicodeScalars.dropFirst(column).first == "#"
  }

  // MARK: Changes

  /// Replaces the title in its line.
  mutating func setTitle(_ words: String) throws(RoutineDocument.EditError) {
    guard let title, head.indices.contains(title.line) else {
      throw RoutineDocument.EditError(reason: "its title is not written in one line")
    }
    head[title.line] = head[title.line].replacing(
      column: title.column, length: title.length, with: words)
  }

  /// The text without changes.
  var text: String { text(with: steps.enumerated().map { .kept($0, $1.lines) }) }

  /// Returns the text with other steps. The comments above a removed step stay, but not a mere
  /// blank line.
  func text(with placed: [Placed]) -> String {
    let survivors = placed.compactMap { if case .kept(let origin, _) = $0 { origin } else { nil } }
      .sorted()
    var result = head
    var next = 0
    for (position, step) in placed.enumerated() {
      if position == 0 { result += separators.first ?? [] }
      switch step {
      case .new(let lines):
        if position > 0 { result += usualSeparator }
        result += lines.map { $0 + lineEnd }
      case .kept(let origin, let lines):
        let slot = survivors[next]
        let removed = (next == 0 ? 0 : survivors[next - 1] + 1)..<slot
        result += removed.flatMap(leftovers)
        if position > 0 {
          result += slot == 0 ? usualSeparator : separators[slot]
        } else if slot > 0, !separators[slot].allSatisfy(Self.isBlank) {
          result += separators[slot]
        }
        result += comments[origin] + lines
        next += 1
      }
    }
    if placed.isEmpty { result += separators.first ?? [] }
    let rest = (survivors.last.map { $0 + 1 } ?? 0)..<steps.count
    result += rest.flatMap(leftovers) + tail
    return (hasMark ? "\u{FEFF}" : "") + result.joined(separator: "\n")
  }

  /// Returns the lines that stay when the step below them is removed.
  private func leftovers(of step: Int) -> [String] {
    let separator = step == 0 ? [] : separators[step]
    let isEmpty = comments[step].isEmpty && separator.allSatisfy(Self.isBlank)
    return isEmpty ? [] : separator + comments[step]
  }

  /// A blank line if all steps are separated by one, else nothing.
  private var usualSeparator: [String] {
    let others = separators.dropFirst()
    return !others.isEmpty && others.allSatisfy({ $0.count == 1 }) ? [lineEnd] : []
  }
}

extension String {
  /// Returns the line with another value; columns are scalars counted from 0. A comment after the
  /// value keeps its column if possible.
  func replacing(column: Int, length: Int, with words: String) -> String {
    var line = Array(unicodeScalars)
    let start = min(column, line.count)
    let end = min(line.count, start + length)
    let blanks = line[end...].prefix { $0 == " " }.count
    let hasComment = end + blanks < line.count && line[end + blanks] == "#"
    let new = Array(words.unicodeScalars)
    if hasComment {
      let wanted = max(1, blanks + (end - start) - new.count)
      line.replaceSubrange(
        start..<(end + blanks), with: new + Array(repeating: " ", count: blanks > 1 ? wanted : 1))
    } else {
      line.replaceSubrange(start..<end, with: new)
    }
    return String(String.UnicodeScalarView(line))
  }
}
