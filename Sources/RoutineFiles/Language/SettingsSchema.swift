/// The JSON Schema of the settings file, for completion and checks in editors.
public enum SettingsSchema {
  /// Returns the schema as JSON text.
  ///
  /// - Parameter keys: The keys of the file, each with a sentence about it.
  /// - Returns: The text, with a final newline.
  public static func text(of keys: [(key: SettingsKey, meaning: String)]) -> String {
    let properties = keys.map { key, meaning in
      (key.name, value(key.shape).adding(["description": .text(meaning)]))
    }
    let all = properties + [("keys", ownKeys)]
    let schema = JSONSchema.object(Dictionary(all) { $1 }, required: [])
    return JSONSchema.text(
      schema.adding(JSONSchema.head("settings", "The settings of a person."))
        // A file with comments only, as `config` prints it, is null.
        .adding(["type": .list([.text("object"), .text("null")])]))
  }

  /// The schema of `keys`: screens with their actions, each with one or more keys.
  private static let ownKeys = JSONValue.object([
    "type": .text("object"),
    "description": .text("Keys of your own, by screen and action."),
    "additionalProperties": .object([
      "type": .text("object"),
      "additionalProperties": JSONSchema.oneOrMore(.object(["type": .text("string")]), 8),
    ]),
  ])

  private static func value(_ shape: SettingsKey.Shape) -> JSONValue {
    switch shape {
    case .word(let words): JSONSchema.choice(words)
    case .flag: JSONSchema.flag(["on", "off"])
    case .time(let bounds):
      JSONSchema.pattern(
        bounds.contains(.zero)
          ? "^(\(JSONSchema.anyCase("none"))|\(JSONSchema.time))$" : "^\(JSONSchema.time)$")
    case .percent:
      JSONSchema.pattern("^[0-9]+ *%?$").adding([
        "type": .list([.text("string"), .text("integer")]),
        "minimum": .number(0), "maximum": .number(100),
      ])
    case .text(.language): JSONSchema.pattern("^[A-Za-z][A-Za-z0-9-]{0,34}$")
    case .text(.hours):
      JSONSchema.pattern("^(none|[0-9: ]+( to |[-–—])[0-9: ]+(,[0-9: ]+( to |[-–—])[0-9: ]+)*)$")
    case .text(.workingHours): JSONSchema.pattern("^(none|[A-Za-z0-9:;, –—-]+)$")
    case .text(.timeOfDay): JSONSchema.pattern("^[0-9]{1,2}(:[0-9]{2})?$")
    case .text(.phoneNumber):
      JSONSchema.pattern("^(none|[0-9 ,+*#-]+)$").adding([
        "type": .list([.text("string"), .text("integer")])
      ])
    case .text(.file): JSONSchema.pattern("^(none|/.*[^/])$")
    case .text(.command), .text(.program), .text(.any): .object(["type": .text("string")])
    }
  }
}
