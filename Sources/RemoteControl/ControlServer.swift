import Foundation

/// The end of a control socket at which a session is.
///
/// It never waits and has no thread: it is called when one of its descriptors is ready, and keeps
/// what was asked until it is taken. Nobody who calls can hold it up or make it grow: there is a
/// bound to everything, and who does not read is dropped.
public final class ControlServer {
  /// Has a descriptor watched, and something called when it can be read; returns what ends that.
  public typealias Watch = (_ descriptor: Int32, _ onReady: @escaping () -> Void) -> () -> Void

  /// Something asked for, and by whom.
  public struct Request {
    /// What is asked for.
    public let command: ControlCommand
    let caller: Caller
  }

  /// Somebody who has called.
  final class Caller {
    let descriptor: Int32
    var lines = LineBuffer(longest: ControlServer.longestLine)
    var isWatching = false
    /// When it last asked for something, counted in calls and questions.
    var lastHeard: Int
    var stopWatching: () -> Void = {}

    init(descriptor: Int32, at number: Int) {
      self.descriptor = descriptor
      lastHeard = number
    }
  }

  /// The longest question, in bytes; the longest there is has under 20.
  static let longestLine = 1_024
  /// How many may have called at a time. One more takes the place of the one that has been silent
  /// the longest.
  static let mostCallers = 16
  /// How much is read from somebody at once.
  private static let portion = 4_096

  private let folder: RuntimeFolder
  private let name: String
  private let watch: Watch
  private let onFailure: (ControlProblem) -> Void
  private let listener: Int32
  /// The file of the socket, so that nobody else's is removed.
  private let file: stat
  private var stopListening: () -> Void = {}
  private var callers: [Caller] = []
  private var requests: [Request] = []
  private var counter = 0
  private var isOpen = true

  /// Makes a socket for this process in the first of some folders in which that can be done, and
  /// removes those of processes that are gone.
  ///
  /// - Parameters:
  ///   - folders: Where the socket may be, best first.
  ///   - watch: Has a descriptor watched.
  ///   - onFailure: Called at most once, with why nobody can call any more.
  /// - Throws: `ControlProblem` if it cannot be done in any, with the reason for the first.
  public convenience init(
    in folders: [RuntimeFolder], watch: @escaping Watch,
    onFailure: @escaping (ControlProblem) -> Void = { _ in }
  ) throws(ControlProblem) {
    var problem: ControlProblem?
    for folder in folders {
      do {
        let name = RuntimeFolder.name(of: getpid())
        let listener = try Self.listen(at: name, in: folder)
        self.init(folder, name, listener: listener, watch: watch, onFailure: onFailure)
        return
      } catch {
        folder.removeIfLeft()
        problem = problem ?? error
      }
    }
    throw problem ?? ControlProblem("there is no folder for a socket")
  }

  private init(
    _ folder: RuntimeFolder, _ name: String, listener: Int32, watch: @escaping Watch,
    onFailure: @escaping (ControlProblem) -> Void
  ) {
    self.folder = folder
    self.name = name
    self.watch = watch
    self.onFailure = onFailure
    self.listener = listener
    var file = stat()
    lstat("\(folder.path)/\(name)", &file)
    self.file = file
    stopListening = watch(listener) { [weak self] in self?.takeCalls() }
  }

  deinit { close() }

  private static func listen(at name: String, in folder: RuntimeFolder) throws(ControlProblem)
    -> Int32
  {
    try folder.make()
    folder.removeStale()
    do {
      return try UnixSocket.listen(at: name, in: folder.path)
    } catch {
      switch error.code {
      // Who was there last has just taken the folder away.
      case ENOENT: try folder.make()
      case EADDRINUSE where isLeft(name, in: folder) && unlink("\(folder.path)/\(name)") == 0: break
      default: throw error
      }
      return try UnixSocket.listen(at: name, in: folder.path)
    }
  }

  /// Whether a process of the same number that is gone has left a socket behind.
  private static func isLeft(_ name: String, in folder: RuntimeFolder) -> Bool {
    do {
      Foundation.close(try UnixSocket.connect(to: name, in: folder.path))
      return false
    } catch {
      return error.code == ECONNREFUSED
    }
  }

  /// Hangs up on everybody and removes the socket. Doing it twice is doing it once.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    for caller in callers { drop(caller) }
    stopListening()
    Foundation.close(listener)
    let path = "\(folder.path)/\(name)"
    var now = stat()
    if lstat(path, &now) == 0, now.st_ino == file.st_ino, now.st_dev == file.st_dev {
      unlink(path)
    }
    folder.removeIfLeft()
  }

  // MARK: Questions and answers

  /// What was asked for since the last time, in order.
  public func takeRequests() -> [Request] {
    defer { requests = [] }
    return requests
  }

  /// Answers a request; one that wants to watch is told every change from now on.
  public func answer(_ request: Request, _ answer: ControlAnswer) {
    request.caller.isWatching = request.caller.isWatching || request.command == .watch
    send(answer, to: request.caller)
  }

  /// Tells those who watch where the session is.
  public func tell(_ status: SessionStatus) {
    let answer = ControlAnswer(status)
    for caller in callers where caller.isWatching { send(answer, to: caller) }
  }

  /// Sends all of it or hangs up: the system keeps enough for anybody who reads.
  private func send(_ answer: ControlAnswer, to caller: Caller) {
    guard callers.contains(where: { $0 === caller }) else { return }
    let line = answer.line
    if UnixSocket.send(line, to: caller.descriptor) != line.count { drop(caller) }
  }

  // MARK: Callers

  private func takeCalls() {
    for _ in 0..<Self.mostCallers {
      guard let descriptor = UnixSocket.accept(at: listener) else {
        // Without a descriptor left for a call it would wait there, and wake us, for ever.
        if errno == EMFILE || errno == ENFILE {
          close()
          onFailure(ControlProblem("too many files are open"))
        }
        return
      }
      take(descriptor)
    }
  }

  private func take(_ descriptor: Int32) {
    guard UnixSocket.userID(behind: descriptor) == geteuid() else {
      Foundation.close(descriptor)
      return
    }
    if callers.count >= Self.mostCallers { dropMostSilent() }
    counter += 1
    let caller = Caller(descriptor: descriptor, at: counter)
    callers.append(caller)
    caller.stopWatching = watch(descriptor) { [weak self, weak caller] in
      if let caller { self?.read(from: caller) }
    }
  }

  /// Those who watch are silent on purpose.
  private func dropMostSilent() {
    let silent = callers.filter { !$0.isWatching }
    let most = (silent.isEmpty ? callers : silent).min { $0.lastHeard < $1.lastHeard }
    if let most { drop(most) }
  }

  private func drop(_ caller: Caller) {
    callers.removeAll { $0 === caller }
    requests.removeAll { $0.caller === caller }
    caller.stopWatching()
    Foundation.close(caller.descriptor)
  }

  private func read(from caller: Caller) {
    var bytes = [UInt8](repeating: 0, count: Self.portion)
    let count = Foundation.read(caller.descriptor, &bytes, bytes.count)
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    guard count > 0 else { return drop(caller) }
    for line in caller.lines.take(bytes.prefix(count)) {
      counter += 1
      caller.lastHeard = counter
      do {
        requests.append(Request(command: try ControlRequest(line: line).command, caller: caller))
      } catch {
        send(ControlAnswer(error: error.message), to: caller)
      }
    }
    if caller.lines.isOverlong {
      let most = Self.longestLine
      send(ControlAnswer(error: "A line may have \(most) bytes; this one has more."), to: caller)
      drop(caller)
    }
  }
}
