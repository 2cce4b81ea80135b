/// A person's settings file: its values and problems, and edits that leave the rest of the file
/// unchanged.
public struct SettingsFile: Sendable {
  /// The valid values, by the names of their keys.
  public let values: [String: Value]
  /// The keys that the file assigns to actions, in order.
  public let keyChoices: [KeyChoice]
  /// All problems, in the order of the file. An error is a problem of YAML itself, in which case
  /// there are no values.
  public let diagnostics: [Diagnostic]
  /// The text, for showing lines with problems.
  public let source: SourceText
  private let keys: [SettingsKey]
  private let entries: [YAMLEntry]

  /// Parses a settings file. Never fails: all errors are in ``diagnostics``.
  public init(_ bytes: [UInt8], keys: [SettingsKey]) {
    self.keys = keys
    let document = YAMLDocument(bytes)
    source = document.source
    var parser = SettingsParser(source: source, diagnostics: document.diagnostics)
    values = document.root.map { parser.values($0, of: keys) } ?? [:]
    keyChoices = document.root.map { parser.keyChoices($0) } ?? []
    diagnostics = Array(parser.diagnostics.sorted().prefix(Limits.diagnostics))
    if case .map(let entries) = document.root?.content {
      self.entries = entries
    } else {
      entries = []
    }
  }

  /// Reads a settings file; `nil` if there is none, in which case `keys` is not evaluated.
  ///
  /// - Throws: ``FileError`` if the file exists and cannot be read.
  public init?(
    atPath path: String, keys: @autoclosure () -> [SettingsKey]
  ) throws(FileError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileReader.bytes(atPath: path)
    } catch {
      if error.kind == .missing { return nil }
      throw error
    }
    self.init(bytes, keys: keys())
  }

  /// True if the file is invalid YAML, and so has no values.
  public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// Returns true if a key is in the file, whatever its value.
  public func gives(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// The error of a value that cannot be written.
  public struct EditError: Error, Sendable, Hashable {
    /// The reason, as a sentence without its full stop.
    public let reason: String
  }

  /// Returns the text with other values. Comments, blank lines, unknown keys and the order stay. A
  /// new key replaces the comment with its default, such as `# level: standard`, or is added at the
  /// end.
  ///
  /// - Parameter changes: The new values, by the names of their keys.
  /// - Returns: The whole text.
  /// - Throws: ``EditError`` if the text, parsed again, would not have these values.
  public func text(
    changing changes: [String: Value]
  ) throws(EditError) -> String {
    if let error = diagnostics.first(where: { $0.severity == .error }) {
      throw EditError(reason: "line \(error.line): \(error.message)")
    }
    var lines = SourceText.lines(of: source.text)
    for key in keys {
      guard let value = changes[key.name] else { continue }
      put(value, of: key.name, into: &lines)
    }
    let text = lines.joined(separator: "\n")
    let expected = values.merging(changes) { $1 }
    guard SettingsFile(Array(text.utf8), keys: keys).values == expected else {
      throw EditError(reason: "its lines cannot be changed one by one")
    }
    return text
  }

  private func put(
    _ value: Value, of name: String, into lines: inout [String]
  ) {
    if let entry = entries.first(where: { $0.key == name }) {
      let location = entry.value.location
      guard case .text(let written) = entry.value.content, lines.indices.contains(location.line - 1)
      else { return }
      let length = source.length(of: written, at: location)
      var line = Array(lines[location.line - 1].unicodeScalars)
      let end = min(line.count, location.column - 1 + length)
      guard location.column - 1 <= end else { return }
      line.replaceSubrange(location.column - 1..<end, with: value.text.unicodeScalars)
      lines[location.line - 1] = String(String.UnicodeScalarView(line))
    } else if let index = lines.firstIndex(where: { $0.hasPrefix("# \(name): ") }) {
      lines[index] = "\(name): \(value.text)"
    } else {
      while lines.last?.isEmpty == true { lines.removeLast() }
      lines += ["\(name): \(value.text)", ""]
    }
  }
}
