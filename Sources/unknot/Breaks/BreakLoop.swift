import CarePlan
import Drawing
import Foundation
import Presence
import Processes
import Reminders
import RemoteControl
import RoutineFiles
import TUI
import Terminal

/// The main loop of `unknot breaks`: sleeps, looks who is there, asks, and answers commands.
final class BreakLoop {
  private let clock = ContinuousClock()
  private let awakeClock = SuspendingClock()
  private let start: ContinuousClock.Instant
  private let awakeStart: SuspendingClock.Instant
  private let signals: Signals
  private let keys: LineTerminal
  let events: EventLoop
  let environment = LoginEnvironment.current
  let presence: Presence
  let pane: BreakPane
  private let runner: CommandRunner
  private var message: BreakMessage?
  var server: LineServer?
  var settings: PlaySettings
  var engine: BreakEngine
  private var session: ChildProcess?
  private var isSessionSeen = false
  var isAnsweredInPane = false
  private var published = BreakStatus.State.away
  var lastReply: String?
  var hasQuit = false
  private let hasPane: Bool
  let file = BreakStateFile()
  let boot = BreakStateFile.boot
  /// The time since the machine was started, at the start of the clocks.
  let uptimeAtStart: Duration
  /// The decisions of the day, each in a line.
  var decisions: [String] = []

  /// The most decisions to keep, more than any day has.
  private static let mostDecisions = 300
  /// The name of the socket.
  static let socket = "breaks.sock"
  /// The longest wait for the state of a session.
  private static let patience: Duration = .milliseconds(50)
  /// The most inputs that may follow from one, as effects cause new ones.
  private static let mostRounds = 32

  init(settings: PlaySettings) throws {
    self.settings = settings
    start = clock.now
    uptimeAtStart = BreakStateFile.uptime
    awakeStart = awakeClock.now
    signals = try Signals()
    let hasKeys = ProcessEnvironment.hasScreen && ProcessEnvironment.hasKeys
    let keyboard = hasKeys ? ProcessEnvironment.keyboard : nil
    hasPane = keyboard != nil
    keys = LineTerminal(input: keyboard, environment: ProcessEnvironment.environment)
    events = EventLoop(input: keys, signals: signals)
    presence = Presence(
      environment: environment, excluding: ttyname(STDIN_FILENO).map { String(cString: $0) })
    let rings = settings.day.rings
    let pane = BreakPane(isTerminal: isatty(STDOUT_FILENO) == 1) { rings }
    self.pane = pane
    runner = CommandRunner(environment: environment) { pane.say($0) }
    engine = BreakEngine(
      BreakSettings(settings),
      at: BreakMoment(awake: .zero, boot: .zero, wall: Date(), timeZone: .current))
  }

  var moment: BreakMoment {
    BreakMoment(
      awake: awakeClock.now - awakeStart, boot: clock.now - start, wall: Date(),
      timeZone: .current)
  }

  /// The person's own day.
  var today: LocalDay { LocalDay(Date(), in: .current, from: settings.dayBegin) }

  var status: BreakStatus {
    var status = engine.status(at: moment)
    status.sources = presence.sources
    return status
  }

  /// Runs until a command, a key or a signal ends it.
  ///
  /// - Parameter replaces: True to take over from breaks that run already.
  /// - Throws: `Failure` if breaks run already, or no socket can be opened.
  func run(replaces: Bool = false) throws {
    defer { close() }
    try listen(replaces: replaces)
    message = BreakMessage(
      events, environment: environment, onError: { [pane] in pane.say($0) },
      onAnswer: { [weak self] in self?.answer($0, inPane: false) })
    let exits = ChildExits()
    let token = exits.map { exits in events.register(exits.descriptor) { exits.drain() } }
    defer { if let token { events.unregister(token) } }
    adopt(settings)
    let adviser = BreakAdviser(now: Date(), settings: settings)
    engine = BreakEngine(BreakSettings(settings), progress: adviser.progress, at: moment)
    let isRestored =
      file.state.map { engine.restore($0, boot: boot, since: uptimeAtStart) } ?? false
    defer { file.save(engine.state(boot: boot, since: uptimeAtStart)) }
    // Whoever starts the breaks in a pane is at the desk.
    if hasPane, !isRestored { feed(.command(.reading(.seconds(60)))) }
    if ReminderFile().isSilent(on: today) { feed(.command(.off(nil))) }
    while !hasQuit {
      feed(.advanced)
      watchSession()
      pane.show(status, in: .current)
      publish()
      let deadline = engine.nextDeadline.map { start + $0 }
      for event in events.wait(until: deadline) where !hasQuit { handle(event) }
      message?.poll()
      runner.poll()
      handleRequests()
    }
  }

