import Foundation

/// A line server on a Unix domain socket, for this user only.
///
/// The server never blocks and has no thread. The event loop calls it when a descriptor is ready,
/// and it keeps lines until they are taken. No client can delay it or use up its memory: everything
/// has a limit, and a client that does not read is disconnected.
public final class LineServer {
  /// Calls a function whenever a descriptor is readable. Returns a function that stops that.
  public typealias Watch = (_ descriptor: Int32, _ onReady: @escaping () -> Void) -> () -> Void

  /// A line, with the client that sent it.
  public struct Request {
    /// The line without its newline.
    public let line: [UInt8]
    let client: Client
  }

  /// A connected client.
  final class Client {
    let descriptor: Int32
    var lines = LineBuffer(longest: LineServer.longestLine)
    var isWatching = false
    /// The number of its last request, counted over all connections and requests.
    var lastHeard: Int
    var stopWatching: () -> Void = {}

    init(descriptor: Int32, at number: Int) {
      self.descriptor = descriptor
      lastHeard = number
    }
  }

  /// The longest request, in bytes. Real ones have under 20.
  static let longestLine = 1_024
  /// The most clients at the same time. One more replaces the client that has been silent the
  /// longest.
  static let mostClients = 16
  /// The most bytes of one read.
  private static let portion = 4_096

  /// Returns the reply to an invalid line, which is sent at once; `nil` for a valid one.
  public var refusal: ([UInt8]) -> [UInt8]? = { _ in nil }

  private let folder: RuntimeFolder
  private let name: String
  private let watch: Watch
  private let onError: (ControlError) -> Void
  private let listener: Int32
  /// The identity of the socket's file, to remove no other process's file.
  private let file: stat
  private var stopListening: () -> Void = {}
  private var clients: [Client] = []
  private var requests: [Request] = []
  private var counter = 0
  private var isOpen = true

  /// Creates a socket in the first possible folder, and removes those of ended processes.
  ///
  /// - Parameters:
  ///   - folders: The possible folders, best first.
  ///   - name: The socket's name.
  ///   - watch: Registers a descriptor with the event loop.
  ///   - onError: Called at most once, when no more clients can connect.
  /// - Throws: `ControlError` if no folder is possible, with the reason for the first.
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
      // Another process has just removed the folder with its last socket.
      case ENOENT: try folder.make()
      case EADDRINUSE where isLeft(name, in: folder) && unlink("\(folder.path)/\(name)") == 0: break
      default: throw error
      }
      return try UnixSocket.listen(at: name, in: folder.path)
    }
  }

  /// Returns true if an ended process with the same number has left the socket.
  private static func isLeft(_ name: String, in folder: RuntimeFolder) -> Bool {
    do {
      Foundation.close(try UnixSocket.connect(to: name, in: folder.path))
      return false
    } catch {
      return error.code == ECONNREFUSED
    }
  }

  /// Disconnects all clients and removes the socket. Idempotent.
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

  /// Returns the lines since the last call, in order.
  public func takeRequests() -> [Request] {
    defer { requests = [] }
    return requests
  }

  /// Replies to a line with another line, which must end with a newline.
  ///
  /// - Parameters:
  ///   - request: The line.
  ///   - line: The reply.
  ///   - watches: True if the client is to get every later broadcast.
  public func reply(to request: Request, with line: [UInt8], watches: Bool = false) {
    request.client.isWatching = request.client.isWatching || watches
    send(line, to: request.client)
  }

  /// Sends a line to all clients that watch.
  public func broadcast(_ line: [UInt8]) {
    for client in clients where client.isWatching { send(line, to: client) }
  }

  /// Sends a whole line or disconnects the client. The kernel's buffer is enough for one that
  /// reads.
  private func send(_ line: [UInt8], to client: Client) {
    guard clients.contains(where: { $0 === client }) else { return }
    if UnixSocket.send(line, to: client.descriptor) != line.count { drop(client) }
  }

  // MARK: Clients

  private func acceptClients() {
    for _ in 0..<Self.mostClients {
      guard let descriptor = UnixSocket.accept(at: listener) else {
        // Without a free descriptor, the waiting connection would wake the event loop again and
        // again.
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

  /// Disconnects the client that has been silent the longest. Clients that watch are silent on
  /// purpose.
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
