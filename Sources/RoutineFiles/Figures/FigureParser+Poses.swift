import Figures

/// Key poses and props.
extension FigureParser {
  /// Returns the key poses. A pose inherits missing values from the previous one.
  mutating func poses(_ entry: YAMLEntry?, in view: FigureView) -> [Figure.KeyPose] {
    let items = items(entry, limit: Limits.poses)
    if let entry, case .list(let all) = entry.value.content, all.isEmpty {
      report(.emptyValue, at: entry, "`poses` is an empty list", "write at least one")
    }
    var pose = FigurePose()
    var poses: [Figure.KeyPose] = []
    for (index, item) in items.enumerated() {
      pose.travel = items.count > 1 ? Double(index) / Double(items.count - 1) : 0
      guard case .map(let entries) = item.content, entries.first?.key == "pose" else {
        report(
          .wrongShape, at: item, "a pose is made of its name and where its bones point",
          "begin it with `- pose:` and its name")
        continue
      }
      let bones = FigureBone.named(in: view)
      let fields = fields(entries, among: ["pose", "over", "at"] + bones.map(\.name), in: "pose")
      for bone in bones {
        let angle = amount(fields[bone.name]) { text throws(AmountError) in
          try NumberReader.number(text, within: Limits.degrees)
        }
        guard let angle else { continue }
        for (bone, factor) in bone.bones { pose.angles[bone] = angle * factor }
      }
      pose.place = point(fields["at"]) ?? pose.place
      let over = amount(fields["over"]) { text throws(AmountError) in
        try TimeReader.single(text, within: Limits.phase, allowsFractions: true)
      }
      poses.append(
        Figure.KeyPose(text(fields["pose"]) ?? "", pose, over: over ?? .seconds(2)))
    }
    return poses
  }

  /// Returns a prop with its position.
  mutating func prop(_ value: YAMLValue) -> FigureProp? {
    let kinds = FigureProp.Kind.allCases.map(\.rawValue)
    guard case .map(let entries) = value.content, let first = entries.first,
      let kind = FigureProp.Kind(rawValue: first.key)
    else {
      report(
        .wrongShape, at: value, "a thing begins with what it is",
        "it is \(Suggestion.alternatives(kinds)), like `- roller: 20, 8`")
      return nil
    }
    let place: FigurePoint?
    switch kind {
    case .floor, .wall:
      _ = fields(Array(entries.dropFirst()), among: [], in: kind.rawValue)
      let number = amount(first) { text throws(AmountError) in
        try NumberReader.number(text, within: Limits.centimetres)
      }
      place = number.map { kind == .floor ? FigurePoint(0, $0) : FigurePoint($0, 0) }
      return place.map { FigureProp(kind, at: $0) }
    case .band:
      _ = fields(Array(entries.dropFirst()), among: [], in: kind.rawValue)
      return choice(first, of: FigureProp.BandEnd.self).map { FigureProp(bandTo: $0) }
    case .roller, .ball, .chair, .armchair, .stool, .pillow, .desk, .coldPack, .heatPack:
      let fields = fields(
        Array(entries.dropFirst()), among: ["to", "size"], in: kind.rawValue)
      place = point(first)
      let end = point(fields["to"])
      let size = point(fields["size"], within: Limits.size)
      return place.map { FigureProp(kind, at: $0, to: end, size: size) }
    }
  }
}

extension FigureBone {
  /// A name in a file, with its bones and the factor for the angle of each.
  fileprivate struct Name {
    let name: String
    let bones: [(FigureBone, Double)]
  }

  /// The names of bones, with and without a side; the same in every view.
  static var names: [String] { named(in: .side).map(\.name) }

  /// The names of a view. A name without a side means both bones. Seen from the front or the back,
  /// both are mirrored, and the angle is that of the right half of the picture. A name with a side
  /// means one bone, with the angle as seen. These come last, so that they override the others.
  fileprivate static func named(in view: FigureView) -> [Name] {
    let both = Dictionary(grouping: all, by: \.name).map { name, bones in
      Name(name: name, bones: bones.map { ($0, $0.side == nil ? 1 : view.outward($0.side)) })
    }
    let single = all.compactMap { bone in
      bone.side.map { Name(name: "\($0.rawValue) \(bone.name)", bones: [(bone, 1)]) }
    }
    return both.sorted { $0.name < $1.name } + single
  }
}
