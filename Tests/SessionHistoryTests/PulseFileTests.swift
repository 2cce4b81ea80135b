import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

@Suite struct PulseFileTests {
  private let folder: TemporaryFolder
  private let id = UUID()

  init() throws {
    folder = try TemporaryFolder()
  }

  private var path: String { "\(folder.record).pulse-\(id.text)" }

  private func pulse(seen seconds: TimeInterval = 0) throws -> Pulse {
    try Fixture.pulse(of: id, seen: seconds)
  }

  private var read: Pulse? { PulseFile.read(of: id, beside: folder.record) }

  @Test func itIsMadeWrittenOverAndRemoved() throws {
    let file = try #require(PulseFile(try pulse(), beside: folder.record))
    #expect(read == (try pulse()))
    for seconds in 1...3 {
      #expect(file.write(try pulse(seen: Double(seconds))))
      file.beginSaving()
      #expect(read == (try pulse(seen: Double(seconds))))
      let rest = try #require(FileManager.default.contents(atPath: path)).dropFirst(Pulse.length)
      #expect(rest.count == Pulse.page - Pulse.length && rest.allSatisfy { $0 == 0 })
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(attributes[.size] as? Int == Pulse.page)
    #expect(PulseFile.sessions(beside: folder.record) == [id])
    PulseFile.remove(of: id, beside: folder.record)
    #expect(folder.names.isEmpty && read == nil)
  }

  /// What has the name of the file is replaced, and what a link points to stays as it was.
  @Test func aLinkInItsPlaceIsReplaced() throws {
    let target = folder.path + "/target"
    try Data("mine".utf8).write(to: URL(fileURLWithPath: target))
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    #expect(read == nil)
    let file = try #require(PulseFile(try pulse(), beside: folder.record))
    #expect(file.write(try pulse(seen: 1)))
    #expect(read == (try pulse(seen: 1)))
    #expect(FileManager.default.contents(atPath: target) == Data("mine".utf8))
  }

  @Test func aFolderInItsPlaceIsLeftAlone() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(PulseFile(try pulse(), beside: folder.record) == nil)
    #expect(read == nil && folder.names.count == 1)
  }

  @Test func withoutAFolderThereIsNone() throws {
    #expect(PulseFile(try pulse(), beside: folder.path + "/gone/history.sqlite") == nil)
  }

  /// A disk on which there is no room for more than the name.
  @Test func aWriteThatFailsIsNoticed() throws {
    let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
    try #require(full >= 0)
    #expect(!PulseFile(full).write(try pulse()))
  }

  @Test func whatIsNotAPulseIsNotRead() throws {
    let bytes = try pulse().bytes
    let page = bytes + [UInt8](repeating: 0, count: Pulse.page - bytes.count)
    var random = SeededGenerator(seed: 1)
    let noise = (0..<Pulse.page).map { _ in UInt8.random(in: 0...255, using: &random) }
    for content in [[], bytes, page.dropLast(), page + [0], noise] as [any Collection<UInt8>] {
      try Data(content).write(to: URL(fileURLWithPath: path))
      #expect(read == nil)
    }
    try Data(page).write(to: URL(fileURLWithPath: path))
    #expect(read == (try pulse()))
  }

  /// A terabyte of nothing, a pipe that nobody writes to, a file that may not be read, a link.
  @Test func whatIsNoOrdinaryFileIsNotRead() throws {
    _ = try #require(PulseFile(try pulse(), beside: folder.record))
    #expect(truncate(path, 1 << 40) == 0)
    #expect(read == nil)
    PulseFile.remove(of: id, beside: folder.record)
    #expect(mkfifo(path, 0o600) == 0)
    #expect(read == nil)
    unlink(path)
    let elsewhere = try #require(PulseFile(try pulse(), beside: folder.record))
    #expect(rename(path, folder.path + "/elsewhere") == 0)
    #expect(symlink(folder.path + "/elsewhere", path) == 0)
    #expect(read == nil)
    #expect(elsewhere.write(try pulse(seen: 1)))
  }

  /// Root may read everything.
  @Test(.enabled(if: geteuid() != 0)) func whatMayNotBeReadIsNotRead() throws {
    let file = try #require(PulseFile(try pulse(), beside: folder.record))
    #expect(chmod(path, 0) == 0)
    #expect(read == nil)
    #expect(file.write(try pulse(seen: 1)))
  }
}
