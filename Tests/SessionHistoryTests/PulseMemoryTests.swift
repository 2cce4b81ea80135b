import CDisk
import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

/// Linux alone has such memory where these look for it.
@Suite(.enabled(if: FileManager.default.isWritableFile(atPath: PulseMemory.folder)))
struct PulseMemoryTests {
  private let id = UUID()

  private var path: String { "\(PulseMemory.folder)/unknot-pulse-\(id.text)" }
  private var read: Pulse? { PulseMemory.read(of: id) }

  private func pulse(seen seconds: TimeInterval = 0) throws -> Pulse {
    try Fixture.pulse(of: id, seen: seconds)
  }

  @Test func itIsMadeWrittenOverAndRemoved() throws {
    let memory = try #require(PulseMemory(try pulse()))
    #expect(read == (try pulse()))
    for seconds in 1...3 {
      memory.write(try pulse(seen: Double(seconds)))
      #expect(read == (try pulse(seen: Double(seconds))))
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(attributes[.size] as? Int == Pulse.page)
    PulseMemory.remove(of: id)
    #expect(read == nil && !FileManager.default.fileExists(atPath: path))
  }

  /// It is there when whoever wrote it is not.
  @Test func itOutlivesWhoeverWroteIt() throws {
    defer { PulseMemory.remove(of: id) }
    do { _ = try #require(PulseMemory(try pulse(seen: 1))) }
    #expect(read == (try pulse(seen: 1)))
  }

  /// The system takes it away when the person has logged out everywhere, and the session goes on.
  @Test func whatWasTakenAwayIsWrittenToAllTheSame() throws {
    let memory = try #require(PulseMemory(try pulse()))
    unlink(path)
    memory.write(try pulse(seen: 1))
    #expect(read == nil)
  }

  /// What has its name is replaced, and what a link points to stays as it was.
  @Test func aLinkInItsPlaceIsReplaced() throws {
    let folder = try TemporaryFolder()
    let target = folder.path + "/target"
    try Data("mine".utf8).write(to: URL(fileURLWithPath: target))
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    defer { PulseMemory.remove(of: id) }
    #expect(read == nil)
    _ = try #require(PulseMemory(try pulse(seen: 1)))
    #expect(read == (try pulse(seen: 1)))
    #expect(FileManager.default.contents(atPath: target) == Data("mine".utf8))
  }

  /// Where the folder is none of memory, as in a bare root, touching a page could kill.
  @Test(.enabled(if: !Self.hasOnlyMemory)) func onADiskThereIsNone() throws {
    let folder = try TemporaryFolder()
    #expect(PulseMemory(try pulse(), in: folder.path) == nil)
    #expect(folder.names.isEmpty)
  }

  private static let hasOnlyMemory: Bool = {
    guard let folder = try? TemporaryFolder() else { return true }
    let descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { close(descriptor) }
    return unknot_is_in_memory(descriptor) != 0
  }()

  @Test func withoutAFolderThereIsNone() throws {
    #expect(PulseMemory(try pulse(), in: PulseMemory.folder + "/gone-\(UUID())") == nil)
  }

  @Test func whatIsNoPulseIsNotRead() throws {
    defer { PulseMemory.remove(of: id) }
    let memory = try #require(PulseMemory(try pulse()))
    #expect(truncate(path, off_t(Pulse.page) + 1) == 0)
    #expect(read == nil)
    #expect(truncate(path, off_t(Pulse.page)) == 0)
    #expect(read == (try pulse()))
    memory.write(try pulse(seen: 1))
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    #expect(pwrite(descriptor, [0xff], 1, 40) == 1)
    close(descriptor)
    #expect(read == nil)
  }

  /// A day after it was made nobody has asked for it.
  @Test func whatIsOldIsRemovedAndNothingElse() throws {
    let files = FileManager.default
    let folder = try TemporaryFolder(in: PulseMemory.folder)
    let (young, old) = (UUID(), UUID())
    let other = folder.path + "/unknot"
    for (session, age) in [(id, 0), (young, 86_400), (old, 86_401)] {
      var pulse = try pulse()
      pulse.session = session
      _ = try #require(PulseMemory(pulse, in: folder.path))
      try files.setAttributes(
        [.modificationDate: Fixture.monday - TimeInterval(age)],
        ofItemAtPath: folder.path + "/unknot-pulse-\(session.text)")
    }
    try Data().write(to: URL(fileURLWithPath: other))
    try files.setAttributes([.modificationDate: Fixture.monday - 1e6], ofItemAtPath: other)
    let all = folder.names
    PulseMemory.removeOld(before: UUID(), in: folder.path)
    #expect(folder.names == all)
    PulseMemory.removeOld(before: id, in: folder.path)
    #expect(Set(all).subtracting(folder.names) == ["unknot-pulse-\(old.text)"])
  }
}
