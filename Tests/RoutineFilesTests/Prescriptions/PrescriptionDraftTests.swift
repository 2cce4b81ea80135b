import BuiltInRoutines
import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import RoutineFiles

@Suite struct PrescriptionDraftTests {
  private static let moves = RoutineCatalog(
    builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
    moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) }
  ).moveEntries.compactMap { entry in
    entry.routine?.moveStep.map { (id: entry.id, step: $0) }
  }

  private static func draft(_ sheet: String) -> PrescriptionDraft {
    PrescriptionDraft(sheet, named: "my-sheet", moves: moves)
  }

  /// The steps of a draft's file, from its first comment on.
  private static func steps(_ sheet: String) -> String {
    let text = draft(sheet).text
    return text.range(of: "steps:\n").map { String(text[$0.upperBound...]) } ?? text
  }

  /// The errors of a file: a warning is for whoever writes routines for others.
  private static func errors(_ text: String) throws -> [Diagnostic] {
    let catalog = RoutineCatalog(
      builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) } + [
        ("my-sheet", Array(text.utf8))
      ],
      moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) })
    return try #require(catalog.entry(withID: "my-sheet")).diagnostics
      .filter { $0.severity == .error }
  }

  /// Lines in the manner of handouts, from before there was a reader.
  private static func handouts() throws -> [String] {
    try String(contentsOf: Golden.file(named: "handouts.txt"), encoding: .utf8)
      .split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") && !$0.hasPrefix("@") }
  }

  @Test func `a sheet that is too long for a routine says so`() throws {
    let line = { (number: Int) in "Squat \(number): 3 x 10" }
    let fits = Self.draft((1...200).map(line).joined(separator: "\n"))
    #expect(fits.steps == 200 && !fits.isCut)
    for count in [201, 501] {
      let draft = Self.draft((1...count).map(line).joined(separator: "\n"))
      #expect(draft.steps == 200 && draft.isCut)
      #expect(try Self.errors(draft.text).isEmpty)
    }
  }

  @Test func `what steers a terminal is no part of a dose`() {
    let steps = Self.steps("\u{1B}[31mSquat\u{1B}[0m: \u{1B}]0;30 min\u{7}3 x 10")
    #expect(steps == Self.steps("Squat: 3 x 10"))
  }

  @Test func `each line of the handouts becomes what it says`() throws {
    let shown = try Self.handouts().map { Self.steps($0) }.joined(separator: "\n")
    try Golden.expect(shown, named: "prescriptions.txt")
  }

  @Test func `most lines of the handouts are understood whole`() throws {
    let drafts = try Self.handouts().map { Self.draft($0) }
    let whole = drafts.filter { $0.steps == 1 && !$0.text.contains("not understood") }
    #expect(whole.count >= 32 && drafts.count >= 40)
  }

  @Test func `every draft passes the check`() throws {
    let lines = try Self.handouts()
    for sheet in lines + [lines.joined(separator: "\n"), "", "\u{0}\u{1B}[2J", "| | |", "3x", "x"] {
      let errors = try Self.errors(Self.draft(sheet).text)
      #expect(errors.isEmpty, "\(sheet): \(errors)")
    }
  }

  @Test func `a block of lines is one exercise`() {
    let steps = Self.steps(
      """
      1. Cervical retraction
      2 sets of 10 reps
      Four times / day
      - Draw the chin slightly down and back.
      2. Row
      3 sets of 10 reps
      Red band
      """)
    #expect(steps.contains("- reps: 10\n    title: Cervical retraction\n"))
    #expect(steps.contains("text: Draw the chin slightly down and back."))
    #expect(steps.contains("title: Row\n    repeat: 3\n    load: red band\n"))
  }

  @Test func `a table gives its numbers the names of their columns`() {
    let steps = Self.steps(
      """
      | Exercise | Sets | Reps | Hold | Side |
      |---|---|---|---|---|
      | Pec stretch | | 3 | 20 s | each side |
      | Bird dog | 2 | 8-10 | | both sides |
      """)
    #expect(steps.contains("- hold: 20 s\n    title: Pec stretch\n    repeat: 3\n    sides: both"))
    #expect(steps.contains("- reps: 8-10\n    title: Bird dog\n    repeat: 2\n    sides: both"))
  }

  @Test func `a band with its article, and times in words, are understood`() {
    #expect(
      Self.steps("Rows with a red band 2 x 10").contains(
        "- reps: 10\n    title: Rows\n    repeat: 2\n    load: red band"))
    for (words, dose) in [
      ("a minute", "1 min"), ("half a minute", "30 s"), ("one minute", "1 min"),
      ("about half an hour", "30 min"), ("two minutes", "2 min"),
    ] {
      let steps = Self.steps("Cat-cow for \(words)")
      #expect(steps.contains("- active: \(dose)\n    title: Cat-cow\n"), "\(steps)")
    }
    #expect(Self.steps("Rows 10 reps, 3 times a day").contains("- reps: 10\n    title: Rows\n"))
  }

  @Test func `no dose is made up`() {
    let steps = Self.steps("Neck glides as tolerated")
    #expect(!steps.contains("- reps") && !steps.contains("- hold"))
    #expect(steps.contains("# Neck glides as tolerated"))
  }

  @Test func `a dose beyond a move is written by itself, and that is said`() {
    let steps = Self.steps("Open book 50 reps each side")
    #expect(steps.contains("- reps: 50") && !steps.contains("use: open-book\n"))
    #expect(steps.contains("`open-book` is a move with another dose"))
  }

  /// Random lines out of the words of such sheets.
  @Test(arguments: 0..<20) func `whatever stands on a sheet, the draft passes`(_ seed: UInt64)
    throws
  {
    var chance = SeededGenerator(seed: seed)
    let words = [
      "hold", "x", "3", "10", "30 s", "each side", "sets", "reps", "rest 10 s", "a day", "\"", "|",
      ":", "#", "- ", "Row", "neck", "é", "left side only", "99999", "0", "2 min", "/", "@", "'",
      "{", "[", "&a", "*b", "!", "%", "`", "yes", "band", "4 kg", "open book", "roll",
    ]
    let sheet = (0..<40).map { _ in
      (0..<Int.random(in: 1...8, using: &chance)).map { _ in
        words.randomElement(using: &chance) ?? ""
      }.joined(separator: " ")
    }.joined(separator: "\n")
    let found = try Self.errors(Self.draft(sheet).text)
    #expect(found.isEmpty, "\(found.map(\.message))\n\(Self.draft(sheet).text)")
  }
}
