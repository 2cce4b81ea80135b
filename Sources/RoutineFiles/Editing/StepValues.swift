import RoutineEngine

/// The values of a step that an edit may change, in the form of a file. For a step that uses a
/// move, only values that differ from the move.
struct StepValues: Equatable {
  /// The keys, in the order in which they are written.
  static let order = ["dose", "repeat", "rounds", "sides", "rest", "switch", "note", "skip"]

  /// The verb, which is the first key.
  let verb: Verb
  /// The move that the step uses; `nil` for none.
  let move: String?
  /// The values by their keys.
  private(set) var values: [String: String] = [:]

  init(_ draft: StepDraft) {
    let step = draft.step
    let base = draft.base
    let isUse = base != nil
    verb = isUse ? .use : Verb(step.action)
    move = isUse ? step.move?.id : nil
    if step.action != base?.action { values[isUse ? "dose" : verb.rawValue] = Self.dose(of: step) }
    if step.repeats != base?.repeats {
      values[verb == .group ? "rounds" : "repeat"] = step.repeats.map(Self.words)
    }
    if step.sides != base?.sides ?? .none { values["sides"] = Self.words(step.sides) }
    if step.rest != base?.rest { values["rest"] = step.rest.map(Self.pause) }
    if step.change != base?.change { values["switch"] = step.change.map(Self.pause) }
    if isUse, step.note != base?.note { values["note"] = step.note.map(YAMLScalar.text) }
    if step.isSkipped { values["skip"] = "yes" }
  }

  /// Returns the lines of a new step that uses a move.
  func lines(indent: Int) -> [String] {
    let blanks = String(repeating: " ", count: indent)
    return ["\(blanks)- use: \(move ?? "")"]
      + Self.order.compactMap { key in values[key].map { "\(blanks)  \(key): \($0)" } }
  }

  // MARK: Words

  private static func dose(of step: Step) -> String? {
    step.action.time.map(words) ?? step.action.count.map(words)
  }

  private static func words(_ time: Dose<Duration>) -> String {
    if time.isFixed { return words(time.low) }
    let (low, high) = (words(time.low), words(time.high))
    let (first, last) = (low.split(separator: " "), high.split(separator: " "))
    return first.count == 2 && last.count == 2 && first[1] == last[1]
      ? "\(first[0])-\(high)" : "\(low) - \(high)"
  }

  private static func words(_ time: Duration) -> String {
    let seconds = time.secondsRoundedDown
    if seconds > 120, seconds % 60 != 0 { return "\(seconds / 60) min \(seconds % 60) s" }
    return TimeReader.words(for: time)
  }

  private static func pause(_ time: Duration) -> String { time == .zero ? "none" : words(time) }

  private static func words(_ count: Dose<Int>) -> String {
    count.isFixed ? "\(count.low)" : "\(count.low)-\(count.high)"
  }

  private static func words(_ sides: Sides) -> String {
    switch sides {
    case .none: "none"
    case .one(let side): side.rawValue
    case .both(first: .left): "both"
    case .both(first: .right): "both, right first"
    case .alternate(first: .left): "alternate"
    case .alternate(first: .right): "alternate, right first"
    }
  }
}
