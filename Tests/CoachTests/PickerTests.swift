import RoutineEngine
import Screen
import Testing

@testable import Coach

@Suite struct PickerTests {
  /// The entries of the fixture, the second one known by its line alone.
  private static func unread() throws -> [PickerEntry] {
    let line = try #require(PickerLine(Fixture.roll))
    var entries = Fixture.entries
    entries[1] = PickerEntry(id: "roll", isOwn: true, content: .unread(line))
    return entries
  }

  private static func state(_ size: Size) throws -> AppState {
    AppState(
      picking: try unread(), settings: PlaySettings(), size: size, glyphs: .unicode, at: .zero)
  }

  @Test(arguments: Fixture.windows) func aLineLooksTheSameBeforeItsFileIsRead(size: Size) throws {
    for level in Level.allCases {
      var settings = PlaySettings()
      settings.prescription.level = level
      var state = AppState(
        picking: try Self.unread(), settings: settings, size: size, glyphs: .unicode, at: .zero)
      state.recall(.askFirst, isDue: false)
      let first = state.frame
      state.list(Fixture.entries)
      #expect(state.frame == first, "\(level)")
    }
  }

  @Test func theChoiceStaysOnItsRoutine() throws {
    var state = try Self.state(Size(columns: 80, rows: 24))
    state.press(.down)
    state.list([Fixture.entries[2]] + Fixture.entries.dropLast())
    state.press(.enter)
    #expect(state.session?.timeline.routine == Fixture.roll)
  }

  @Test func aChoiceThatIsGoneGoesBackToTheFirst() throws {
    var state = try Self.state(Size(columns: 80, rows: 24))
    state.press(.end)
    state.list([Fixture.entries[0]])
    state.press(.enter)
    #expect(state.session?.timeline.routine == Fixture.stretch)
  }

  @Test func aRoutineThatIsNotReadYetIsNotStarted() throws {
    var state = try Self.state(Size(columns: 80, rows: 24))
    state.press(.down, .enter)
    #expect(state.session == nil)
  }
}
