import Drawing
import RoutineEngine
import Testing

@testable import TUI

/// Keys of the person's own.
@Suite struct OwnKeysTests {
  private static func table(_ screen: String) throws -> KeyTable {
    try #require(KeyTable.all.first { $0.screen == screen })
  }

  private static func own(
    _ choices: [(action: String, keys: [Key])], on screen: String = "session"
  ) throws -> (keys: OwnKeys, refused: [OwnKeys.Refusal]) {
    var keys = OwnKeys()
    let refused = keys.choose(choices, on: try table(screen))
    return (keys, refused.map(\.refusal))
  }

  private static func playing(_ keys: OwnKeys) throws -> App {
    var settings = PlaySettings()
    settings.ownKeys = keys
    var app = try Fixture.playing(Fixture.stretch, settings: settings)
    app.press(.enter)
    app.run(until: .seconds(12))
    return app
  }

  @Test func `an action has its own key, in the footer and the palette, and its usual one no more`()
    throws
  {
    let (keys, refused) = try Self.own([("pause", [.character("x")])])
    #expect(refused.isEmpty)
    var app = try Self.playing(keys)
    #expect(app.sees(" x  pause"))
    app.press(.space, at: .seconds(12))
    #expect(app.session?.isPaused == false)
    app.press(.character("x"), at: .seconds(12))
    #expect(app.session?.isPaused == true)
    #expect(app.sees("carry on"))
    app.press(.character("?"), at: .seconds(12))
    for character in "pause" { app.press(.character(character), at: .seconds(12)) }
    #expect(app.sees("x"))
    app.press(.enter, at: .seconds(12))
    #expect(app.session?.isPaused == false)
  }

  @Test func `two actions may change places`() throws {
    let (keys, refused) = try Self.own([
      ("next", [.character("p")]), ("back", [.character("n"), .left]),
    ])
    #expect(refused.isEmpty)
    var app = try Self.playing(keys)
    let index = try #require(app.session?.index)
    app.press(.character("p"), at: .seconds(12))
    #expect(app.session?.index == index + 1)
  }

  @Test func `a key that another action has stays with it`() throws {
    let (keys, refused) = try Self.own([
      ("pause", [.character("n")]), ("voice", [.character("x")]), ("sound", [.character("x")]),
    ])
    #expect(
      refused == [
        .taken(.character("x"), by: "voice"), .taken(.character("n"), by: "next"),
      ])
    #expect(keys["session"] == ["voice": [.character("x")]])
  }

  @Test(arguments: ["!", "q", "?"])
  func `leaving, help and hurt keep their keys`(key: Character) throws {
    let (keys, refused) = try Self.own([("pause", [.character(key)])])
    #expect(refused == [.reserved(.character(key))] && keys.isEmpty)
  }

  @Test func `they get more keys, and lose none`() throws {
    let (keys, _) = try Self.own([("hurts", [.character("o")]), ("quit", [.character("x")])])
    for key in ["o", "!"] {
      var app = try Self.playing(keys)
      app.press(.character(Character(key)), at: .seconds(12))
      #expect(app.sees("Stopped. What would you like to do?"))
    }
    for key: Key in [.character("x"), .character("q"), .escape] {
      var app = try Self.playing(keys)
      app.press(key, at: .seconds(12))
      #expect(app.sees("Stop now?"))
    }
  }

  @Test func `keys that mean themselves are fixed`() throws {
    #expect(try Self.own([("pain", [.character("x")])]).refused == [.fixed])
  }

  @Test func `a change of the file counts at once`() throws {
    var app = try Self.playing(OwnKeys())
    let (keys, _) = try Self.own([("pause", [.character("x")])])
    _ = app.send(.rebound(keys), at: .seconds(12))
    #expect(app.sees("Changed in config.yaml: keys."))
    app.press(.character("x"), at: .seconds(12))
    #expect(app.session?.isPaused == true)
  }

  @Test func `every name of an action is one of its screen, and every key has a name`() {
    for table in KeyTable.all {
      let names = table.actions.map(\.name)
      #expect(Set(names).count == names.count && !table.screen.isEmpty, "\(table.screen)")
      for key in table.actions.flatMap(\.keys) { #expect(Key(named: key.name) == key, "\(key)") }
    }
    #expect(Key(named: "ctrl-x") == .control("x") && Key(named: "PAGE-UP") == .pageUp)
    #expect(Key(named: "pgup") == nil && Key(named: "ctrl-1") == nil && Key(named: "") == nil)
  }
}
