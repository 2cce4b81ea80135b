import Foundation

/// The common parts of all schemas (JSON Schema, draft 2020-12).
enum JSONSchema {
  /// Returns a schema as JSON text with a final newline.
  static func text(_ schema: JSONValue) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Encoding strings, numbers and their lists never fails.
    guard let data = try? encoder.encode(schema) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  /// Returns the members that identify a schema. Its id is a URN, since there is no network
  /// address.
  static func head(_ name: String, _ description: String) -> [String: JSONValue] {
    [
      "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
      "$id": .text("urn:unknot:schema:\(name):1"), "title": .text("unknot \(name)"),
      "description": .text(description),
    ]
  }

  /// Returns the schema of an object with known keys.
  static func object(_ properties: [String: JSONValue], required: [String]) -> JSONValue {
    .object([
      "type": .text("object"), "properties": .object(properties),
      "required": .list(required.map(JSONValue.text)), "additionalProperties": .flag(false),
    ])
  }

  /// Returns the schema of a text with a pattern.
  static func pattern(_ pattern: String) -> JSONValue {
    .object(["type": .text("string"), "pattern": .text(pattern)])
  }

  /// Returns the schema of a text with a limit of characters. Numbers are allowed, since YAML reads
  /// a title like `2021` as one.
  static func text(_ limit: Int) -> JSONValue {
    .object([
      "type": .list([.text("string"), .text("number")]), "minLength": .number(1),
      "maxLength": .number(limit),
    ])
  }

  /// Returns the schema of a list with a limit of items.
  static func array(_ items: JSONValue, _ limit: Int) -> JSONValue {
    .object([
      "type": .text("array"), "minItems": .number(1), "maxItems": .number(limit), "items": items,
    ])
  }

  /// Returns the schema of a value, or a list of such values.
  static func oneOrMore(_ value: JSONValue, _ limit: Int) -> JSONValue {
    .object(["anyOf": .list([value, array(value, limit)])])
  }

  /// Returns the schema of a choice of words: in this spelling for editors, and in any case, as the
  /// parser reads them.
  static func choice(_ words: [String]) -> JSONValue {
    .object([
      "anyOf": .list([
        .object(["enum": .list(words.map(JSONValue.text))]),
        pattern("^(\(words.map(anyCase).joined(separator: "|")))$"),
      ])
    ])
  }

  /// Returns the schema of yes or no in any case, or other words.
  static func flag(_ others: [String] = []) -> JSONValue {
    let words = ["yes", "no", "true", "false"] + others
    return .object([
      "anyOf": .list([
        .object(["enum": .list([.flag(true), .flag(false), .text("yes"), .text("no")])]),
        pattern("^(\(words.map(anyCase).joined(separator: "|")))$"),
      ])
    ])
  }

  /// Returns a pattern that matches words in any case. Character sets are unchanged.
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
