import Drawing
import Foundation
import Processes
import RoutineEngine
import TUI
import Terminal

/// The main loop of an app: waits for input, hands it to the app with its time, and performs the
/// effects.
final class AppLoop {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let events: EventLoop
  private let runtime: Runtime
  private let remote: RemoteInputs
  /// The app with all inputs so far handled.
  private(set) var app: App
  /// The effects of the launch.
  private let launchEffects: [AppEffect]
  /// The queries that wait until the next frame is shown.
  private var queries: [Query] = []
  /// True if more than the time may have changed since the last frame. Most wake-ups only show the
  /// next second; the title and the remote controls need no update then.
  private var hasNews = true
  private var hasQuit = false
  /// The watch for changes that other programs make to the person's files.
  private let files = FileWatch()
  private var hasFileNews = false
  private var isWatching = false
  /// The signal to end the process by; `nil` unless the system ended the app.
  private var signal: Int32?

  /// A loop over an app and the effects of its launch.
  init(
    _ launch: (app: App, effects: [AppEffect]), input: any InputSource, signals: Signals,
    in runtime: Runtime
  ) {
    app = launch.app
    launchEffects = launch.effects
    self.runtime = runtime
    events = EventLoop(input: input, signals: signals)
    remote = RemoteInputs(events, onError: runtime.report)
    start = clock.now
  }

  /// Runs until the app quits.
  ///
  /// - Returns: The signal to end the process by, SIGTERM or SIGHUP; `nil` if the person quit.
  func run() throws -> Int32? {
    defer { remote.close() }
    // Wakes when a child ends, so that it is reaped and does not stay a zombie.
    let childExits = ChildExits()
    let token = childExits.map { exits in
      events.register(exits.descriptor) { exits.drain() }
    }
    defer { if let token { events.unregister(token) } }
    var now = Duration.zero
    var nextTitleChange: Duration?
    try perform(launchEffects, of: .advanced)
    while !hasQuit {
      runtime.show(app)
      if hasNews || nextTitleChange.map({ $0 <= now }) ?? false {
        runtime.updateTitle(app)
        nextTitleChange = app.nextWindowChange
        remote.publish(app)
      }
      hasNews = false
      runtime.saveSession(of: app)
      try loadQueries()
      if hasNews { continue }
      watchFiles()
      if runtime.isOver(app) { return nil }
      runtime.prepareToWait()
      let events = events.wait(until: app.nextDeadline.map { start + $0 })
      now = clock.now - start
      if files.takeChangeOfAnswers() { try handle(.answered(runtime.keptAnswers), at: now) }
      for event in events where !hasQuit { try handle(AppInput(event), at: now) }
      try reloadFiles(after: events)
      try handleRequests(at: now)
    }
    runtime.saveSession(of: app)
    return signal
  }

  /// Starts to watch the person's files, once the first frame is shown.
  private func watchFiles() {
    guard !isWatching else { return }
    isWatching = true
    guard let descriptor = files.descriptor else { return }
    _ = events.register(descriptor) { [weak self] in
      self?.hasFileNews = true
      self?.files.readNews()
    }
  }

  /// Reads the files that another program has changed. Without inotify, compares the files after
  /// each input.
  private func reloadFiles(after events: [InputEvent]) throws {
    let isToBeAsked = files.descriptor == nil && events != [.advanced]
    guard hasFileNews || isToBeAsked, !hasQuit else { return }
    hasFileNews = false
    let inputs = runtime.reload(files.takeChanges())
    hasNews = hasNews || !inputs.isEmpty
    try handle(inputs)
  }

  private func handle(_ input: AppInput, at now: Duration) throws {
    let effects = app.handle(input, at: now)
    hasNews = hasNews || Self.isNews(input, effects)
    try perform(effects, of: input)
  }

  private func perform(_ effects: [AppEffect], of input: AppInput) throws {
    var answers: [AppInput] = []
    for effect in effects {
      switch effect {
      case .quit:
        hasQuit = true
        signal = Self.signal(for: input)
        return
      case .load(let query) where !query.isForNextFrame: queries.append(query)
      case .reply(let request, let refusal): remote.reply(to: request, app, refusal: refusal)
      default: answers += try runtime.perform(effect)
      }
    }
    try handle(answers)
  }

  /// Runs the waiting queries, and hands their results and all failures to the app.
  private func loadQueries() throws {
    let waiting = queries
    queries = []
    for query in waiting where !hasQuit { try handle(runtime.perform(.load(query))) }
    try handle(runtime.takeFailures())
  }

  private func handle(_ answers: [AppInput]) throws {
    for answer in answers where !hasQuit { try handle(answer, at: clock.now - start) }
  }

  private func handleRequests(at now: Duration) throws {
    for request in remote.takeRequests() where !hasQuit {
      if let event = request.event {
        try handle(.remote(event, replyTo: request.number), at: now)
      } else if let number = request.number {
        remote.reply(to: number, app, refusal: nil)
      }
      hasNews = true
    }
  }

  /// Returns true if more than the time may have changed. A tick of the clock is news only if it
  /// has effects.
  static func isNews(_ input: AppInput, _ effects: [AppEffect]) -> Bool {
    input != .advanced || !effects.isEmpty
  }

  /// Returns the signal to end the process by. Ctrl-C is an ordinary way to quit, so it has none.
  private static func signal(for input: AppInput) -> Int32? {
    switch input {
    case .signal(.terminated): SIGTERM
    case .signal(.hungUp): SIGHUP
    default: nil
    }
  }

  /// Ends the process by a signal's default action, so that the parent sees the signal.
  static func end(by number: Int32) {
    Foundation.signal(number, SIG_DFL)
    raise(number)
  }
}
