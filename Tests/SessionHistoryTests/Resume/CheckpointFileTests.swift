import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

@Suite struct CheckpointFileTests {
  private let folder: TemporaryFolder
  private let id = UUID()

  init() throws {
    folder = try TemporaryFolder()
  }

  private var path: String { "\(folder.record).checkpoint-\(id.text)" }

  private func checkpoint(seen seconds: TimeInterval = 0) throws -> Checkpoint {
    try Fixture.checkpoint(of: id, seen: seconds)
  }

  private var read: Checkpoint? { CheckpointFile.read(of: id, nextTo: folder.record).first }

  @Test func `a checkpoint file is created, overwritten and removed`() throws {
    let file = try #require(CheckpointFile(try checkpoint(), nextTo: folder.record))
    #expect(read == (try checkpoint()))
    for seconds in 1...3 {
      #expect(file.write(try checkpoint(seen: Double(seconds))))
      file.sync()
      #expect(read == (try checkpoint(seen: Double(seconds))))
      #expect(FileManager.default.contents(atPath: path)?.count == Checkpoint.length)
    }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(attributes[.size] as? Int == Checkpoint.length)
    #expect(CheckpointFile.sessions(nextTo: folder.record) == [id])
    CheckpointFile.remove(of: id, nextTo: folder.record)
    #expect(folder.names.isEmpty && read == nil)
  }

  /// A link with the file's name is replaced, and its target stays as it was.
  @Test func `a link in place of the file is replaced, its target unchanged`() throws {
    let target = folder.path + "/target"
    try Data("mine".utf8).write(to: URL(fileURLWithPath: target))
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    #expect(read == nil)
    let file = try #require(CheckpointFile(try checkpoint(), nextTo: folder.record))
    #expect(file.write(try checkpoint(seen: 1)))
    #expect(read == (try checkpoint(seen: 1)))
    #expect(FileManager.default.contents(atPath: target) == Data("mine".utf8))
  }

  @Test func `a folder in place of the file is left alone`() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    #expect(CheckpointFile(try checkpoint(), nextTo: folder.record) == nil)
    #expect(read == nil && folder.names.count == 1)
  }

  @Test func `without a folder no checkpoint file is created`() throws {
    #expect(CheckpointFile(try checkpoint(), nextTo: folder.path + "/gone/history.sqlite") == nil)
  }

  /// A disk on which there is no room for more than the name.
  @Test func `a failed write is noticed`() throws {
    let full = open("/dev/full", O_WRONLY | O_CLOEXEC)
    try #require(full >= 0)
    #expect(!CheckpointFile(full).write(try checkpoint()))
  }

  @Test func `content that is not a checkpoint is ignored`() throws {
    let bytes = try checkpoint().bytes
    var random = SeededGenerator(seed: 1)
    let noise = (0..<4_096).map { _ in UInt8.random(in: 0...255, using: &random) }
    for content in [[], bytes.dropLast(), noise] as [any Collection<UInt8>] {
      try Data(content).write(to: URL(fileURLWithPath: path))
      #expect(read == nil)
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(read == (try checkpoint()))
  }

  /// A terabyte of nothing, a pipe that nobody writes to, a link to a checkpoint.
  @Test func `a huge file, a pipe or a link is not read`() throws {
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    #expect(truncate(path, 1 << 40) == 0)
    #expect(read == nil)
    CheckpointFile.remove(of: id, nextTo: folder.record)
    #expect(mkfifo(path, 0o600) == 0)
    #expect(read == nil)
    unlink(path)
    let elsewhere = try #require(CheckpointFile(try checkpoint(), nextTo: folder.record))
    #expect(rename(path, folder.path + "/elsewhere") == 0)
    #expect(symlink(folder.path + "/elsewhere", path) == 0)
    #expect(read == nil)
    #expect(elsewhere.write(try checkpoint(seen: 1)))
  }

  /// Root may read everything.
  @Test(.enabled(if: geteuid() != 0)) func `a file without read permission is not read`() throws {
    let file = try #require(CheckpointFile(try checkpoint(), nextTo: folder.record))
    #expect(chmod(path, 0) == 0)
    #expect(read == nil)
    #expect(file.write(try checkpoint(seen: 1)))
  }
}
