import Drawing
import RoutineEngine

/// The picker of a move to add, searched by typing.
struct MovePicker: Equatable, Sendable {
  /// The typed words.
  private(set) var query = ""
  /// The index of the choice among the moves that were found.
  private(set) var choice = 0

  /// Returns the moves that contain all words, with the best matches of the title on top.
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

  /// Removes the last character; returns false if there is none.
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
  /// The text to search: name, place, position, equipment, verb, purpose.
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
