import Foundation

/// A folder of programs that only tell that they were called, in the order in which they were.
///
/// All are one script by different names. It is never written while tests run, since a file that
/// another thread's child still has open for writing cannot be run.
public final class FakePrograms {
  /// A program did not tell what it should have.
  public struct Silence: Error {}

  /// The folder, which is to be the whole of `PATH`.
  public let folder: URL
  private let log: Int32
  private let gate: Int32
  private var unread: [UInt8] = []

  /// The longest that a test waits. It is never reached unless something is broken.
  private static let patience = 20_000

  /// Programs of some names, with what each does after it has told how it was called, as lines for
  /// the shell; `tell` tells more, `read _ <"$folder/gate"` waits until the gate is opened.
  public init(_ programs: KeyValuePairs<String, String>) throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("unknot-fakes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("fake-program")
    for (name, does) in programs {
      try FileManager.default.createSymbolicLink(
        at: folder.appendingPathComponent(name), withDestinationURL: script)
      try Data(does.utf8).write(to: folder.appendingPathComponent("\(name).does"))
    }
    // Open at both ends here, so that no program waits for the other end.
    let pipe = { [folder] (name: String) -> Int32 in
      let path = folder.appendingPathComponent(name).path
      return mkfifo(path, 0o600) == 0 ? open(path, O_RDWR | O_NONBLOCK) : -1
    }
    log = pipe("log")
    gate = pipe("gate")
    if log < 0 || gate < 0 { throw Silence() }
  }

  deinit {
    close(log)
    close(gate)
    try? FileManager.default.removeItem(at: folder)
  }

  /// ProcessEnvironment in which there is nothing but these programs.
  public var environment: [String: String] {
    ["PATH": folder.path, "TMPDIR": folder.path]
  }

  /// Lets one program through that waits at the gate.
  public func openGate() {
    _ = write(gate, "\n", 1)
  }

  /// The next thing that a program told, without waiting; `nil` if there is none.
  public func told() -> String? {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = read(log, &buffer, buffer.count)
    if count > 0 { unread += buffer[..<count] }
    guard let end = unread.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { unread.removeSubrange(...end) }
    return String(decoding: unread[..<end], as: UTF8.self)
  }

  /// Waits for the next thing that a program tells, and meanwhile does something now and then.
  public func next(while busy: () -> Void = {}) throws -> String {
    var line: String?
    try wait {
      busy()
      line = told()
      return line != nil
    }
    return line ?? ""
  }

  /// Waits for a state that needs no program to tell of it.
  public func wait(until isSo: () -> Bool) throws {
    for _ in 0..<Self.patience / 2 {
      if isSo() { return }
      var descriptor = pollfd(fd: log, events: Int16(POLLIN), revents: 0)
      poll(&descriptor, unread.isEmpty ? 1 : 0, 2)
    }
    throw Silence()
  }
}
