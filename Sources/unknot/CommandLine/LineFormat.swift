import RoutineFiles

/// A line with fields in braces that are filled in, for a prompt or a status bar.
struct LineFormat<Field: RawRepresentable<String> & CaseIterable & Equatable>: Equatable {
  /// The reason that a text is no format.
  struct Problem: Error, Equatable {
    /// The fault, and the expected text.
    let message: String
  }

  private enum Part: Equatable {
    case text(String)
    case field(Field)
  }

  private let parts: [Part]

  /// Reads a format. `{{` and `}}` are braces.
  ///
  /// - Throws: `Problem` if a field is unknown, or a brace stands alone.
  init(_ text: String) throws(Problem) {
    var parts: [Part] = []
    var rest = Substring(text)
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      parts.append(.text(String(rest[..<brace])))
      let tail = rest[brace...]
      if tail.hasPrefix("{{") || tail.hasPrefix("}}") {
        parts.append(.text(String(tail.prefix(1))))
        rest = tail.dropFirst(2)
        continue
      }
      guard tail.first == "{", let end = tail.firstIndex(of: "}") else {
        throw Problem(message: "a brace stands alone, {{ and }} are braces; \(Self.known)")
      }
      parts.append(.field(try Self.field(String(tail[..<end].dropFirst()))))
      rest = tail[end...].dropFirst()
    }
    self.parts = parts + [.text(String(rest))]
  }

  private static func field(_ name: String) throws(Problem) -> Field {
    if let field = Field(rawValue: name) { return field }
    let all = Field.allCases.map(\.rawValue)
    let near = Suggestion.closest(to: name, among: all, limit: 1).first.map {
      "did you mean {\($0)}?"
    }
    let shown = CleanText.line(String(name.prefix(40)))
    throw Problem(message: "there is no field {\(shown)}; \(near ?? Self.known)")
  }

  private static var known: String {
    "the fields are \(Field.allCases.map { "{\($0.rawValue)}" }.joined(separator: " "))."
  }

  /// Returns the filled line. An empty field also removes the blank before it.
  ///
  /// - Parameter value: Returns the text of a field.
  /// - Returns: The text.
  func line(_ value: (Field) -> String) -> String {
    var line = ""
    for part in parts {
      switch part {
      case .text(let text): line += text
      case .field(let field):
        let value = value(field)
        if value.isEmpty, line.last == " " { line.removeLast() }
        line += value
      }
    }
    return line
  }
}
