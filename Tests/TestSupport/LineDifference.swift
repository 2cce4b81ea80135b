/// The difference between two texts, line by line, as a unified diff.
public struct LineDifference: CustomStringConvertible {
  /// Lines of context around each change.
  private static let context = 2

  private struct Line {
    let mark: Character
    let text: Substring
    /// The line's number in the old text, counted from 1; where the line is new, the one it
    /// precedes.
    let number: Int
  }

  private var lines: [Line] = []

  /// Compares two texts.
  public init(from old: String, to new: String) {
    let old = old.split(separator: "\n", omittingEmptySubsequences: false)
    let new = new.split(separator: "\n", omittingEmptySubsequences: false)
    var (removed, inserted) = (Set<Int>(), Set<Int>())
    for change in new.difference(from: old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if removed.contains(oldIndex) {
        lines.append(Line(mark: "-", text: old[oldIndex], number: oldIndex + 1))
        oldIndex += 1
      } else if inserted.contains(newIndex) {
        lines.append(Line(mark: "+", text: new[newIndex], number: oldIndex + 1))
        newIndex += 1
      } else {
        lines.append(Line(mark: " ", text: old[oldIndex], number: oldIndex + 1))
        (oldIndex, newIndex) = (oldIndex + 1, newIndex + 1)
      }
    }
  }

  /// The changes with the lines around them, each group after its line number; empty if there are
  /// none.
  public var description: String {
    let shown = Set(
      lines.indices.filter { lines[$0].mark != " " }.flatMap {
        ($0 - Self.context)...($0 + Self.context)
      })
    var text: [String] = []
    for index in lines.indices where shown.contains(index) {
      if index == 0 || !shown.contains(index - 1) {
        text.append("@@ line \(lines[index].number) @@")
      }
      text.append("\(lines[index].mark)\(lines[index].text)")
    }
    return text.joined(separator: "\n")
  }
}
