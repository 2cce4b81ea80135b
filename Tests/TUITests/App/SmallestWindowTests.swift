import CarePlan
import Drawing
import RoutineEngine
import Testing

@testable import TUI

/// The window of 20 by 5.
@Suite struct SmallestWindowTests {
  private static let start = Care(signs: .nothing)

  private func rows(_ app: App) -> [String] {
    app.frame.text.split(separator: "\n", omittingEmptySubsequences: false).map { row in
      let words = row.drop { " ▌".contains($0) }
      return String(words.reversed().drop { $0 == " " }.reversed())
    }
  }

  private func expectNoRowTwice(_ app: App, _ place: String) {
    let told = rows(app).filter { $0.count > 3 }
    #expect(Set(told).count == told.count, "\(place): \(told)")
  }

  @Test func `a pause says so, and how to go on`() throws {
    var app = try Fixture.playing(Fixture.stretch, App.smallest)
    app.press(.enter)
    for _ in 0..<8 where app.session != nil {
      app.press(.space)
      if app.session?.isPaused == true {
        #expect(app.sees("Paused") && app.sees("space resume  ! hurt"))
        app.press(.space)
      }
      app.press(.character("n"))
    }
  }

  @Test func `a session that was cut off is told from its routine`() {
    var app = Fixture.picking(App.smallest, entries: BuiltIn.entries, care: Self.start)
    app.receive(.practice(Practice(sessions: [], firstDays: [:])))
    app.receive(
      .interrupted(
        ResumePrompt(
          routineID: "two-minute-break", title: "Two-minute break", place: "Reach, 11 s left",
          moment: "23 Nov, 18:05")))
    app.press(.escape)
    expectNoRowTwice(app, "list")
    #expect(app.sees("Resume: Two-"))
  }

  @Test func `no row of the list, its details and the settings stands there twice`() {
    var app = Fixture.picking(App.smallest, entries: BuiltIn.entries, care: Self.start)
    app.receive(.practice(Practice(sessions: [], firstDays: [:])))
    for entry in BuiltIn.entries {
      expectNoRowTwice(app, "list at \(entry.id)")
      app.press(.right)
      expectNoRowTwice(app, "details of \(entry.id)")
      app.press(.escape, .down)
    }
    app.press(.character(","))
    for _ in Setting.onScreen {
      expectNoRowTwice(app, "settings")
      app.press(.down)
    }
  }
}
