import RoutineEngine

/// The JSON Schema of the routine language, for completion and checks in editors. Derived from the
/// tables of ``LanguageKey``.
public enum RoutineSchema {
  /// The schema (draft 2020-12) as JSON text with a final newline.
  ///
  /// The schema accepts a little more than the parser. Only the parser can check that a range ends
  /// after it begins, or that an included routine exists.
  public static var text: String { JSONSchema.text(schema) }

  /// The schema of a move as JSON text with a final newline.
  public static var moveText: String { JSONSchema.text(moveSchema) }

  private static var moveSchema: JSONValue {
    let verbs = Verb.allCases.filter(Verb.moves.contains)
    return .object(JSONSchema.head("move", "One move with its dose, for routines to use."))
      .adding([
        "oneOf": .list(verbs.map { object(LanguageKey.move($0)) }), "$defs": definitions,
      ])
  }

  private static var schema: JSONValue {
    object(LanguageKey.routine).adding(
      JSONSchema.head("routine", "A guided session: what to do, in which dose, in which order.")
    ).adding([
      "$defs": definitions
    ])
  }

  /// The schema of a plan as JSON text with a final newline.
  public static var planText: String { JSONSchema.text(planSchema) }

  private static var planSchema: JSONValue {
    let settings = object(LanguageKey.item)
    let item: JSONValue = .object([
      "anyOf": .list([
        value(.name),
        .object([
          "type": .text("object"), "minProperties": .number(1), "maxProperties": .number(1),
          "propertyNames": pattern("^[a-z0-9]([a-z0-9/-]*[a-z0-9])?$"),
          "additionalProperties": .object([
            "anyOf": .list([.object(["type": .text("null")]), value(.frequency), settings])
          ]),
        ]),
      ])
    ])
    return object(LanguageKey.plan).adding(
      JSONSchema.head("plan", "Routines over days and weeks, with phases.")
    ).adding([
      "$defs": definitions.adding([
        "phase": object(LanguageKey.phase), "item": item,
        "planDose": object(LanguageKey.planDose), "ownRoutine": object(LanguageKey.ownRoutine),
      ])
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

  /// Returns the schema of a step with a verb and the keys that it accepts.
  private static func step(_ verb: Verb) -> JSONValue {
    object([LanguageKey.verb(verb)] + LanguageKey.step.filter { $0.verbs.contains(verb) })
  }

  private static func object(_ keys: [LanguageKey]) -> JSONValue {
    var properties: [String: JSONValue] = [:]
    for key in keys {
      properties[key.name] = value(key.shape).adding(["description": .text(key.meaning)])
    }
    return JSONSchema.object(properties, required: keys.filter(\.isRequired).map(\.name))
  }

  private static func reference(_ name: String) -> JSONValue {
    .object(["$ref": .text("#/$defs/\(name)")])
  }

  /// Returns the schema of a text with a pattern whose words match in any case.
  private static func pattern(_ pattern: String) -> JSONValue {
    JSONSchema.pattern(JSONSchema.anyCase(pattern))
  }

  private static let dash = " *(-|‐|‑|‒|–|—|−|to) *"
  private static let time = JSONSchema.time
  private static let count = "[0-9]+(\(dash)[0-9]+)?"
  private static let times = "\(count)( *(times?|x))?"

  private static func value(_ shape: ValueShape) -> JSONValue {
    switch shape {
    case .format: .object(["enum": .list([.number(1), .text("1")])])
    case .text(let limit): JSONSchema.text(limit)
    case .choice(let words): JSONSchema.choice(words)
    case .time(let bounds): pattern(bounds.contains(.zero) ? "^(none|\(time))$" : "^\(time)$")
    case .timeRange: pattern("^([0-9]+\(dash)\(time)|\(time)(\(dash)\(time))?)$")
    case .countRange(let bounds):
      .object([
        "type": .list([.text("string"), .text("integer")]),
        "pattern": .text(JSONSchema.anyCase("^\(times)$")),
        "minimum": .number(bounds.lowerBound), "maximum": .number(bounds.upperBound),
      ])
    case .dose:
      .object([
        "type": .list([.text("string"), .text("integer")]),
        "pattern": .text(
          JSONSchema.anyCase(
            "^(\(times)|[0-9]+\(dash)\(time)|\(time)(\(dash)\(time))?)$")),
      ])
    case .frequency: pattern("^(daily|weekly|every( +[0-9]+)? +(days?|weeks?)|\(frequency))$")
    case .days: pattern("^[0-9]+ *(days?|weeks?)$")
    case .flag: JSONSchema.flag()
    case .voice:
      .object([
        "anyOf": .list([JSONSchema.flag(), pattern("^[A-Za-z][A-Za-z0-9-]{1,34}$")])
      ])
    case .name: name
    case .names: JSONSchema.oneOrMore(name, Limits.items)
    case .asLongAsYouLike: pattern("^as +long +as +you +like$")
    case .sides:
      .object(["anyOf": .list([pattern(sides), JSONSchema.array(pattern("^\(side)$"), 3)])])
    case .tempo: pattern("^[^,]*[0-9][^,]*(,[^,]*[0-9][^,]*)*$")
    case .moment: pattern("^(half|\(time))$")
    case .texts(let limit): JSONSchema.oneOrMore(JSONSchema.text(limit), Limits.items)
    case .sources: JSONSchema.array(reference("source"), Limits.items)
    case .cues: JSONSchema.array(reference("cue"), Limits.cues)
    case .steps: reference("steps")
    case .choices(let words): JSONSchema.oneOrMore(JSONSchema.choice(words), Limits.items)
    case .weekdays: pattern("^([A-Za-z]{3,9} *([,-] *[A-Za-z]{3,9} *)*)$")
    case .span:
      .object([
        "type": .list([.text("string"), .text("integer")]),
        "pattern": .text(JSONSchema.anyCase("^\(count)$")),
        "minimum": .number(1),
      ])
    case .planDay: pattern("^(day|week) +[0-9]+$")
    case .conditions: pattern("^(pain|worse|easy|done|hurt|no better) *.*$")
    case .rules:
      JSONSchema.array(
        .object([
          "type": .text("object"), "minProperties": .number(1), "maxProperties": .number(1),
          "propertyNames": value(.conditions),
          "additionalProperties": pattern("^(rest|only|gentle|back|see|end).*$"),
        ]), Limits.items)
    case .phases: JSONSchema.array(reference("phase"), Limits.phasesOfPlan)
    case .items: JSONSchema.array(reference("item"), Limits.items)
    case .planDose: reference("planDose")
    case .ownRoutines: JSONSchema.array(reference("ownRoutine"), Limits.items)
    }
  }

  private static let name = pattern("^[a-z0-9]([a-z0-9-]*[a-z0-9])?$").adding([
    "maxLength": .number(RoutineName.longest)
  ])

  private static let frequency =
    "\(most)( *, *\(most))* +(per|a) +(day|week)"
  private static let most = "((ideally|up +to|at +most) +)?\(times)"

  private static let side = "(none|both|alternate|left|right|first)"
  /// Words may be separated by any number of commas and blanks.
  private static let sides =
    "^(none|left|right|((both|alternate)([, ]+(left|right)[, ]+first)?)"
    + "|(left|right)[, ]+first)$"
}
