import CarePlan
import Foundation
import RoutineEngine
import Testing

/// The table of the advice after a session, row by row, and that all else follows it.
@Suite struct AdviceAfterTests {
  private static let stretch = Routine(
    id: "stretch", title: "Stretch", timesPerDay: Dose(1, 3),
    steps: [Step(.hold(Dose(.seconds(20))))])
  private static let reach = Routine(
    id: "reach", title: "Reach", steps: [Step(.hold(Dose(.seconds(20))))])
  private static let roll = Routine(
    id: "roll", title: "Roll", kind: .massage, timesPerDay: Dose(1, 6),
    steps: [Step(.massage(Dose(.seconds(20))), contact: .roll)])
  private static let breathe = Routine(
    id: "breathe", title: "Breathe", kind: .breathing, steps: [Step(.breathe(Dose(.seconds(20))))])

  /// Noon on Monday, 23 November 2026, in UTC.
  private let noon = Date(timeIntervalSince1970: 1_795_435_200)

  private func advice(
    _ checkIns: [CheckIn], hoursLater hours: Double = 1, isInHistory: Bool = false,
    practice: Practice? = nil
  ) -> Advice {
    var answers = Answers(signs: Answer(.nothing, at: noon))
    answers.practice = practice
    if isInHistory {
      answers.practice = Practice(
        sessions: checkIns.map { PastSession($0, on: LocalDay($0.endedAt, in: .gmt)) },
        firstDays: ["stretch": LocalDay(number: 0), "roll": LocalDay(number: 0)])
    } else {
      answers.checkIns = checkIns
    }
    return Advice(answers, now: noon + hours * 3_600, in: .gmt)
  }

  private func stretched(
    _ before: Int?, _ after: Int?, isStopped: Bool = false, hoursAgo hours: Double = 0
  ) -> CheckIn {
    CheckIn(
      "stretch", endedAt: noon - hours * 3_600, isStopped: isStopped, before: before, after: after)
  }

  @Test func `a session that the history has, too, is one session`() {
    let stop = stretched(5, nil, isStopped: true)
    var kept = stop
    kept.endedAt = stop.endedAt - 12
    kept.before = nil
    let past = Practice(sessions: [PastSession(kept, on: LocalDay(noon, in: .gmt))])
    #expect(!advice([stop], practice: past).isStoppedTwice)
    let another = Practice(
      sessions: [
        PastSession(stretched(5, nil, isStopped: true, hoursAgo: 2), on: LocalDay(noon, in: .gmt))
      ])
    #expect(advice([stop], practice: another).isStoppedTwice)
  }

  @Test(
    arguments: [
      (nil, nil, AdviceAfter.unknown), (5, nil, .unknown), (nil, 0, .littleAfter),
      (nil, 3, .littleAfter), (nil, 4, .someAfter), (nil, 5, .someAfter), (nil, 6, .stop),
      (8, 6, .stop), (2, 9, .stop), (3, 5, .muchWorse), (0, 2, .muchWorse), (4, 5, .worse),
      (0, 1, .worse), (5, 3, .muchBetter), (5, 4, .better), (4, 4, .sameSome), (5, 5, .sameSome),
      (3, 3, .same), (0, 0, .same),
    ] as [(Int?, Int?, AdviceAfter)])
  func `the first row that fits counts`(before: Int?, after: Int?, row: AdviceAfter) {
    #expect(AdviceAfter(stretched(before, after)) == row)
    #expect(AdviceAfter(stretched(before, after, isStopped: true)) == .stop)
  }

  @Test(arguments: [true, false])
  func `each row closes what its sentence names, until tomorrow`(isInHistory: Bool) {
    let rows: [(CheckIn, closed: Set<String>)] = [
      (stretched(nil, nil, isStopped: true), ["stretch", "reach", "roll"]),
      (stretched(5, 6), ["stretch", "reach", "roll"]), (stretched(2, 4), ["stretch", "roll"]),
      (stretched(2, 3), ["roll"]), (stretched(4, 4), ["roll"]), (stretched(3, 3), []),
      (stretched(5, 3), []), (stretched(nil, 5), []), (stretched(nil, nil), []),
    ]
    for (checkIn, closed) in rows {
      let row = AdviceAfter(checkIn)
      for routine in [Self.stretch, Self.reach, Self.roll, Self.breathe] {
        let isClosed = closed.contains(routine.id)
        for canAsk in [true, false] {
          let admission = advice([checkIn], isInHistory: isInHistory).admission(
            of: routine, Replies(pain: .said(0)), canAsk: canAsk)
          #expect((admission == .locked(.closed(row))) == isClosed, "\(row) \(routine.id)")
        }
        let tomorrow = advice([checkIn], hoursLater: 12, isInHistory: isInHistory)
        #expect(tomorrow.firmLock(on: routine) == nil)
      }
    }
  }

  @Test func `a worse session of today is not undone by a better one`() {
    let advice = advice([stretched(2, 4, hoursAgo: 2), stretched(4, 2)])
    #expect(advice.after == .muchWorse)
    #expect(advice.firmLock(on: Self.roll) == .closed(.muchWorse))
  }

