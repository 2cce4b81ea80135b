import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

/// Files that are not what an export is.
extension HistoryMergerTests {

  private func good() throws -> String {
    String(decoding: try SessionLineCoder().line(Fixture.record()), as: UTF8.self) + "\n"
  }

  /// A good line with a part of it changed.
  private func bad(_ part: String, _ other: String) throws -> String {
    let line = try good()
    #expect(line.contains(part))
    return line.replacing(part, with: other, maxReplacements: 1)
  }

  @Test func `bad lines are reported and the good ones are imported`() throws {
    let folder = try TemporaryFolder()
    let lines = [
      "\u{FEFF}" + (try good()), "\n", " \t\r\n", "not json\n", "[]\n", "{}\n",
      try bad("\"level\":\"standard\"", "\"level\":\"brutal\\u001b[2J\""),
      try bad("\"outcome\":\"done\"", "\"outcome\":7"),
      try bad("\"revision\":1", "\"revision\":-1"),
      try bad("\"revision\":1", "\"revision\":99999999999999999999"),
      try bad("\"seconds\":20", "\"seconds\":1e300"),
      try bad("2026-11-23T10", "2026-11-23T30"),
      try bad("\"type\":\"session\"", "\"type\":\"tombstone\""),
      String(repeating: "[", count: 100_000) + "\n",
      "\u{0}\u{1}\n", try good().replacing("\n", with: "\r\n"),
      String(try good().dropLast(40)),
    ]
    let path = try file(lines, in: folder, "bad.jsonl")
    let history = try History()
    let report = try history.importFile(path)
    #expect(report.added == 2 && report.unknownAdded == 1)
    #expect(
      report.problems.map(\.message) == [
        "\(path):4: error: this is no JSON, or has a number past all bounds",
        "\(path):5: error: this is no JSON object",
        "\(path):6: error: `type` is missing",
        "\(path):7: error: `level` is `brutal\u{FFFD}[2J`, not one of `gentle`, `standard`, `full`",
        "\(path):8: error: `segments.1.outcome` is of another kind than it should be",
        "\(path):9: error: `revision` is `-1`, not a number from 0 to 1000000",
        "\(path):10: error: this is no JSON, or has a number past all bounds",
        "\(path):11: error: `seconds` is `1e+300`, not seconds from 0 to 315360000",
        "\(path):12: error: `ended` is `2026-11-23T30:01:45.000+00:00`, "
          + "not a moment like `2026-11-23T10:15:30.000+01:00`",
        "\(path):14: error: this is no JSON, or has a number past all bounds",
        "\(path):15: error: this is no JSON, or has a number past all bounds",
        "\(path):17: error: this is no JSON, or has a number past all bounds",
      ])
  }

  /// Bytes changed here and there: each line is a session or a problem, and never a crash.
  @Test func `a corrupted line becomes a session or a problem, never a crash`() throws {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 11)
    var bytes = Data()
    for _ in 0..<500 {
      var line = Data(try good().dropLast().utf8)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        var byte = UInt8.random(in: 0...255, using: &random)
        if byte == 0x0A { byte = 0x22 }
        line[Int.random(in: 0..<line.count, using: &random)] = byte
      }
      bytes += line + Data([0x0A])
    }
    let path = folder.path + "/changed.jsonl"
    try bytes.write(to: URL(fileURLWithPath: path))
    let history = try History()
    let report = try history.importFile(path)
    #expect(report.added + report.problemCount + report.unknownAdded == 500)
    #expect(report.unknownAdded < 10)
    #expect(report.problemCount > 300)
    #expect(try lines(history).count == report.added + report.unknownAdded)
    #expect(
      report.problems.allSatisfy { $0.message.unicodeScalars.allSatisfy { $0.value >= 0x20 } })
  }

  @Test func `an export of a newer version is skipped and the one after it is imported`() throws {
    let folder = try TemporaryFolder()
    let path = try file(
      [
        "{\"type\":\"unknot-record\",\"version\":99}\n", try good(), "{\"type\":\"new\"}\n",
        "{\"type\":\"unknot-record\",\"version\":1}\n", try good(),
      ], in: folder, "new.jsonl")
    let report = try History().importFile(path)
    #expect(report.added == 1 && report.unknownAdded == 0)
    #expect(report.problems.map(\.line) == [1])
    #expect(report.problems.first?.reason.contains("newer unknot") == true)
  }

  @Test func `an overlong line is reported and skipped`() throws {
    let folder = try TemporaryFolder()
    let path = try file(
      ["\"", String(repeating: "x", count: LineReader.longest + 70_000), "\n", try good()],
      in: folder, "long.jsonl")
    let report = try History().importFile(path)
    #expect(report.added == 1)
    #expect(
      report.problems.map(\.message)
        == ["\(path):1: error: this line is longer than any session's"])
  }

  @Test func `folders, pipes and dead links among the files are reported`() throws {
    let folder = try TemporaryFolder()
    let history = try History()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/folder.jsonl", withIntermediateDirectories: true)
    mkfifo(folder.path + "/pipe.jsonl", 0o600)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.jsonl", withDestinationPath: "nowhere")
    _ = try file([try good()], in: folder, "good.jsonl")
    _ = try file(["rubbish"], in: folder, ".hidden.jsonl")
    _ = try file(["rubbish"], in: folder, "notes.txt")
    let report = try history.importFolder(folder.path)
    #expect(report.added == 1)
    #expect(
      report.problems.map(\.message) == [
        "\(folder.path)/folder.jsonl: error: this is not a file",
        "\(folder.path)/link.jsonl: error: No such file or directory",
        "\(folder.path)/pipe.jsonl: error: this is not a file",
      ])
    #expect {
      try history.importFolder(folder.path + "/none")
    } throws: { ($0 as? HistoryError)?.kind == .unusable }
  }

  @Test func `a device that never ends is refused`() throws {
    let report = try History().importFile("/dev/zero")
    #expect(report.problems.map(\.message) == ["/dev/zero: error: this is not a file"])
  }

  @Test func `every problem is counted, but only 1000 are kept`() throws {
    let folder = try TemporaryFolder()
    let path = try file(Array(repeating: "x\n", count: 3_000), in: folder, "x")
    let report = try History().importFile(path)
    #expect(report.problems.count == 1_000)
    #expect(report.problemCount == 3_000)
  }
}
