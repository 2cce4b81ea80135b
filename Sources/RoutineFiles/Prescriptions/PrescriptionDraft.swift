import RoutineEngine

/// A routine's file made from the sheet of a physiotherapist. Each step has its line above it, and
/// what was not understood stays as a comment; no dose is made up.
public struct PrescriptionDraft: Sendable {
  /// The text of the file.
  public let text: String
  /// The number of exercises that became steps.
  public let steps: Int
  /// The number of lines that stay as comments alone.
  public let unread: Int
  /// True if the sheet has more lines or exercises than a routine can have.
  public let isCut: Bool

  /// A draft.
  ///
  /// - Parameters:
  ///   - sheet: The text of the sheet.
  ///   - name: The id of the routine; its words become the title.
  ///   - moves: The moves there are, by their ids.
  public init(_ sheet: String, named name: String, moves: [(id: String, step: Step)]) {
    let (exercises, isCut) = PrescriptionReader.exercises(in: sheet)
    self.isCut = isCut
    let written = exercises.map { PrescriptionStep($0, moves: moves) }
    let frequencies = Set(written.filter(\.isStep).compactMap(\.exercise.frequency))
    steps = written.count(where: \.isStep)
    unread = written.count - steps
    let words = name.split(separator: "-").joined(separator: " ")
    let title = words.prefix(1).uppercased() + words.dropFirst()
    var lines = [
      "# Made from a sheet. Above each step stands the line that it was read from: compare them, then",
      "#",
      "#     unknot check \(name)",
      "#     unknot play \(name)",
      "",
      "format: 1",
      "title: \(YAMLScalar.text(title))",
      "summary: The exercises of my sheet.",
      "kind: \(Self.kind(of: written))",
    ]
    if frequencies.count == 1, let frequency = frequencies.first {
      lines.append("frequency: \(frequency)")
    }
    lines += [
      "cautions:", "  - Ease off if pain starts; stop if it shoots into an arm.", "sources:",
      "  - title: My sheet", "steps:",
    ]
    for step in written {
      lines += step.lines(tellingFrequency: frequencies.count > 1)
    }
    if steps == 0 {
      lines += [
        "  # No line was understood: write the steps, or begin with `unknot new \(name)-1`.",
        "  - prompt: Do the exercises of your sheet.",
      ]
    }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func kind(of steps: [PrescriptionStep]) -> String {
    let kind = Routine.Kind(of: steps.compactMap(\.verb?.segmentKind)) ?? .mobility
    return kind.rawValue
  }
}

/// A text as a scalar of YAML.
enum YAMLScalar {
  /// The text plain where YAML takes it as it is, else in double quotes.
  static func text(_ text: String) -> String {
    let clean = CleanText.line(text)
    guard let first = clean.unicodeScalars.first, first.properties.isAlphabetic,
      !clean.contains(": "), !clean.contains(" #"), !clean.hasSuffix(":"),
      !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(clean.lowercased())
    else {
      let escaped = clean.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "\"\(escaped)\""
    }
    return clean
  }
}
