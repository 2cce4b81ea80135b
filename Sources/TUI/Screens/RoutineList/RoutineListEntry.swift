import CarePlan
import RoutineEngine

/// One line of the list of routines.
public struct RoutineListEntry: Sendable, Hashable {
  /// The routine, or why it cannot be used.
  public enum Content: Sendable, Hashable {
    /// A routine that can begin. Lists copy their entries often: indirectly that copies one
    /// reference instead of dozens of texts.
    indirect case routine(Routine)
    /// A file with errors; the reason in a sentence or two.
    case broken(reason: String)
  }

  /// The name it is called by.
  public let id: String
  /// True if it is the person's own.
  public let isOwn: Bool
  /// The routine, or the reason that it cannot be used.
  public let content: Content
  /// The equipment.
  let equipment: [String]
  /// The part of the list that it belongs to.
  let group: RoutineGroup

  /// A line of the list.
  public init(id: String, isOwn: Bool, content: Content) {
    self.id = id
    self.isOwn = isOwn
    self.content = content
    switch content {
    case .routine(let routine):
      equipment = routine.allEquipment
      group = isOwn ? .yours : RoutineGroup(routine)
    case .broken:
      equipment = []
      group = .yours
    }
  }

  /// The title in the list.
  var title: String {
    switch content {
    case .routine(let routine): routine.title
    case .broken: id
    }
  }

  /// The routine; `nil` if it cannot be used.
  var routine: Routine? {
    if case .routine(let routine) = content { routine } else { nil }
  }

  /// Returns it at the dose that it would be walked at now; `nil` if it cannot be used.
  func dosed(in context: ScreenContext) -> DosedRoutine? {
    routine.map {
      DosedRoutine(
        routine: $0, prescription: context.prescription(for: $0),
        gentleness: SessionWalk.gentleness(of: $0, under: context.advice))
    }
  }

  /// Returns its session as it would be walked now; `nil` if it cannot be used.
  func walk(in context: ScreenContext) -> SessionWalk? { dosed(in: context)?.walk }

  /// Returns the likely length of that session.
  func likelyLength(in context: ScreenContext) -> Duration? { walk(in: context)?.likelyLength }
}

extension Routine {
  /// The name of the figure that stands for it: that of its first work, else the first it has.
  var figure: String? {
    let leaves = steps.flatMap(\.leaves)
    return leaves.first { $0.action.segmentKind.isWork && $0.figure != nil }?.figure
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
