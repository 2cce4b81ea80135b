import Foundation
import RoutineEngine

/// The JSON Schema of the routine language, for completion and checks in editors. It is made from
/// the tables of ``LanguageKey``.
public enum RoutineSchema {
  /// The schema (draft 2020-12) as JSON text, with a final line end.
  ///
  /// It is a little wider than the language: only the parser can test that a range ends after it
  /// begins, or that an included routine exists.
  public static var text: String { text(of: schema) }

  /// The schema of a move as JSON text, with a final line end.
  public static var moveText: String { text(of: moveSchema) }

  private static func text(of schema: JSONValue) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Encoding strings, numbers and their lists never fails.
    guard let data = try? encoder.encode(schema) else { return "{}\n" }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static var moveSchema: JSONValue {
    let verbs = Verb.allCases.filter(Verb.moves.contains)
    return .object([
      "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
      "title": .text("unknot move"),
      "description": .text("One move with its dose, for routines to use."),
      "oneOf": .list(verbs.map { object(LanguageKey.move($0)) }),
      "$defs": definitions,
    ])
  }

  private static var schema: JSONValue {
    object(LanguageKey.routine).adding([
      "$schema": .text("https://json-schema.org/draft/2020-12/schema"),
      "title": .text("unknot routine"),
      "description": .text("A guided session: what to do, in which dose, in which order."),
      "$defs": definitions,
    ])
  }

  private static var definitions: JSONValue {
    .object(
      [
        "steps": .object([
          "type": .text("array"), "minItems": .number(1), "maxItems": .number(Limits.steps),
          "items": reference("step"),
        ]),
        "step": .object(["oneOf": .list(Verb.allCases.map { reference($0.rawValue + "Step") })]),
        "cue": object(LanguageKey.cue).adding([
          "oneOf": .list(["at", "every"].map { .object(["required": .list([.text($0)])]) })
        ]),
        "source": object(LanguageKey.source),
      ].merging(Verb.allCases.map { ($0.rawValue + "Step", step($0)) }) { $1 })
  }

  /// A step of one verb, with the keys that it takes.
  private static func step(_ verb: Verb) -> JSONValue {
    object([LanguageKey.verb(verb)] + LanguageKey.step.filter { $0.verbs.contains(verb) })
  }

  private static func object(_ keys: [LanguageKey]) -> JSONValue {
    var properties: [String: JSONValue] = [:]
    for key in keys {
      properties[key.name] = value(key.shape).adding(["description": .text(key.meaning)])
    }
    return .object([
      "type": .text("object"),
      "properties": .object(properties),
      "required": .list(keys.filter(\.isRequired).map { .text($0.name) }),
      "additionalProperties": .flag(false),
    ])
  }

  private static func reference(_ name: String) -> JSONValue {
    .object(["$ref": .text("#/$defs/\(name)")])
  }

  private static func pattern(_ pattern: String) -> JSONValue {
    .object(["type": .text("string"), "pattern": .text(pattern)])
  }

  private static func text(_ limit: Int) -> JSONValue {
    // YAML reads a title like `2021` as a number.
    .object([
      "type": .list([.text("string"), .text("number")]), "minLength": .number(1),
      "maxLength": .number(limit),
    ])
  }

  private static func array(_ items: JSONValue, _ limit: Int) -> JSONValue {
    .object([
      "type": .text("array"), "minItems": .number(1), "maxItems": .number(limit), "items": items,
    ])
  }

  private static let unit =
    "([sS]|[sS]ecs?|[sS]econds?|[mM]ins?|[mM]inutes?|[hH]|[hH]rs?|[hH]ours?)"
  private static let dash = " *(-|–|—|to) *"
  private static let time =
    "([0-9]+:[0-5][0-9](:[0-5][0-9])?|[0-9]+(\\.[0-9]+)? *\(unit)( *[0-9]+( *\(unit))?)*)"
  private static let count = "[0-9]+(\(dash)[0-9]+)?"

  private static func value(_ shape: ValueShape) -> JSONValue {
    switch shape {
    case .format: .object(["const": .number(1)])
    case .text(let limit): text(limit)
    case .choice(let words): .object(["enum": .list(words.map(JSONValue.text))])
    case .time(let bounds): pattern(bounds.contains(.zero) ? "^(none|\(time))$" : "^\(time)$")
    case .timeRange: pattern("^([0-9]+\(dash)\(time)|\(time)(\(dash)\(time))?)$")
    case .countRange(let bounds):
      .object([
        "type": .list([.text("string"), .text("integer")]),
        "pattern": .text("^\(count)( *(times?|x))?$"),
        "minimum": .number(bounds.lowerBound), "maximum": .number(bounds.upperBound),
      ])
    case .dose:
      .object([
        "type": .list([.text("string"), .text("integer")]),
        "pattern": .text(
          "^(\(count)( *(times?|x))?|[0-9]+\(dash)\(time)|\(time)(\(dash)\(time))?)$"),
      ])
    case .frequency: pattern("^(daily|weekly|every( +[0-9]+)? +(days?|weeks?)|\(frequency))$")
    case .days: pattern("^[0-9]+ +(days?|weeks?)$")
    case .flag:
      .object(["enum": .list([.flag(true), .flag(false), .text("yes"), .text("no")])])
    case .name:
      pattern("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$").adding([
        "maxLength": .number(RoutineName.longest)
      ])
    case .asLongAsYouLike: pattern("^[aA]s long as you like$")
    case .sides: .object(["anyOf": .list([pattern(sides), array(pattern("^(left|right)$"), 2)])])
    case .tempo: pattern("^[^,]*[0-9][^,]*(,[^,]*[0-9][^,]*)*$")
    case .moment: pattern("^(half|\(time))$")
    case .texts(let limit):
      .object(["anyOf": .list([text(limit), array(text(limit), Limits.items)])])
    case .sources: array(reference("source"), Limits.items)
    case .cues: array(reference("cue"), Limits.cues)
    case .steps: reference("steps")
    }
  }

  private static let frequency =
    "\(count)( *, *ideally +\(count))?( *, *(up to|at most) +[0-9]+)? +(times +)?(per|a) +(day|week)"

  private static let sides =
    "^(none|left|right|((both|alternate)(,? +(left|right) first)?)|(left|right) first)$"
}
