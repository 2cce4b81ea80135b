import CarePlan
import RoutineEngine

/// One line of the list of routines.
public struct RoutineListEntry: Sendable, Hashable {
  /// The routine, or why it cannot be used.
  public enum Content: Sendable, Hashable {
    /// It can be walked.
    case routine(Routine)
    /// It cannot; the reason, in a sentence or two.
    case broken(reason: String)
  }

  /// The name it is called by.
  public let id: String
  /// True if it is the person's own.
  public let isOwn: Bool
  /// The routine, or the reason that it cannot be used.
  public let content: Content

  /// A line of the list.
  public init(id: String, isOwn: Bool, content: Content) {
    self.id = id
    self.isOwn = isOwn
    self.content = content
  }

  /// The title in the list.
  var title: String {
    switch content {
    case .routine(let routine): routine.title
    case .broken: id
    }
  }

  /// The equipment.
  var equipment: [String] {
    switch content {
    case .routine(let routine): routine.includingWhatItIncludes.equipment
    case .broken: []
    }
  }

  /// The equipment in a word, for a narrow column: `roller` for a foam roller, `pack+` for a cold
  /// pack and more.
  var equipmentWord: String {
    guard let word = equipment.first?.split(separator: " ").last else { return "" }
    return word + (equipment.count > 1 ? "+" : "")
  }

  /// The routine; `nil` if it cannot be used.
  var routine: Routine? {
    if case .routine(let routine) = content { routine } else { nil }
  }

  /// Returns the likely length.
  func likelyLength(in context: ScreenContext) -> Duration? {
    switch content {
    case .routine(let routine):
      try? Timeline(routine, context.prescription(for: routine)).likelyLength
    case .broken: nil
    }
  }

  /// Returns true if all words are found in its title, id, kind, or what it needs or is felt in.
  func matches(_ filter: String) -> Bool {
    var text = "\(id) \(title) \(equipment.joined(separator: " "))"
    if case .routine(let routine) = content {
      text += " \(routine.kind.rawValue) \(routine.feel ?? "") \(routine.summary)"
    }
    let haystack = text.lowercased()
    return filter.lowercased().split(separator: " ").allSatisfy { haystack.contains($0) }
  }
}

extension Routine {
  /// The name of the figure that stands for it: that of its first work, else the first it has.
  var figure: String? {
    let leaves = steps.flatMap(\.leaves)
    return leaves.first { $0.action.isWork && $0.figure != nil }?.figure
      ?? leaves.compactMap(\.figure).first
  }
}

extension Step {
  /// The steps without groups and includes; those that are switched off are left out.
  fileprivate var leaves: [Step] {
    if isSkipped { return [] }
    return switch action {
    case .group(let steps): steps.flatMap(\.leaves)
    case .include(let routine): routine.steps.flatMap(\.leaves)
    default: [self]
    }
  }
}

extension Step.Action {
  fileprivate var isWork: Bool {
    switch self {
    case .hold, .reps, .massage, .active, .apply, .breathe, .open: true
    case .prompt, .rest, .group, .include: false
    }
  }
}
