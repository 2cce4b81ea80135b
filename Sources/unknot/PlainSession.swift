import Audio
import CarePlan
import Coach
import Drawing
import Foundation
import RoutineEngine
import Terminal

/// A session told line by line.
struct PlainSession {
  private let recorder: Recorder

  init(_ recorder: Recorder) {
    self.recorder = recorder
  }

  /// No question of so many lines is cut off.
  private static let size = Size(columns: 80, rows: 100)

  /// Walks a session, or asks what comes before it, and ends after it.
  ///
  /// - Throws: `Failure`, with exit code 77 if the session may not begin.
  func play(_ request: SessionRequest, settings: PlaySettings) throws {
    var settings = settings
    settings.hasKeys = Surroundings.hasKeys
    let timeline = request.timeline
    let safety = SafetyFile()
    let care = safety.care(now: Date())
    try safety.forbid(timeline.routine, canAsk: Surroundings.canAskInLines, now: Date())
    let isToldOnly = care.advice(after: .zero).isDue && !Surroundings.canAskInLines
    let lock: Lock?
    CrashNotes.begin()
    let signal: Int32?
    do {
      let signals = try Signals()
      defer { signals.close() }
      let keys = LineTerminal(environment: Surroundings.environment)
      defer { keys.close() }
      let teller = PlainTeller(
        timeline, hasKeys: Surroundings.hasKeys, isBrief: isatty(STDOUT_FILENO) == 0)
      let loop = AppLoop(KeysWithHelp(keys) { try? Self.tell(teller.help) }, signals: signals)
      let listeners: [any SessionObserver] = [
        SessionHooks(settings) { try? Self.tell([$0]) },
        SessionDesktop(settings) { try? Self.tell([$0]) }, Self.sounds(settings),
      ]
      defer { listeners.close() }
      try Self.tell((isToldOnly ? [SafetyAnswer.reminder] : []) + teller.opening)
      var (state, effects) = AppState.playing(
        request, care: care, canAsk: Surroundings.canAskInLines, settings: settings,
        size: Self.size, glyphs: .ascii, at: .zero)
      signal = try loop.run(
        &state, beginningWith: effects, in: world(teller, listeners, keepingIn: safety))
      lock = state.lock
      recorder.close { Output.error($0) }
      try Self.tell(
        state.closing + recorder.report { Output.error($0) } + offer(over: state.chosen))
    } catch let error as TerminalError {
      throw Failure(.inputOutput, "\(error)")
    }
    if let signal { AppLoop.end(by: signal) }
    // The lines have said why.
    if lock != nil { throw Failure(.locked, "") }
  }

  private static func keep(_ effect: AppEffect, in safety: SafetyFile) {
    do {
      switch effect {
      case .keepSafety(let answer): try safety.keep(answer, now: Date())
      case .keepPain(let pain): try safety.keep(pain: pain, now: Date())
      default: break
      }
    } catch {
      Output.error((error as? Failure)?.message ?? "\(error)")
    }
  }

  /// Another dose that the session is a reason to ask about; answered by a command.
  private func offer(over chosen: Prescription) -> [String] {
    recorder.offer(over: chosen) { Output.error($0) }.map { [DoseWording.line(for: $0)] } ?? []
  }

  /// On a terminal between words: where it breaks a line itself, a reader reads half words.
  private static func tell(_ lines: [String]) throws {
    if lines.isEmpty { return }
    let isShown = isatty(STDOUT_FILENO) == 1
    let shown = isShown ? lines.flatMap { $0.wrapped(to: Output.columns) } : lines
    try Output.print(shown.joined(separator: "\n"))
  }

  private static func sounds(_ settings: PlaySettings) -> SessionSounds {
    let isShown = isatty(STDOUT_FILENO) == 1
    // Without any terminal nobody is known to listen, unless they asked for a voice.
    let hasTones = isShown || Surroundings.hasKeys || settings.hasVoice
    // Nothing but text goes into a file or a pipe.
    let bell = Bell { if isShown { try? Output.write("\u{7}", to: STDOUT_FILENO) } }
    return SessionSounds(settings, hasTones: hasTones, bell: bell) { try? tell([$0]) }
  }

  private func world(
    _ teller: PlainTeller, _ listeners: [any SessionObserver], keepingIn safety: SafetyFile
  ) -> AppLoop.World {
    var teller = teller
    return AppLoop.World(
      perform: { [recorder] effect, state in
        switch effect {
        case .observe(let effect): recorder.observe(effect)
        case .keepPainBefore(let pain): recorder.notePainBefore(pain)
        default: break
        }
        if let line = teller.line(for: effect) { try Self.tell([line]) }
        listeners.perform(effect)
        Self.keep(effect, in: safety)
      },
      show: { _ in listeners.poll() },
      tell: { _ in nil },
      settle: { [recorder] state in
        recorder.save(state.progress) { Output.error($0) }
        return false
      },
      isOver: { $0.isSummedUp },
      report: Output.error)
  }
}

/// Keys of which the one for help is answered at once: a help screen has no place among lines.
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
  func writeOn() { keys.writeOn() }
  func hurry() { keys.hurry() }
  func updateSize() -> Size? { keys.updateSize() }
  func suspend() { keys.suspend() }
  func resume() { keys.resume() }

  func readEvents() -> [InputEvent] {
    keys.readEvents().filter { event in
      guard case .keyPressed(let key) = event, Keys.player.action(for: key) == .help else {
        return true
      }
      help()
      return false
    }
  }
}
