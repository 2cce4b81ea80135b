import Figures

/// Maps the values of a file to a figure.
struct FigureParser: ValueParser {
  let source: SourceText
  var diagnostics: [Diagnostic]

  private static let keys = [
    "format", "summary", "view", "shows", "side", "anchor", "feel", "loop", "props", "poses",
  ]

  /// Returns the figure in a file; `nil` if its root is not a mapping.
  mutating func figure(_ root: YAMLValue) -> Figure? {
    guard case .map(let entries) = root.content else {
      report(
        .wrongShape, at: root.location, length: 1, "a figure is made of keys and their values",
        "it begins with `format: 1`")
      return nil
    }
    let fields = fields(entries, among: Self.keys, in: "figure")
    for name in ["format", "summary", "view", "poses"] where fields[name] == nil {
      report(
        .missingKey, at: .beginning, length: 0, "this figure has no `\(name)`", Self.example[name])
    }
    if let format = fields["format"], let written = scalar(format) {
      checkFormat(written, at: format.value)
    }
    let view = choice(fields["view"], of: FigureView.self) ?? .side
    let shown = word(fields["shows"], among: ["whole body", "upper body", "sitting"])
    return Figure(
      summary: text(fields["summary"]) ?? "", view: view,
      isUpperBody: shown == "upper body", isSeated: shown == "sitting",
      anchor: joint(fields["anchor"]),
      side: choice(fields["side"], of: FigureSide.self),
      areas: texts(fields["feel"]).compactMap { choice($0, named: "feel", of: FigureArea.self) },
      props: items(fields["props"], limit: Limits.items).compactMap { prop($0) },
      keyPoses: poses(fields["poses"], in: view),
      loop: choice(fields["loop"], of: Figure.Loop.self) ?? .back)
  }

  private static let example = [
    "format": "write `format: 1`",
    "summary": "write `summary:` with what is seen, in a sentence",
    "view": "write `view: side`, `front` or `back`",
    "poses": "write `poses:` with at least one, beginning with `- pose:` and its name",
  ]

  // MARK: Joints

  /// The joints by name, with the bone that ends at each; none ends at the hips.
  private static let joints: [(name: String, bone: FigureBone?)] =
    [("hips", nil), ("neck", .chest)]
    + FigureSide.allCases.flatMap { side -> [(String, FigureBone?)] in
      [
        ("\(side.rawValue) ankle", .shin(side)), ("\(side.rawValue) knee", .thigh(side)),
        ("\(side.rawValue) wrist", .forearm(side)), ("\(side.rawValue) elbow", .upperArm(side)),
      ]
    }

  /// The names of the joints.
  static var jointNames: [String] { joints.map(\.name) }

  private mutating func joint(_ entry: YAMLEntry?) -> FigureBone? {
    let name = word(entry, among: Self.joints.map(\.name))
    return Self.joints.first { $0.name == name }?.bone
  }
}
