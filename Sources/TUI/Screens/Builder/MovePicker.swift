import Drawing
import RoutineEngine

/// The choice of a move to add, found by typing.
struct MovePicker: Equatable, Sendable {
  /// The words that are typed.
  private(set) var query = ""
  /// The place of the choice among the moves that are found.
  private(set) var choice = 0

  /// Returns the moves that have all words somewhere, those that are called so first.
  func found(in moves: [Routine]) -> [Routine] {
    let words = query.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first else { return moves }
    let found = moves.filter { move in
      let text = move.searchedText
      return words.allSatisfy(text.contains)
    }
    let whole = words.joined(separator: " ")
    func rank(_ move: Routine) -> Int {
      let title = move.title.lowercased()
      return title == whole || move.id == whole
        ? 0 : title.hasPrefix(first) ? 1 : title.contains(first) ? 2 : 3
    }
    return (0...3).flatMap { place in found.filter { rank($0) == place } }
  }

  /// Returns the chosen move; `nil` if none is found.
  func chosen(in moves: [Routine]) -> Routine? {
    let found = found(in: moves)
    return found.isEmpty ? nil : found[min(choice, found.count - 1)]
  }

  mutating func type(_ text: String) {
    query += text
    choice = 0
  }

  /// Takes the last character away; returns false if there is none.
  mutating func erase() -> Bool {
    if query.isEmpty { return false }
    query.removeLast()
    choice = 0
    return true
  }

  mutating func move(by lines: Int, among moves: [Routine]) {
    choice = max(0, min(choice + lines, found(in: moves).count - 1))
  }

  mutating func choose(_ index: Int) { choice = index }
}

extension Routine {
  /// The words that a move is found by: name, place, position, equipment, verb, purpose.
  fileprivate var searchedText: String {
    let step = moveStep
    let position = position ?? ""
    let isAtDesk =
      (position.contains("sitting") || position.contains("standing"))
      && !position.contains("floor")
    let parts =
      [
        isAtDesk ? "desk" : "floor", title, id, summary, feel ?? "", position,
        step.map { BuilderText.verb(of: $0) } ?? "",
      ]
      + equipment + (equipment.isEmpty ? ["no equipment"] : [])
    return parts.joined(separator: " ").lowercased()
  }
}
