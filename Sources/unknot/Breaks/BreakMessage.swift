import Foundation
import Processes
import Reminders
import RoutineFiles
import Terminal

/// The message of a break: on the desktop with its buttons, else in tmux.
final class BreakMessage {
  private let events: EventLoop
  private let environment: [String: String]
  private let onAnswer: (BreakAnswer) -> Void
  private let runner: CommandRunner
  private var child: ChildProcess?
  /// The interrupted processes that clean up.
  private var ending: [ChildProcess] = []
  private var stopReading: () -> Void = {}
  private var plain: (title: String, body: String)?

  /// The time after which a desktop removes the message, in milliseconds; GNOME ignores it.
  private static let milliseconds = 120_000
  private static let longestAnswer = 64

  /// - Parameters:
  ///   - events: The loop that waits for the answer.
  ///   - environment: The environment of the desktop.
  ///   - onError: Takes a sentence about what does not work.
  ///   - onAnswer: Takes the person's answer.
  init(
    _ events: EventLoop, environment: [String: String], onError: @escaping (String) -> Void,
    onAnswer: @escaping (BreakAnswer) -> Void
  ) {
    self.events = events
    self.environment = environment
    self.onAnswer = onAnswer
    runner = CommandRunner(environment: environment, onError: onError)
  }

  /// Shows a message in the place of an older one.
  func show(_ title: String, _ body: String, allowsLater: Bool) {
    withdraw()
    guard hasDesktop,
      let program = SearchPath(environment: environment).path(of: DesktopNotice.program)
    else {
      showInTmux("\(title) \(body)")
      return
    }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    let actions =
      ["--action=start=Start"] + (allowsLater ? ["--action=later=In 10 min"] : [])
      + ["--expire-time=\(Self.milliseconds)"]
    do {
      child = try ChildProcess(
        program, actions + DesktopNotice.arguments(title, body), environment: environment,
        streams: .detached(output: ends[1]))
      plain = (title, body)
    } catch {
      Foundation.close(ends[0])
    }
    Foundation.close(ends[1])
    if child != nil { read(from: ends[0]) }
  }

  /// Removes the message.
  func withdraw() {
    stopReading()
    stopReading = {}
    plain = nil
    // notify-send closes its message on an interrupt, and leaves it when it is terminated.
    if let child {
      child.interrupt()
      ending.append(child)
    }
    child = nil
  }

  /// Reaps the processes that have ended. A `notify-send` that knows no actions fails; then the
  /// message is shown without buttons.
  func poll() {
    runner.poll()
    ending.removeAll { $0.termination != nil }
    guard let child, let end = child.termination else { return }
    if case .exit = end, let plain {
      runner.run(DesktopNotice.program, DesktopNotice.arguments(plain.title, plain.body))
    }
    plain = nil
    self.child = nil
  }

  /// Removes the message, and detaches the programs that still run.
  func close() {
    withdraw()
    runner.close()
  }

  private var hasDesktop: Bool {
    ["WAYLAND_DISPLAY", "DISPLAY", "DBUS_SESSION_BUS_ADDRESS"].contains {
      environment[$0].map { !$0.isEmpty } ?? false
    }
  }

  private func read(from descriptor: Int32) {
    var answer: [UInt8] = []
    let token = events.register(descriptor) { [weak self] in
      var bytes = [UInt8](repeating: 0, count: Self.longestAnswer)
      let count = Foundation.read(descriptor, &bytes, bytes.count)
      if count < 0, errno == EAGAIN || errno == EINTR { return }
      if count > 0, answer.count < Self.longestAnswer {
        answer += bytes.prefix(count)
        return
      }
      self?.end(answer)
    }
    stopReading = { [events] in
      events.unregister(token)
      Foundation.close(descriptor)
    }
  }

  private func end(_ answer: [UInt8]) {
    stopReading()
    stopReading = {}
    let words = String(decoding: answer, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    switch words.first {
    case "start", "default": onAnswer(.start)
    case "later": onAnswer(.later)
    default: break
    }
  }

  private func showInTmux(_ text: String) {
    guard environment["TMUX"].map({ !$0.isEmpty }) ?? false else { return }
    // A number sign begins a tmux format; two stand for the sign itself.
    runner.run("tmux", ["display-message", "-d", "10000", text.replacing("#", with: "##")])
  }
}
