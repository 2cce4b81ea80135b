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
    try run(SoundSettings()) { size, glyphs in
      let entries = library.pickerEntries
      let state = AppState(
        picking: entries, settings: settings, size: size, glyphs: glyphs, at: .zero)
      return (state, [])
    }
  }

  /// Walks a session, and ends after it.
  static func play(
    _ timeline: Timeline, from index: Int, settings: PlaySettings, sound: SoundSettings
  ) throws {
    try run(sound) { size, glyphs in
      AppState.playing(
        timeline, from: index, settings: settings, size: size, glyphs: glyphs, at: .zero)
    }
  }

  private static func run(
    _ sound: SoundSettings, _ begin: (Size, GlyphSet) -> (state: AppState, effects: [AppEffect])
  ) throws {
    CrashGuard.install()
    var notices: [String] = []
    defer { for notice in notices { Output.error(notice) } }
    let signal: Int32?
    do {
      let signals = try Signals()
      defer { signals.close() }
      let terminal = try CursesTerminal(environment: ProcessInfo.processInfo.environment)
      let sounds = SessionSounds(sound, bell: Bell { terminal.ring() }) { notices.append($0) }
      // The terminal first: nobody waits for it while the last tone rings out.
      defer {
        terminal.close()
        sounds.close()
      }
      let loop = AppLoop(terminal, signals: signals)
      var (state, effects) = begin(terminal.size, terminal.glyphs)
      signal = try loop.run(&state, beginningWith: effects, in: world(on: terminal, sounds))
    } catch let error as TerminalError {
      throw Failure(.noScreen, "\(error)")
    }
    if let signal { AppLoop.end(by: signal) }
  }

  private static func world(on terminal: CursesTerminal, _ sounds: SessionSounds) -> AppLoop.World {
    AppLoop.World(
      perform: { effect, state in
        sounds.perform(effect, in: state)
        switch effect {
        case .openGuide: state.showGuide(Guide.cards)
        case .redraw: terminal.redrawAll()
        case .play, .note, .say, .quit: break
        }
      },
      show: {
        terminal.present($0.frame)
        sounds.tend()
      },
      isOver: { _ in false })
  }
}
