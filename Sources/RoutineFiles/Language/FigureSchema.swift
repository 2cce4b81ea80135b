import Figures

/// The JSON Schema of figures, for completion and checks in editors.
public enum FigureSchema {
  /// The schema as JSON text. It accepts a little more than the parser, like ``RoutineSchema``.
  public static var text: String { JSONSchema.text(schema) }

  private static var schema: JSONValue {
    JSONSchema.object(
      [
        "format": .object(["const": .number(1)]), "summary": JSONSchema.text(Limits.long),
        "view": choice(FigureView.self),
        "shows": JSONSchema.choice(["whole body", "upper body", "sitting"]),
        "side": choice(FigureSide.self), "anchor": JSONSchema.choice(FigureParser.jointNames),
        "feel": JSONSchema.oneOrMore(choice(FigureArea.self), Limits.items),
        "loop": choice(Figure.Loop.self),
        "props": JSONSchema.array(
          .object(["oneOf": .list(FigureProp.Kind.allCases.map(prop))]), Limits.items),
        "poses": JSONSchema.array(pose, Limits.poses),
      ], required: ["format", "summary", "view", "poses"]
    ).adding(JSONSchema.head("figure", "What a move looks like: a jointed figure and its poses."))
  }

  private static func choice<Choice: CaseIterable & RawRepresentable<String>>(
    _ type: Choice.Type
  ) -> JSONValue {
    JSONSchema.choice(type.allCases.map(\.rawValue))
  }

  private static let pair = JSONSchema.pattern("^[ +.0-9-]+,[ +.0-9-]+$")

  private static func number(_ bounds: ClosedRange<Double>) -> JSONValue {
    JSONSchema.pattern("^[+-]?[0-9]*[.]?[0-9]+$").adding([
      "type": .list([.text("string"), .text("number")]),
      "minimum": .number(Int(bounds.lowerBound)), "maximum": .number(Int(bounds.upperBound)),
    ])
  }

  private static func prop(_ kind: FigureProp.Kind) -> JSONValue {
    switch kind {
    case .floor, .wall:
      JSONSchema.object([kind.rawValue: number(Limits.centimetres)], required: [kind.rawValue])
    case .band:
      JSONSchema.object(
        [kind.rawValue: choice(FigureProp.BandEnd.self)], required: [kind.rawValue])
    case .roller, .ball, .chair, .armchair, .stool, .pillow, .desk, .coldPack, .heatPack:
      JSONSchema.object([kind.rawValue: pair, "to": pair, "size": pair], required: [kind.rawValue])
    }
  }

  private static var pose: JSONValue {
    var keys: [String: JSONValue] = [
      "pose": JSONSchema.text(Limits.long), "over": JSONSchema.pattern("^\(JSONSchema.time)$"),
      "at": pair,
    ]
    for name in FigureBone.names { keys[name] = number(Limits.degrees) }
    return JSONSchema.object(keys, required: ["pose"])
  }
}
