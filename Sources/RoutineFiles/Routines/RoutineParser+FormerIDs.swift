import RoutineEngine

/// Parses the former ids of a routine.
extension RoutineParser {
  /// Returns the former ids. Reports invalid ids, and those without an effect.
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

/// Former ids, read from a file without parsing all of it.
enum FormerIDs {
  /// Returns the former ids in a file; none if it cannot be read. Files without the key `was`,
  /// which is most of them, are not parsed.
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

  /// Returns a file's text with other former ids.
  ///
  /// - Parameters:
  ///   - text: The text of a routine or a move.
  ///   - formerIDs: All former ids.
  /// - Returns: The text with a new `was` and otherwise unchanged; `nil` if no line begins with the
  ///   title.
  static func text(_ text: String, was formerIDs: [String]) -> String? {
    // By scalars: a `Character` may be a line ending of two scalars.
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
