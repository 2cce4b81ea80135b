import Foundation
import TestSupport
import Testing

@testable import unknot

@Suite struct LoginEnvironmentTests {
  /// A folder that stands in for `/run/user`, with or without a bus.
  private func withFolders(bus: Bool, _ body: (_ folders: String, _ own: String) throws -> Void)
    throws
  {
    let folders = FileManager.default.temporaryDirectory.path + "/unknot-run-\(UUID().uuidString)"
    let own = "\(folders)/\(geteuid())"
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folders) }
    var listener: Int32 = -1
    if bus { listener = try #require(LocalSocket.listen("\(own)/bus")) }
    defer { close(listener) }
    try body(folders, own)
  }

  @Test func `the runtime folder and the bus are found where nothing names them`() throws {
    try withFolders(bus: true) { folders, own in
      #expect(
        LoginEnvironment.completed(["HOME": "/h", "XDG_RUNTIME_DIR": ""], folders: folders) == [
          "HOME": "/h", "XDG_RUNTIME_DIR": own, "DBUS_SESSION_BUS_ADDRESS": "unix:path=\(own)/bus",
        ])
    }
  }

  @Test func `a variable that is set stays`() throws {
    try withFolders(bus: true) { folders, _ in
      let set = ["XDG_RUNTIME_DIR": "/run/other", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/other"]
      #expect(LoginEnvironment.completed(set, folders: folders) == set)
    }
  }

  @Test func `a folder or a bus that is not there is not named`() throws {
    try withFolders(bus: false) { folders, own in
      #expect(LoginEnvironment.completed([:], folders: folders) == ["XDG_RUNTIME_DIR": own])
      #expect(LoginEnvironment.completed([:], folders: folders + "/none") == [:])
      try Data().write(to: URL(fileURLWithPath: own + "/bus"))
      #expect(LoginEnvironment.completed([:], folders: folders).count == 1, "a file is no bus")
    }
  }
}
