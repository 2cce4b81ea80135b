import Coach
import Foundation
import MPRIS
import RemoteControl
import RoutineEngine
import Terminal

/// The remote controls of a session: the control socket, and the desktop's media keys while a
/// session is under way. If one cannot be opened, that is reported and no more.
final class RemoteInputs {
  private let events: EventLoop
  private let onError: (String) -> Void
  private var server: ControlServer?
  private var media: MediaPlayer?
  private var isOpen = false
  private var published = SessionStatus()
  /// The commands of media keys that are not handled yet.
  private var pending: [ControlCommand] = []

  /// Remote controls, none of them open yet.
  ///
  /// - Parameters:
  ///   - events: The loop that waits for what comes in.
  ///   - onError: Takes a sentence for the person about what does not work.
  init(_ events: EventLoop, onError: @escaping (String) -> Void) {
    self.events = events
    self.onError = onError
  }

  deinit { close() }

  /// Publishes the session's status, if more than the time in it has changed. The first time, it
  /// opens the remote controls: to be called once something is shown.
  func publish(_ state: AppState) {
    if !isOpen { open() }
    let status = SessionStatus(state)
    defer { published = status }
    let hasChanged = status.differs(from: published)
    if hasChanged { server?.broadcast(status) }
    let wantsMedia = status.state != .idle && state.settings.hasMediaKeys
    if !wantsMedia {
      media = nil
    } else if let media {
      if hasChanged { media.publish(status) }
    } else {
      media = MediaPlayer(status, watch: watch) { [weak self] in self?.pending.append($0) }
    }
  }

  /// Has the state handle the commands that have come in.
  ///
  /// - Parameters:
  ///   - state: The state.
  ///   - now: The moment on the program's clock.
  ///   - perform: Carries out an effect; the state is the one after the command.
  /// - Returns: True if there was a command.
  /// - Throws: The errors of `perform`.
  func handleCommands(
    _ state: inout AppState, at now: Duration,
    perform: (AppEffect, inout AppState) throws -> Void
  ) throws -> Bool {
    let requests = server?.takeRequests() ?? []
    guard !requests.isEmpty || !pending.isEmpty else { return false }
    func handle(_ command: ControlCommand) throws -> String? {
      guard let event = command.event else { return nil }
      let (effects, refusal) = state.handle(wish: event, at: now)
      for effect in effects { try perform(effect, &state) }
      return refusal
    }
    for request in requests {
      let refusal = try handle(request.command)
      server?.reply(to: request, with: ControlReply(SessionStatus(state), refused: refusal))
    }
    for command in pending { _ = try handle(command) }
    pending = []
    return true
  }

  /// Closes the remote controls. Idempotent.
  func close() {
    if published.state != .idle { server?.broadcast(SessionStatus()) }
    published = SessionStatus()
    server?.close()
    server = nil
    media = nil
  }

  private func open() {
    isOpen = true
    let report = { [onError] (error: ControlError) in
      onError("`unknot ctl` cannot reach this session: \(error)")
    }
    do throws(ControlError) {
      server = try ControlServer(
        in: RuntimeFolder.candidates(environment: LoginEnvironment.current),
        watch: { [weak self] in self?.watch($0, wantsToWrite: { false }, onReady: $1) ?? {} },
        onError: report)
    } catch {
      report(error)
    }
  }

  private func watch(
    _ descriptor: Int32, wantsToWrite: @escaping () -> Bool, onReady: @escaping () -> Void
  ) -> () -> Void {
    let token = events.register(descriptor, wantsToWrite: wantsToWrite, onReady: onReady)
    return { [events] in events.unregister(token) }
  }
}
