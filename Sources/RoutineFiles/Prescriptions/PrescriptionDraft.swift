import RoutineEngine

/// A routine's file made from a physiotherapist's sheet. The original line is a comment above each
/// step, and so are lines that were not understood. No dose is invented.
public struct PrescriptionDraft: Sendable {
  /// The text of the file.
  public let text: String
  /// The number of exercises that became steps.
  public let steps: Int
  /// The number of lines that only became comments.
  public let unread: Int
  /// True if the sheet has more lines or exercises than a routine can have.
  public let isCut: Bool

  /// A draft.
  ///
  /// - Parameters:
  ///   - sheet: The text of the sheet.
  ///   - name: The id of the routine, from which the title is made.
  ///   - moves: All moves, by their ids.
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

/// Encodes texts as YAML scalars.
enum YAMLScalar {
  /// Returns the text plain if YAML allows that, else in double quotes.
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
