import RoutineEngine
import Screen

/// Remembers text that was laid out in lines last. The list asks for its routine again and again, to
/// draw it, to know when its figure moves next, and how far it can be scrolled; a session draws what
/// it says with each second, and its breaks are found by trying.
final class TextMemory {
  /// All that the lines depend on.
  private struct Subject: Equatable {
    let columns: Int
    let prescription: Prescription
    let note: String?
    let glyphs: GlyphSet
    let routine: Routine
  }

  private struct Paragraph: Equatable {
    let columns: Int
    let isEven: Bool
    let text: String
  }

  /// More than a window shows at once.
  private static let mostParagraphs = 8

  private var last: (subject: Subject, text: RoutineText)?
  /// The latest come first.
  private var paragraphs: [(paragraph: Paragraph, lines: [String])] = []

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

  /// A text in lines of at most so many columns: see `wrapped` and `wrappedEvenly`.
  func lines(of text: String, columns: Int, evenly: Bool = false) -> [String] {
    let paragraph = Paragraph(columns: columns, isEven: evenly, text: text)
    if let known = paragraphs.first(where: { $0.paragraph == paragraph }) { return known.lines }
    let lines = evenly ? text.wrappedEvenly(to: columns) : text.wrapped(to: columns)
    paragraphs.removeLast(max(0, paragraphs.count - Self.mostParagraphs + 1))
    paragraphs.insert((paragraph, lines), at: 0)
    return lines
  }
}
