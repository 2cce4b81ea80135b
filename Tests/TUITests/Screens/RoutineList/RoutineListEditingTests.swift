import Drawing
import RoutineEngine
import Testing

@testable import TUI

/// Own routines in the list: deleted, restored, reordered, switched off.
@Suite struct RoutineListEditingTests {
  private static let own = ["ant", "bee", "cat"].map { id in
    var routine = Fixture.stretch
    (routine.id, routine.title) = (id, id)
    return RoutineListEntry(id: id, isOwn: true, content: .routine(routine))
  }

  private func app() -> App {
    Fixture.picking(entries: Fixture.entries.filter { !$0.isOwn } + Self.own)
  }

  private func choose(_ id: String, in app: inout App) {
    app.press(.home)
    for _ in 0..<20 where app.routineList?.chosen(in: app.context)?.id != id { app.press(.down) }
  }

  private func ids(_ app: App) -> [String] {
    app.routineList?.items(in: app.context).filter { $0.group == .yours }
      .compactMap(\.item.entry?.id) ?? []
  }

  @Test func `a routine of one's own goes to the bin, and comes back`() {
    var app = app()
    choose("bee", in: &app)
    #expect(app.press(.character("D")) == [.files(.delete("bee"))])
    app.receive(.files(.deleted(title: "bee", name: "bee.yaml", path: "/x/.bin/bee.yaml")))
    #expect(app.sees("bee is in the bin; U brings it back. /x/.bin/bee.yaml"))
    #expect(app.press(.character("U")) == [.files(.restore("bee.yaml"))])
    app.receive(.files(.restored(id: "bee")))
    #expect(app.press(.character("U")) == [.say(ListText.nothingDeleted)])
  }

  @Test func `a built-in routine cannot be deleted`() {
    var app = app()
    choose("lean", in: &app)
    app.press(.character("D"))
    #expect(app.sees("comes with unknot"))
  }

  @Test func `own routines change places`() {
    var app = app()
    choose("bee", in: &app)
    #expect(ids(app) == ["ant", "bee", "cat"])
    let effects = app.press(.character("["))
    #expect(effects.contains(.save(.settings(["order": .text("bee, ant, cat")]))))
    #expect(ids(app) == ["bee", "ant", "cat"])
    app.press(.character("["))
    #expect(app.sees("first of your routines"))
  }

  @Test func `a routine is switched off, shown and switched on`() {
    var app = app()
    choose("cat", in: &app)
    let effects = app.press(.character("x"))
    #expect(effects.contains(.save(.settings(["hidden": .text("cat")]))))
    #expect(!ids(app).contains("cat"))
    #expect(app.context.settings.hides("cat"))
    app.press(.character("X"))
    choose("cat", in: &app)
    #expect(app.sees("off"))
    app.press(.character("x"))
    #expect(!app.context.settings.hides("cat"))
    app.press(.character("X"))
    #expect(app.sees("No routine is off"))
  }

  /// A switched-off routine is not recommended either.
  @Test func `a routine that is off is not due`() {
    var app = app()
    app.receive(.practice(Fixture.practice([:])))
    let first = app.context.recommendations.first?.routineID
    choose(first ?? "", in: &app)
    app.press(.character("x"))
    #expect(app.context.recommendations.allSatisfy { $0.routineID != first })
  }
}
