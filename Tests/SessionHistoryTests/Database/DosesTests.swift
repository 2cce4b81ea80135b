import CarePlan
import Foundation
import GRDB
import RoutineEngine
import Testing

@testable import SessionHistory

@Suite struct DosesTests {
  private static let stretch = Routine(
    id: "stretch", title: "Stretch",
    steps: [Step(.hold(Dose(.seconds(15), .seconds(30))), repeats: Dose(4))])
  private let chosen = Prescription()

  /// Puts easy sessions into a history, a day apart, from so many days after Monday morning.
  private func addSessions(
    _ count: Int = 3, at day: Double = 0, _ prescription: Prescription = Prescription(),
    before: Int? = 2, after: Int? = 2, to history: History
  ) throws {
    try history.transaction("test") { db in
      for number in 0..<count {
        let record = Fixture.record(
          Fixture.facts(
            startedAt: Fixture.monday + (day + Double(number)) * 86_400,
            prescription: prescription, before: before, after: after))
        try db.append(record.results, to: try db.insert(record.facts))
      }
    }
  }

  private func offer(_ history: History, at day: Double = 3) throws -> (DoseSuggestion, UUID)? {
    try history.suggestion(
      for: Self.stretch, over: chosen, now: Fixture.monday + day * 86_400,
      in: Fixture.utc
    ).map { ($0.suggestion, $0.session) }
  }

  private func answer(
    _ word: DoseAnswer.Word, in history: History, at day: Double = 3
  ) throws {
    let (suggestion, session) = try #require(try offer(history, at: day))
    try history.save(
      word, to: suggestion, after: session, of: Self.stretch, at: .standard,
      now: Fixture.monday + day * 86_400, in: Fixture.utc)
  }

  private func agreed(_ history: History) throws -> Prescription? {
    try history.agreedDoses().agreed(for: Self.stretch, over: chosen)
  }

  // MARK: Answers

  @Test func `an accepted dose applies, and no other rise is offered for a week`() throws {
    let history = try History()
    try addSessions(2, to: history)
    #expect(try offer(history) == nil)
    try addSessions(1, at: 2, to: history)
    try answer(.yes, in: history)
    #expect(try agreed(history) == Prescription(hold: .seconds(25)))
    // The new dose has to prove easy before there is more.
    #expect(try offer(history) == nil)
    try addSessions(3, at: 4, Prescription(hold: .seconds(25)), to: history)
    // Not twice in a week.
    #expect(try offer(history, at: 7) == nil)
    try addSessions(3, at: 8, Prescription(hold: .seconds(25)), to: history)
    try answer(.yes, in: history, at: 11)
    #expect(try agreed(history) == Prescription(hold: .seconds(30)))
  }

  @Test func `a refused rise changes nothing and is not offered for a week`() throws {
    let history = try History()
    try addSessions(to: history)
    try answer(.no, in: history)
    #expect(try agreed(history) == nil)
    #expect(try offer(history) == nil)
    try addSessions(at: 4, to: history)
    #expect(try offer(history, at: 6) == nil)
    try addSessions(at: 8, to: history)
    #expect(try offer(history, at: 10.5) != nil)
  }

  @Test func `a refusal of more does not hold back an offer of less`() throws {
    let history = try History()
    try addSessions(to: history)
    try answer(.no, in: history)
    try addSessions(1, at: 4, before: 2, after: 3, to: history)
    let (suggestion, _) = try #require(try offer(history, at: 4.1))
    #expect(suggestion.reason == .worseAfter(from: 2, to: 3))
    #expect(suggestion.change == .hold(from: .seconds(20), to: .seconds(15)))
    try answer(.no, in: history, at: 4.1)
    try addSessions(1, at: 4.2, before: 2, after: 3, to: history)
    #expect(try offer(history, at: 4.3) == nil)
    try addSessions(1, at: 5, before: 2, after: 3, to: history)
    #expect(try offer(history, at: 5.1) != nil)
  }

  @Test func `the usual dose is restored, and old sessions do not count again`() throws {
    let history = try History()
    try addSessions(to: history)
    try answer(.yes, in: history)
    try history.saveUsualDose(
      of: "stretch", at: .standard, now: Fixture.monday + 4 * 86_400, in: Fixture.utc)
    #expect(try agreed(history) == nil)
    #expect(try history.doseAnswers(of: "stretch").map(\.word) == [.yes, .usual])
    // The three sessions from before do not count again.
    #expect(try offer(history, at: 5) == nil)
  }

  @Test func `no rise is offered beside advice about the pain`() throws {
    let history = try History()
    try addSessions(before: 5, after: 4, to: history)
    #expect(try offer(history) == nil)
    try addSessions(at: 4, before: 4, after: 3, to: history)
    #expect(try offer(history, at: 8) != nil)
  }

  @Test func `an answer after a clock set back is still the latest`() throws {
    let history = try History()
    try addSessions(to: history)
    try answer(.yes, in: history)
    try history.saveUsualDose(
      of: "stretch", at: .standard, now: Fixture.monday - 86_400 * 400, in: Fixture.utc)
    #expect(try agreed(history) == nil)
    let moments = try history.doseAnswers(of: "stretch").map(\.answeredAt)
    #expect(moments == moments.sorted() && Set(moments).count == 2)
  }

