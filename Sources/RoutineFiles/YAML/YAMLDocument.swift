import Yams

/// Turns a file's text into values with places, and what YAML itself finds wrong into diagnostics.
struct YAMLDocument {
  private(set) var root: YAMLValue?
  private(set) var diagnostics: [Diagnostic] = []
  private var replacedKeys: Set<String> = []

  /// Reads one document. A text that is not YAML has no root and one problem; a key that occurs
  /// twice is one problem among others, and its first value counts.
  init(_ source: SourceText) {
    // The parser keeps a pointer to the text's bytes, and a text of up to 15 bytes has no place
    // in memory of its own: line ends make it long enough.
    var text = source.text + "\n"
    while text.utf8.count < 16 { text += "\n" }
    // A few rounds at most: each takes the time of reading the whole file.
    let rounds = text.utf8.count < 16 * 1024 ? 8 : 1
    for round in 0..<rounds {
      do {
        root = try compose(text)
        return
      } catch let error as YamlError {
        guard case .duplicatedKeysInMapping(let names, let context) = error else {
          diagnostics = [SyntaxErrorTranslator(source).diagnostic(for: error)]
          return
        }
        let first = SourceLocation(line: context.mark.line, column: context.mark.column)
        guard let name = names.sorted().first,
          let second = SourceText.location(ofSecond: name, after: first, in: text)
        else {
          diagnostics.append(.duplicateKey(names.sorted().first ?? "", at: first, first: nil))
          return
        }
        diagnostics.append(.duplicateKey(name, at: second, first: first))
        text = replacing(name, at: second, in: text, round: round)
      } catch let error as Diagnostic {
        diagnostics.append(error)
        return
      } catch {
        diagnostics.append(
          Diagnostic(.error, .syntax, line: 1, column: 1, message: "this is not YAML"))
        return
      }
    }
  }

  private func compose(_ text: String) throws -> YAMLValue? {
    // No resolver, so that no regular expression runs; nothing that makes values of nodes, which
    // nobody asks for; a named encoding, so that no environment variable is read.
    let parser = try Parser(
      yaml: text, resolver: .basic, constructor: Constructor([:], [:], [:]), encoding: .utf8)
    // Nodes know their anchors weakly: the parser owns them.
    return try withExtendedLifetime(parser) {
      guard let node = try parser.singleRoot() else { return nil }
      return try value(of: node, depth: 1)
    }
  }

  private func value(of node: Node, depth: Int) throws(Diagnostic) -> YAMLValue {
    let location = SourceLocation(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    if node.anchor != nil { throw .anchor(at: location) }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain
      let tag = scalar.tag.rawValue
      if !tag.isEmpty, isPlain || tag != Tag.Name.str.rawValue { throw .tag(at: location) }
      let isNothing = isPlain && ["", "~", "null"].contains(scalar.string)
      return YAMLValue(content: isNothing ? .nothing : .text(scalar.string), location: location)
    case .sequence(let sequence):
      if !sequence.tag.rawValue.isEmpty { throw .tag(at: location) }
      if depth > Limits.nesting { throw .tooDeep(at: location) }
      var items: [YAMLValue] = []
      for item in sequence { items.append(try value(of: item, depth: depth + 1)) }
      return YAMLValue(content: .list(items), location: location)
    case .mapping(let mapping):
      if !mapping.tag.rawValue.isEmpty { throw .tag(at: location) }
      if depth > Limits.nesting { throw .tooDeep(at: location) }
      var entries: [YAMLEntry] = []
      for (key, node) in mapping {
        let entry = try entry(key, node, depth: depth)
        if !replacedKeys.contains(entry.key) { entries.append(entry) }
      }
      return YAMLValue(content: .map(entries), location: location)
    case .alias:
      throw .anchor(at: location)
    }
  }

  private func entry(_ key: Node, _ node: Node, depth: Int) throws(Diagnostic) -> YAMLEntry {
    let location = SourceLocation(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
    if key.anchor != nil { throw .anchor(at: location) }
    guard case .scalar(let scalar) = key, !scalar.string.isEmpty else {
      throw Diagnostic(
        .error, .keyNotText, line: location.line, column: location.column, length: 1,
        message: "a key must be a word", hint: "write `key: value`")
    }
    // Comparing keys has resolved their tags, so that a text's is there already.
    if !["", Tag.Name.str.rawValue].contains(scalar.tag.rawValue) { throw .tag(at: location) }
    return YAMLEntry(
      key: scalar.string, location: location, value: try value(of: node, depth: depth + 1))
  }

  /// The text with a key made unique, as long as it was, so that reading can go on after it.
  private mutating func replacing(
    _ name: String, at location: SourceLocation, in text: String, round: Int
  ) -> String {
    let count = name.unicodeScalars.count
    let unique = String(
      String.UnicodeScalarView(
        (0..<count).map { _ in Unicode.Scalar(UInt16(0xE000 + round)) ?? "\u{FFFD}" }))
    replacedKeys.insert(unique)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var line = Array(lines[location.line - 1].unicodeScalars)
    line.replaceSubrange(
      location.column - 1..<location.column - 1 + count, with: unique.unicodeScalars)
    lines[location.line - 1] = String(String.UnicodeScalarView(line))
    return lines.joined(separator: "\n")
  }
}

extension SourceText {
  /// Where a block mapping has a key again: further down in the same column, before a line that
  /// ends the mapping. `nil` if it is not found that simply.
  fileprivate static func location(
    ofSecond name: String, after first: SourceLocation, in text: String
  ) -> SourceLocation? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for index in lines.indices.dropFirst(first.line) {
      let line = lines[index].unicodeScalars
      let indentation = line.prefix { $0 == " " }.count
      let content = line.dropFirst(indentation)
      guard let start = content.first, start != "#", start != "\r" else { continue }
      if indentation < first.column - 1 { return nil }
      guard indentation == first.column - 1, content.starts(with: name.unicodeScalars) else {
        continue
      }
      let after = content.dropFirst(name.unicodeScalars.count).drop { $0 == " " }
      if after.first == ":" { return SourceLocation(line: index + 1, column: first.column) }
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func duplicateKey(
    _ name: String, at location: SourceLocation, first: SourceLocation?
  ) -> Self {
    let name = CleanText.line(String(name.prefix(40)))
    return Diagnostic(
      .error, .duplicateKey, line: location.line, column: location.column,
      length: first == nil ? 1 : name.unicodeScalars.count,
      message: "`\(name)` is written twice",
      hint: first.map { "the first is in line \($0.line): keep one of them" } ?? "keep one of them")
  }

  fileprivate static func tag(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, .tag, line: location.line, column: location.column, length: 1,
      message: "tags (`!name`) are not part of the routine language",
      hint: "leave it out, or put the text in quotes if it is only text")
  }
}

/// A value as it was written: its text is not interpreted, its place is known.
struct YAMLValue: Sendable {
  /// What a value is made of.
  enum Content: Sendable {
    /// Nothing was written: an empty plain text, `~` or `null`.
    case nothing
    case text(String)
    case list([YAMLValue])
    case map([YAMLEntry])
  }

  let content: Content
  let location: SourceLocation
}

/// A key and its value.
struct YAMLEntry: Sendable {
  let key: String
  let location: SourceLocation
  let value: YAMLValue
}
