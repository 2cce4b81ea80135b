import Drawing
import Testing

@testable import TUI

/// Everything that looks like a button answers a click.
@Suite struct MouseTests {
  /// All of the golden scenes, in the usual window and a small one.
  @Test(
    arguments: FrameGoldenTests.scenes,
    [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12), Size(columns: 160, rows: 45)])
  func `a click on a button is its key`(scene: FrameGoldenTests.Scene, size: Size) throws {
    let app = try scene.state(size, .unicode)
    for button in app.frame.buttons {
      var (clicked, pressed) = (app, app)
      let effects = clicked.send(.click(x: button.rect.x, y: button.rect.y), at: .zero)
      #expect(effects == pressed.press(button.key), "\(button.key)")
      #expect(clicked == pressed, "\(button.key)")
    }
  }

  /// What lies over a session is the player's own affair.
  private static let screens = FrameGoldenTests.scenes.filter {
    !$0.name.hasPrefix("player") && !$0.name.hasPrefix("check-in") && $0.name != "pain-in-session"
      && $0.name != "cut-off"
  }

  @Test(arguments: screens, [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)])
  func `every footer is made of buttons`(scene: FrameGoldenTests.Scene, size: Size) throws {
    let frame = try scene.state(size, .unicode).frame
    let buttons = frame.buttons.filter { $0.rect.y == size.rows - 1 }
    #expect(!buttons.isEmpty)
  }

  @Test func `a question is answered by a click`() {
    var app = Fixture.picking()
    app.receive(.interrupted(Fixture.prompt))
    let keys = Set(app.frame.buttons.map(\.key))
    #expect(keys == [.enter, .character("e"), .escape])
  }

  @Test func `a click beside everything does nothing`() {
    var app = Fixture.picking()
    let before = app
    #expect(app.send(.click(x: 79, y: 23), at: .zero).isEmpty)
    #expect(app == before)
  }
}
