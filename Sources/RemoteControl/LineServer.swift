import Foundation

/// A server of lines on a Unix domain socket, for this user alone.
///
/// It never waits and has no thread: it is called when one of its descriptors is ready, and keeps
/// lines until they are taken. No client can hold it up or make it grow: there is a bound to
/// everything, and a client that does not read is dropped.
public final class LineServer {
  /// Has a function called whenever a descriptor can be read; returns a function that ends that.
  public typealias Watch = (_ descriptor: Int32, _ onReady: @escaping () -> Void) -> () -> Void

  /// A line, and the client that sent it.
  public struct Request {
    /// The line, without its end.
    public let line: [UInt8]
    let client: Client
  }

  /// A connected client.
  final class Client {
    let descriptor: Int32
    var lines = LineBuffer(longest: LineServer.longestLine)
    var isWatching = false
    /// The time of its last request, counted in connections and requests.
    var lastHeard: Int
    var stopWatching: () -> Void = {}

    init(descriptor: Int32, at number: Int) {
      self.descriptor = descriptor
      lastHeard = number
    }
  }

  /// The longest request, in bytes; the longest there is has under 20.
  static let longestLine = 1_024
  /// The most clients at a time. One more takes the place of the one that has been silent the
  /// longest.
  static let mostClients = 16
  /// The most bytes that are read at once.
  private static let portion = 4_096

  /// Returns the reply to a line that is no request; it is sent at once. `nil` for any other.
  public var refusal: ([UInt8]) -> [UInt8]? = { _ in nil }

  private let folder: RuntimeFolder
  private let name: String
  private let watch: Watch
  private let onError: (ControlError) -> Void
  private let listener: Int32
  /// The identity of the socket's file, so that nobody else's is removed.
  private let file: stat
  private var stopListening: () -> Void = {}
  private var clients: [Client] = []
  private var requests: [Request] = []
  private var counter = 0
  private var isOpen = true

  /// Makes a socket in the first of some folders in which that can be done, and
  /// removes those of processes that are gone.
  ///
  /// - Parameters:
  ///   - folders: The folders that the socket may be in, best first.
  ///   - name: The socket's name.
  ///   - watch: Has a descriptor watched.
  ///   - onError: Called at most once, if nobody can connect any more.
  /// - Throws: `ControlError` if it cannot be done in any, with the reason for the first.
  public convenience init(
    in folders: [RuntimeFolder], named name: String, watch: @escaping Watch,
    onError: @escaping (ControlError) -> Void = { _ in }
  ) throws(ControlError) {
    var problem: ControlError?
    for folder in folders {
      do {
        let listener = try Self.listen(at: name, in: folder)
        self.init(folder, name, listener: listener, watch: watch, onError: onError)
        return
      } catch {
        folder.removeIfLeft()
        problem = problem ?? error
      }
    }
    throw problem ?? ControlError("there is no folder for a socket")
  }

  private init(
    _ folder: RuntimeFolder, _ name: String, listener: Int32, watch: @escaping Watch,
    onError: @escaping (ControlError) -> Void
  ) {
    self.folder = folder
    self.name = name
    self.watch = watch
    self.onError = onError
    self.listener = listener
    var file = stat()
    lstat("\(folder.path)/\(name)", &file)
    self.file = file
    stopListening = watch(listener) { [weak self] in self?.acceptClients() }
  }

  deinit { close() }

  private static func listen(at name: String, in folder: RuntimeFolder) throws(ControlError)
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

  /// Returns true if a process of the same number that is gone has left the socket.
  private static func isLeft(_ name: String, in folder: RuntimeFolder) -> Bool {
    do {
      Foundation.close(try UnixSocket.connect(to: name, in: folder.path))
      return false
    } catch {
      return error.code == ECONNREFUSED
    }
  }

  /// Drops all clients and removes the socket. Idempotent.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    for client in clients { drop(client) }
    stopListening()
    Foundation.close(listener)
    let path = "\(folder.path)/\(name)"
    var now = stat()
    if lstat(path, &now) == 0, now.st_ino == file.st_ino, now.st_dev == file.st_dev {
      unlink(path)
    }
    folder.removeIfLeft()
  }

  // MARK: Lines

  /// Returns the lines since the last time, in order.
  public func takeRequests() -> [Request] {
    defer { requests = [] }
    return requests
  }

  /// Replies to a line with another, and its end.
  ///
  /// - Parameters:
  ///   - request: The line.
  ///   - line: The reply.
  ///   - watches: True if the client gets every broadcast from now on.
  public func reply(to request: Request, with line: [UInt8], watches: Bool = false) {
    request.client.isWatching = request.client.isWatching || watches
    send(line, to: request.client)
  }

  /// Sends a line to the clients that watch.
  public func broadcast(_ line: [UInt8]) {
    for client in clients where client.isWatching { send(line, to: client) }
  }

  /// Sends all of a line or drops the client: the system keeps enough for one that reads.
  private func send(_ line: [UInt8], to client: Client) {
    guard clients.contains(where: { $0 === client }) else { return }
    if UnixSocket.send(line, to: client.descriptor) != line.count { drop(client) }
  }

  // MARK: Clients

  private func acceptClients() {
    for _ in 0..<Self.mostClients {
      guard let descriptor = UnixSocket.accept(at: listener) else {
        // Without a descriptor left for it a connection would stay there, and wake us, for ever.
        if errno == EMFILE || errno == ENFILE {
          close()
          onError(ControlError("too many files are open"))
        }
        return
      }
      add(descriptor)
    }
  }

  private func add(_ descriptor: Int32) {
    guard UnixSocket.userID(behind: descriptor) == geteuid() else {
      Foundation.close(descriptor)
      return
    }
    if clients.count >= Self.mostClients { dropMostSilent() }
    counter += 1
    let client = Client(descriptor: descriptor, at: counter)
    clients.append(client)
    client.stopWatching = watch(descriptor) { [weak self, weak client] in
      if let client { self?.read(from: client) }
    }
  }

  /// Clients that watch are silent on purpose.
  private func dropMostSilent() {
    let silent = clients.filter { !$0.isWatching }
    let most = (silent.isEmpty ? clients : silent).min { $0.lastHeard < $1.lastHeard }
    if let most { drop(most) }
  }

  private func drop(_ client: Client) {
    clients.removeAll { $0 === client }
    requests.removeAll { $0.client === client }
    client.stopWatching()
    Foundation.close(client.descriptor)
  }

  private func read(from client: Client) {
    var bytes = [UInt8](repeating: 0, count: Self.portion)
    let count = Foundation.read(client.descriptor, &bytes, bytes.count)
    if count < 0, errno == EAGAIN || errno == EINTR { return }
    guard count > 0 else { return drop(client) }
    for line in client.lines.append(bytes.prefix(count)) {
      counter += 1
      client.lastHeard = counter
      if let refusal = refusal(line) {
        send(refusal, to: client)
      } else {
        requests.append(Request(line: line, client: client))
      }
    }
    if client.lines.isOverlong {
      let most = Self.longestLine
      let error = ControlReply(error: "A line may have \(most) bytes; this one has more.")
      send(error.line, to: client)
      drop(client)
    }
  }
}
