import CarePlan
import RoutineEngine
import Testing

@testable import Pages

@Suite struct ReportTests {
  static let first = LocalDay(year: 2026, month: 11, day: 1)
  static let span = first...first.advanced(by: 27)

  static func session(
    _ day: Int, before: Int? = nil, after: Int? = nil, title: String = "Lean",
    hurts: [Side?] = [], seconds: Int = 60
  ) -> ReportSession {
    ReportSession(
      day: first.advanced(by: day), minute: 540, routine: title, painBefore: before,
      painAfter: after, isStoppedByPain: !hurts.isEmpty,
      work: .seconds(seconds + 4 * hurts.count),
      hurts: hurts.map {
        .init(title: title, side: $0, repetition: 2, repetitions: 2, spent: .seconds(4))
      })
  }

  /// A report of sessions that have one move each, their title, on the left side and where it hurt.
  static func report(_ sessions: [ReportSession]) -> Report {
    var report = Report(over: span)
    for session in sessions { report.add(session) }
    report.moves = moves(of: sessions.filter { span.contains($0.day) })
    return report
  }

  /// The sums of the moves of such sessions.
  static func moves(of sessions: [ReportSession]) -> [ReportMove] {
    Dictionary(grouping: sessions, by: \.routine).map { title, all in
      var amounts: [Side?: ReportMove.Amount] = [:]
      for session in all {
        amounts[.left, default: .init(work: .zero, hurts: 0)].work +=
          session.work - .seconds(4 * session.hurts.count)
        for hurt in session.hurts {
          amounts[hurt.side, default: .init(work: .zero, hurts: 0)].work += hurt.spent
          amounts[hurt.side]?.hurts += 1
        }
      }
      return ReportMove(title: title, amounts: amounts, sessions: all.count)
    }
  }

  /// Expects texts on the page of a report.
  private func expect(
    _ texts: String..., on report: Report, at location: SourceLocation = #_sourceLocation
  ) {
    let page = ReportPage(report, program: "unknot 1", emergencyNumber: "112").html
    for text in texts {
      let isThere = page.contains(text)
      #expect(isThere, "\(text)", sourceLocation: location)
    }
  }

  @Test func `days, minutes and pairs are counted`() {
    let report = Self.report([
      Self.session(0, before: 6, after: 4), Self.session(0, before: 5), Self.session(3, after: 2),
      Self.session(40, before: 9), Self.session(-1, before: 9),
    ])
    #expect(report.sessions == 3 && report.activeDays == 2 && report.length == 28)
    #expect(report.work == .seconds(180) && report.worst == 6)
    #expect(report.relief.sum == 2 && report.relief.pairs == 1)
    expect("2 of 28", on: report)
  }

  @Test func `pain without a session is on the report, and no day of exercise`() {
    var report = Self.report([Self.session(0, before: 6, after: 4), Self.session(3, before: 2)])
    for (day, pain, side) in [(2, 3, nil), (5, 8, Side.left), (40, 10, .right)] {
      report.add(
        ReportPain(day: Self.first.advanced(by: day), minute: 1_215, pain: pain, side: side))
    }
    #expect(report.activeDays == 2 && report.worst == 8 && report.painCount == 2)
    expect(
      "Worst: 8. Without a session 2 times: 3 to 8.", "Pain without a session, latest first",
      "<strong>8</strong> on 6 Nov, 20:15, left side", "<strong>3</strong> on 3 Nov, 20:15",
      "× highest pain recorded without a session.", on: report)
    let page = ReportPage(
      Self.report([Self.session(0, before: 6)]), program: "unknot 1", emergencyNumber: "112"
    ).html
    #expect(!page.contains("ithout a session"))
  }

  @Test func `pain alone is told on a page without sessions`() {
    var report = Self.report([])
    report.add(ReportPain(day: Self.first, minute: 65, pain: 5, side: nil))
    expect("No sessions in this time", "<strong>5</strong> on 1 Nov, 1:05", on: report)
  }

  @Test func `advice that closed something is on the report, the latest first`() {
    let report = Self.report([
      Self.session(1, before: 3, after: 6), Self.session(2, before: 3, after: 1),
      Self.session(3, before: 3, after: 4),
    ])
    #expect(report.advice[.worse]?.last == Self.first.advanced(by: 3))
    #expect(report.advice[.stop]?.times == 1 && report.advice.count == 2)
    expect(
      "What unknot advised", "It is a little worse", "once, on 4 Nov", "Stop for today", on: report)
  }

  @Test func `a session without exercise does not count`() {
    var session = Self.session(1, before: 3)
    session.work = .zero
    #expect(Self.report([session]).isEmpty)
  }

  @Test func `pain is compared with three answers at each end`() throws {
    let start = (0..<3).map { Self.session($0, before: 6) }
    #expect(Self.report(start + [Self.session(27, before: 3)]).change == nil)
    let report = Self.report(start + (25..<28).map { Self.session($0, before: 4) })
    let change = try #require(report.change)
    #expect(change.from == 6 && change.to == 4 && change.word == .muchBetter)
    #expect(report.muchBetter == 4)
    expect("from 6.0 to 4.0", on: report)
  }

