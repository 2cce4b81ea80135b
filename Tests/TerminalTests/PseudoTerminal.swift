import Drawing
import Foundation
import Testing

@testable import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A real terminal of the kernel, with its other end held by the test.
final class PseudoTerminal {
  /// The end for a program.
  let terminal: Int32
  private var controller: Int32

  init(columns: Int = 80, rows: Int = 24) throws {
    var ends: (Int32, Int32) = (-1, -1)
    try #require(openpty(&ends.0, &ends.1, nil, nil, nil) == 0)
    (controller, terminal) = ends
    _ = fcntl(controller, F_SETFL, fcntl(controller, F_GETFL) | O_NONBLOCK)
    resize(columns: columns, rows: rows)
  }

  deinit {
    hangUp()
    close(terminal)
  }

  /// The path by which another process can open the terminal.
  var path: String {
    var name = [CChar](repeating: 0, count: 256)
    guard ttyname_r(terminal, &name, name.count) == 0 else { return "" }
    return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  func resize(columns: Int, rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
  }

  /// Types bytes.
  func type(_ text: String) {
    type(Array(text.utf8))
  }

  /// Types bytes.
  func type(_ bytes: [UInt8]) {
    _ = write(controller, bytes, bytes.count)
  }

  /// The number of typed bytes that are not read yet.
  var unread: Int? { Self.unread(on: terminal) }

  private static func unread(on terminal: Int32) -> Int? {
    // What was typed is passed on later, except to whoever polls.
    var set = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    poll(&set, 1, 0)
    return waitingBytes(on: terminal)
  }

  /// Types text as soon as all that was typed before has been read.
  func typeOnceRead(_ text: String) {
    let (terminal, controller) = (terminal, controller)
    Thread.detachNewThread {
      while Self.unread(on: terminal) != 0 { sched_yield() }
      _ = write(controller, text, text.utf8.count)
    }
  }

  /// Lets the terminal accept nothing more, like a frozen one whose output nobody reads.
  func freeze() {
    let own = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
    defer { close(own) }
    // Shift in, of which nothing is seen.
    let junk = [UInt8](repeating: 0x0F, count: 4_096)
    var set = pollfd(fd: own, events: Int16(POLLOUT), revents: 0)
    repeat {
      while write(own, junk, junk.count) > 0 {}
      while write(own, junk, 1) > 0 {}
      // The kernel passes on what it holds some time later.
    } while poll(&set, 1, 50) > 0
  }

  /// Everything that has been written to the terminal since the last call.
  func written() -> [UInt8] {
    var all: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(controller, &bytes, bytes.count)
      guard count > 0 else { return all }
      all += bytes.prefix(count)
    }
  }

  /// Everything that has been written, as text.
  func writtenText() -> String {
    String(decoding: written(), as: UTF8.self)
  }

  /// Takes the terminal away from the program.
  func hangUp() {
    if controller >= 0 { close(controller) }
    controller = -1
  }

  /// Every setting of the terminal, for comparison.
  var settings: [UInt64] {
    var settings = termios()
    guard tcgetattr(terminal, &settings) == 0 else { return [] }
    let characters = withUnsafeBytes(of: settings.c_cc) { $0.map { UInt64($0) } }
    let flags = [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
    return flags.map { UInt64($0) } + characters
  }
}

extension Frame {
  /// A frame with a text at its upper left corner.
  static func saying(_ text: String, columns: Int = 80, rows: Int = 24) -> Frame {
    var frame = Frame(size: Size(columns: columns, rows: rows))
    frame.write(text, x: 0, y: 0, style: Style(.work))
    return frame
  }
}

/// The parent of the tests that use ncurses or signals: the whole process shares both, so these
/// tests run one after the other.
@Suite(.serialized) enum OneAtATime {}

/// Sends a signal to this thread and unblocks the signal, which a thread of a pool may block. The
/// handler has run before the function returns.
func send(_ signal: Int32) {
  var set = sigset_t()
  var before = sigset_t()
  sigemptyset(&set)
  sigaddset(&set, signal)
  pthread_sigmask(SIG_UNBLOCK, &set, &before)
  pthread_kill(pthread_self(), signal)
  pthread_sigmask(SIG_SETMASK, &before, nil)
}
