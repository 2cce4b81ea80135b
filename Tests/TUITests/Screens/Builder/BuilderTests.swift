import Drawing
import RoutineEngine
import TestSupport
import Testing

@testable import TUI

/// The builder by its keys and by the mouse.
@Suite struct BuilderTests {
  private func step(_ app: App, _ index: Int) throws -> Step {
    try #require(app.builder).draft.steps[index].step
  }

  @Test func `n asks for a new routine, b and c for one to change`() {
    var app = Fixture.picking()
    #expect(app.press(.character("n")) == [.load(.builder(.new))])
    app.press(.character("g"))
    #expect(app.press(.character("c")) == [.load(.builder(.copy(of: "lean")))])
    // A built-in routine stays as it is.
    #expect(app.press(.character("b")).first == .load(.builder(.copy(of: "lean"))))
    while app.routineList?.chosen(in: app.context)?.id != "roll" { app.press(.down) }
    #expect(app.press(.character("b")) == [.load(.builder(.own("roll")))])
  }

  @Test func `a routine of three moves takes few keys`() throws {
    var app = BuilderFixture.building(model: BuilderFixture.model(nil, id: nil))
    app.type("reach")
    app.press(.enter)
    app.type("alean")
    app.press(.enter)
    app.type("achin")
    app.press(.enter)
    let draft = try #require(app.builder?.draft)
    #expect(draft.steps.map(\.step.move?.id) == ["clasped-reach", "overhead-lean", "chin-nod"])
    let effects = app.press(.enter)
    #expect(effects == [.files(.save(BuilderFile(id: nil, source: nil), draft))])
    app.receive(.routines(Fixture.entries))
    app.receive(.files(.saved(id: "roll", file: "roll.yaml")))
    #expect(app.builder == nil)
    #expect(app.routineList?.chosen(in: app.context)?.id == "roll")
    #expect(app.sees("Saved: roll.yaml"))
  }

  @Test func `each change asks for the problems of the draft`() throws {
    var app = BuilderFixture.building()
    let effects = app.press(.character("3"))
    let builder = try #require(app.builder)
    #expect(effects == [.load(.draft(builder.file, builder.draft))])
    app.receive(.draft(BuilderCheck(name: "before-lunch.yaml", problems: ["too much of it"])))
    #expect(app.sees("too much of it"))
    #expect(app.press(.enter) == [.say("Not saved yet: too much of it.")])
    #expect(app.builder != nil)
  }

  @Test func `dose, repeats, sides and rest have keys`() throws {
    var app = BuilderFixture.building()
    app.press(.down, .character("+"), .character("2"), .character("r"))
    var step = try step(app, 1)
    #expect(step.action == .hold(Dose(.seconds(20))) && step.repeats == Dose(2))
    #expect(step.sides == .alternate(first: .right) && step.change == .seconds(15))
    app.press(.character("+"))
    #expect(app.sees("That is the most for this move."))
    app.press(.character("d"), .character("<"))
    step = try self.step(app, 1)
    #expect(step.sides == .one(.left) && step.repeats == Dose(1))
    #expect(step.note == StepDraft.note)
    app.press(.character("0"))
    #expect(app.builder?.draft == BuilderFixture.model().draft)
  }

  @Test func `a step moves, goes, is switched off and comes back`() throws {
    var app = BuilderFixture.building()
    let before = try #require(app.builder?.draft)
    app.press(.character("]"))
    #expect(app.builder?.draft.steps.map(\.origin) == [1, 0, 2])
    #expect(app.builder?.choice == 1)
    app.press(.character("x"), .character("D"))
    #expect(app.builder?.draft.steps.map(\.origin) == [1, 2])
    #expect(app.builder?.isChanged == true)
    for _ in 0..<3 { app.press(.character("u")) }
    #expect(app.builder?.draft == before && app.builder?.isChanged == false)
    app.press(.character("u"))
    #expect(app.sees("There is nothing to undo."))
    for _ in 0..<3 { app.press(.character("U")) }
    #expect(app.builder?.draft.steps.map(\.origin) == [1, 2])
  }

  @Test(arguments: 0..<40)
  func `undo gives back every draft, whatever the keys`(seed: Int) throws {
    var chance = SeededGenerator(seed: UInt64(seed))
    var app = BuilderFixture.building()
    let keys = "jk[]+-123456789<>drR0xD".map(Key.character)
    var drafts = [try #require(app.builder?.draft)]
    for _ in 0..<60 {
      if Int.random(in: 0..<6, using: &chance) == 0 {
        app.type("a" + (["chin", "press", "walk", "pack"].randomElement(using: &chance) ?? ""))
        app.press(.enter)
      } else {
        app.press(keys.randomElement(using: &chance) ?? .up)
      }
      let draft = try #require(app.builder?.draft)
      if draft != drafts.last { drafts.append(draft) }
    }
    let forward = drafts
    while drafts.count > 1 {
      app.press(.character("u"))
      drafts.removeLast()
      #expect(app.builder?.draft == drafts.last)
    }
    #expect(app.builder?.isChanged == false)
    for draft in forward.dropFirst() {
      app.press(.character("U"))
      #expect(app.builder?.draft == draft)
    }
  }

  @Test func `leaving with changes asks, and Esc goes on`() {
    var app = BuilderFixture.building()
    app.press(.character("x"), .escape)
    #expect(app.sees("Your changes are not saved yet."))
    app.press(.escape)
    #expect(app.builder?.isChanged == true && app.builder?.mode == .steps)
    app.press(.character("q"), .character("d"))
    #expect(app.builder == nil)
  }

  @Test func `Ctrl-C keeps what is not saved in a file of its own`() throws {
    var app = BuilderFixture.building()
    #expect(app.press(.control("c")) == [.quit])
    app = BuilderFixture.building()
    app.press(.character("x"))
    let builder = try #require(app.builder)
    #expect(
      app.press(.control("c")) == [.files(.saveCopy(builder.file, builder.draft)), .quit])
  }

