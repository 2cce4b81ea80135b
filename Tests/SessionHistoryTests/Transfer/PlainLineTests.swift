import CarePlan
import Foundation
import GRDB
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

/// Lines in the plain form are read without `JSONDecoder`, with the same result.
@Suite struct PlainLineTests {
  private let decoder = JSONDecoder()

  /// A random session in which any fact may be missing.
  private func record(_ random: inout SeededGenerator) -> SessionRecord {
    func text() -> String {
      let texts = ["", "Reach", "Rück 👩‍🦰", "a/b {1,2}", "7", "\u{7F}", "e\u{301}", "\u{FFFD}"]
      return texts.randomElement(using: &random) ?? ""
    }
    func perhaps<Value>(_ value: Value) -> Value? {
      Bool.random(using: &random) ? value : nil
    }
    func length() -> Duration { .milliseconds(Int.random(in: 0...9_999_999, using: &random)) }
    func number() -> Int { [0, 1, 10, 999_999].randomElement(using: &random) ?? 0 }
    let parts = perhaps([text() + "a": WorkPlan(segments: number(), length: length())])
    let facts = SessionFacts(
      id: UUID(), routineID: text(), routineTitle: text(),
      prescription: Prescription(
        level: Level.allCases.randomElement(using: &random) ?? .full, hold: perhaps(length()),
        repeats: perhaps(number()), ready: length()),
      plan: WorkPlan(segments: number(), length: length(), parts: parts ?? [:]),
      startedAt: Date(milliseconds: .random(in: 100_000_000...4_000_000_000_000, using: &random)),
      utcOffset: Int.random(in: Timestamp.offsets, using: &random),
      endedAt: perhaps(Fixture.monday),
      ending: perhaps(.left), painBefore: perhaps(3), painAfter: perhaps(10),
      ease: perhaps(.tooHard), note: perhaps(text()), machine: UUID(), editedOn: perhaps(UUID()),
      revision: number())
    let results = (0..<Int.random(in: 0...3, using: &random)).map { _ in
      SavedSegmentResult(
        segment: number(), kind: Segment.Kind.allCases.randomElement(using: &random) ?? .hold,
        step: number(), title: text(), side: perhaps(.left), repetition: perhaps(2),
        repetitions: perhaps(3), outcome: .partial, spent: length(), endedAt: length(),
        origin: perhaps(text()), contact: perhaps(.heat))
    }
    return SessionRecord(facts: facts, results: results)
  }

  @Test func `every exported line is read in the plain form, as JSONDecoder reads it`() throws {
    var random = SeededGenerator(seed: 1)
    let coder = SessionLineCoder()
    for _ in 0..<500 {
      let record = record(&random)
      let line = try coder.line(record)
      let plain = try #require(
        SessionLine(plain: line), "\(String(decoding: line, as: UTF8.self))")
      #expect(try plain == decoder.decode(SessionLine.self, from: line))
      #expect(try coder.record(line) == record.readBack)
    }
  }

  /// An odd line that the plain reader accepts is accepted by `JSONDecoder`, too.
  @Test(arguments: 0..<20)
  func `the plain form never reads an altered line differently from JSONDecoder`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var plainLines = 0
    for _ in 0..<300 {
      var line = Array(try SessionLineCoder().line(record(&random)))
      for _ in 0..<Int.random(in: 1...2, using: &random) { change(&line, &random) }
      guard let plain = SessionLine(plain: Data(line)) else { continue }
      plainLines += 1
      let text = String(decoding: line, as: UTF8.self)
      let read = try? decoder.decode(SessionLine.self, from: Data(line))
      #expect(read == plain, "seed \(seed): \(text)")
    }
    // Of the odd ones some are plain all the same: another digit, another letter of a text.
    #expect(plainLines > 10)
  }

  private static let oddities: [String] = [
    "0", "00", "-0", "-1", "1.50", "20.", ".5", "1e2", "1E+2", "123456789012345",
    "1234567890123456", "0.1234567890123456", "123456789.123456", "18446744073709551616", "null",
    "true", "\"", "\"\"", "\\", "\\u0041", "\\ud800", "{", "}", "[", "]", "{}", "[]", ",", ":",
    " ", "\t", "\u{0}", "\u{1F}", "\u{7F}", "é", "\u{FEFF}", "\u{2028}", "\"id\":\"x\",",
    "\"note\":\"x\",", "\"pain\":{},", "\"parts\":{},", "\"segments\":[],", "\"more\":1,",
  ]

  /// Inserts something into a line, in place of a part of the line or between two bytes.
  private func change(_ line: inout [UInt8], _ random: inout SeededGenerator) {
    let at = Int.random(in: 0..<line.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: line[at] = .random(in: 0...255, using: &random)
    case 1: line[at] = .random(in: 0x20...0x7E, using: &random)
    case 2: line.remove(at: at)
    case 3:
      // A number in place of a number.
      let digits = 0x30...0x39
      guard let start = line[at...].firstIndex(where: { digits.contains(Int($0)) }) else { return }
      let end = line[start...].firstIndex { !digits.contains(Int($0)) } ?? line.endIndex
      let odd = Self.oddities.prefix(16).randomElement(using: &random) ?? ""
      line.replaceSubrange(start..<end, with: odd.utf8)
    default:
      let odd = Self.oddities.randomElement(using: &random) ?? ""
      // Where a member begins, one more can.
      let start = odd.hasSuffix(",") ? line[at...].firstIndex(of: 0x22) ?? at : at
      line.insert(contentsOf: odd.utf8, at: start)
    }
  }

  @Test(arguments: [
    "{}", "", "{", "[]", "{\"type\":\"session\"}", "\"", "{\"", "{\"segments\":[", "1", "{\"id\":",
  ])
  func `an incomplete line is not read as a session`(text: String) {
    #expect(SessionLine(plain: Data(text.utf8)) == nil)
  }

  /// An import has already checked its lines one by one.
  @Test func `writes after an import are checked again`() throws {
    let folder = try TemporaryFolder()
    let history = try History()
    let path = folder.path + "/one"
    try SessionLineCoder().line(Fixture.record()).write(to: URL(fileURLWithPath: path))
    #expect(try history.importFile(path).added == 1)
    #expect(throws: HistoryError.self) {
      try history.transaction("test") { try $0.execute(sql: "UPDATE sessions SET level = 'x'") }
    }
  }
}

extension SessionRecord {
  /// The session as read back from its line: repeats come as a pair or not at all.
  fileprivate var readBack: SessionRecord {
    var record = self
    for index in record.results.indices {
      let result = record.results[index]
      if result.repetition == nil || result.repetitions == nil {
        record.results[index].repetition = nil
        record.results[index].repetitions = nil
      }
    }
    return record
  }
}
