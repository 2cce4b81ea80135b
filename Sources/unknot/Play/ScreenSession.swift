import Audio
import CarePlan
import Drawing
import Foundation
import RoutineEngine
import TUI
import Terminal

/// Runs the app on a terminal's screen.
struct ScreenSession {
  let library: Library
  let recorder: Recorder
  let preferences: Preferences
  private let safety: SafetyFile

  init(_ library: Library, recorder: Recorder, preferences: Preferences) {
    self.library = library
    self.recorder = recorder
    self.preferences = preferences
    safety = SafetyFile(settings: preferences.settings)
    recorder.isBrief = true
  }

  /// Opens the list of routines.
  func openList(settings: PlaySettings) throws {
    if ProcessEnvironment.hasScreen { try ProcessEnvironment.waitForForeground() }
    var settings = safety.settings(settings, now: Date())
    settings.hasKeys = ProcessEnvironment.hasKeys
    if !ProcessEnvironment.hasKeys { settings.isHandsFree = true }
    settings.timeOfDayAtZero = LibraryTimeZone.timeOfDay(at: Date())
    try run(with: settings) { terminal in
      App.list(
        care: safety.care(now: Date()), settings: settings.suiting(terminal), size: terminal.size,
        glyphs: terminal.glyphs, at: .zero)
    }
  }

  /// Plays a session, with the questions before it, and ends after it.
  ///
  /// - Throws: `Failure` if there is no screen, or if the session may not begin.
  func play(
    _ request: SessionRequest, settings: PlaySettings, telling messages: [String] = []
  ) throws {
    var settings = settings
    settings.hasKeys = ProcessEnvironment.hasKeys
    settings.timeOfDayAtZero = LibraryTimeZone.timeOfDay(at: Date())
    let care = safety.care(now: Date())
    let isUnasked = care.advice(after: .zero).isDue
    let reminder = !ProcessEnvironment.hasKeys && isUnasked ? [SafetyAnswer.reminder] : []
    let app = try run(with: settings, telling: messages + reminder) { terminal in
      App.playing(
        request, care: care, settings: settings.suiting(terminal), size: terminal.size,
        glyphs: terminal.glyphs,
        at: .zero)
    }
    // The screen has shown the reason.
    if app.lock != nil { throw Failure(.locked, "") }
  }

  @discardableResult
  private func run(
    with settings: PlaySettings, telling messages: [String] = [],
    _ launch: (CursesTerminal) -> (app: App, effects: [AppEffect])
  ) throws -> App {
    CrashNotes.begin()
    let signal: Int32?
    let app: App
    // The messages to print once the screen is closed.
    var lastMessages: [String] = []
    do {
      let signals = try Signals()
      defer { signals.close() }
      let environment = ProcessEnvironment.environment
      let terminal = try CursesTerminal(
        input: ProcessEnvironment.keyboard ?? STDIN_FILENO, environment: environment,
        theme: Theme(settings.theme, environment: environment), hasMouse: settings.hasMouse)
      terminal.followsBackground = settings.theme == .auto
      let front = ScreenFront(
        terminal,
        telling: [preferences.warning, terminal.reasonForASCII].compactMap(\.self)
          + safety.care(now: Date()).advice(after: .zero).unreadableDayLines + messages)
      let observers: [any SessionObserver] = [
        SessionHooks(settings, onError: front.report),
        SessionDesktop(settings, onError: front.report) { terminal.notify($0, title: $1) },
        SessionSounds(settings, bell: Bell { terminal.ring() }, onError: front.report),
      ]
      // Closes the terminal first, so that nobody waits for the last tone.
      defer {
        terminal.close()
        observers.close()
      }
      let runtime = Runtime(
        front, library: library, recorder: recorder, preferences: preferences, safety: safety,
        observers: observers)
      let loop = AppLoop(launch(terminal), input: terminal, signals: signals, in: runtime)
      signal = try loop.run()
      app = loop.app
      recorder.onError = { lastMessages.append($0) }
      recorder.close()
    } catch let error as TerminalError {
      throw Failure(.noScreen, "\(error)")
    }
    for message in lastMessages { Output.error(message) }
    if let signal { AppLoop.end(by: signal) }
    return app
  }
}

extension PlaySettings {
  /// Returns the settings for a terminal: over SSH, or without true colour, figures move slowly.
  fileprivate func suiting(_ terminal: CursesTerminal) -> PlaySettings {
    var settings = self
    let environment = ProcessEnvironment.environment
    let isFar = ["SSH_CONNECTION", "SSH_TTY"].contains { environment[$0]?.isEmpty == false }
    settings.movesSlowly = isFar || terminal.depth != .trueColor
    return settings
  }
}
