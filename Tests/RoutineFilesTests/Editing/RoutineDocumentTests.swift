import RoutineEngine
import RoutineFiles
import TestSupport
import Testing

/// Changes of a file, line by line.
@Suite struct RoutineDocumentTests {
  private static func document(_ text: String) throws -> RoutineDocument {
    let catalog = try BuiltInRoutineTests.catalog()
    return try RoutineDocument(text, moves: catalog.moveStep) { catalog.parse($0, id: "mine") }
  }

  private static func new(_ title: String) throws -> RoutineDocument {
    let catalog = try BuiltInRoutineTests.catalog()
    return try RoutineDocument(titled: title) { catalog.parse($0, id: "mine") }
  }

  private static func move(_ id: String) throws -> Step {
    try #require(try BuiltInRoutineTests.catalog().moveStep(id))
  }

  private static let written = """
    # My own, for the time before lunch.
    format: 1
    title: "Before lunch"   # I like this one
    kind: stretch
    author: me

    steps:
      # Between the blades.
      - use: clasped-reach
        dose: 15-20 s       # the sheet says so
        repeat: 2

      # The long one.
      - use: overhead-lean
        text: Lean, but only a little.
        # no further than the chair

      - hold: 20 s          # my own
        title: Doorway
        sides: both
        repeat: 3
        rest: 10 s          # to breathe
      # The end.

    """

  private static let head = "format: 1\ntitle: Before lunch\nkind: stretch\nsteps:\n"

