import CarePlan
import RoutineEngine

/// One line of the list of routines.
public struct PickerEntry: Sendable, Hashable {
  /// The routine, or why it cannot be used.
  public enum Content: Sendable, Hashable {
    /// It can be walked.
    case routine(Routine)
    /// It cannot; the reason, in a sentence or two.
    case broken(reason: String)
  }

  /// The name it is called by.
  public let id: String
  /// Whether it is the person's own.
  public let isOwn: Bool
  /// What it is.
  public let content: Content

  /// A line of the list.
  public init(id: String, isOwn: Bool, content: Content) {
    self.id = id
    self.isOwn = isOwn
    self.content = content
  }

  /// What the list shows.
  var title: String {
    switch content {
    case .routine(let routine): routine.title
    case .broken: id
    }
  }

  /// What it needs.
  var equipment: [String] {
    switch content {
    case .routine(let routine): routine.includingWhatItIncludes.equipment
    case .broken: []
    }
  }

  /// What it needs in a word, for a narrow column: `roller` for a foam roller, `pack+` for a cold
  /// pack and more.
  var equipmentWord: String {
    guard let word = equipment.first?.split(separator: " ").last else { return "" }
    return word + (equipment.count > 1 ? "+" : "")
  }

  /// Whether it presses, rolls or rubs.
  var presses: Bool {
    switch content {
    case .routine(let routine): routine.presses
    case .broken: false
    }
  }

  /// How long it is likely to take.
  func likelyLength(on stage: Stage) -> Duration? {
    switch content {
    case .routine(let routine):
      try? Timeline(routine, stage.prescription(for: routine)).likelyLength
    case .broken: nil
    }
  }

  /// Whether all words are found in its title, id, kind, or what it needs or is felt in.
  func matches(_ filter: String) -> Bool {
    var text = "\(id) \(title) \(equipment.joined(separator: " "))"
    if case .routine(let routine) = content {
      text += " \(routine.kind.rawValue) \(routine.feel ?? "") \(routine.summary)"
    }
    let haystack = text.lowercased()
    return filter.lowercased().split(separator: " ").allSatisfy { haystack.contains($0) }
  }
}
