import Yams

/// Translates libyaml's errors into diagnostics for authors of routines.
struct SyntaxErrorTranslator {
  let source: SourceText

  init(_ source: SourceText) {
    self.source = source
  }

  /// Returns the diagnostic for any error except a duplicate key.
  func diagnostic(for error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      return diagnostic(problem, at: mark, context: context)
    case .reader(let problem, let offset, _, _):
      let location = offset.map { source.location(ofByte: $0) } ?? .beginning
      return syntax(location, "this cannot be read as text (\(problem))")
    case .memory:
      return syntax(.beginning, "there is not enough memory to read this file")
    default:
      return syntax(.beginning, "this is not YAML")
    }
  }

  private func diagnostic(
    _ problem: String, at mark: Mark, context: YamlError.Context?
  ) -> Diagnostic {
    var location = SourceLocation(mark)
    if let tab = indentingTab(before: location) {
      return Diagnostic(
        .error, .tabIndent, at: tab, length: 1,
        message: "a tab indents this line", hint: "indent with spaces: YAML takes no tabs there")
    }
    if problem.contains("another document") {
      return Diagnostic(
        .error, .severalDocuments, at: location, length: 3,
        message: "a second document begins here", hint: "a file holds one routine")
    }
    if problem.contains("nesting level") { return .tooDeep(at: location) }
    if problem.contains("undefined alias") || isAlias(context) { return .anchor(at: location) }
    if problem.contains("mapping values"),
      !source.line(location.line).hasColon(before: location.column)
    {
      location.column = source.line(location.line).unicodeScalars.prefix { $0 == " " }.count + 1
      return syntax(
        location, "this line is indented like a value, but the line above has one already",
        "keys that belong together begin in the same column")
    }
    let before = source.line(location.line).unicodeScalars.prefix(location.column - 1)
    if problem.contains("expected key"), let quote = before.last, quote == "'" || quote == "\"" {
      location.column -= 1
      return syntax(
        location, "the text ends at this quote, but the line continues",
        quote == "'" ? "write `''` for a `'` within it" : "write `\\\"` for a `\"` within it")
    }
    let rule = SyntaxRule.all.first { $0.matches(problem, context: context?.text ?? "") }
    guard let rule else {
      return syntax(
        location, "this is not YAML: \(problem)", "look at the quotes and the indentation")
    }
    return diagnostic(of: rule, problem, at: location, context: context)
  }

  private func diagnostic(
    of rule: SyntaxRule, _ problem: String, at location: SourceLocation, context: YamlError.Context?
  ) -> Diagnostic {
    var location = location
    var what = rule.what
    if !rule.isAtBeginning, let begin = context?.mark.line, begin < location.line,
      problem.contains("',' or")
    {
      what += " (it begins in line \(begin))"
    }
    if rule.isAtBeginning, let mark = context?.mark {
      location = SourceLocation(mark)
    }
    if location.line > source.lineCount {
      location.line = source.lineCount
      location.column = source.line(location.line).unicodeScalars.count + 1
    }
    return syntax(location, what, rule.hint)
  }

  private func syntax(_ location: SourceLocation, _ message: String, _ hint: String? = nil)
    -> Diagnostic
  {
    let atEnd = source.rest(from: location).isEmpty
    return Diagnostic(
      .error, .syntax, at: location, length: atEnd ? 0 : 1,
      message: message, hint: hint)
  }

  private func isAlias(_ context: YamlError.Context?) -> Bool {
    context?.text.contains("an anchor") == true || context?.text.contains("an alias") == true
  }

  /// Returns the first tab in the indentation of the problem's line or the line before; `nil` for
  /// none.
  private func indentingTab(before location: SourceLocation) -> SourceLocation? {
    for number in [location.line - 1, location.line] where number > 0 {
      let blanks = source.line(number).unicodeScalars.prefix { $0 == " " || $0 == "\t" }
      if let tab = blanks.firstIndex(of: "\t") {
        let column = blanks.distance(from: blanks.startIndex, to: tab) + 1
        return SourceLocation(line: number, column: column)
      }
    }
    return nil
  }
}

extension Substring {
  /// Returns true if a colon and a blank, the end of a key, occur before a column.
  fileprivate func hasColon(before column: Int) -> Bool {
    let before = Array(unicodeScalars.prefix(column))
    return zip(before, before.dropFirst()).contains { $0 == ":" && $1 == " " }
  }
}
