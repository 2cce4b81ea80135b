import RoutineEngine

/// A segment in one plain sentence, for lists and for sessions in lines.
public enum SegmentText {
  /// Returns a segment in a line: `Hold 2 of 3, left side, 20 s: Reach.`
  public static func line(_ segment: Segment) -> String {
    var parts = [head(of: segment)]
    if segment.kind.isWork, let side = segment.side {
      parts.append(Format.side(side))
    }
    if let round = segment.round, segment.kind.isWork || segment.beginsRound {
      parts.append(Format.round(round))
    }
    if let length = segment.length { parts.append(Format.length(length)) }
    let line = parts.joined(separator: ", ")
    switch segment.kind.role {
    case .prompt:
      let words = segment.title.isEmpty ? segment.text : "\(segment.title): \(segment.text)"
      guard segment.beginsRound, let round = segment.round else { return words }
      return "Round \(round.index) of \(round.of). \(words)"
    case .ready, .timedWork, .reps, .open:
      // A move whose name is only its verb needs no name.
      let isNamed = !segment.name.isEmpty && segment.name != Format.name(of: segment)
      return isNamed ? "\(line): \(segment.name)" : line
    case .rest where segment.repetition == nil && !segment.title.isEmpty:
      return "\(line): \(segment.title)"
    case .rest, .change:
      return line
    }
  }

  /// Returns a segment with its instruction, which is said only where it is new: with the first
  /// repeat on a side, and with a rest or a change that has its own words.
  public static func instruction(_ segment: Segment) -> String {
    let line = line(segment)
    guard !segment.text.isEmpty, segment.kind != .prompt, segment.kind != .ready else {
      return line
    }
    let isFirst = segment.kind.isWork && (segment.repetition?.index ?? 1) == 1
    let isOwnRest = segment.kind == .rest && segment.repetition == nil
    guard isFirst || isOwnRest || segment.hasOwnText else { return line }
    return line + (line.last.map { ".!?:".contains($0) } ?? true ? " " : ". ") + segment.text
  }

  private static func head(of segment: Segment) -> String {
    switch segment.kind.role {
    case .change: return "Change to the \(segment.side?.rawValue ?? "other") side"
    case .ready, .rest, .prompt: return Format.name(of: segment.kind)
    case .timedWork, .reps, .open: break
    }
    let times = segment.count.map { " \($0) times" } ?? ""
    let name = Format.name(of: segment) + times
    guard let repetition = segment.repetition, repetition.of > 1 else { return name }
    return times.isEmpty
      ? "\(name) \(repetition.index) of \(repetition.of)"
      : "\(name), set \(repetition.index) of \(repetition.of)"
  }
}