  @Test func `the next time is gentle after it got worse`() {
    let later = advice([stretched(2, 4)], hoursLater: 24, isInHistory: true)
    #expect(
      later.admission(of: Self.stretch, canAsk: false) == .go(gently: .after(.muchWorse)))
    let reach = later.admission(of: Self.reach, canAsk: false)
    #expect(reach == .go(gently: nil))
    let stopped = advice([stretched(2, 7)], hoursLater: 24, isInHistory: true)
    #expect(stopped.admission(of: Self.reach, canAsk: false) == .go(gently: .after(.stop)))
    let settled = advice([stretched(2, 4, hoursAgo: 24), stretched(2, 2)], isInHistory: true)
    #expect(settled.admission(of: Self.stretch, canAsk: false) == .go(gently: nil))
  }

  @Test func `one line is said, and twice running names a physiotherapist`() {
    #expect(advice([stretched(3, 3)]).line?.hasPrefix("It is about the same.") == true)
    #expect(advice([stretched(nil, nil)]).line == nil)
    let stop = "Stop for today. No more pressing, rolling or stretching until tomorrow."
    #expect(advice([stretched(2, 7)]).line == stop)
    let twice = advice([stretched(2, 7, hoursAgo: 30), stretched(nil, nil, isStopped: true)])
    #expect(twice.line == stop + " That is twice running. Ask a physiotherapist.")
    #expect(advice([stretched(2, 7)], hoursLater: 12).line == nil)
  }

  // MARK: Pressing

  private func rolled(daysAgo days: Int, minutes: Int = 4) -> PastSession {
    let end = noon - Double(days) * 86_400
    return PastSession(
      CheckIn("roll", endedAt: end), on: LocalDay(end, in: .gmt), credits: ["roll": .whole],
      pressing: .minutes(minutes))
  }

  private func advice(after sessions: [PastSession], firstDaysAgo days: Int?) -> Advice {
    let first = days.map { LocalDay(noon, in: .gmt).advanced(by: -$0) }
    return advice(
      [],
      practice: Practice(sessions: sessions, firstDays: ["roll": first].compactMapValues(\.self)))
  }

  @Test func `the first week of pressing is gentle, at most twice a day`() {
    for days in [nil, 0, 6, 7, 30] {
      let advice = advice(after: [], firstDaysAgo: days)
      let isFirst = days.map { $0 < 7 } ?? true
      #expect(
        advice.admission(of: Self.roll, canAsk: false) == .go(gently: isFirst ? .firstWeek : nil))
      #expect(
        advice.admission(of: Self.roll, Replies(choosesDose: true), canAsk: false)
          == .go(gently: nil))
      #expect(advice.goal(of: Self.roll)?.timesPerDay == (isFirst ? Dose(1, 2) : Dose(1, 6)))
      #expect(advice.goal(of: Self.stretch)?.timesPerDay == Dose(1, 3))
    }
    let twice = advice(after: [rolled(daysAgo: 0), rolled(daysAgo: 0)], firstDaysAgo: 2)
    #expect(twice.ceiling(of: Self.roll) == "In the first week, twice a day is enough.")
    #expect(twice.ceiling(of: Self.stretch) == nil)
  }

  @Test func `25 minutes of pressing are plenty`() {
    for minutes in [24, 25] {
      let advice = advice(after: [rolled(daysAgo: 0, minutes: minutes)], firstDaysAgo: 30)
      #expect(advice.hasPressedEnough == (minutes == 25))
      #expect((advice.ceiling(of: Self.roll) != nil) == (minutes == 25))
    }
  }

  @Test func `soreness is asked once a day, where there was pressing`() {
    for (days, asks) in [(0, false), (1, true), (2, true), (3, false)] {
      let advice = advice(after: [rolled(daysAgo: days)], firstDaysAgo: 30)
      let expected: Admission = asks ? .ask(.soreness) : .ask(.pain)
      #expect(advice.admission(of: Self.roll, canAsk: true) == expected)
      #expect(advice.admission(of: Self.stretch, canAsk: true) == .go(gently: nil))
      #expect(advice.admission(of: Self.roll, canAsk: false) == .go(gently: nil))
    }
    let asked = advice(after: [rolled(daysAgo: 1)], firstDaysAgo: 30)
    let skipped = Replies(pain: .said(0), skipsSoreness: true)
    #expect(asked.admission(of: Self.roll, skipped, canAsk: true) == .go(gently: .soreness))
    for (soreness, expected) in [
      (Soreness.no, Admission.go(gently: nil)), (.aLittle, .go(gently: .soreness)),
      (.much, .locked(.soreness)),
    ] {
      var answers = Answers(signs: Answer(.nothing, at: noon))
      answers.practice = asked.practice
      answers.soreness = Answer(soreness, at: noon)
      let advice = Advice(answers, now: noon + 60, in: .gmt)
      #expect(advice.admission(of: Self.roll, Replies(pain: .said(0)), canAsk: true) == expected)
      #expect(advice.firmLock(on: Self.stretch) == nil)
      let tomorrow = Advice(answers, now: noon + 86_400, in: .gmt)
      #expect(tomorrow.firmLock(on: Self.roll) == nil)
    }
  }

  @Test func `check-ins of a running program replace each other by their moment`() {
    var care = Care(signs: .nothing, start: noon)
    #expect(care.note(stretched(2, 8), after: .seconds(1)).count == 1)
    #expect(care.advice(after: .seconds(2)).firmLock(on: Self.stretch) == .closed(.stop))
    #expect(care.note(stretched(2, 2), after: .seconds(3)) == [stretched(2, 2)])
    #expect(care.advice(after: .seconds(4)).firmLock(on: Self.stretch) == nil)
  }
}
