import RoutineEngine

/// A kind of load on the body that signs and risks can lock.
public enum Load: String, Sendable, Hashable, CaseIterable {
  case press, roll, heat, cold, stretch
  case neckStretch = "neck-stretch"
  case band

  /// The load in a word or two.
  var name: String {
    switch self {
    case .press: "pressing"
    case .roll: "rolling"
    case .heat: "heat packs"
    case .cold: "cold packs"
    case .stretch: "stretching"
    case .neckStretch: "neck stretches"
    case .band: "bands"
    }
  }
}

extension Set<Load> {
  /// The names in order. Without stretching at all, the neck needs no mention.
  private var names: [String] {
    Load.allCases.filter { contains($0) && !($0 == .neckStretch && contains(.stretch)) }
      .map(\.name)
  }

  /// The loads in words, such as `pressing and rolling`.
  public var words: String { Self.joined(names) }

  /// The loads in words, such as `no pressing and no rolling`.
  var negatedWords: String { Self.joined(names.map { "no \($0)" }) }

  private static func joined(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Routine {
  /// The loads of the steps, including those of included routines.
  public var loads: Set<Load> {
    var loads: Set<Load> = []
    for contact in contacts {
      switch contact {
      case .press: loads.insert(.press)
      case .roll: loads.insert(.roll)
      case .heat: loads.insert(.heat)
      case .cold: loads.insert(.cold)
      case .none: break
      }
    }
    let equipment = allEquipment
    // A massage that needs a roller is rolling, whatever its steps say.
    if presses, equipment.contains(where: { $0.hasWord("roller") && !$0.hasWord("or") }) {
      loads.insert(.roll)
    }
    if stretches { loads.insert(.stretch) }
    if stretches, concernsNeck { loads.insert(.neckStretch) }
    if equipment.contains(where: { $0.hasWord("band") }) { loads.insert(.band) }
    return (steps + ending).reduce(into: loads) {
      $0.formUnion($1.namedLoads(namesTools: !equipment.isEmpty))
    }
  }

  private var concernsNeck: Bool {
    id.hasWord("neck") || feel?.hasWord("neck") ?? false || title.hasWord("neck")
      || steps.contains(where: \.concernsNeck)
  }
}

extension Routine {
  /// True if a step may have any load: it names neither a move nor a contact.
  var leavesLoadsOpen: Bool { (steps + ending).contains(where: \.leavesLoadsOpen) }
}

extension Step {
  /// The words that mean massage without rolling.
  private static let pressingWords = [
    "press", "pressing", "push", "ball", "finger", "fingertip", "thumb", "knuckle", "hand", "knead",
    "kneading", "rub", "rubbing", "squeeze", "pinch", "stroke", "trigger", "spot",
  ]

  fileprivate var leavesLoadsOpen: Bool {
    if isSkipped { return false }
    return switch action {
    case .group(let steps): steps.contains(where: \.leavesLoadsOpen)
    case .include(let routine): routine.leavesLoadsOpen
    case .timed(let kind, _): kind.isExercise && move == nil && contact == nil
    case .reps: move == nil && contact == nil
    case .prompt, .open: false
    }
  }

  fileprivate var concernsNeck: Bool {
    if isSkipped { return false }
    if feel?.hasWord("neck") ?? false || title.hasWord(of: ["neck", "cervical", "chin"]) {
      return true
    }
    return switch action {
    case .group(let steps): steps.contains(where: \.concernsNeck)
    case .include(let routine): routine.loads.contains(.neckStretch)
    case .prompt, .timed, .reps, .open: false
    }
  }

  /// Returns the loads that the step's words name, for files without contact or equipment. Missing
  /// or unknown words count as any load.
  fileprivate func namedLoads(namesTools: Bool) -> Set<Load> {
    if isSkipped { return [] }
    switch action {
    case .group(let steps):
      return steps.reduce(into: []) { $0.formUnion($1.namedLoads(namesTools: namesTools)) }
    case .include(let routine): return routine.loads
    case .prompt, .timed(.rest, _), .timed(.breathe, _), .open: return []
    case .timed(.massage, _):
      if contact != nil { return [] }
      let rolls = title.hasWord(of: ["roll", "roller", "rolling"])
      let isUnknown = !namesTools && !title.isEmpty && !title.hasWord(of: Self.pressingWords)
      return rolls || isUnknown ? [.roll] : []
    case .timed(.apply, _):
      if contact != nil { return [] }
      let heat: Set<Load> = title.hasWord(of: ["heat", "hot", "warm", "heating"]) ? [.heat] : []
      let cold: Set<Load> = title.hasWord(of: ["cold", "ice", "icing"]) ? [.cold] : []
      let isRub = title.hasWord(of: ["rub", "cream", "gel", "patch"])
      return heat.isEmpty && cold.isEmpty && !isRub ? [.heat, .cold] : heat.union(cold)
    case .timed(.hold, _), .timed(.active, _), .reps:
      let words = ["band", "theraband", "tubing"]
      return title.hasWord(of: words) || load?.hasWord(of: words) ?? false ? [.band] : []
    }
  }
}

extension Step.TimedAction {
  /// True for a position or a movement, which load muscles and joints.
  var isExercise: Bool {
    switch self {
    case .hold, .active: true
    case .massage, .apply, .rest, .breathe: false
    }
  }
}

extension String {
  /// Returns true if the text contains a word or its plural.
  fileprivate func hasWord(_ word: String) -> Bool {
    hasWord(of: [word])
  }

  /// Returns true if the text contains one of some words or its plural.
  fileprivate func hasWord(of words: [String]) -> Bool {
    // Nearly all texts are ASCII, in which each letter is one byte.
    let lower = lowercased()
    let parts =
      utf8.allSatisfy { $0 < 0x80 }
      ? lower.utf8.split { !(0x61...0x7A).contains($0) }.map { Substring($0) }
      : lower.split { !$0.isLetter }
    return parts.contains { part in
      words.contains { part == $0 || part == $0 + "s" }
    }
  }
}
