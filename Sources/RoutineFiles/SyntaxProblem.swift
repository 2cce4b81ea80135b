import Yams

/// Says what the YAML parser found wrong in the words of a person who writes routines.
struct SyntaxProblem {
  let source: SourceText

  init(_ source: SourceText) {
    self.source = source
  }

  /// A diagnostic for any error but a key that occurs twice.
  func diagnostic(for error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return diagnostic(problem, at: mark, context: context)
    case .reader(let problem, let offset, _, _):
      let place = offset.map { source.place(ofByte: $0) } ?? .beginning
      return syntax(place, "this cannot be read as text (\(problem))")
    case .memory:
      return syntax(.beginning, "there is not enough memory to read this file")
    default:
      return syntax(.beginning, "this is not YAML")
    }
  }

  private func diagnostic(
    _ problem: String, at mark: Mark, context: YamlError.Context?
  ) -> Diagnostic {
    var place = Place(line: mark.line, column: mark.column)
    if let tab = indentingTab(before: place) {
      return Diagnostic(
        .error, .tabIndent, line: tab.line, column: tab.column, length: 1,
        message: "a tab indents this line", hint: "indent with spaces: YAML takes no tabs there")
    }
    if problem.contains("another document") {
      return Diagnostic(
        .error, .severalDocuments, line: place.line, column: place.column, length: 3,
        message: "a second document begins here", hint: "a file holds one routine")
    }
    if problem.contains("nesting level") { return .tooDeep(at: place) }
    if problem.contains("undefined alias") || isAlias(context) { return .anchor(at: place) }
    if problem.contains("mapping values"), !source.line(place.line).hasColon(before: place.column) {
      return syntax(
        place, "this line is indented like a value, but the line above has one already",
        "keys of one list begin in the same column")
    }
    var (what, hint, usesContext) = words(for: problem, context?.text ?? "")
    if !usesContext, let begin = context?.mark.line, begin < place.line, problem.contains("',' or")
    {
      what += " (it begins in line \(begin))"
    }
    if usesContext, let mark = context?.mark {
      place = Place(line: mark.line, column: mark.column)
    }
    if place.line > source.lineCount {
      place.line = source.lineCount
      place.column = source.line(place.line).unicodeScalars.count + 1
    }
    return syntax(place, what, hint)
  }

  private func syntax(_ place: Place, _ message: String, _ hint: String? = nil) -> Diagnostic {
    let atEnd = source.rest(from: place).isEmpty
    return Diagnostic(
      .error, .syntax, line: place.line, column: place.column, length: atEnd ? 0 : 1,
      message: message, hint: hint)
  }

  private func isAlias(_ context: YamlError.Context?) -> Bool {
    context?.text.contains("an anchor") == true || context?.text.contains("an alias") == true
  }

  /// The first tab among the blanks that begin a line, in the line of the problem or the one
  /// before.
  private func indentingTab(before place: Place) -> Place? {
    for number in [place.line - 1, place.line] where number > 0 {
      let blanks = source.line(number).unicodeScalars.prefix { $0 == " " || $0 == "\t" }
      if let tab = blanks.firstIndex(of: "\t") {
        let column = blanks.distance(from: blanks.startIndex, to: tab) + 1
        return Place(line: number, column: column)
      }
    }
    return nil
  }

  /// What is wrong, what to do, and whether the place is where the parser began to read the thing
  /// rather than where it gave up.
  private func words(
    for problem: String, _ context: String
  ) -> (String, String?, usesContext: Bool) {
    let quote = "put a text with `:` or `#` in it in quotes"
    if problem.contains("mapping values are not allowed") {
      return ("a second `:` in this line", "\(quote), or check the indentation", false)
    }
    if problem.contains("expected ':'") {
      return ("this line has no `:` after its key", "write `key: value`", true)
    }
    if problem.contains("expected key") {
      return (
        "this line does not fit the lines above it",
        "the keys of a step begin in the same column", false
      )
    }
    if problem.contains("'-' indicator") {
      return (
        "an item of a list was expected here",
        "begin it with `- ` in the same column as the others", false
      )
    }
    if problem.contains("sequence entries are not allowed") {
      return ("a list cannot begin here", "put its first `- ` in a line of its own", false)
    }
    if problem.contains("unexpected end of stream") || problem.contains("document indicator") {
      return ("this quote is never closed", "put the same quote at the end of the text", true)
    }
    if problem.contains("',' or ']'") {
      return ("this `[ ]` goes wrong here", "separate items with `,`, end with `]`", false)
    }
    if problem.contains("',' or '}'") {
      return ("this `{ }` goes wrong here", "separate keys with `,`, end with `}`", false)
    }
    if problem.contains("cannot start any token") || context.contains("a directive") {
      return ("a text cannot begin with this character", "put the text in quotes", false)
    }
    if problem.contains("escape") || context.contains("a quoted scalar") {
      return (
        "this `\\` means nothing between double quotes", "write `\\\\`, or use single quotes",
        false
      )
    }
    if context.contains("a tag") || problem.contains("tag handle") {
      return ("a text cannot begin with `!`", "put the text in quotes", true)
    }
    if problem.contains("node content") {
      return ("a value was expected here", "put the text in quotes if it is only text", false)
    }
    return ("this is not YAML: \(problem)", quote, false)
  }
}

extension Substring {
  /// Whether a key ends before a column: a colon with a blank behind it.
  fileprivate func hasColon(before column: Int) -> Bool {
    let before = Array(unicodeScalars.prefix(column))
    return zip(before, before.dropFirst()).contains { $0 == ":" && $1 == " " }
  }
}
