/// A routine while a person changes it: its title, and its steps in their order.
public struct RoutineDraft: Sendable, Hashable {
  /// The title.
  public var title: String
  /// The steps.
  public var steps: [StepDraft]
  /// The steps of the routine's ending, which a draft cannot change.
  public private(set) var ending: [Step] = []

  /// A draft of a new routine.
  public init(title: String) {
    self.title = title
    steps = []
  }

  /// A draft of an existing routine.
  ///
  /// - Parameters:
  ///   - routine: The routine.
  ///   - moves: Returns the step of a move by its name; `nil` if there is none.
  public init(_ routine: Routine, moves: (String) -> Step?) {
    title = routine.title
    ending = routine.ending
    steps = routine.steps.enumerated().map { index, step in
      StepDraft(step, origin: index, base: step.move.flatMap { moves($0.id) })
    }
  }

  /// Returns the routine as it is now.
  ///
  /// - Parameter id: The routine's identifier.
  /// - Returns: The routine with title, kind, steps and ending; without summary, sources and the
  ///   like.
  public func routine(id: String) -> Routine {
    Routine(id: id, title: title, kind: kind, steps: steps.map(\.step), ending: ending)
  }

  /// The kind of a routine with these steps.
  public var kind: Routine.Kind {
    let kinds = steps.filter { !$0.step.isSkipped }.map(\.step.action.segmentKind)
    return Routine.Kind(of: kinds) ?? .stretch
  }

  // MARK: Changes

  /// Adds a move with its own dose.
  ///
  /// - Parameters:
  ///   - move: The move's step.
  ///   - index: The index of the new step, counted from 0; clamped to the existing indices.
  public mutating func add(_ move: Step, at index: Int) {
    steps.insert(
      StepDraft(move, origin: nil, base: move), at: index.clamped(to: 0...steps.count))
  }

  /// Exchanges two steps. Does nothing if either index is out of range.
  public mutating func swap(_ index: Int, with other: Int) {
    guard steps.indices.contains(index), steps.indices.contains(other) else { return }
    steps.swapAt(index, other)
  }

  /// Removes a step. Does nothing if the index is out of range.
  public mutating func remove(at index: Int) {
    if steps.indices.contains(index) { steps.remove(at: index) }
  }
}
