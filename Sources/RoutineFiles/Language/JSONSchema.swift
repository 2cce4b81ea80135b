import Foundation

/// The parts that the schemas of all files are made of (JSON Schema, draft 2020-12).
enum JSONSchema {
  /// A schema as JSON text, with a final line end.
  static func text(_ schema: JSONValue) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Encoding strings, numbers and their lists never fails.
    guard let data = try? encoder.encode(schema) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// The members that say which schema it is. Its id is a name, not an address: there is no
  /// network.
  static func head(_ name: String, _ description: String) -> [String: JSONValue] {
    [
      "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
      "$id": .text("urn:unknot:schema:\(name):1"), "title": .text("unknot \(name)"),
      "description": .text(description),
    ]
  }

  /// An object of known keys.
  static func object(_ properties: [String: JSONValue], required: [String]) -> JSONValue {
    .object([
      "type": .text("object"), "properties": .object(properties),
      "required": .list(required.map(JSONValue.text)), "additionalProperties": .flag(false),
    ])
  }

  /// A text of a form.
  static func pattern(_ pattern: String) -> JSONValue {
    .object(["type": .text("string"), "pattern": .text(pattern)])
  }

  /// A text of at most so many characters. YAML reads a title like `2021` as a number.
  static func text(_ limit: Int) -> JSONValue {
    .object([
      "type": .list([.text("string"), .text("number")]), "minLength": .number(1),
      "maxLength": .number(limit),
    ])
  }

  /// A list of at most so many items.
  static func array(_ items: JSONValue, _ limit: Int) -> JSONValue {
    .object([
      "type": .text("array"), "minItems": .number(1), "maxItems": .number(limit), "items": items,
    ])
  }

  /// A value, or a list of such.
  static func oneOrMore(_ value: JSONValue, _ limit: Int) -> JSONValue {
    .object(["anyOf": .list([value, array(value, limit)])])
  }

  /// A choice of words: in these letters for an editor, and in any, as they are read.
  static func choice(_ words: [String]) -> JSONValue {
    .object([
      "anyOf": .list([
        .object(["enum": .list(words.map(JSONValue.text))]),
        pattern("^(\(words.map(anyCase).joined(separator: "|")))$"),
      ])
    ])
  }

  /// Yes or no, in any case; or other words for it.
  static func flag(_ others: [String] = []) -> JSONValue {
    let words = ["yes", "no", "true", "false"] + others
    return .object([
      "anyOf": .list([
        .object(["enum": .list([.flag(true), .flag(false), .text("yes"), .text("no")])]),
        pattern("^(\(words.map(anyCase).joined(separator: "|")))$"),
      ])
    ])
  }

  /// A pattern with its words in any case; its sets of characters stay.
  static func anyCase(_ pattern: String) -> String {
    var isInSet = false
    return pattern.map { character in
      if "[]".contains(character) { isInSet = character == "[" }
      let (lower, upper) = (character.lowercased(), character.uppercased())
      return isInSet || lower == upper ? String(character) : "[\(lower)\(upper)]"
    }.joined()
  }

  private static let unit = anyCase("(s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?)")
  /// The pattern of a time.
  static let time =
    "([0-9]+:[0-5][0-9](:[0-5][0-9])?( *\(unit))?|"
    + "[0-9]+([.][0-9]+)? *\(unit)( *[0-9]+( *\(unit))?)*)"
}
