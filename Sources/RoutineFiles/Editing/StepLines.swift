/// The lines of a step, with the position of each key.
struct StepLines {
  /// A key with its value.
  private struct Entry {
    let key: String
    /// The lines of the entry, counted from the step's first line.
    let lines: Range<Int>
    /// The column and the length of the value, in scalars; `nil` if it takes several lines.
    let value: (column: Int, length: Int)?
  }

  /// The lines.
  let lines: [String]
  private let entries: [Entry]
  /// The column of the keys, counted from 0.
  private let indent: Int

  /// Finds the keys in the lines of a step.
  ///
  /// - Throws: `EditError` if two keys share a line.
  init(
    _ item: YAMLValue, lines: ArraySlice<String>, _ source: SourceText
  ) throws(RoutineDocument.EditError) {
    guard case .map(let written) = item.content, let first = written.first else {
      throw .notLineByLine
    }
    self.lines = Array(lines)
    indent = first.location.column - 1
    var entries: [Entry] = []
    for (index, entry) in written.enumerated() {
      let start = entry.location.line - 1 - lines.startIndex
      let next =
        index + 1 < written.count
        ? written[index + 1].location.line - 1 - lines.startIndex : lines.count
      guard entry.location.column == first.location.column, (0..<lines.count).contains(start),
        next > start
      else { throw .notLineByLine }
      var end = next
      while end > start + 1,
        Self.isComment(self.lines[end - 1], upTo: first.location.column - 1)
      {
        end -= 1
      }
      var value: (Int, Int)?
      if end == start + 1, entry.value.location.line == entry.location.line {
        switch entry.value.content {
        case .text(let words):
          value = (
            entry.value.location.column - 1, source.length(of: words, at: entry.value.location)
          )
        case .list:
          let rest = source.rest(from: entry.value.location).unicodeScalars
          value = rest.firstIndex(of: "]").map {
            (entry.value.location.column - 1, rest.distance(from: rest.startIndex, to: $0) + 1)
          }
        case .nothing, .map: break
        }
      }
      entries.append(Entry(key: entry.key, lines: start..<end, value: value))
    }
    self.entries = entries
  }

  /// Returns true for a blank line, and for a comment indented no more than the keys.
  private static func isComment(_ line: String, upTo indent: Int) -> Bool {
    let column = line.unicodeScalars.prefix { $0 == " " }.count
    let first = line.unicodeScalars.dropFirst(column).first
    return first == nil || first == "\r" || first == "#" && column <= indent
  }

  /// Returns the lines with other values.
  ///
  /// - Throws: `EditError` if a value to be changed takes several lines.
  func changed(
    from old: StepValues, to new: StepValues
  ) throws(RoutineDocument.EditError) -> [String] {
    var result: [[String]] = lines.map { [$0] }
    let lineEnd = lines.first?.unicodeScalars.last == "\r" ? "\r" : ""
    for key in [new.verb.rawValue] + StepValues.order
    where old.values[key] != new.values[key] {
      let entry = entries.first { $0.key == key }
      switch (entry, new.values[key]) {
      case (let entry?, let value?):
        let line = entry.lines.lowerBound
        if let place = entry.value {
          result[line] = [
            lines[line].replacing(column: place.column, length: place.length, with: value)
          ]
        } else {
          for other in entry.lines { result[other] = [] }
          result[line] = [written(key, value) + lineEnd]
        }
      case (let entry?, nil):
        for line in entry.lines { result[line] = [] }
        // The person's comment stays, on a line of its own.
        if let comment = comment(behind: entry) {
          result[entry.lines.lowerBound] = [blanks + comment]
        }
      case (nil, let value?):
        let place = Self.place(of: key)
        let before = entries.enumerated().last { index, entry in
          index == 0 || Self.place(of: entry.key) < place
        }
        guard let before else { throw .notLineByLine }
        result[before.element.lines.upperBound - 1].append(written(key, value) + lineEnd)
      case (nil, nil): break
      }
    }
    return result.flatMap(\.self)
  }

  private var blanks: String { String(repeating: " ", count: indent) }

  private func written(_ key: String, _ value: String) -> String { "\(blanks)\(key): \(value)" }

  /// Returns the index of a key in the order of edits; other keys come last.
  private static func place(of key: String) -> Int {
    StepValues.order.firstIndex(of: key) ?? StepValues.order.count
  }

  private func comment(behind entry: Entry) -> String? {
    guard let value = entry.value else { return nil }
    let line = lines[entry.lines.lowerBound].unicodeScalars
    let rest = line.dropFirst(value.column + value.length).drop { $0 == " " }
    return rest.first == "#" ? String(rest) : nil
  }
}
