import Drawing
import RoutineEngine

/// A list of wrapped lines that grows paragraph by paragraph.
struct Paragraphs {
  let columns: Int
  let glyphs: GlyphSet
  var lines: [RoutineText.Line] = []

  mutating func add(
    _ text: String, style: Style = .plain, lead: String = "", isFelt: Bool = false
  ) {
    guard !text.isEmpty else { return }
    let indent = String(repeating: " ", count: lead.columns)
    for (row, line) in text.wrapped(to: max(1, columns - lead.columns)).enumerated() {
      lines.append(.init((row == 0 ? lead : indent) + line, style: style, isFelt: isFelt))
    }
  }

  /// Adds the purpose, the dose, a note on the dose, the equipment, and the place where it is felt.
  mutating func addFacts(of routine: Routine, _ prescription: Prescription, note: String? = nil) {
    add(routine.summary)
    add(dose(of: routine, prescription), style: Style(.work))
    if let note { add(note, style: Style(.waiting)) }
    let equipment = routine.allEquipment
    if !equipment.isEmpty {
      add("Needs " + equipment.joined(separator: ", "), style: Style(.faint))
    }
    if let feel = routine.feel { add(Format.feel(feel), style: Style(.faint), isFelt: true) }
  }

  private func dose(of routine: Routine, _ prescription: Prescription) -> String {
    let timeline = try? Timeline(routine, prescription)
    let parts = [
      timeline.map { "about " + Format.about($0.likelyLength) },
      routine.frequency.map(Format.frequency),
      routine.courseOfDays.map { "for \($0) days" },
      routine.position,
    ]
    return parts.compactMap { $0 }.joined(separator: " \(glyphs.separator) ")
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

  /// Adds the words of each move as a session says them, with those to get into it and out of it.
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
      add(outline(of: step, prescription), lead: "\(number + 1). ")
      guard case .group(let inner) = step.action else { continue }
      for step in inner where !step.isSkipped {
        add(outline(of: step, prescription), lead: "   \(glyphs.dash) ")
      }
    }
  }

  /// Returns a step in a line, with its rhythm and the rest between its repeats.
  private func outline(of step: Step, _ prescription: Prescription) -> String {
    let parts = [
      Format.outline(of: step, prescription, glyphs: glyphs), step.tempo.map(Format.tempo),
      Format.rest(between: step, prescription),
    ]
    return parts.compactMap { $0 }.joined(separator: ", ")
  }
}

extension Routine {
  /// The steps in order, with groups and includes opened and the ending last. Steps that are
  /// switched off are left out.
  var moves: [Step] { (steps + ending).flatMap(\.moves) }
}

extension Step {
  var moves: [Step] {
    if isSkipped { return [] }
    return switch action {
    case .group(let steps): steps.flatMap(\.moves)
    case .include(let routine): routine.moves
    default: [self]
    }
  }

  /// The words that a session says about the step: before it, during it, between repeats, and at
  /// the end.
  var words: [String] {
    let between = restText.map { ["Between: \($0)"] } ?? []
    let end = after.isEmpty ? [] : ["At the end: " + after.joined(separator: " ")]
    return (before + [text] + cues.map(\.words) + between + end).filter { !$0.isEmpty }
  }

  /// Further sentences: easier and harder ways, the common mistake, the reason for a lower dose, a
  /// link.
  var advice: [String] {
    let mistake = [hints.mistake, hints.cure].compactMap { $0 }.joined(separator: " ")
    return [
      hints.easier.map { "Easier: \($0)" }, hints.harder.map { "Harder: \($0)" },
      mistake.isEmpty ? nil : "Common mistake: \(mistake)", note.map { "Less than usual: \($0)" },
      link.map { "More: \($0)" },
    ].compactMap { $0 }
  }
}
