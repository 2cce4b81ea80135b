import Drawing
import RoutineEngine

/// The steps of a routine in full, line by line. Each line knows its step.
struct RoutineSteps {
  /// The names of a step and of its figure; the title may be empty.
  struct Name: Hashable {
    let title: String
    let figure: String?
  }

  /// The lines.
  private(set) var lines: [RoutineText.Line] = []
  /// The step of each line, at the same index; `nil` for a heading.
  private(set) var steps: [Name?] = []
  /// The number of steps so far.
  private(set) var count = 0

  private let prescription: Prescription
  private let columns: Int
  private let glyphs: GlyphSet

  /// Lays out the steps of a routine at a dose.
  init(
    _ routine: Routine, _ prescription: Prescription, columns: Int, glyphs: GlyphSet
  ) {
    self.prescription = prescription
    self.columns = max(8, columns)
    self.glyphs = glyphs
    for step in routine.steps + routine.ending { add(step) }
  }

  private mutating func add(_ step: Step) {
    if step.isSkipped { return }
    switch step.action {
    case .include(let routine):
      addBlank()
      append(routine.title, Style(.title), of: nil)
      for step in routine.steps + routine.ending { add(step) }
    case .group(let steps):
      let dose = Format.dose(of: step, prescription, glyphs: glyphs).joined(separator: ", ")
      let title = Format.title(of: step) + (dose.isEmpty ? "" : ", \(dose)")
      addBlank()
      append(title, Style(.title), of: nil)
      for step in steps { add(step) }
    default: addMove(step)
    }
  }

  /// Adds the title with the dose at the right, and the words below.
  private mutating func addMove(_ step: Step) {
    addBlank()
    count += 1
    let number = "\(count)".padded(to: 2)
    let dose = Format.dose(of: step, prescription, glyphs: glyphs).joined(separator: ", ")
    let words = step.words
    let name = Name(title: step.title, figure: step.figure)
    let isPrompt = step.action == .prompt && step.title.isEmpty
    let title = isPrompt ? Format.name(of: Segment.Kind.prompt) : Format.title(of: step)
    let room = columns - 3 - title.columns - dose.columns
    if room >= 2 || dose.isEmpty {
      let gap = String(repeating: " ", count: max(0, room))
      append(
        "\(number) \(title)\(dose.isEmpty ? "" : gap + dose)", Style(.title), of: name)
    } else {
      append("\(number) \(title)", Style(.title), of: name)
      append("   \(dose)", Style(.work), of: name)
    }
    for text in words { wrap(text, .plain, of: name) }
    if let feel = step.feel { wrap(Format.feel(feel), Style(.faint), of: name) }
    for text in step.advice { wrap(text, Style(.faint), of: name) }
  }

  private mutating func wrap(_ text: String, _ style: Style, of step: Name?) {
    for line in text.wrapped(to: columns - 3) { append("   " + line, style, of: step) }
  }

  private mutating func addBlank() {
    if !lines.isEmpty { append("", .plain, of: steps.last ?? nil) }
  }

  private mutating func append(_ text: String, _ style: Style, of step: Name?) {
    for line in text.wrapped(keeping: columns) {
      lines.append(RoutineText.Line(line, style: style))
      steps.append(step)
    }
  }
}

extension String {
  fileprivate func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - count))
  }

  /// Returns the text unchanged if it fits, else wrapped.
  fileprivate func wrapped(keeping columns: Int) -> [String] {
    self.columns <= columns ? [self] : wrapped(to: columns)
  }
}
