import Drawing
import RoutineEngine

/// A routine as lines of text: what it is, its steps and doses, cautions, sources.
public struct RoutineText: Sendable, Hashable {
  /// A line and how it looks.
  public struct Line: Sendable, Hashable {
    /// The text.
    public let text: String
    /// The style.
    public let style: Style

    init(_ text: String, style: Style = .plain) {
      self.text = text
      self.style = style
    }
  }

  /// The lines, from top to bottom.
  public let lines: [Line]
  /// The number of lines with facts, before the steps.
  let facts: Int
  /// The number of lines with facts and steps.
  let outline: Int

  /// Lays a routine out in lines.
  ///
  /// - Parameters:
  ///   - routine: The routine.
  ///   - prescription: How it is walked.
  ///   - note: What is to be said about that; `nil` for nothing.
  ///   - columns: How long a line is at most.
  ///   - glyphs: What can be shown.
  public init(
    _ routine: Routine, _ prescription: Prescription, note: String? = nil, columns: Int,
    glyphs: GlyphSet
  ) {
    var text = Paragraphs(columns: max(8, columns), glyphs: glyphs)
    let all = routine.includingWhatItIncludes
    text.add(routine.summary)
    text.add(Self.dose(of: routine, prescription, glyphs: glyphs), style: Style(.work))
    if let note { text.add(note, style: Style(.waiting)) }
    if !all.equipment.isEmpty {
      text.add("Needs " + all.equipment.joined(separator: ", "), style: Style(.faint))
    }
    if let feel = routine.feel { text.add("Feel it: " + feel, style: Style(.faint)) }
    facts = text.lines.count
    text.addSteps(routine.steps, prescription)
    outline = text.lines.count
    text.addWords(of: routine, glyphs: glyphs)
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

  /// The reason that an own routine cannot be used.
  init(broken reason: String, columns: Int, glyphs: GlyphSet) {
    var text = Paragraphs(columns: max(8, columns), glyphs: glyphs)
    text.add("This routine cannot be used.", style: Style(.warning))
    text.add(reason)
    lines = text.lines
    (facts, outline) = (lines.count, lines.count)
  }

  private static func dose(
    of routine: Routine, _ prescription: Prescription, glyphs: GlyphSet
  ) -> String {
    let timeline = try? Timeline(routine, prescription)
    let parts = [
      timeline.map { "about " + Format.about($0.likelyLength) },
      routine.frequency.map(Format.frequency),
      routine.courseOfDays.map { "for \($0) days" },
      routine.position,
    ]
    return parts.compactMap { $0 }.joined(separator: " \(glyphs.separator) ")
  }

  private static func line(of source: Source) -> String {
    let name = [source.title, source.publisher, source.locator].compactMap { $0 }
      .joined(separator: ", ")
    let grade = source.grade.map { " (grade \($0.rawValue))" } ?? ""
    return name + grade + (source.fact.map { ": " + $0 } ?? "")
  }
}

/// Lines being gathered.
private struct Paragraphs {
  let columns: Int
  let glyphs: GlyphSet
  var lines: [RoutineText.Line] = []

  mutating func add(_ text: String, style: Style = .plain, lead: String = "") {
    guard !text.isEmpty else { return }
    let indent = String(repeating: " ", count: lead.columns)
    for (row, line) in text.wrapped(to: max(1, columns - lead.columns)).enumerated() {
      lines.append(.init((row == 0 ? lead : indent) + line, style: style))
    }
  }

  mutating func addHeading(_ text: String, style: Style) {
    lines.append(.init(""))
    lines.append(.init(text, style: style))
  }

  mutating func addList(_ heading: String, _ items: [String], style: Style = Style(.title)) {
    guard !items.isEmpty else { return }
    addHeading(heading, style: style)
    for item in items { add(item, lead: "\(glyphs.bullet) ") }
  }

  /// What to do in each move, in the words of a session: how to get into it and out of it, too.
  mutating func addWords(of routine: Routine, glyphs: GlyphSet) {
    let moves = routine.moves
    guard moves.contains(where: { !$0.words.isEmpty }) else { return }
    addHeading("What to do", style: Style(.title))
    var said: Set<[String]> = []
    for move in moves {
      let words = move.words
      guard !words.isEmpty, said.insert([move.title] + words).inserted else { continue }
      let title = move.title.isEmpty ? "" : move.title + ": "
      add(title + words.joined(separator: " "), lead: "\(glyphs.bullet) ")
      for advice in move.advice {
        add(advice, style: Style(.faint), lead: "  ")
      }
    }
  }

  mutating func addSteps(_ steps: [Step], _ prescription: Prescription) {
    addHeading("Steps", style: Style(.title))
    for (number, step) in steps.filter({ !$0.isSkipped }).enumerated() {
      add(
        Format.outline(of: step, prescription, glyphs: glyphs), lead: "\(number + 1). ")
      guard case .group(let inner) = step.action else { continue }
      for step in inner where !step.isSkipped {
        add(Format.outline(of: step, prescription, glyphs: glyphs), lead: "   \(glyphs.dash) ")
      }
    }
  }
}

extension Routine {
  /// The steps of its groups and includes one by one, its ending last; without those that are
  /// switched off.
  fileprivate var moves: [Step] { (steps + ending).flatMap(\.moves) }
}

extension Step {
  fileprivate var moves: [Step] {
    if isSkipped { return [] }
    return switch action {
    case .group(let steps): steps.flatMap(\.moves)
    case .include(let routine): routine.moves
    default: [self]
    }
  }

  /// All that a session says of it, in order.
  fileprivate var words: [String] {
    (before + [text, restText ?? ""] + cues.map(\.words) + after).filter { !$0.isEmpty }
  }

  /// Other ways to do it, the usual mistake, and what its author adds.
  fileprivate var advice: [String] {
    let mistake = [hints.mistake, hints.cure].compactMap { $0 }.joined(separator: " ")
    return [
      hints.easier.map { "Easier: \($0)" }, hints.harder.map { "Harder: \($0)" },
      mistake.isEmpty ? nil : "Watch out: \(mistake)", note.map { "Less than usual: \($0)" },
      link.map { "More: \($0)" },
    ].compactMap { $0 }
  }
}
