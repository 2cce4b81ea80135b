/// A person's settings file: what it says, what is wrong with it, and how a value is changed without
/// touching anything else.
public struct SettingsFile: Sendable {
  /// The values that it gives, by the names of their keys. What it does not say, or says wrongly,
  /// is not among them.
  public let values: [String: SettingsKey.Value]
  /// What is wrong, in the order of the places. A problem of YAML itself is an error: the file then
  /// has no values.
  public let diagnostics: [Diagnostic]
  /// The text, for showing the lines that the problems are in.
  public let source: SourceText
  private let keys: [SettingsKey]
  private let entries: [YAMLEntry]

  /// Reads a settings file's bytes. This never fails: whatever is wrong is in `diagnostics`.
  public init(_ bytes: [UInt8], keys: [SettingsKey]) {
    self.keys = keys
    do throws(Diagnostic) {
      source = try SourceText(bytes)
    } catch {
      source = SourceText(unchecked: error.code == .tooLarge ? [] : bytes)
      diagnostics = [error]
      values = [:]
      entries = []
      return
    }
    let document = YAMLDocument(source)
    var parser = SettingsParser(source: source, diagnostics: document.diagnostics)
    values = document.root.map { parser.values($0, of: keys) } ?? [:]
    diagnostics = Array(parser.diagnostics.sorted().prefix(Limits.diagnostics))
    if case .map(let entries) = document.root?.content {
      self.entries = entries
    } else {
      entries = []
    }
  }

  /// Reads a settings file; `nil` if there is none, and the keys are not asked for then.
  /// - Throws: `FileError` if it is there and cannot be read.
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

  /// Why a value could not be put into the text.
  public struct EditError: Error, Sendable, Hashable {
    /// What is in the way, in a sentence without its full stop.
    public let reason: String
  }

  /// The text with other values. Only what stands behind the keys changes: comments, blank lines,
  /// keys that are not known and the order stay. A key that is not there takes the place of the
  /// line that shows it as a comment, `# level: standard`, or comes last.
  ///
  /// - Parameter changes: The new values by the names of their keys.
  /// - Returns: The whole text.
  /// - Throws: `EditError` if the text would not say what it should; it is to be left as it is.
  public func text(
    changing changes: [String: SettingsKey.Value]
  ) throws(EditError) -> String {
    if let error = diagnostics.first(where: { $0.severity == .error }) {
      throw EditError(reason: "line \(error.line): \(error.message)")
    }
    var lines = source.text.unicodeScalars
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
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
    _ value: SettingsKey.Value, of name: String, into lines: inout [String]
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
