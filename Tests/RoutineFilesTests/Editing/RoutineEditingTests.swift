import RoutineEngine
import RoutineFiles
import TestSupport
import Testing

/// Any order of changes, on the built-in routines as if a person had written them.
@Suite struct RoutineEditingTests {
  private static let levels = Level.allCases

  /// A change of chance; a refused one changes nothing.
  private static func change(
    _ draft: inout RoutineDraft, among moves: [Step], _ chance: inout SeededGenerator
  ) {
    let count = draft.steps.count
    let index = count == 0 ? 0 : Int.random(in: 0..<count, using: &chance)
    let kind = count == 0 ? 0 : Int.random(in: 0..<12, using: &chance)
    let isUp = Bool.random(using: &chance)
    let level = levels.randomElement(using: &chance) ?? .standard
    switch kind {
    case 0, 1:
      guard let move = moves.randomElement(using: &chance) else { return }
      draft.add(move, at: Int.random(in: 0...count, using: &chance))
    case 2: draft.remove(at: index)
    case 3: draft.swap(index, with: index + 1)
    case 4: draft.steps[index].toggleSkip()
    case 5, 6: try? draft.steps[index].changeDose(up: isUp, at: level)
    case 7: try? draft.steps[index].changeRepeats(up: isUp, at: level)
    case 8: try? draft.steps[index].changeSides()
    case 9: try? draft.steps[index].changeRest(up: isUp)
    case 10: try? draft.steps[index].reset()
    default:
      draft.title = ["Mine", "a: b #c", "Für später", "2"].randomElement(using: &chance) ?? ""
    }
  }

  /// The text with comments and blank lines where a person may write them.
  private static func commented(_ text: String, _ chance: inout SeededGenerator) -> String {
    var lines: [String] = []
    var number = 0
    var isInSteps = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      isInSteps = isInSteps ? line.hasPrefix(" ") || line.isEmpty : line == "steps:"
      let isStep = isInSteps && line.hasPrefix("  - ")
      if isStep || !line.hasPrefix(" ") && !line.isEmpty, Int.random(in: 0..<3, using: &chance) == 0
      {
        let blanks = isStep ? "  " : ""
        if Bool.random(using: &chance) { lines.append("") }
        lines.append("\(blanks)# above \(number)")
        if Int.random(in: 0..<4, using: &chance) == 0 { lines.append("") }
      }
      let isShort =
        line.hasPrefix("  - use:") || line.hasPrefix("    dose:")
        || line.hasPrefix("    repeat:") || line.hasPrefix("    rest:")
      if isShort, Int.random(in: 0..<3, using: &chance) == 0 {
        lines.append("\(line)\(Bool.random(using: &chance) ? "  " : "       ")# behind \(number)")
      } else {
        lines.append(String(line))
      }
      number += 1
    }
    return lines.joined(separator: "\n")
  }

  /// The comments of the head and above steps, and those in steps that are still there.
  private static func comments(_ text: String) -> Set<String> {
    Set(
      text.split(separator: "\n").compactMap { line in
        line.firstRange(of: "# above").map { String(line[$0.lowerBound...]) }
          ?? line.firstRange(of: "# behind").map { String(line[$0.lowerBound...]) }
      })
  }

  @Test(arguments: 0..<40)
  func `any changes give a good file that says them, and undo gives the old one`(seed: Int) throws {
    var chance = SeededGenerator(seed: UInt64(seed))
    let catalog = try BuiltInRoutineTests.catalog()
    let moves = catalog.moveEntries.compactMap { $0.routine?.moveStep }
    let names = BuiltInRoutineTests.names.filter { !$0.hasSuffix(".move") }
    let name = names[seed % names.count]
    let bytes = try #require(catalog.builtInBytes(withID: name))
    let source = Self.commented(String(decoding: bytes, as: UTF8.self), &chance)
    let document = try RoutineDocument(source, moves: catalog.moveStep) {
      catalog.parse($0, id: name)
    }
    var past = [document.draft]
    var texts = [source]
    for _ in 0..<20 {
      var draft = past[past.count - 1]
      Self.change(&draft, among: moves, &chance)
      past.append(draft)
      let changed = try document.changed(to: draft)
      texts.append(changed.text)
      try Self.check(changed, draft, catalog)
      // Whatever lies between, undo gives the text of before.
      let earlier = Int.random(in: past.indices, using: &chance)
      #expect(try document.changed(to: past[earlier]).text == texts[earlier])
      let removed = Set(document.draft.steps.compactMap(\.origin))
        .subtracting(draft.steps.compactMap(\.origin))
      let kept = Self.comments(source).filter { comment in
        comment.hasPrefix("# above") || removed.isEmpty
      }
      #expect(kept.isSubset(of: Self.comments(changed.text)), "seed \(seed)")
    }
    #expect(try document.changed(to: past[0]).text == source)
  }

  /// A file that the editor finds good passes the strict check, and reads as the draft says.
  private static func check(
    _ changed: RoutineDocument.Changed, _ draft: RoutineDraft, _ catalog: RoutineCatalog
  ) throws {
    let parsed = catalog.parse(changed.text, id: "mine")
    #expect(changed.problems.isEmpty == parsed.diagnostics.isEmpty, "\(changed.problems)")
    guard changed.problems.isEmpty else {
      // Chance may leave no step, or only a rest at the end.
      let isEmpty = draft.steps.allSatisfy(\.step.isSkipped)
      #expect(isEmpty, "\(changed.problems)")
      return
    }
    let routine = try #require(parsed.routine)
    #expect(routine.title == draft.title && routine.steps == draft.steps.map(\.step))
    // A step keeps what its move says of contact, equipment and cautions.
    for step in draft.steps {
      guard let base = step.base else { continue }
      #expect(step.step.contact == base.contact && step.step.move == base.move)
    }
  }

  @Test(arguments: 0..<20)
  func `a routine from nothing is good however it was made`(seed: Int) throws {
    var chance = SeededGenerator(seed: UInt64(1_000 + seed))
    let catalog = try BuiltInRoutineTests.catalog()
    let moves = catalog.moveEntries.compactMap { $0.routine?.moveStep }
    let document = try RoutineDocument(titled: "Mine") { catalog.parse($0, id: "mine") }
    var draft = document.draft
    for _ in 0..<20 {
      Self.change(&draft, among: moves, &chance)
      let changed = try document.changed(to: draft)
      try Self.check(changed, draft, catalog)
      guard changed.problems.isEmpty else { continue }
      // The file is changed as one that was written by hand.
      let again = try RoutineDocument(changed.text, moves: catalog.moveStep) {
        catalog.parse($0, id: "mine")
      }
      var next = again.draft
      Self.change(&next, among: moves, &chance)
      try Self.check(again.changed(to: next), next, catalog)
    }
  }
}