  private func close() {
    message?.close()
    runner.close()
    server?.close()
    pane.close()
    keys.close()
    signals.close()
  }

  func adopt(_ settings: PlaySettings) {
    self.settings = settings
    presence.silenceCommand = settings.day.silenceCommand
    presence.looksForCalls = settings.day.call == .camera
  }

  // MARK: The engine

  func feed(_ first: BreakInput) {
    var inputs = [first]
    var rounds = 0
    while !inputs.isEmpty, rounds < Self.mostRounds {
      rounds += 1
      let moment = moment
      for effect in engine.handle(inputs.removeFirst(), at: moment) {
        switch effect {
        case .look(let depth): inputs.append(.looked(presence.look(depth, at: moment)))
        case .findSuggestion:
          let adviser = BreakAdviser(now: Date())
          inputs.append(.suggested(adviser.suggestion, adviser.progress))
        case .ask(let suggestion, let sitting, let isAfterCall, let allowsLater):
          let status = engine.status(at: moment)
          let body = BreakText.body(
            suggestion, sitting: sitting, afterCall: isAfterCall, done: status.done,
            goal: status.goal)
          pane.ask(BreakText.title(suggestion), body)
          message?.show(BreakText.title(suggestion), body, allowsLater: allowsLater)
        case .withdraw: message?.withdraw()
        case .start(let suggestion): open(suggestion)
        case .reply(let refused): lastReply = refused
        case .note(let note):
          if case .newDay = note { decisions = [] }
          decisions.append(BreakText.line(note, at: moment))
          decisions.removeFirst(max(0, decisions.count - Self.mostDecisions))
          pane.note(note, at: moment)
        }
      }
    }
  }

  private func answer(_ answer: BreakAnswer, inPane: Bool) {
    isAnsweredInPane = inPane
    message?.withdraw()
    feed(.answered(answer))
  }

  // MARK: Sessions

  private func open(_ suggestion: BreakSuggestion) {
    let words = [ReminderTimers.program, "play", suggestion.routineID, "--from-break"]
    let starter = BreakStarter(
      environment: environment, settings: settings.day, hasPane: hasPane)
    let opening = starter.opening(isAnsweredInPane: isAnsweredInPane, running: words)
    switch opening {
    case .pane:
      pane.close()
      keys.suspend()
      session = try? ChildProcess(
        words[0], Array(words.dropFirst()), environment: ProcessEnvironment.environment,
        streams: .inherited)
      if session == nil { keys.resume() }
    case .command(let command):
      if let program = command.first { runner.run(program, Array(command.dropFirst())) }
    case .line(let line):
      // The words are arguments, so that the shell does not parse them.
      runner.run("sh", ["-c", "\(line) \"$@\"", "sh"] + words)
    case .nowhere: break
    }
    if opening == .nowhere {
      pane.say("Type: unknot play \(suggestion.routineID)")
      runner.run(
        DesktopNotice.program,
        DesktopNotice.arguments(
          "No terminal could be opened", "Type: unknot play \(suggestion.routineID)"))
    }
  }

  /// Follows running sessions, however they were started.
  func watchSession() {
    if let child = session, child.termination != nil {
      session = nil
      keys.resume()
    }
    let folders = RuntimeFolder.candidates(environment: environment)
    let reply = (try? ControlClient.ask(.status, in: folders, within: Self.patience))?.reply
    let isRunning = reply?.status.map { $0.state != .idle } ?? false
    guard isRunning != isSessionSeen else { return }
    isSessionSeen = isRunning
    if isRunning {
      feed(.sessionBegan)
    } else {
      let progress = BreakAdviser(now: Date(), settings: settings).progress
      feed(.sessionEnded(counts: progress.done > engine.status(at: moment).done, progress))
    }
  }

  // MARK: Keys and commands

  private func handle(_ event: InputEvent) {
    switch event {
    case .terminated, .interrupted, .hungUp: hasQuit = true
    case .keyPressed(.enter): answer(.start, inPane: true)
    case .keyPressed(.character("l")): answer(.later, inPane: true)
    case .keyPressed(.character("s")): feed(.command(.skip))
    case .keyPressed(.character("q")): hasQuit = true
    default: break
    }
  }

  private func publish() {
    let status = status
    guard status.state != published else { return }
    published = status.state
    file.save(engine.state(boot: boot, since: uptimeAtStart))
    server?.broadcast(BreakReply(status).line)
  }
}
