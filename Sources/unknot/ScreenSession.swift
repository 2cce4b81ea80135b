import BuiltInRoutines
import Coach
import CueOutput
import Foundation
import RoutineEngine
import Screen
import Terminal

/// The picker and the player on a terminal's screen.
enum ScreenSession {
  /// Opens the list of routines.
  static func pick(from library: Library, settings: PlaySettings) throws {
    var settings = settings
    settings.isHandsFree = settings.isHandsFree || !Surroundings.hasKeys
    try run { size, glyphs in
      let entries = library.pickerEntries
      let state = AppState(
        picking: entries, settings: settings, size: size, glyphs: glyphs,
        figure: library.figure, at: .zero)
      return (state, [])
    }
  }

  /// Walks a session, and ends after it.
  static func play(
    _ timeline: Timeline, of library: Library, from index: Int, settings: PlaySettings
  ) throws {
    try run { size, glyphs in
      AppState.playing(
        timeline, from: index, settings: settings, size: size, glyphs: glyphs,
        figure: library.figure, at: .zero)
    }
  }

  private static func run(
    _ begin: (Size, GlyphSet) -> (state: AppState, effects: [AppEffect])
  ) throws {
    CrashGuard.install()
    let signal: Int32?
    do {
      let signals = try Signals()
      defer { signals.close() }
      let terminal = try CursesTerminal(environment: ProcessInfo.processInfo.environment)
      defer { terminal.close() }
      let loop = AppLoop(terminal, signals: signals)
      var (state, effects) = begin(terminal.size, terminal.glyphs)
      signal = try loop.run(&state, beginningWith: effects, in: world(on: terminal))
    } catch let error as TerminalError {
      throw Failure(.noScreen, "\(error)")
    }
    if let signal { AppLoop.end(by: signal) }
  }

  private static func world(on terminal: CursesTerminal) -> AppLoop.World {
    let bell = Bell { terminal.ring() }
    return AppLoop.World(
      perform: { effect, state in
        switch effect {
        case .play(let cue): bell.play(cue)
        case .openGuide: state.showGuide(Guide.cards)
        case .redraw: terminal.redrawAll()
        case .note, .say, .quit: break
        }
      },
      show: { terminal.present($0.frame) },
      isOver: { _ in false })
  }
}
