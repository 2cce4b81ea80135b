/// A message of libyaml and its translation.
struct SyntaxRule: Sendable {
  /// Parts of libyaml's problem; one match is enough.
  var problems: [String] = []
  /// Parts of libyaml's context; one match is enough.
  var contexts: [String] = []
  /// The problem in our words.
  let what: String
  /// The remedy.
  let hint: String
  /// True to report the beginning of the broken value, not the position at which the parser gave
  /// up.
  var isAtBeginning = false

  /// Returns true if the rule matches a message of libyaml.
  func matches(_ problem: String, context: String) -> Bool {
    problems.contains { problem.contains($0) } || contexts.contains { context.contains($0) }
  }

  /// All rules; the first match counts.
  static let all = [
    SyntaxRule(
      problems: ["mapping values are not allowed"], what: "a second `:` in this line",
      hint: "put a text with `:` or `#` in it in quotes, or check the indentation"),
    SyntaxRule(
      problems: ["expected ':'"], what: "this line has no `:` after its key",
      hint: "write `key: value`", isAtBeginning: true),
    SyntaxRule(
      problems: ["expected key"], what: "this line does not fit the lines above it",
      hint: "the keys of a step begin in the same column"),
    SyntaxRule(
      problems: ["'-' indicator"], what: "an item of a list was expected here",
      hint: "begin it with `- ` like the others, or indent it as the line above"),
    SyntaxRule(
      problems: ["sequence entries are not allowed"], what: "a list cannot begin here",
      hint: "put its first `- ` in a line of its own"),
    SyntaxRule(
      problems: ["unexpected end of stream", "document indicator"],
      what: "this quote is never closed", hint: "put the same quote at the end of the text",
      isAtBeginning: true),
    SyntaxRule(
      problems: ["',' or ']'"], what: "this `[ ]` goes wrong here",
      hint: "separate items with `,`, end with `]`"),
    SyntaxRule(
      problems: ["',' or '}'"], what: "this `{ }` goes wrong here",
      hint: "separate keys with `,`, end with `}`"),
    SyntaxRule(
      problems: ["cannot start any token"], contexts: ["directive"],
      what: "a text cannot begin with this character", hint: "put the text in quotes"),
    SyntaxRule(
      problems: ["escape", "hexdecimal"], what: "this `\\` means nothing between double quotes",
      hint: "write `\\\\`, or use single quotes"),
    SyntaxRule(
      problems: ["tag handle"], contexts: ["a tag"], what: "a text cannot begin with `!`",
      hint: "put the text in quotes", isAtBeginning: true),
    SyntaxRule(
      problems: ["node content"], what: "a value was expected here",
      hint: "put the text in quotes if it is only text"),
    SyntaxRule(
      contexts: ["a block scalar"], what: "the text after `|` or `>` goes wrong here",
      hint: "begin it in the next line, indented with spaces"),
  ]
}
