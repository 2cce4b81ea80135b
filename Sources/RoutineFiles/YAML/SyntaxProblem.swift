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
      place.column = source.line(place.line).unicodeScalars.prefix { $0 == " " }.count + 1
      return syntax(
        place, "this line is indented like a value, but the line above has one already",
        "keys that belong together begin in the same column")
    }
    let before = source.line(place.line).unicodeScalars.prefix(place.column - 1)
    if problem.contains("expected key"), let quote = before.last, quote == "'" || quote == "\"" {
      place.column -= 1
      return syntax(
        place, "the text ends at this quote, but the line goes on",
        quote == "'" ? "write `''` for a `'` within it" : "write `\\\"` for a `\"` within it")
    }
    let rule = SyntaxRule.all.first { $0.matches(problem, context: context?.text ?? "") }
    guard let rule else {
      return syntax(
        place, "this is not YAML: \(problem)", "look at the quotes and the indentation")
    }
    return diagnostic(of: rule, problem, at: place, context: context)
  }

  private func diagnostic(
    of rule: SyntaxRule, _ problem: String, at place: Place, context: YamlError.Context?
  ) -> Diagnostic {
    var place = place
    var what = rule.what
    if !rule.isAtBeginning, let begin = context?.mark.line, begin < place.line,
      problem.contains("',' or")
    {
      what += " (it begins in line \(begin))"
    }
    if rule.isAtBeginning, let mark = context?.mark {
      place = Place(line: mark.line, column: mark.column)
    }
    if place.line > source.lineCount {
      place.line = source.lineCount
      place.column = source.line(place.line).unicodeScalars.count + 1
    }
    return syntax(place, what, rule.hint)
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
}

extension Substring {
  /// Whether a key ends before a column: a colon with a blank behind it.
  fileprivate func hasColon(before column: Int) -> Bool {
    let before = Array(unicodeScalars.prefix(column))
    return zip(before, before.dropFirst()).contains { $0 == ":" && $1 == " " }
  }
}
