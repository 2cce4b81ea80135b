import Audio
import CarePlan
import Drawing
import Foundation
import RoutineEngine
import TUI
import Terminal

/// Runs the app in lines, without a screen.
struct PlainSession {
  let library: Library
  let recorder: Recorder
  let preferences: Preferences

  init(_ library: Library, recorder: Recorder, preferences: Preferences) {
    self.library = library
    self.recorder = recorder
    self.preferences = preferences
  }

  /// High enough that no question is cut off.
  private static let size = Size(columns: 80, rows: 100)

  /// Plays a session, with the questions before it, and ends after it.
  ///
  /// - Throws: `Failure`, with exit code 77 if the session may not begin.
  func play(_ request: SessionRequest, settings: PlaySettings) throws {
    var settings = settings
    settings.hasKeys = ProcessEnvironment.hasKeys
    let timeline = request.timeline
    let safety = SafetyFile(settings: settings)
    let care = safety.care(now: Date())
    if !ProcessEnvironment.canAskInLines { try safety.forbid(timeline.routine, now: Date()) }
    let isToldOnly = care.advice(after: .zero).isDue && !ProcessEnvironment.canAskInLines
    let lock: Lock?
    CrashNotes.begin()
    let signal: Int32?
    do {
      let signals = try Signals()
      defer { signals.close() }
      let keys = LineTerminal(
        input: ProcessEnvironment.keyboard, environment: ProcessEnvironment.environment)
      defer { keys.close() }
      let transcript = PlainTranscript(
        hasKeys: ProcessEnvironment.hasKeys, isBrief: isatty(STDOUT_FILENO) == 0)
      let front = LineFront(transcript)
      let observers: [any SessionObserver] = [
        SessionHooks(settings, onError: Self.print),
        SessionDesktop(settings, onError: Self.print), Self.sounds(settings),
      ]
      defer { observers.close() }
      if isToldOnly { try LineFront.print([SafetyAnswer.reminder]) }
      let runtime = Runtime(
        front, library: library, recorder: recorder, preferences: preferences, safety: safety,
        observers: observers)
      let launch = App.playing(
        request, care: care, canAsk: ProcessEnvironment.canAskInLines, settings: settings,
        size: Self.size, glyphs: .ascii, at: .zero)
      let loop = AppLoop(
        launch, input: KeysWithHelp(keys) { try? LineFront.print(transcript.help) },
        signals: signals, in: runtime)
      signal = try loop.run()
      let app = loop.app
      lock = app.lock
      recorder.close()
      try LineFront.print(
        app.closing(with: recorder.report())
          + suggestion(over: app.settings.prescription))
    } catch let error as TerminalError {
      throw Failure(.inputOutput, "\(error)")
    }
    if let signal { AppLoop.end(by: signal) }
    // The printed lines have the reason.
    if lock != nil { throw Failure(.locked, "") }
  }

  /// The line of a dose suggestion, which a command answers.
  private func suggestion(over chosen: Prescription) -> [String] {
    recorder.offer(over: chosen).map { [DoseText.line(for: $0)] } ?? []
  }

  private static func print(_ line: String) { try? LineFront.print([line]) }

  private static func sounds(_ settings: PlaySettings) -> SessionSounds {
    let isShown = isatty(STDOUT_FILENO) == 1
    // Without a terminal nobody may be there to hear tones, unless the voice is on.
    let hasTones = isShown || ProcessEnvironment.hasKeys || settings.hasVoice
    // A bell character must not go into a file or a pipe.
    let bell = Bell { if isShown { try? Output.write("\u{7}", to: STDOUT_FILENO) } }
    return SessionSounds(settings, hasTones: hasTones, bell: bell, onError: print)
  }
}

/// Keys that handle the help key themselves: a session in lines has no help screen.
private final class KeysWithHelp: InputSource {
  private let keys: LineTerminal
  private let help: () -> Void

  init(_ keys: LineTerminal, help: @escaping () -> Void) {
    self.keys = keys
    self.help = help
  }

  var descriptor: Int32? { keys.descriptor }
  var hangUpDescriptor: Int32? { keys.hangUpDescriptor }
  var inputDeadline: ContinuousClock.Instant? { keys.inputDeadline }
  var outputBehind: Int32? { keys.outputBehind }
  func flush() { keys.flush() }
  func prepareToExit() { keys.prepareToExit() }
  func updateSize() -> Size? { keys.updateSize() }
  func suspend() { keys.suspend() }
  func resume() { keys.resume() }

  func readEvents() -> [InputEvent] {
    keys.readEvents().filter { event in
      guard case .keyPressed(let key) = event, Keymaps.player.action(for: key) == .help else {
        return true
      }
      help()
      return false
    }
  }
}
