import CarePlan
import Foundation
import GRDB
import RoutineEngine

extension History {
  /// Returns the doses that the person has agreed to.
  ///
  /// - Throws: ``HistoryError``.
  public func agreedDoses() throws(HistoryError) -> AgreedDoses {
    let names = currentNames
    return try read("read the doses") { db in
      AgreedDoses(try db.doseAnswers(), currentNames: names)
    }
  }

  /// Reads the agreed doses from the file alone, without creating a history. Returns none if that
  /// fails; the next opening of the history reports the reason.
  ///
  /// - Parameters:
  ///   - path: The history's file.
  ///   - currentNames: The present ids of renamed routines, by their former ids.
  /// - Returns: The doses.
  public static func agreedDoses(
    atPath path: String, currentNames: [String: String] = [:]
  ) -> AgreedDoses {
    guard access(path, R_OK) == 0,
      let queue = try? HistoryConnection.readOnly(path, findsDamage: false)
    else { return AgreedDoses() }
    defer { queue.retire() }
    let answers = try? queue.read { try $0.doseAnswers() }
    return answers.map { AgreedDoses($0, currentNames: currentNames) } ?? AgreedDoses()
  }

  /// All answers about doses, the earliest first.
  ///
  /// - Throws: ``HistoryError``.
  public func doseAnswers() throws(HistoryError) -> [DoseAnswer] {
    try read("read the doses") { db in try db.doseAnswers() }
  }

  /// The answers about the dose of a routine, the earliest first.
  ///
  /// - Throws: ``HistoryError``.
  public func doseAnswers(of routineID: String) throws(HistoryError) -> [DoseAnswer] {
    try read("read the doses") { db in
      try currentNames.all(of: routineID).flatMap { try db.doseAnswers(of: $0) }
        .sorted { ($0.answeredAt, $0.id.uuidString) < ($1.answeredAt, $1.id.uuidString) }
    }
  }

  /// Returns the dose to suggest after the last sessions of a routine; `nil` if there is none.
  ///
  /// - Parameters:
  ///   - routine: The routine.
  ///   - chosen: The person's choice, which agreed doses override.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  /// - Returns: The suggestion, and the session after which it is made.
  /// - Throws: ``HistoryError``.
  public func suggestion(
    for routine: Routine, over chosen: Prescription, now: Date, in timeZone: TimeZone
  ) throws(HistoryError) -> (suggestion: DoseSuggestion, session: UUID)? {
    let answers = try doseAnswers(of: routine.id)
    let ofLevel = answers.filter { $0.chosenLevel == chosen.level }
    let today = ownDay.day(of: now, in: timeZone)
    let trend = PainTrend(try painAnswers(now: now, in: timeZone), today: today)
    let sessions = try practice(now: now, in: timeZone).sessions.reversed()
      // A session dated in the future comes from a machine with another clock.
      .filter { $0.checkIn.routine == routine.id && $0.isOver && $0.day <= today }
    let counted = sessions.prefix { $0.id != ofLevel.last?.session }
    let suggestion = DoseSuggestion(
      routine,
      AgreedDoses(ofLevel, currentNames: currentNames).prescription(for: routine, over: chosen),
      after: Array(counted),
      since: DoseSuggestion.Earlier(answers, at: chosen.level, days: ownDay.begin),
      isCareful: !trend.advice.isEmpty)
    guard let suggestion, let last = sessions.first else { return nil }
    return (suggestion, last.id)
  }

  /// Saves the person's answer to a dose suggestion.
  ///
  /// - Parameters:
  ///   - word: Yes or no.
  ///   - suggestion: The suggestion.
  ///   - session: The session after which it was asked.
  ///   - routine: The routine.
  ///   - chosenLevel: The level that the person has chosen.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  /// - Throws: ``HistoryError``; the answer is queued and written with the next change.
  public func save(
    _ word: DoseAnswer.Word, to suggestion: DoseSuggestion, after session: UUID,
    of routine: Routine,
    at chosenLevel: Level, now: Date, in timeZone: TimeZone
  ) throws(HistoryError) {
    try write(
      .answerDose(
        DoseAnswer(
          id: UUID(), routineID: routine.id, chosenLevel: chosenLevel, word: word,
          reason: suggestion.reason == .threeEasyDays ? .easy : .sore,
          dose: suggestion.prescription, session: session, answeredAt: now,
          utcOffset: timeZone.secondsFromGMT(for: now), machine: machine)))
  }

  /// Saves that the person wants the routine's own dose back.
  ///
  /// - Throws: ``HistoryError``; the answer is queued and written with the next change.
  public func saveUsualDose(
    of routineID: String, at chosenLevel: Level, now: Date, in timeZone: TimeZone
  ) throws(HistoryError) {
    let last = try latestSessions(of: routineID, limit: 1).first?.facts.id
    try write(
      .answerDose(
        DoseAnswer(
          id: UUID(), routineID: routineID, chosenLevel: chosenLevel, word: .usual,
          dose: Prescription(level: chosenLevel), session: last, answeredAt: now,
          utcOffset: timeZone.secondsFromGMT(for: now), machine: machine)))
  }
}

extension DoseSuggestion.Earlier {
  /// The earlier answers that limit the next suggestion at a level. A rise counts at any level.
  init(_ answers: [DoseAnswer], at level: Level, days begin: DayBegin) {
    let last = answers.last { $0.chosenLevel == level }
    let refusal = last?.word == .no ? last : nil
    self.init(
      lastRise: Self.rises(in: answers, from: begin).max(),
      noToMore: refusal?.reason == .easy ? refusal?.day(from: begin) : nil,
      noToLess: refusal?.reason == .sore ? refusal?.day(from: begin) : nil)
  }
}

extension DoseSuggestion.Earlier {
  /// The days on which a dose rose: by a yes to more, or back from a yes to less.
  private static func rises(in answers: [DoseAnswer], from begin: DayBegin) -> [LocalDay] {
    var lowered: Set<Level> = []
    return answers.compactMap { answer in
      switch (answer.word, answer.reason) {
      case (.yes, .easy?): return answer.day(from: begin)
      case (.yes, .sore?): lowered.insert(answer.chosenLevel)
      case (.usual, _):
        return lowered.remove(answer.chosenLevel) == nil ? nil : answer.day(from: begin)
      default: break
      }
      return nil
    }
  }
}

extension AgreedDoses {
  /// The doses that follow from answers, the earliest first: the last that is no refusal counts.
  init(_ answers: [DoseAnswer], currentNames names: [String: String] = [:]) {
    self.init()
    for answer in answers {
      let id = names.current(answer.routineID)
      switch answer.word {
      case .yes: self[id, answer.chosenLevel] = answer.dose
      case .usual: self[id, answer.chosenLevel] = nil
      case .no: break
      }
    }
  }
}
