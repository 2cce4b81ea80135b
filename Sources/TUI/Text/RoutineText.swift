import Drawing
import RoutineEngine

/// A routine as lines of text: its purpose, dose, steps, cautions and sources.
public struct RoutineText: Sendable, Hashable {
  /// A line and its style.
  public struct Line: Sendable, Hashable {
    /// The text.
    public let text: String
    /// The style.
    public let style: Style
    /// True if the line says where the routine is felt.
    let isFelt: Bool

    init(_ text: String, style: Style = .plain, isFelt: Bool = false) {
      self.text = text
      self.style = style
      self.isFelt = isFelt
    }
  }

  /// The lines, from top to bottom.
  public let lines: [Line]
  /// The number of leading lines with facts, before the steps.
  let facts: Int
  /// The number of leading lines with facts and steps.
  let outline: Int
  /// The number of leading lines with facts, steps and instructions.
  let words: Int

  /// Lays a routine out in lines.
  ///
  /// - Parameters:
  ///   - routine: The routine.
  ///   - prescription: The dose.
  ///   - note: A remark about the dose; `nil` for none.
  ///   - columns: The most columns of a line; at least 8 are used.
  ///   - glyphs: The glyphs to draw with.
  public init(
    _ routine: Routine, _ prescription: Prescription, note: String? = nil, columns: Int,
    glyphs: GlyphSet
  ) {
    var text = Paragraphs(columns: max(8, columns), glyphs: glyphs)
    let all = routine.includingWhatItIncludes
    text.addFacts(of: routine, prescription, note: note)
    facts = text.lines.count
    text.addSteps(routine.steps, prescription)
    outline = text.lines.count
    text.addWords(of: routine, glyphs: glyphs)
    words = text.lines.count
    text.addList("Take care", all.cautions, style: Style(.warning))
    text.addList("Where the numbers come from", all.sources.map(Self.line(of:)))
    let origin = [
      routine.author.map { "Written by \($0)." }, routine.licence.map { "Licence: \($0)." },
    ].compactMap { $0 }
    if !origin.isEmpty {
      text.add(" ", style: .plain)
      text.add(origin.joined(separator: " "), style: Style(.faint))
    }
    lines = text.lines
  }

  /// The lines for a file of the person's that cannot be used, with the reason.
  init(broken reason: String, columns: Int, glyphs: GlyphSet) {
    var text = Paragraphs(columns: max(8, columns), glyphs: glyphs)
    text.add("This routine cannot be used.", style: Style(.warning))
    text.add(reason)
    lines = text.lines
    (facts, outline, words) = (lines.count, lines.count, lines.count)
  }

  private static func line(of source: Source) -> String {
    let name = [source.title, source.publisher, source.locator].compactMap { $0 }
      .joined(separator: ", ")
    let grade = source.grade.map { " (grade \($0.rawValue))" } ?? ""
    return name + grade + (source.fact.map { ": " + $0 } ?? "")
  }
}

extension RoutineText {
  /// Returns cautions as one sentence to be heard: `Take care: never on bone; stop if it hurts.`
  static func spoken(_ cautions: [String]) -> String {
    let parts = cautions.map { caution in
      let words = caution.hasSuffix(".") ? String(caution.dropLast()) : caution
      return words.replacing(". ", with: ", ")
    }
    return "Take care: " + parts.joined(separator: "; ") + ". Press Enter to continue."
  }
}
