import ArgumentParser
import CarePlan
import Foundation
import Pages
import RoutineEngine
import SessionHistory
import TUI

/// `unknot report`
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make a report for an appointment: sessions, pain, what hurt.",
    discussion: """
      One HTML file: days, pain before and after, what hurt and on which side, changes of dose, \
      warning signs as you answered. It loads nothing and runs nothing. Your name is written in by \
      hand.
      """
  )

  @Option(
    help: ArgumentHelp(
      "From this day on: 2026-11-23, or the last 28d or 12w.", valueName: "day"),
    completion: .span)
  var since: SinceOption = .days(28)

  @OptionGroup var output: PageOutput

  func run() throws {
    let now = Date()
    let ownDay = Preferences().settings.ownDay
    let today = ownDay.day(of: now, in: .current)
    let first = min(since.day(today: today), today)
    let report = try Self.report(since: first, until: today, by: ownDay, now: now)
    let page = ReportPage(
      report, program: "unknot \(Version.number)",
      emergencyNumber: SafetyFile().advice(now: now).emergencyNumber.words)
    try output.write(page.html, named: "report")
  }

  /// A span of more days than these begins with the first session at the earliest.
  private static let daysBefore = 365

  private static func report(
    since first: LocalDay, until today: LocalDay, by ownDay: OwnDay, now: Date
  ) throws -> Report {
    let history = try HistoryAccess.toRead()
    let firstEver = try HistoryAccess.attempt { try history?.firstDay() }
    let latestStart = max(first, today.advanced(by: -daysBefore))
    let span = max(first, min(firstEver ?? latestStart, latestStart))...today
    var report = Report(over: span)
    report.firstEver = firstEver
    report.signs = ReportSigns(SafetyFile().advice(now: now), in: .current)
    guard let history else { return report }
    report.plan = PlanAccess.running().flatMap {
      ReportPlan($0, over: span)
    }
    try HistoryAccess.attempt {
      let moves = try history.forEachOutline(of: span) { report.add(ReportSession($0, by: ownDay)) }
      report.moves = moves.map(ReportMove.init)
      for entry in try history.painEntries(of: span) { report.add(ReportPain(entry, by: ownDay)) }
      let library = Library()
      report.routines = try history.routineTotals(over: span).map {
        ReportRoutine($0, titled: library.catalogue.entry(withID: $0.id)?.routine)
      }
      if report.isEmpty, let last = try history.sessions(limit: 1).sessions.first?.facts {
        report.lastBefore = (last.day(from: ownDay.begin), last.routineTitle)
      }
      report.doses = try history.doseAnswers().filter {
        span.contains($0.day(from: ownDay.begin)) && $0.word != .no
      }.map {
        ReportDose(
          $0, by: ownDay, titled: library.catalogue.entry(withID: $0.routineID)?.routine)
      }
    }
    return report
  }
}

extension ReportPlan {
  /// The running plan; `nil` if it began after the span.
  fileprivate init?(_ running: RunningPlan, over span: ClosedRange<LocalDay>) {
    let day = running.day(on: span.upperBound)
    guard running.run.start <= span.upperBound else { return nil }
    let count = running.daysDone(until: span.upperBound)
    let before = running.daysDone(until: span.lowerBound.advanced(by: -1))
    let place = day.place
    self.init(
      title: day.plan.title, from: day.plan.from,
      place: place.prefix(1).lowercased() + place.dropFirst(), phase: day.phase?.title,
      done: count.done - before.done, planned: count.planned - before.planned)
  }
}

extension ReportSession {
  fileprivate init(_ session: SessionOutline, by ownDay: OwnDay) {
    let time = LocalTime(session.startedAt, utcOffset: session.utcOffset)
    self.init(
      day: session.day(from: ownDay.begin), minute: time.hour * 60 + time.minute,
      routine: session.routineTitle, painBefore: session.painBefore, painAfter: session.painAfter,
      ease: session.ease, note: session.note, isStoppedByPain: session.ending == .hurt,
      work: session.work,
      hurts: session.hurts.map {
        Segment(
          title: $0.title, side: $0.side, repetition: $0.repetition, repetitions: $0.repetitions,
          spent: $0.spent)
      })
  }
}

extension ReportPain {
  fileprivate init(_ entry: PainEntry, by ownDay: OwnDay) {
    let time = LocalTime(entry.saidAt, utcOffset: entry.utcOffset)
    self.init(
      day: entry.day(from: ownDay.begin), minute: time.hour * 60 + time.minute, pain: entry.pain,
      side: entry.side)
  }
}

extension ReportRoutine {
  fileprivate init(_ totals: RoutineTotals, titled routine: Routine?) {
    let dose = routine.map { Format.dose(of: $0, totals.latest) } ?? DoseText.dose(totals.latest)
    let level = totals.latest.level
    self.init(
      title: routine?.title ?? totals.title, sessions: totals.sessions,
      dose: level == .standard || routine == nil ? dose : "\(level.rawValue): \(dose)")
  }
}

extension ReportMove {
  fileprivate init(_ totals: MoveTotals) {
    self.init(
      title: totals.title,
      amounts: totals.amounts.mapValues { Amount(work: $0.work, hurts: $0.hurts) },
      sessions: totals.sessions)
  }
}

extension ReportDose {
  fileprivate init(_ answer: DoseAnswer, by ownDay: OwnDay, titled routine: Routine?) {
    let reason =
      switch answer.reason {
      case .easy: "easy three times; accepted"
      case .sore: "it hurt; accepted"
      case nil: "asked for"
      }
    self.init(
      day: answer.day(from: ownDay.begin), routine: routine?.title ?? answer.routineID,
      dose: answer.word == .usual ? "the routine's own" : Self.words(answer.dose),
      reason: reason)
  }

  /// A dose in short: `3 × 25 s`.
  private static func words(_ dose: Prescription) -> String {
    guard let hold = dose.hold, let repeats = dose.repeats else { return DoseText.dose(dose) }
    return "\(repeats) × \(Format.length(hold))"
  }
}

extension ReportSigns {
  /// The answers in force; `nil` if nothing was ever asked.
  fileprivate init?(_ advice: Advice, in timeZone: TimeZone) {
    let safety = advice.safety
    let asked = [safety.signsAskedAt, safety.group?.moment].compactMap { $0 }.max()
    guard asked != nil || safety.isUnreadable else { return nil }
    let ticked = advice.concerns.filter {
      if case .risk = $0 { false } else { $0 != .unreadable }
    }
    let risks = Risk.allCases.compactMap { risk -> String? in
      guard let answer = safety.risks[risk] else { return nil }
      return answer.clearedAt == nil
        ? risk.sentence : "\(risk.sentence) \(advice.clearance(of: risk))"
    }
    self.init(
      asked: asked.map { LocalDay($0, in: timeZone) }, ticked: ticked.map(\.sentence),
      advised: ticked.advice(calling: advice.emergencyNumber), risks: risks,
      locks: advice.lockSentence)
  }
}