  @Test func `an answer that cannot be written is kept and written later`() throws {
    let folder = try TemporaryFolder()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    try addSessions(to: history)
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: folder.record, configuration: configuration)
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    try history.queue.inDatabase { try $0.execute(sql: "PRAGMA busy_timeout = 0") }
    #expect(throws: HistoryError.self) { try answer(.yes, in: history) }
    #expect(history.pendingWrites == 1)
    try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try history.writePending()
    #expect(try agreed(history) == Prescription(hold: .seconds(25)))
  }

  // MARK: Before the history is opened

  @Test func `the agreed doses are read from the file alone`() throws {
    let folder = try TemporaryFolder()
    #expect(History.agreedDoses(atPath: folder.record) == AgreedDoses())
    #expect(folder.names.isEmpty)
    let history = try History(atPath: folder.record, now: Fixture.monday)
    try addSessions(to: history)
    try answer(.yes, in: history)
    let doses = History.agreedDoses(atPath: folder.record)
    #expect(doses["stretch", .standard] == Prescription(hold: .seconds(25)))
  }

  @Test func `an unreadable file has no agreed doses and is left unchanged`() throws {
    let folder = try TemporaryFolder()
    let rubbish = Data("no database".utf8)
    try rubbish.write(to: URL(fileURLWithPath: folder.record))
    #expect(History.agreedDoses(atPath: folder.record) == AgreedDoses())
    #expect(FileManager.default.contents(atPath: folder.record) == rubbish)
    #expect(folder.names == ["history.sqlite"])
  }

  @Test func `a file of an older version has no agreed doses and is left unchanged`() throws {
    let folder = try TemporaryFolder()
    let url = try #require(
      Bundle.module.url(forResource: "version-1", withExtension: "sql", subdirectory: "Schemas"))
    let old = try DatabaseQueue(path: folder.record)
    try old.writeWithoutTransaction {
      try $0.execute(sql: try String(contentsOf: url, encoding: .utf8))
    }
    try old.close()
    let before = FileManager.default.contents(atPath: folder.record)
    #expect(History.agreedDoses(atPath: folder.record) == AgreedDoses())
    #expect(FileManager.default.contents(atPath: folder.record) == before)
  }

  // MARK: Other machines, damage

  @Test func `answers are exported and imported with the sessions`() throws {
    let folder = try TemporaryFolder()
    let here = try History()
    try addSessions(to: here)
    try answer(.yes, in: here)
    let path = try here.export(toFolder: folder.path)
    let there = try History()
    for added in [1, 0] {
      let report = try there.importFile(path)
      #expect(report.problems.isEmpty && report.answersAdded == added)
    }
    #expect(try agreed(there) == Prescription(hold: .seconds(25)))
    #expect(try there.doseAnswers(of: "stretch") == here.doseAnswers(of: "stretch"))
    // It said so: this machine's own file does not have it.
    let own = try #require(
      FileManager.default.contents(atPath: try there.export(toFolder: folder.path)))
    #expect(!String(decoding: own, as: UTF8.self).contains("\"dose\""))
  }

  @Test func `two answers with one ID merge the same in either order`() throws {
    let folder = try TemporaryFolder()
    let coder = SessionLineCoder()
    let id = UUID()
    let paths = try [DoseAnswer.Word.yes, .no].map { word in
      let answer = DoseAnswer(
        id: id, routineID: "stretch", chosenLevel: .standard, word: word,
        dose: Prescription(hold: .seconds(25)), answeredAt: Fixture.monday, utcOffset: 0,
        machine: id)
      let path = folder.path + "/\(word).jsonl"
      try coder.line(answer).write(to: URL(fileURLWithPath: path))
      return path
    }
    var results: Set<[DoseAnswer]> = []
    for order in [paths, paths.reversed()] {
      let history = try History()
      for path in order { #expect(try history.importFile(path).problems.isEmpty) }
      results.insert(try history.doseAnswers(of: "stretch"))
    }
    #expect(results.count == 1)
  }

  @Test(arguments: [
    (#""word":"maybe""#, "`word` is `maybe`"), (#""answered":"today""#, "`answered` is `today`"),
    (#""session":"x""#, "`session` is `x`"), (#""chosen":7"#, "`chosen` is of another kind"),
  ])
  func `a bad line is reported with its key`(change: String, problem: String) throws {
    let folder = try TemporaryFolder()
    let answer = DoseAnswer(
      id: UUID(), routineID: "stretch", chosenLevel: .standard, word: .yes,
      dose: Prescription(), session: UUID(), answeredAt: Fixture.monday, utcOffset: 0,
      machine: UUID())
    var line = String(decoding: try SessionLineCoder().line(answer), as: UTF8.self)
    let key = try #require(change.split(separator: ":").first)
    let old = try #require(line.firstRange(of: try Regex("\(key):\"[^\"]*\"")))
    line.replaceSubrange(old, with: change)
    let path = folder.path + "/x.jsonl"
    try Data(line.utf8).write(to: URL(fileURLWithPath: path))
    let report = try History().importFile(path)
    #expect(report.problems.count == 1 && report.answersAdded == 0)
    #expect(report.problems.first?.reason.hasPrefix(problem) == true, "\(report.problems)")
  }

  @Test func `answers are rescued from a damaged file`() throws {
    let folder = try TemporaryFolder()
    do {
      let history = try History(atPath: folder.record, now: Fixture.monday)
      try addSessions(to: history)
      try answer(.yes, in: history)
      try history.queue.close()
    }
    HistoryFile(folder.record).noteDamage()
    let history = try History(atPath: folder.record, now: Fixture.monday)
    #expect(history.recovery?.sessions == 3)
    #expect(try agreed(history) == Prescription(hold: .seconds(25)))
  }
}
