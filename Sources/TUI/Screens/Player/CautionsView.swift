import Drawing
import RoutineEngine

/// The cautions of a routine, as a list.
struct CautionsView {
  private let cautions: [String]
  private let glyphs: GlyphSet

  init(_ routine: Routine, glyphs: GlyphSet) {
    cautions = routine.includingWhatItIncludes.cautions
    self.glyphs = glyphs
  }

  func draw(into frame: inout Frame, _ rect: Rect) {
    guard !cautions.isEmpty, rect.rows >= 2 else { return }
    frame.write("Take care", x: rect.x, y: rect.y, style: Style(.warning))
    var y = rect.y + 1
    for (number, caution) in cautions.enumerated() {
      let lines = caution.wrapped(to: max(1, rect.columns - 2))
      let isLast = number == cautions.count - 1
      // Better a word that something is missing than half a warning: its line is kept free.
      guard y + lines.count + (isLast ? 0 : 1) <= rect.bottom else {
        let count = "\(cautions.count - number) \(number == 0 ? "in all" : "more")"
        let missing = "\(count): see the routine's details"
        frame.write(
          missing.truncated(to: rect.columns, glyphs: glyphs), x: rect.x, y: y,
          style: Style(.faint))
        return
      }
      frame.write(glyphs.bullet, x: rect.x, y: y, style: Style(.warning))
      for line in lines {
        frame.write(line, x: rect.x + 2, y: y)
        y += 1
      }
    }
  }

  /// As many of them as there is room for in a few lines, each whole, and how many more there are.
  func drawBriefly(into frame: inout Frame, _ rect: Rect) {
    for count in stride(from: cautions.count, to: 0, by: -1) {
      let missing = cautions.count - count
      let rest = missing == 0 ? "" : " \(missing) more: see the routine's details"
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
