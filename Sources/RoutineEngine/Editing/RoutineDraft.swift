/// A routine while a person changes it: its title, and its steps in their order.
public struct RoutineDraft: Sendable, Hashable {
  /// The title.
  public var title: String
  /// The steps.
  public var steps: [StepDraft]
  /// The steps of its ending, which stay as they are.
  public private(set) var ending: [Step] = []

  /// A draft of a new routine.
  public init(title: String) {
    self.title = title
    steps = []
  }

  /// The draft of a file's routine.
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
  /// - Parameter id: The name it is called by.
  /// - Returns: The routine, without what describes it.
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
  ///   - index: Its place, counted from 0; moved to the nearest one there is.
  public mutating func add(_ move: Step, at index: Int) {
    steps.insert(
      StepDraft(move, origin: nil, base: move), at: index.clamped(to: 0...steps.count))
  }

  /// Exchanges two steps that follow each other; nothing where there is no second one.
  public mutating func swap(_ index: Int, with other: Int) {
    guard steps.indices.contains(index), steps.indices.contains(other) else { return }
    steps.swapAt(index, other)
  }

  /// Removes a step.
  public mutating func remove(at index: Int) {
    if steps.indices.contains(index) { steps.remove(at: index) }
  }
}
