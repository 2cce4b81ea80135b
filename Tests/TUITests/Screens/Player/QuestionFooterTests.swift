import Drawing
import RoutineEngine
import Testing

@testable import TUI

/// Questions over a session and about one show their keys where all screens do.
@Suite struct QuestionFooterTests {
  struct Scene: Sendable, CustomTestStringConvertible {
    let name: String
    let state: @Sendable (Size) throws -> App

    var testDescription: String { name }
  }

  private static func asked(_ size: Size, _ keys: Key...) throws -> App {
    var app = try Fixture.playing(Fixture.stretch, size)
    app.press(.enter)
    app.run(until: .seconds(12))
    for key in keys { app.press(key, at: .seconds(12)) }
    return app
  }

  static let scenes: [Scene] = [
    Scene(name: "hurt") { try asked($0, .character("!")) },
    Scene(name: "stop") { try asked($0, .character("q")) },
    Scene(name: "pain") { size in
      var app = try Fixture.playing(Fixture.stretch, size)
      app.press(.character("8"))
      return app
    },
    Scene(name: "cut off") { size in
      var app = Fixture.picking(size)
      app.receive(.interrupted(Fixture.prompt))
      return app
    },
  ]

  @Test(
    arguments: scenes,
    [Size(columns: 80, rows: 24), Size(columns: 60, rows: 20), Size(columns: 40, rows: 12)])
  func `a question has Enter and Esc in the last row`(scene: Scene, size: Size) throws {
    let app = try scene.state(size)
    let frame = app.frame
    let row = frame.row(size.rows - 1).map { String($0.glyph) }.joined()
    #expect(row.contains("Enter") && row.contains("Esc"), "\(row)")
    // Both are buttons.
    for word in ["Enter", "Esc"] {
      let x = try #require(row.range(of: word)).lowerBound.utf16Offset(in: row)
      var clicked = app
      _ = clicked.send(.click(x: x, y: size.rows - 1), at: .seconds(12))
      #expect(clicked.frame != frame, "\(word)")
    }
  }
}
