import CarePlan
import RoutineEngine

/// An entry of the list: a routine, or a file that cannot be used.
public struct RoutineListEntry: Sendable, Hashable {
  /// The routine, or the reason that it cannot be used.
  public enum Content: Sendable, Hashable {
    /// A routine that can begin. Indirect, since the list copies its entries often: a copy then
    /// costs one reference instead of dozens of strings.
    indirect case routine(Routine)
    /// A file with errors; the reason in a sentence or two.
    case broken(reason: String)
  }

  /// The routine's id.
  public let id: String
  /// True for a routine of the person's own.
  public let isOwn: Bool
  /// The routine, or the reason that it cannot be used.
  public let content: Content
  /// The equipment that the routine needs.
  let equipment: [String]
  /// The group of the list.
  let group: RoutineGroup

  /// An entry of the list.
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

  /// Returns the routine at the dose that it would have now; `nil` if it cannot be used.
  func dosed(in context: ScreenContext) -> DosedRoutine? {
    routine.map {
      DosedRoutine(
        routine: $0, prescription: context.prescription(for: $0),
        gentleness: SessionWalk.gentleness(of: $0, under: context.advice))
    }
  }

  /// Returns the routine's session as it would run now; `nil` if it cannot be used.
  func walk(in context: ScreenContext) -> SessionWalk? { dosed(in: context)?.walk }

  /// Returns the likely length of that session; `nil` if the routine cannot be used.
  func likelyLength(in context: ScreenContext) -> Duration? { walk(in: context)?.likelyLength }
}

extension Routine {
  /// The name of the figure that represents the routine: that of the first work step with one, else
  /// that of any first step with one.
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
