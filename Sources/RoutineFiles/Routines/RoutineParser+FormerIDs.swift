import RoutineEngine

/// The ids that a routine had before.
extension RoutineParser {
  /// Reads the ids; reports what is no id, and what has no effect.
  mutating func formerIDs(_ field: Field?, of id: String) -> [String] {
    guard let field else { return [] }
    let items: [YAMLValue]
    switch field.entry.value.content {
    case .text: items = [field.entry.value]
    default: items = list(field, limit: Limits.items)
    }
    return items.compactMap { item in
      guard case .text(let former) = item.content, RoutineName.isValid(former) else {
        let text = if case .text(let text) = item.content { text } else { "" }
        report(
          .badName, at: item, "`\(CleanText.excerpt(text))` is not a name",
          "write \(field.key.shape.expected)")
        return nil
      }
      if let reason = reasonAgainst(former, of: id) {
        report(.unused, as: .warning, at: item, reason, "take `\(former)` out of `was`")
      }
      return former
    }
  }

  private func reasonAgainst(_ former: String, of id: String) -> String? {
    if former == id { return "`was` names this routine itself" }
    switch owner(former) {
    case nil, id: return nil
    case former:
      return "there still is a routine `\(former)`: what was done as that stays with it"
    case let other?:
      return "`\(other)` was `\(former)`, too: what was done as that counts for `\(other)`"
    }
  }
}

/// The ids that routines had before, read from their files alone.
enum FormerIDs {
  /// Returns the ids that a file names; none for a file that cannot be read. Most files name none,
  /// and are not parsed.
  static func read(_ bytes: [UInt8]) -> [String] {
    let mayName = bytes.indices.contains {
      bytes[$0] == UInt8(ascii: "w") && bytes[$0...].starts(with: "was".utf8)
    }
    guard mayName, case .map(let entries) = YAMLDocument(bytes).root?.content,
      let entry = entries.first(where: { $0.key == "was" })
    else { return [] }
    let items: [YAMLValue] =
      if case .list(let items) = entry.value.content { items } else { [entry.value] }
    return items.compactMap { item in
      guard case .text(let id) = item.content, RoutineName.isValid(id) else { return nil }
      return id
    }
  }

  /// Returns a file's text under another id.
  ///
  /// - Parameters:
  ///   - text: The text of a routine or a move.
  ///   - formerIDs: All ids that it had before.
  /// - Returns: The text with its `was`, everything else as it is; `nil` where that has no title at
  ///   the beginning of a line.
  static func text(_ text: String, was formerIDs: [String]) -> String? {
    // By scalars: a line end of two characters is one `Character`.
    var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    if let first = lines.firstIndex(where: { $0.hasPrefix("was:") }) {
      let rest = lines[(first + 1)...].prefix { line in
        line.first.map { $0 == " " || $0 == "-" } ?? false
      }
      lines.removeSubrange(first..<rest.endIndex)
    }
    guard let title = lines.firstIndex(where: { $0.hasPrefix("title:") }) else { return nil }
    if !formerIDs.isEmpty {
      let ids =
        formerIDs.count == 1 ? formerIDs[0] : "[\(formerIDs.joined(separator: ", "))]"
      lines.insert(
        "was: \(ids)" + (lines[title].unicodeScalars.last == "\r" ? "\r" : ""), at: title)
    }
    return lines.joined(separator: "\n")
  }
}
