import RoutineEngine

/// A segment in one plain sentence, for lists and for sessions that are told line by line.
public enum SegmentText {
  /// Returns a segment in a line: `Hold 2 of 3, left side, 20 s: Reach.`
  public static func line(_ segment: Segment) -> String {
    var parts = [head(of: segment)]
    if segment.kind.isWork, let side = segment.side {
      parts.append(Format.side(side))
    }
    if let length = segment.length { parts.append(Format.length(length)) }
    let line = parts.joined(separator: ", ")
    switch segment.kind {
    case .prompt:
      return segment.title.isEmpty ? segment.text : "\(segment.title): \(segment.text)"
    case .ready, .hold, .massage, .breathe, .reps, .open:
      return segment.title.isEmpty ? line : "\(line): \(segment.title)"
    case .rest, .change:
      return line
    }
  }

  private static func head(of segment: Segment) -> String {
    switch segment.kind {
    case .change: return "Change to the \(segment.side?.rawValue ?? "other") side"
    case .ready, .rest, .prompt: return Format.name(of: segment.kind)
    case .hold, .massage, .breathe, .reps, .open: break
    }
    let times = segment.count.map { " \($0) times" } ?? ""
    let name = Format.name(of: segment.kind) + times
    guard let repetition = segment.repetition, repetition.of > 1 else { return name }
    return times.isEmpty
      ? "\(name) \(repetition.index) of \(repetition.of)"
      : "\(name), set \(repetition.index) of \(repetition.of)"
  }
}