  @Test func `a new routine is written as a person would write it`() throws {
    let document = try Self.new("Before lunch")
    var draft = document.draft
    draft.add(try Self.move("clasped-reach"), at: 0)
    draft.add(try Self.move("overhead-lean"), at: 1)
    draft.add(try Self.move("shoulder-roll"), at: 2)
    try draft.steps[1].changeDose(up: true, at: .standard)
    try draft.steps[1].setRepeats(to: 2)
    try draft.steps[1].changeSides()
    try draft.steps[0].changeRest(up: true)
    let changed = try document.changed(to: draft)
    #expect(changed.problems == [])
    #expect(
      changed.text == Self.head + """
          - use: clasped-reach
            rest: 10 s
          - use: overhead-lean
            dose: 20 s
            repeat: 2
            sides: left
          - use: shoulder-roll

        """)
  }

  @Test func `a new routine without a step is not good`() throws {
    let document = try Self.new("Nothing")
    #expect(try document.changed(to: document.draft).problems.count == 1)
  }

  @Test(arguments: ["Yes", "a: b", "- x", "#1", "say \"x\"", "1", "Für den Rücken"])
  func `a title is quoted where it must be`(title: String) throws {
    let document = try Self.new(title)
    var draft = document.draft
    draft.add(try Self.move("chin-nod"), at: 0)
    let changed = try document.changed(to: draft)
    #expect(changed.problems == [])
    let again = try Self.document(changed.text)
    #expect(again.draft.title == title)
  }

  @Test func `a file that is not changed stays byte for byte`() throws {
    for text in [
      Self.written, Self.written.replacing("\n", with: "\r\n"), "\u{FEFF}" + Self.written,
      String(Self.written.dropLast()),
    ] {
      let document = try Self.document(text)
      var draft = document.draft
      draft.swap(0, with: 1)
      _ = try document.changed(to: draft)
      draft.swap(0, with: 1)
      #expect(try document.changed(to: draft).text == text)
    }
  }

  /// The lines that a change removes and adds.
  private func difference(_ change: (inout RoutineDraft) throws -> Void) throws -> String {
    let document = try Self.document(Self.written)
    var draft = document.draft
    try change(&draft)
    let changed = try document.changed(to: draft)
    #expect(changed.problems == [])
    let (old, new) = (Self.lines(Self.written), Self.lines(changed.text))
    return new.difference(from: old).map { change in
      switch change {
      case .remove(_, let line, _): "-" + line
      case .insert(_, let line, _): "+" + line
      }
    }.joined(separator: "\n")
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test func `a dose changes in its line, and the comment behind it keeps its column`() throws {
    let lines = try difference { try $0.steps[0].changeDose(up: true, at: .standard) }
    #expect(
      lines == """
        -    dose: 15-20 s       # the sheet says so
        +    dose: 20 s          # the sheet says so
        """)
  }

  @Test func `the move's own dose needs no line, and the comment stays`() throws {
    let lines = try difference { try $0.steps[0].reset() }
    #expect(
      lines == """
        -    repeat: 2
        -    dose: 15-20 s       # the sheet says so
        +    # the sheet says so
        """)
  }

  @Test func `a lower dose has its reason`() throws {
    let lines = try difference { try $0.steps[1].setRepeats(to: 1) }
    #expect(
      lines == """
        +    repeat: 1
        +    note: "Less than usual: my own choice."
        """)
  }

  @Test func `a step in words of its own is changed at its verb`() throws {
    let lines = try difference { draft in
      try draft.steps[2].changeDose(up: true, at: .standard)
      try draft.steps[2].changeSides()
    }
    #expect(
      lines == """
        -    sides: both
        -  - hold: 20 s          # my own
        +  - hold: 25 s          # my own
        +    sides: both, right first
        """)
  }

  @Test func `a rest that is no longer used goes, its comment stays`() throws {
    let lines = try difference { try $0.steps[2].setRepeats(to: 1) }
    #expect(
      lines == """
        -    rest: 10 s          # to breathe
        -    repeat: 3
        +    # to breathe
        """)
  }

  @Test func `a step is switched off by a line`() throws {
    #expect(try difference { $0.steps[1].toggleSkip() } == "+    skip: yes")
  }

  @Test func `another title is one line`() throws {
    let lines = try difference { $0.title = "After lunch" }
    #expect(
      lines == """
        -title: "Before lunch"   # I like this one
        +title: After lunch      # I like this one
        """)
  }

  @Test func `a step takes the comment above it along, and blank lines stay`() throws {
    let document = try Self.document(Self.written)
    var draft = document.draft
    draft.swap(0, with: 1)
    draft.remove(at: 2)
    draft.add(try Self.move("chin-nod"), at: 2)
    let text = try document.changed(to: draft).text
    let start = try #require(text.range(of: "steps:\n"))
    #expect(
      text[start.upperBound...] == """
          # The long one.
          - use: overhead-lean
            text: Lean, but only a little.
            # no further than the chair

          # Between the blades.
          - use: clasped-reach
            dose: 15-20 s       # the sheet says so
            repeat: 2

          - use: chin-nod
          # The end.

        """)
  }

  @Test func `comments above a step that goes stay, wherever the others are`() throws {
    let steps = "  # one\n  - use: chin-nod\n\n  # part two\n\n  # two\n  - use: walk\n"
    let document = try Self.document(Self.head + steps)
    for index in 0...1 {
      var draft = document.draft
      draft.remove(at: index)
      let text = try document.changed(to: draft).text
      for comment in ["# one", "# part two", "# two"] {
        #expect(text.contains(comment), "\(index): \(text)")
      }
    }
  }

  @Test(arguments: [
    "format: 1\ntitle: A\nkind: stretch\nsteps: [{use: chin-nod}]\n",
    "format: 1\ntitle: A\nkind: stretch\nsteps:\n  - {use: chin-nod, repeat: 2}\n",
    "{format: 1, title: A, kind: stretch, steps: [use: chin-nod]}\n",
    "format: 1\ntitle: A\nkind: stretch\nsteps:\n  - use: no-such-move\n",
  ])
  func `a file without a line for each thing is refused`(text: String) throws {
    #expect(throws: RoutineDocument.EditError.self) { _ = try Self.document(text) }
  }

  @Test func `a value over several lines becomes one`() throws {
    let document = try Self.document(
      Self.head + "  - use: overhead-lean\n    sides:\n      - left\n      - right # so\n")
    var draft = document.draft
    try draft.steps[0].changeSides()
    #expect(
      try document.changed(to: draft).text
        == Self.head + "  - use: overhead-lean\n    sides: both, right first\n")
  }

  @Test func `problems that were there before are not new`() throws {
    let document = try Self.document(
      Self.head + "  - hold: 90 s\n    title: Long\n  - use: chin-nod\n")
    var draft = document.draft
    draft.steps[0].toggleSkip()
    #expect(try document.changed(to: draft).problems == [])
    draft.steps[1].toggleSkip()
    #expect(try document.changed(to: draft).problems.count == 1)
  }
}
