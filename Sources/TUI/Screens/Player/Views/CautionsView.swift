import Drawing
import RoutineEngine

/// The cautions of a routine, shortened to a few lines; `c` opens the full page.
struct CautionsView {
  private let cautions: [String]

  init(_ routine: Routine) {
    cautions = routine.includingWhatItIncludes.cautions
  }

  /// The number of cautions and the key that opens them; empty without cautions.
  var pointer: String {
    let count = cautions.count
    return count == 0
      ? "" : "Take care: \(count == 1 ? "1 caution" : "\(count) cautions"), press c"
  }

  /// Draws as many whole cautions as fit, and the number of the others.
  func draw(into frame: inout Frame, _ rect: Rect) {
    for count in stride(from: cautions.count, to: 0, by: -1) {
      let missing = cautions.count - count
      let rest = missing == 0 ? "" : " \(missing) more: press c"
      let text = "Take care: " + cautions.prefix(count).joined(separator: " ") + rest
      let lines = text.wrapped(to: max(1, rect.columns))
      guard lines.count <= rect.rows else { continue }
      for (row, line) in lines.enumerated() {
        frame.write(line, x: rect.x, y: rect.y + row, style: Style(.warning))
      }
      return
    }
  }
}
