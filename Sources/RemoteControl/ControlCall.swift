import Foundation

/// The other end of a control socket: a call to a session.
public final class ControlCall {
  /// What came of waiting.
  public enum Heard: Sendable, Hashable {
    /// The session said something.
    case answer(ControlAnswer)
    /// It said nothing in the time given.
    case silence
    /// It hung up.
    case end
  }

  /// The process that was called.
  public let process: Int32

  /// How long a session may take to answer. One that runs takes a thousandth of it.
  private static let patience: Duration = .seconds(1)
  private static let longestLine = 65_536

  private let descriptor: Int32
  private var buffer = LineBuffer(longest: ControlCall.longestLine)
  private var lines: ArraySlice<[UInt8]> = []

  /// Calls a process.
  ///
  /// - Throws: `ControlProblem` if it cannot be reached.
  init(_ entry: RuntimeFolder.Entry, in folder: RuntimeFolder) throws(ControlProblem) {
    process = entry.process
    descriptor = try UnixSocket.connect(
      to: RuntimeFolder.name(of: entry.process), in: folder.path)
    // A socket in a folder that others can write to may be anybody's.
    guard UnixSocket.userID(behind: descriptor) == geteuid() else {
      throw ControlProblem("process \(entry.process) belongs to another user")
    }
  }

  deinit { close(descriptor) }

  /// Asks the latest process that has a session under way.
  ///
  /// - Parameters:
  ///   - command: What to ask for.
  ///   - folders: Where to look for processes.
  ///   - process: The only process to ask; `nil` asks all of them.
  /// - Returns: The call and the answer; `nil` if no session is under way.
  /// - Throws: `ControlProblem` if there are processes, but none of them answers.
  public static func ask(
    _ command: ControlCommand, in folders: [RuntimeFolder], of process: Int32? = nil
  ) throws(ControlProblem) -> (call: ControlCall, answer: ControlAnswer)? {
    var problem: ControlProblem?
    for folder in folders {
      for entry in folder.entries where process.map({ $0 == entry.process }) ?? true {
        do {
          let call = try ControlCall(entry, in: folder)
          let answer = try call.ask(command)
          // A wish that was met may have been the session's last.
          let isMet = command.event != nil && answer.refused == nil
          if isMet || answer.status?.state != .idle { return (call, answer) }
        } catch {
          // A process that is gone has left its socket behind; that is no problem.
          if error.code != ECONNREFUSED { problem = problem ?? error }
        }
      }
    }
    if let problem { throw problem }
    return nil
  }

  private func ask(_ command: ControlCommand) throws(ControlProblem) -> ControlAnswer {
    let line = ControlRequest(command).line
    guard UnixSocket.send(line, to: descriptor) == line.count,
      case .answer(let answer) = hear(within: Self.patience)
    else {
      throw ControlProblem("process \(process) does not answer")
    }
    return answer
  }

  /// Waits for what the session says next.
  ///
  /// - Parameter time: How long; `nil` waits for ever.
  /// - Returns: What came of it.
  public func hear(within time: Duration?) -> Heard {
    let clock = ContinuousClock()
    let end = time.map { clock.now + $0 }
    while true {
      if let line = lines.popFirst() {
        return ControlAnswer(line: line).map(Heard.answer) ?? .end
      }
      let rest = end.map { max(.zero, $0 - clock.now) }
      var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let milliseconds = rest.map { Int32(clamping: Int(($0 / .milliseconds(1)).rounded(.up))) }
      let count = poll(&ready, 1, milliseconds ?? -1)
      if count < 0, errno == EINTR { continue }
      if count == 0 { return .silence }
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let size = read(descriptor, &bytes, bytes.count)
      guard size > 0, !buffer.isOverlong else { return .end }
      lines += buffer.take(bytes.prefix(size))
    }
  }
}
