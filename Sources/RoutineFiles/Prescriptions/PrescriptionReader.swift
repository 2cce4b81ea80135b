import RoutineEngine

/// Reads physiotherapists' sheets: lines, lists and Markdown tables.
enum PrescriptionReader {
  /// The most lines of a sheet.
  static let mostLines = 500

  /// Returns the exercises of a text in order, at most as many as a routine may have steps. `isCut`
  /// is true if there were more. A line of numbers, or of prose, belongs to the exercise above.
  static func exercises(in text: String) -> (exercises: [PrescribedExercise], isCut: Bool) {
    let all = text.split(whereSeparator: \.isNewline)
    let exercises = exercises(in: all.prefix(mostLines).map { line(String($0)) })
    return (
      Array(exercises.prefix(Limits.steps)),
      all.count > mostLines || exercises.count > Limits.steps
    )
  }

  /// Returns a line without terminal sequences, whose letters and numbers would be read as well.
  private static func line(_ text: String) -> String {
    let sequence = #/\u{1B}(?:\[[0-?]*[ -\/]*[@-~]|\][^\u{7}\u{1B}]*\u{7}?|[ -\/]*[0-~])/#
    return CleanText.line(String(text.replacing(sequence, with: "").prefix(longestLine)))
  }

  private static func exercises(in lines: [String]) -> [PrescribedExercise] {
    var exercises: [PrescribedExercise] = []
    var header: [String] = []
    for (index, line) in lines.enumerated() where !line.isEmpty {
      if line.hasPrefix("|") {
        let cells = cells(of: line)
        if cells.allSatisfy({ $0.allSatisfy { "-: ".contains($0) } }) { continue }
        if index + 1 < lines.count, isRule(lines[index + 1]) {
          header = cells.map { $0.lowercased() }
        } else {
          exercises.append(row(cells, under: header, line: line))
        }
        continue
      }
      header = []
      let bare = withoutBullet(line)
      let exercise = PrescriptionLine.read(bare)
      if let last = exercises.indices.last, exercise.isContinuation {
        exercises[last].add(exercise)
      } else if let last = exercises.indices.last, isProse(bare, exercise) {
        exercises[last].lines.append(line)
        exercises[last].text += (exercises[last].text.isEmpty ? "" : " ") + bare
      } else {
        exercises.append(exercise)
      }
    }
    return exercises
  }

  /// The most characters of a line.
  private static let longestLine = 400

  /// Returns true for a sentence about how to do an exercise: no dose, and a full stop at the end.
  private static func isProse(_ line: String, _ exercise: PrescribedExercise) -> Bool {
    !exercise.hasDose && line.hasSuffix(".") && line.contains(" ")
  }

  private static func withoutBullet(_ line: String) -> String {
    let rest = line.drop { $0.isNumber }
    if rest.startIndex != line.startIndex, let sign = rest.first, ".)".contains(sign),
      rest.dropFirst().first == " "
    {
      return CleanText.line(String(rest.dropFirst()))
    }
    return "-•*–·".contains(line.prefix(1)) && line.dropFirst().first == " "
      ? CleanText.line(String(line.dropFirst())) : line
  }

  // MARK: Tables

  private static func isRule(_ line: String) -> Bool {
    line.hasPrefix("|") && line.contains("-") && line.allSatisfy { "|-: ".contains($0) }
  }

  private static func cells(of line: String) -> [String] {
    var cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst()
      .map { CleanText.line(String($0)) }
    if cells.last?.isEmpty ?? false { cells.removeLast() }
    return cells
  }

  /// The units that the headings of columns imply for a number in a cell.
  private static let units = [
    "sets": "sets", "reps": "reps", "repetitions": "reps", "hold": "s hold", "hold (s)": "s hold",
    "hold (sec)": "s hold", "seconds": "s", "minutes": "min", "times a day": "times a day",
    "times per day": "times a day", "per day": "times a day", "times a week": "times a week",
  ]

  private static func row(
    _ cells: [String], under header: [String], line: String
  ) -> PrescribedExercise {
    let parts = cells.enumerated().compactMap { index, cell -> String? in
      guard !cell.isEmpty else { return nil }
      let title = index < header.count ? header[index] : ""
      guard cell.allSatisfy({ $0.isNumber || "-– ".contains($0) }) else {
        return title == "hold" ? "hold \(cell)" : title == "rest" ? "rest \(cell)" : cell
      }
      return units[title].map { "\(cell) \($0)" } ?? cell
    }
    var exercise = PrescriptionLine.read(parts.joined(separator: ", "))
    exercise.lines = [line]
    return exercise
  }
}