  @Test func `the worse side takes three times`() {
    #expect(Self.report([Self.session(1, hurts: [.left, .left])]).worseSide == nil)
    let report = Self.report([
      Self.session(1, hurts: [.left, .right]), Self.session(2, hurts: [.left, nil]),
    ])
    #expect(report.worseSide == .left)
    #expect(report.hurtSides == (2, 1, 1))
    #expect(report.hurtMoves.first.map { ($0.hurts, $0.sessions) } ?? (0, 0) == (4, 2))
    expect("left 2, right 1, no side 1", on: report)
  }

  @Test func `what stands out becomes a question`() {
    let report = Self.report([
      Self.session(1, hurts: [.left, .left]), Self.session(2, hurts: [.left, .right]),
    ])
    #expect(
      report.questions.map(\.text) == [
        "The left side hurts in <bdi>Lean</bdi>: leave it out, or do it differently?"
      ])
    var ticked = report
    ticked.signs = ReportSigns(
      asked: Self.first, ticked: ["You have a fever."], risks: [], locks: "Locked: pressing.")
    #expect(ticked.questions.first?.text.hasPrefix("A warning sign") ?? false)
    expect("Locked: pressing.", on: ticked)
  }

  @Test func `what was done has its dose, its beginning and a line for the complaint`() {
    var report = Self.report([Self.session(1)])
    report.routines = [ReportRoutine(title: "Reach", sessions: 1, dose: "Lean, 3 × 15 s")]
    report.firstEver = LocalDay(year: 2025, month: 3, day: 3)
    expect(
      "Dose last time", "Lean, 3 × 15 s", "first session 3 Mar 2025",
      "Where it hurts, and since when", on: report)
  }

  @Test func `with a plan the days in all are told as well`() {
    var report = Self.report([Self.session(1), Self.session(2)])
    report.plan = ReportPlan(
      title: "Desk back", from: nil, place: "week 2", phase: nil, done: 1, planned: 20)
    expect("1 of 20", "2 of 28 days in all", on: report)
  }

  @Test func `what has no room is counted`() {
    let report = Self.report(
      (0..<28).map { day in
        var session = Self.session(day, hurts: [.left])
        session.note = String(repeating: "word ", count: 50) + "\(day)"
        return session
      })
    expect("and 20 earlier", "and 26 earlier", on: report)
    #expect(report.hurtCount == 28 && report.noteCount == 28)
  }

  @Test func `a note that asks is one question, however often it was written`() {
    let report = Self.report(
      (0..<3).map { day in
        var session = Self.session(day)
        session.note = "Ask about the left side."
        return session
      })
    #expect(report.questions.map(\.text) == ["<bdi>Ask about the left side.</bdi>"])
  }

  @Test func `a day more than a year ago has its year`() {
    let report = Report(over: Self.first.advanced(by: -800)...Self.first)
    #expect(report.words(Self.first.advanced(by: -364)) == "2 Nov")
    #expect(report.words(Self.first.advanced(by: -365)) == "1 Nov 2025")
    #expect(ReportText.length(days: 8_400) == "about 23 years")
  }

  @Test func `answers about signs that cannot be read are not answers that nothing is wrong`() {
    var report = Self.report([Self.session(1)])
    report.signs = ReportSigns(
      asked: nil, ticked: [], risks: [], locks: "Locked: pressing and rolling.")
    expect("the answers cannot be read", "Locked: pressing and rolling.", on: report)
    report.signs = ReportSigns(
      asked: Self.first, ticked: ["You have a fever."], advised: ["Speak to a doctor today."],
      risks: [], locks: "Locked: pressing.")
    expect("(last asked 1 Nov)", "unknot advised: Speak to a doctor today.", on: report)
  }

  @Test func `an empty report says what makes one`() {
    var report = Self.report([])
    report.lastBefore = (Self.first.advanced(by: -30), "Reach")
    expect("No sessions in this time", "--since 9w", "not asked", on: report)
  }

  @Test(arguments: [1, 7, 28, 42, 43, 84, 365, 420, 421, 1_830, 8_400])
  func `a span of any length has at most 60 columns`(_ days: Int) {
    let span = Self.first...Self.first.advanced(by: days - 1)
    let columns = ReportColumn.columns(of: span, by: .ofChart(days: days))
    #expect((1...61).contains(columns.count))
    let table = ReportColumn.rows(of: span, by: .ofTable(days: days))
    #expect(table.count <= 14)
    for columns in [columns, table] {
      #expect(columns.first?.days.lowerBound == span.lowerBound)
      #expect(columns.last?.days.upperBound == span.upperBound)
      for (one, next) in zip(columns, columns.dropFirst()) {
        #expect(one.days.upperBound.advanced(by: 1) == next.days.lowerBound)
      }
    }
  }

  @Test func `a hostile title stays text`() {
    let report = Self.report([Self.session(1, title: "</td><script>x</script>", hurts: [.left])])
    let page = ReportPage(report, program: "unknot 1", emergencyNumber: "112").html
    let scripts = page.components(separatedBy: "<script").count - 1
    #expect(scripts == 0)
    expect("&lt;script&gt;", on: report)
  }
}
