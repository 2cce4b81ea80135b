import Coach
import Foundation
import RemoteControl
import RoutineEngine
import Terminal

/// The ways into a session from elsewhere: the control socket, and the desktop's media keys while a
/// session is under way. Where one cannot be opened, there is a line about it and no more.
final class Elsewhere {
  private let events: EventLoop
  private let report: (String) -> Void
  private var server: ControlServer?
  private var media: MediaPlayer?
  private var isOpen = false
  private var told = SessionStatus()
  private var wished: [ControlCommand] = []

  /// Ways in, none of them open yet.
  ///
  /// - Parameters:
  ///   - events: The loop that waits for what comes in.
  ///   - report: Takes a sentence for the person about what does not work.
  init(_ events: EventLoop, report: @escaping (String) -> Void) {
    self.events = events
    self.report = report
  }

  deinit { close() }

  /// Tells whoever looks on where the session is, if more than the time in it has changed. The first
  /// time, it opens the ways in: to be called once something is shown.
  func attend(to state: AppState) {
    if !isOpen { open() }
    let status = SessionStatus(state)
    defer { told = status }
    let hasChanged = status.differs(from: told)
    if hasChanged { server?.tell(status) }
    let wantsMedia = status.state != .idle && state.settings.hasMediaKeys
    if !wantsMedia {
      media = nil
    } else if let media {
      if hasChanged { media.tell(status) }
    } else {
      media = MediaPlayer(status, watch: watch) { [weak self] in self?.wished.append($0) }
    }
  }

  /// Lets the state take in what was wished for from elsewhere.
  ///
  /// - Parameters:
  ///   - state: The state.
  ///   - now: The moment on the program's clock.
  ///   - perform: Carries out an effect; the state is the one after the wish.
  /// - Returns: Whether anything was wished for.
  /// - Throws: What `perform` throws.
  func meetWishes(
    _ state: inout AppState, at now: Duration,
    perform: (AppEffect, inout AppState) throws -> Void
  ) throws -> Bool {
    let requests = server?.takeRequests() ?? []
    guard !requests.isEmpty || !wished.isEmpty else { return false }
    func meet(_ command: ControlCommand) throws -> String? {
      guard let event = command.event else { return nil }
      let (effects, refusal) = state.handle(wish: event, at: now)
      for effect in effects { try perform(effect, &state) }
      return refusal
    }
    for request in requests {
      let refusal = try meet(request.command)
      server?.answer(request, ControlAnswer(SessionStatus(state), refused: refusal))
    }
    for command in wished { _ = try meet(command) }
    wished = []
    return true
  }

  /// Closes every way in. Doing it twice is doing it once.
  func close() {
    if told.state != .idle { server?.tell(SessionStatus()) }
    told = SessionStatus()
    server?.close()
    server = nil
    media = nil
  }

  private func open() {
    isOpen = true
    let tell = { [report] (problem: ControlProblem) in
      report("`unknot ctl` cannot reach this session: \(problem)")
    }
    do throws(ControlProblem) {
      server = try ControlServer(
        in: RuntimeFolder.candidates(environment: ProcessInfo.processInfo.environment),
        watch: { [weak self] in self?.watch($0, wantsToWrite: { false }, onReady: $1) ?? {} },
        onFailure: tell)
    } catch {
      tell(error)
    }
  }

  private func watch(
    _ descriptor: Int32, wantsToWrite: @escaping () -> Bool, onReady: @escaping () -> Void
  ) -> () -> Void {
    let token = events.register(descriptor, wantsToWrite: wantsToWrite, onReady: onReady)
    return { [events] in events.unregister(token) }
  }
}
