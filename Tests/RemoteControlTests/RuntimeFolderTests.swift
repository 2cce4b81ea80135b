import Foundation
import Testing

@testable import RemoteControl

@Suite struct RuntimeFolderTests {
  private func mode(_ path: String) -> mode_t {
    var found = stat()
    lstat(path, &found)
    return found.st_mode & 0o777
  }

  @Test func `the runtime folder of the system comes before the one under tmp`() {
    let tmp = "/tmp/unknot-\(geteuid())"
    func paths(_ environment: [String: String]) -> [String] {
      RuntimeFolder.candidates(environment: environment).map(\.path)
    }
    #expect(paths([:]) == [tmp])
    #expect(paths(["XDG_RUNTIME_DIR": ""]) == [tmp])
    #expect(paths(["XDG_RUNTIME_DIR": "run/user"]) == [tmp])
    #expect(paths(["XDG_RUNTIME_DIR": "/run/user/7"]) == ["/run/user/7/unknot", tmp])
    // The hash of "a" is one of those that its authors publish.
    #expect(
      paths(["XDG_RUNTIME_DIR": "/run/user/7", "UNKNOT_HOME": "a"])
        == ["a/run", "\(tmp)-af63dc4c8601ec8c"])
    #expect(paths(["XDG_RUNTIME_DIR": "/run/user/7", "UNKNOT_HOME": ""]).count == 2)
  }

  @Test func `only the owner has access to the folder`() throws {
    let temporary = try TemporaryFolder()
    let folder = RuntimeFolder(path: temporary.path + "/run")
    try folder.make()
    #expect(mode(folder.path) == 0o700)
    chmod(folder.path, 0o777)
    try folder.make()
    #expect(mode(folder.path) == 0o700)
  }

  /// More nanoseconds than 64 bits have room for, as after a night without a battery for the clock.
  @Test func `a socket with a date of any year is listed`() throws {
    let temporary = try TemporaryFolder()
    let folder = RuntimeFolder(path: temporary.path)
    for (process, year) in [(7, 1_800), (8, 2_026), (9, 2_300)] {
      close(try UnixSocket.listen(at: "\(process).sock", in: folder.path))
      let time = timespec(tv_sec: (year - 1_970) * 31_556_952, tv_nsec: 999_999_999)
      #expect(utimensat(AT_FDCWD, "\(folder.path)/\(process).sock", [time, time], 0) == 0)
    }
    #expect(folder.entries.map(\.process).first == 9)
    #expect(folder.entries.count == 3)
  }

  @Test func `a temporary folder is removed after its last socket, a lasting folder stays`() throws
  {
    let temporary = try TemporaryFolder()
    for isTemporary in [true, false] {
      let folder = RuntimeFolder(path: temporary.path + "/run", isTemporary: isTemporary)
      try folder.make()
      let socket = folder.path + "/7.sock"
      close(try UnixSocket.listen(at: "7.sock", in: folder.path))
      let server = try ControlServer(in: [folder]) { _, _ in {} }
      server.close()
      #expect(access(folder.path, F_OK) == 0)
      unlink(socket)
      try ControlServer(in: [folder]) { _, _ in {} }.close()
      #expect((access(folder.path, F_OK) == 0) == !isTemporary)
    }
  }

  @Test func `a file or a link in place of the folder is refused`() throws {
    let temporary = try TemporaryFolder()
    let path = temporary.path + "/run"
    func problem(_ folder: RuntimeFolder = RuntimeFolder(path: path)) -> String? {
      do {
        try folder.make()
        return nil
      } catch {
        return "\(error)"
      }
    }
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(problem() == "\(path): Not a directory")
    unlink(path)
    // Whoever made the link could turn it.
    symlink(temporary.path, path)
    #expect(problem() == "\(path): Not a directory")
    unlink(path)
    #expect(
      problem(RuntimeFolder(path: path + "/missing/unknot"))
        == "\(path)/missing/unknot: No such file or directory")
    #expect(problem(RuntimeFolder(path: path + "/missing/unknot", makesParents: true)) == nil)
  }

  @Test(.enabled(if: geteuid() == 0)) func `a folder of another user is refused`() throws {
    let temporary = try TemporaryFolder()
    chown(temporary.path, 65_534, 65_534)
    #expect(throws: ControlError("\(temporary.path) belongs to another user")) {
      try RuntimeFolder(path: temporary.path).make()
    }
  }

  @Test func `only sockets of processes are listed, the latest first`() throws {
    let temporary = try TemporaryFolder()
    let folder = RuntimeFolder(path: temporary.path)
    var listeners: [Int32] = []
    defer { listeners.forEach { close($0) } }
    for name in ["300.sock", "20.sock", "0.sock", "-4.sock", "x.sock", "5.sock.old"] {
      listeners.append(try UnixSocket.listen(at: name, in: folder.path))
    }
    try Data().write(to: URL(fileURLWithPath: folder.path + "/400.sock"))
    var times = [timespec(tv_sec: 100, tv_nsec: 0), timespec(tv_sec: 100, tv_nsec: 5)]
    utimensat(AT_FDCWD, folder.path + "/20.sock", &times, 0)
    times[1].tv_nsec = 6
    utimensat(AT_FDCWD, folder.path + "/300.sock", &times, 0)
    #expect(folder.entries.map(\.process) == [300, 20])
    times[1].tv_nsec = 4
    utimensat(AT_FDCWD, folder.path + "/300.sock", &times, 0)
    #expect(folder.entries.map(\.process) == [20, 300])
    #expect(RuntimeFolder(path: folder.path + "/missing").entries.isEmpty)
  }
}
