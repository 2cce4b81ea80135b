import Yams

/// A value as written: uninterpreted text, with its location.
struct YAMLValue: Sendable {
  /// The type of a value.
  enum Content: Sendable {
    /// An empty plain text, `~` or `null`.
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

/// A file's values with their locations, and the problems of its text and its YAML.
struct YAMLDocument {
  /// The text, for showing lines with problems; empty if no line can be shown.
  let source: SourceText
  /// The root value; `nil` for an empty file or invalid YAML.
  private(set) var root: YAMLValue?
  private(set) var diagnostics: [Diagnostic] = []
  private var replacedKeys: Set<String> = []

  /// Parses one document. Never fails. For invalid YAML, there is no root and one problem. A
  /// duplicate key is reported, and its first value is used.
  init(_ bytes: [UInt8]) {
    do throws(Diagnostic) {
      source = try SourceText(bytes)
    } catch {
      // A problem of the whole file needs no line.
      source = SourceText(unchecked: error.length == 0 ? [] : bytes)
      diagnostics = [error]
      return
    }
    // libyaml keeps a pointer to the text's bytes. Swift stores a text of up to 15 bytes inline, so
    // newlines make it longer.
    var text = source.text + "\n"
    while text.utf8.count < 16 { text += "\n" }
    // Each round parses the whole file again, so the number is small.
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
        let first = SourceLocation(context.mark)
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
          Diagnostic(.error, .syntax, at: .beginning, message: "this is not YAML"))
        return
      }
    }
  }

  private func compose(_ text: String) throws -> YAMLValue? {
    // No resolver, so that no regular expression runs. No constructors, because nodes are read
    // directly. A fixed encoding, so that no environment variable is read.
    let parser = try Parser(
      yaml: text, resolver: .basic, constructor: Constructor([:], [:], [:]), encoding: .utf8)
    // Nodes hold their anchors weakly; the parser owns them.
    return try withExtendedLifetime(parser) {
      guard let node = try parser.singleRoot() else { return nil }
      return try value(of: node, depth: 1)
    }
  }

  private func value(of node: Node, depth: Int) throws(Diagnostic) -> YAMLValue {
    // Accessing a property of a node copies the whole node.
    switch node {
    case .scalar(let scalar):
      let location = try Self.location(scalar.mark, anchor: scalar.anchor)
      let isPlain = scalar.style == .plain
      let tag = scalar.tag.rawValue
      if !tag.isEmpty, isPlain || tag != Tag.Name.str.rawValue { throw .tag(at: location) }
      let isNothing = isPlain && ["", "~", "null"].contains(scalar.string)
      return YAMLValue(content: isNothing ? .nothing : .text(scalar.string), location: location)
    case .sequence(let sequence):
      let location = try Self.location(sequence.mark, anchor: sequence.anchor)
      if !sequence.tag.rawValue.isEmpty { throw .tag(at: location) }
      if depth > Limits.nesting { throw .tooDeep(at: location) }
      var items: [YAMLValue] = []
      for item in sequence { items.append(try value(of: item, depth: depth + 1)) }
      return YAMLValue(content: .list(items), location: location)
    case .mapping(let mapping):
      let location = try Self.location(mapping.mark, anchor: mapping.anchor)
      if !mapping.tag.rawValue.isEmpty { throw .tag(at: location) }
      if depth > Limits.nesting { throw .tooDeep(at: location) }
      var entries: [YAMLEntry] = []
      for (key, node) in mapping {
        let entry = try entry(key, node, depth: depth)
        if !replacedKeys.contains(entry.key) { entries.append(entry) }
      }
      return YAMLValue(content: .map(entries), location: location)
    case .alias(let alias):
      throw .anchor(at: alias.mark.map(SourceLocation.init) ?? .beginning)
    }
  }

  /// The location of a node without an anchor.
  private static func location(
    _ mark: Mark?, anchor: Anchor?
  ) throws(Diagnostic) -> SourceLocation {
    let location = mark.map(SourceLocation.init) ?? .beginning
    if anchor != nil { throw .anchor(at: location) }
    return location
  }

  private func entry(_ key: Node, _ node: Node, depth: Int) throws(Diagnostic) -> YAMLEntry {
    guard case .scalar(let scalar) = key else {
      let location = try Self.location(key.mark, anchor: key.anchor)
      throw .notText(at: location)
    }
    let location = try Self.location(scalar.mark, anchor: scalar.anchor)
    if scalar.string.isEmpty { throw .notText(at: location) }
    // Comparing keys has resolved their tags, so a text has its tag by now.
    if !["", Tag.Name.str.rawValue].contains(scalar.tag.rawValue) { throw .tag(at: location) }
    return YAMLEntry(
      key: scalar.string, location: location, value: try value(of: node, depth: depth + 1))
  }

  /// Makes a duplicate key unique without changing its length, so that parsing can continue.
  private mutating func replacing(
    _ name: String, at location: SourceLocation, in text: String, round: Int
  ) -> String {
    let count = name.unicodeScalars.count
    let unique = String(
      String.UnicodeScalarView(
        (0..<count).map { _ in Unicode.Scalar(UInt16(0xE000 + round)) ?? "\u{FFFD}" }))
    replacedKeys.insert(unique)
    var lines = SourceText.lines(of: text)
    var line = Array(lines[location.line - 1].unicodeScalars)
    line.replaceSubrange(
      location.column - 1..<location.column - 1 + count, with: unique.unicodeScalars)
    lines[location.line - 1] = String(String.UnicodeScalarView(line))
    return lines.joined(separator: "\n")
  }
}

extension SourceLocation {
  /// The location of a Yams mark, which counts the same way.
  init(_ mark: Mark) {
    self.init(line: mark.line, column: mark.column)
  }
}

extension SourceText {
  /// Returns the second occurrence of a key in a block mapping: in the same column, before a line
  /// that ends the mapping. `nil` for other mappings.
  fileprivate static func location(
    ofSecond name: String, after first: SourceLocation, in text: String
  ) -> SourceLocation? {
    let lines = lines(of: text)
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
      .error, .duplicateKey, at: location,
      length: first == nil ? 1 : name.unicodeScalars.count,
      message: "`\(name)` is written twice",
      hint: first.map { "the first is in line \($0.line): keep one of them" } ?? "keep one of them")
  }

  fileprivate static func notText(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, .keyNotText, at: location, length: 1, message: "a key must be a word",
      hint: "write `key: value`")
  }

  fileprivate static func tag(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .error, .tag, at: location, length: 1,
      message: "tags (`!name`) are not part of the routine language",
      hint: "leave it out, or put the text in quotes if it is only text")
  }
}
