import Foundation

/// Reads a file line by line in bounded memory, whatever it holds.
struct LineReader {
  /// One line.
  enum Line: Equatable {
    /// The bytes, without the line break.
    case bytes(Data)
    /// The line was longer than `longest`, and was skipped.
    case tooLong
  }

  /// The longest line in bytes: more than a session of ten thousand segments.
  static let longest = 4 * 1_024 * 1_024

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  /// True if reading has failed for good.
  private(set) var hasFailed = false

  /// Reads an open file, which stays open.
  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Opens a regular file, or a pipe if that is allowed; `-` is standard input. Does not block on a
  /// pipe that nobody writes to.
  static func open(_ path: String, allowsPipes: Bool = false) throws(LineProblem) -> Int32 {
    let descriptor =
      path == "-" && allowsPipes
      ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
      : Foundation.open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    if descriptor < 0 { throw LineProblem(reason: String(cString: strerror(errno))) }
    var status = stat()
    let kinds = allowsPipes ? [S_IFREG, S_IFIFO, S_IFCHR] : [S_IFREG]
    guard fstat(descriptor, &status) == 0, kinds.contains(status.st_mode & S_IFMT),
      // A device that is no terminal may never end.
      path == "-" || status.st_mode & S_IFMT != S_IFCHR || isatty(descriptor) == 1
    else {
      close(descriptor)
      throw LineProblem(reason: "this is not a file")
    }
    return descriptor
  }

  /// The next line; `nil` at the end. The last line needs no line break.
  mutating func next() throws(LineProblem) -> Line? {
    var line = Data()
    var isTooLong = false
    while true {
      if position == buffer.count { try fill() }
      if position == buffer.count {
        if isTooLong { return .tooLong }
        return line.isEmpty ? nil : .bytes(line)
      }
      let rest = buffer[position...]
      let end = rest.firstIndex(of: 0x0A)
      let part = rest[..<(end ?? rest.endIndex)]
      if line.count + part.count > Self.longest {
        isTooLong = true
        line = Data()
      }
      if !isTooLong { line.append(contentsOf: part) }
      position = end.map { $0 + 1 } ?? buffer.count
      if end != nil { return isTooLong ? .tooLong : .bytes(line) }
    }
  }

  private mutating func fill() throws(LineProblem) {
    guard !isAtEnd else { return }
    var chunk = [UInt8](repeating: 0, count: 64 * 1_024)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = poll(&waiting, 1, -1)
        continue
      }
      if count < 0 {
        hasFailed = true
        throw LineProblem(reason: String(cString: strerror(errno)))
      }
      isAtEnd = count == 0
      buffer = Array(chunk.prefix(count))
      position = 0
      return
    }
  }
}
