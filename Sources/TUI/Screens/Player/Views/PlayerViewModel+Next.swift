import Drawing
import RoutineEngine

extension PlayerViewModel {
  /// The next segment in parts: a word in large letters, its name, and further facts.
  struct NextWords {
    var word: String
    var name: String
    var details: [String]

    var detail: String { details.joined(separator: ", ") }
  }

  /// The next segment. Getting ready is skipped, so that the work after it is named.
  var nextWords: NextWords {
    guard let next = session.upcoming.first(where: { $0.kind != .ready }) else {
      return NextWords(word: "DONE", name: "finished", details: [])
    }
    let length = next.length.map(Format.length) ?? ""
    let repetition =
      next.repetition.flatMap { $0.of > 1 ? "\($0.index) of \($0.of)" : nil } ?? ""
    switch next.kind {
    case .rest: return NextWords(word: "REST", name: "rest \(length)", details: [])
    case .change:
      let side = next.side?.rawValue.uppercased() ?? "the other side"
      return NextWords(word: side, name: "change to \(side)", details: [length])
    default: break
    }
    let name = next.name.isEmpty ? Format.name(of: next) : next.name
    let side = next.side.map { $0 == .left ? "<LEFT" : "RIGHT>" }
    let short = Self.shortName(of: next)
    return NextWords(
      word: side ?? (short.isEmpty ? name : short), name: name,
      details: [next.side.map(Format.side) ?? "", repetition, length].filter { !$0.isEmpty })
  }

  /// Returns the next segment in a line. Getting ready is skipped, so that the work after it is
  /// named.
  static func next(after session: Session) -> String {
    guard let next = session.upcoming.first(where: { $0.kind != .ready }) else {
      return "Next: finished"
    }
    var parts: [String] = []
    switch next.kind {
    case .rest: parts = ["rest"]
    case .change: parts = ["change to the \(next.side?.rawValue ?? "other") side"]
    default: parts = [next.name.isEmpty ? Format.name(of: next) : next.name]
    }
    if next.kind.isWork, let repetition = next.repetition, repetition.of > 1 {
      parts.append("\(repetition.index) of \(repetition.of)")
    }
    if next.kind.isWork, let side = next.side { parts.append(Format.side(side)) }
    if let length = next.length { parts.append(Format.length(length)) }
    return "Next: " + parts.joined(separator: ", ")
  }
}
