import CarePlan
import Drawing
import RoutineEngine

/// A day's goal as a row of dots, `●◐○`: as many as its low end, and more for times beyond it. A
/// check mark follows once the low end is reached. More than six dots become a number: `2/12`.
struct GoalDots {
  private let goal: Dose<Int>
  private let done: Double
  private let glyphs: GlyphSet

  /// The most dots that people count at a glance; more become a number.
  private static let most = 6

  /// The dots of a goal and of the sessions done today, in halves.
  init(_ goal: Dose<Int>, done: Double, glyphs: GlyphSet) {
    self.goal = goal
    self.done = done
    self.glyphs = glyphs
  }

  /// True once the low end is reached.
  var isReached: Bool { done >= Double(goal.low) }

  /// The row, with the check mark.
  var text: String { row + (isReached ? String(glyphs.check) : "") }

  /// The row without a check mark.
  var row: String {
    let count = max(goal.low, min(Int(done.rounded(.up)), goal.high))
    guard count <= Self.most else { return "\(Credit.times(done))/\(goal.low)" }
    return (1...max(1, count)).reduce(into: "") { row, number in
      let missing = Double(number) - done
      row.unicodeScalars.append(
        missing <= 0 ? glyphs.dotFilled : missing <= 0.5 ? glyphs.dotHalf : glyphs.dotEmpty)
    }
  }

  /// The progress in words: `Today 1.5 of 3-6`.
  var sentence: String { "Today \(Credit.times(done)) of \(Format.count(goal))" }

  /// The style: brighter once anything is done, since the dots show how much.
  var style: Style { Style(done > 0 ? .work : .faint) }
}
