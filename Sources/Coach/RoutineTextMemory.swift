import RoutineEngine
import Screen

/// Remembers the routine that was laid out in lines last: the list asks for it again and again, to
/// draw it, to know when its figure moves next, and how far it can be scrolled.
final class RoutineTextMemory {
  /// All that the lines depend on.
  private struct Subject: Equatable {
    let columns: Int
    let prescription: Prescription
    let note: String?
    let glyphs: GlyphSet
    let routine: Routine
  }

  private var last: (subject: Subject, text: RoutineText)?

  /// A routine as lines of text: see `RoutineText`.
  func text(
    of routine: Routine, _ prescription: Prescription, note: String?, columns: Int,
    glyphs: GlyphSet
  ) -> RoutineText {
    let subject = Subject(
      columns: columns, prescription: prescription, note: note, glyphs: glyphs, routine: routine)
    if let last, last.subject == subject { return last.text }
    let text = RoutineText(routine, prescription, note: note, columns: columns, glyphs: glyphs)
    last = (subject, text)
    return text
  }
}