  @Test func `leaving without changes asks nothing`() {
    var app = BuilderFixture.building()
    app.press(.escape)
    #expect(app.builder == nil)
  }

  @Test func `a file that was changed outside is not written over`() throws {
    var app = BuilderFixture.building()
    app.press(.character("x"), .enter)
    let builder = try #require(app.builder)
    app.receive(.files(.changedOutside))
    #expect(app.sees("Somebody else has changed this file"))
    var copying = app
    #expect(copying.press(.character("c")) == [.files(.saveCopy(builder.file, builder.draft))])
    #expect(app.press(.character("r")) == [.load(.builder(.own("before-lunch")))])
    app.receive(.builder(BuilderFixture.model()))
    #expect(app.builder?.isChanged == false)
    app.press(.escape)
    #expect(app.builder == nil)
  }

  @Test func `a title is typed, and pasted`() {
    var app = BuilderFixture.building()
    app.press(.character("t"), .control("u"))
    app.type("Quiet?")
    _ = app.send(.paste(" time"), at: .zero)
    #expect(app.sees("Title: Quiet? time_"))
    app.press(.enter)
    #expect(app.builder?.draft.title == "Quiet? time")
    app.press(.character("t"), .backspace, .escape)
    #expect(app.builder?.draft.title == "Quiet? time")
  }

  @Test(arguments: [
    ("band", "band-row"), ("lying", "open-book"), ("no equipment standing", "walk"),
    ("roller press", "press-roller"), ("neck", "neck-tilt"), ("desk", "chin-nod"),
    ("floor", "open-book"),
  ])
  func `a move is found by its place, position and equipment`(words: String, id: String) throws {
    var picker = MovePicker()
    picker.type(words)
    #expect(picker.found(in: BuilderFixture.moves).map(\.id).contains(id))
    #expect(picker.found(in: BuilderFixture.moves).count < BuilderFixture.moves.count)
  }

  @Test func `the picker can be left, and says when nothing is found`() {
    var app = BuilderFixture.building()
    app.type("azzz")
    #expect(app.sees("No move has these words."))
    app.press(.enter)
    #expect(app.builder?.draft.steps.count == 3)
    app.press(.escape)
    #expect(app.builder?.mode == .steps)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 120, rows: 40)])
  func `a click chooses a step and presses its buttons`(size: Size) throws {
    var app = BuilderFixture.building(size)
    let lines = app.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains("2  Lean") })
    _ = app.send(.click(x: 8, y: row), at: .zero)
    #expect(app.builder?.choice == 1)
    for (key, isDone) in [
      (Key.character("+"), { $0.action == .hold(Dose(.seconds(20))) }),
      (.character("<"), { $0.repeats == Dose(2) }),
      (.character("d"), { $0.sides == .one(.left) }),
    ] as [(Key, (Step) -> Bool)] {
      let inPanel = app.frame.buttons.filter { $0.key == key && $0.rect.y < size.rows - 1 }
      let button = try #require(inPanel.first)
      _ = app.send(.click(x: button.rect.x, y: button.rect.y), at: .zero)
      #expect(isDone(try step(app, 1)), "\(key)")
    }
  }

  @Test(arguments: [
    Size(columns: 80, rows: 24), Size(columns: 120, rows: 40), Size(columns: 40, rows: 12),
  ])
  func `a click chooses a move, and a second adds it`(size: Size) throws {
    var app = BuilderFixture.building(size)
    app.press(.character("a"))
    app.type("chin")
    let lines = app.frame.text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.lastIndex { $0.contains("Chin tuck") && !$0.contains("Find") })
    let line = lines[row]
    let x = line.distance(
      from: line.startIndex, to: try #require(line.range(of: "Chin tuck")?.lowerBound))
    _ = app.send(.click(x: x, y: row), at: .zero)
    #expect(app.builder?.draft.steps.map(\.step.move?.id).contains("chin-nod") == true)
  }

  @Test func `the door is the same for a routine of one's own`() throws {
    // What presses keeps the contact and the cautions of its moves.
    var app = BuilderFixture.building(model: BuilderFixture.model(nil, id: nil))
    app.type("press-ball")
    app.press(.enter)
    app.press(.character("-"), .character("1"), .character("d"))
    let routine = try #require(app.builder?.draft.routine(id: "mine"))
    #expect(routine.presses && routine.kind == .massage)
    #expect(!routine.includingWhatItIncludes.cautions.isEmpty)
  }
}
