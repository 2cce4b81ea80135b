import Foundation
import MPRIS
import RemoteControl
import RoutineEngine
import TUI
import Terminal

/// The remote controls of a session: the control socket, and the desktop's media keys while a
/// session runs. A control that cannot be opened is reported, and the session goes on without it.
final class RemoteInputs {
  private let events: EventLoop
  private let onError: (String) -> Void
  private var server: ControlServer?
  private var media: MediaPlayer?
  private var isOpen = false
  private var published = SessionStatus()
  /// The commands of media keys that are not handled yet.
  private var pending: [ControlCommand] = []
  /// The requests that wait for a reply, by number.
  private var unanswered: [Int: ControlServer.Request] = [:]

  /// Remote controls, none of them open yet.
  ///
  /// - Parameters:
  ///   - events: The loop that waits for their input.
  ///   - onError: Takes a sentence for the person about what does not work.
  init(_ events: EventLoop, onError: @escaping (String) -> Void) {
    self.events = events
    self.onError = onError
  }

  deinit { close() }

  /// Publishes the session's status if more than its time has changed. The first call also opens
  /// the remote controls, so it comes after the first frame.
  func publish(_ app: App) {
    if !isOpen { open() }
    let status = SessionStatus(app)
    defer { published = status }
    let hasChanged = status.differs(from: published)
    if hasChanged { server?.broadcast(status) }
    let wantsMedia = status.state != .idle && app.settings.hasMediaKeys
    if !wantsMedia {
      media = nil
    } else if let media {
      if hasChanged { media.publish(status) }
    } else {
      media = MediaPlayer(status, watch: watch) { [weak self] in self?.pending.append($0) }
    }
  }

  /// A command that has come in.
  struct Request {
    /// The number to reply to; `nil` for a media key.
    let number: Int?
    /// The event in the session; `nil` if only its status is asked for.
    let event: SessionEvent?
  }

  /// Returns the commands that have come in since the last call.
  func takeRequests() -> [Request] {
    let first = unanswered.keys.max().map { $0 + 1 } ?? 0
    let asked = (server?.takeRequests() ?? []).enumerated().map { index, request in
      unanswered[first + index] = request
      return Request(number: first + index, event: request.command.event)
    }
    let pressed = pending.map { Request(number: nil, event: $0.event) }
    pending = []
    return asked + pressed
  }

  /// Replies to a command with the status after it.
  ///
  /// - Parameters:
  ///   - number: The number of the request.
  ///   - app: The app after the command.
  ///   - refusal: The reason for which the command was refused; `nil` if it was not.
  func reply(to number: Int, _ app: App, refusal: String?) {
    guard let request = unanswered.removeValue(forKey: number) else { return }
    server?.reply(to: request, with: ControlReply(SessionStatus(app), refused: refusal))
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
