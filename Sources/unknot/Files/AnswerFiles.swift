import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory
import TUI

/// The person's answers about warning signs, standing risks and pain: `safety.json` and `pain.json`.
///
/// Pain lies in a file of its own and not only in the record: a lock holds without one, and where it
/// cannot be read.
struct SafetyFile {
  /// The answers that can be read.
  let answers: Answers
  /// The numbers to call in an emergency.
  private let emergencyNumber: EmergencyNumber
  private let signsPath: String?
  private let painPath: String?
  private let cautionsPath: String?

  private struct Cautions: Codable {
    var read: Set<String>
  }

  /// The answers of a day that set its limits. A later version may have more keys.
  struct Day: Codable {
    /// The highest pain of the calendar's day, from 0 to 10.
    var pain: Int?
    /// Its moment; of a file of an older version that of the latest answer.
    var painAt: Date?
    /// The same of the last calendar's day before that.
    var painBefore: Int?
    var painBeforeAt: Date?
    /// The side that is sore.
    var side: Side?
    /// The soreness from the days before.
    var soreness: Soreness?
    /// Its moment, as that of the pain.
    var sorenessAt: Date?
    /// The sessions that close something until tomorrow.
    var checkIns: [CheckIn]?
    /// The moment of the latest answer.
    var answeredAt: Date

    /// Takes in an answer about pain, the highest of its calendar day.
    mutating func answer(pain: Int, at now: Date) {
      if let earlier = self.pain, let moment = painAt,
        LocalDay(moment, in: .current) != LocalDay(now, in: .current)
      {
        (painBefore, painBeforeAt) = (earlier, moment)
      }
      (self.pain, painAt) = (pain, now)
    }

    /// Takes in an answer about soreness.
    mutating func answer(_ soreness: Soreness, at now: Date) {
      (self.soreness, sorenessAt) = (soreness, now)
    }

    /// The answers about pain, the latest first.
    fileprivate var pains: [Answer<Int>?] {
      [(pain, painAt ?? answeredAt), (painBefore, painBeforeAt)].map { value, moment in
        guard let value, let moment, (0...10).contains(value) else { return nil }
        return Answer(value, at: moment)
      }
    }
  }

  /// Reads the files. One about pain that cannot be read says nothing; one about signs and risks
  /// locks what presses until they are answered again.
  ///
  /// - Parameters:
  ///   - folders: The person's folders.
  ///   - settings: The person's settings; `nil` to read them.
  init(folders: Paths = Paths(), settings: PlaySettings? = nil) {
    let settings = settings ?? Preferences(folders: folders).settings
    emergencyNumber = EmergencyNumber(
      setting: settings.emergencyNumber,
      region: ProcessEnvironment.region)
    signsPath = folders.safety
    painPath = folders.pain
    cautionsPath = folders.cautions
    let day = Self.read(Day.self, atPath: painPath)
    let pains = day?.pains ?? [nil, nil]
    var answers = Answers(Self.safetyAnswers(atPath: signsPath), pain: pains[0])
    answers.painBefore = pains[1]
    answers.soreness = day.flatMap { day in
      day.soreness.map { Answer($0, at: day.sorenessAt ?? day.answeredAt) }
    }
    answers.ownDay = settings.ownDay
    let checkIns = day?.checkIns ?? []
    let cautions = Self.read(Cautions.self, atPath: cautionsPath)?.read ?? []
    let names = Library.currentNames(of: checkIns.map(\.routine) + cautions, folders: folders)
    answers.checkIns = checkIns.map { checkIn in
      var checkIn = checkIn
      checkIn.routine = names[checkIn.routine] ?? checkIn.routine
      return checkIn
    }
    answers.readCautions = Set(cautions.map { names[$0] ?? $0 })
    self.answers = answers
  }

  private static func safetyAnswers(atPath path: String?) -> SafetyAnswers {
    guard let path else { return SafetyAnswers() }
    do throws(FileError) {
      let data = Data(try FileReader.bytes(atPath: path))
      if let answers = SafetyRecord(data)?.answers { return answers }
    } catch {
      if error.kind == .missing { return SafetyAnswers() }
    }
    var answers = SafetyAnswers()
    answers.isUnreadable = true
    return answers
  }

  private static func read<Content: Decodable>(_ type: Content.Type, atPath path: String?)
    -> Content?
  {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let bytes = path.flatMap({ try? FileReader.bytes(atPath: $0) }) else { return nil }
    return try? decoder.decode(type, from: Data(bytes))
  }

  /// The answers as they count from now on.
  func care(now: Date) -> Care {
    Care(answers, start: now, in: .current, emergencyNumber: emergencyNumber)
  }

  /// Returns settings that begin with the side that is sore today, if that was said.
  func settings(_ settings: PlaySettings, now: Date) -> PlaySettings {
    let day = Self.read(Day.self, atPath: painPath)
    guard let day, let side = day.side.flatMap({ PlaySettings.SoreSide(rawValue: $0.rawValue) }),
      answers.ownDay.isToday(day.answeredAt, at: now, in: .current)
    else { return settings }
    var settings = settings
    settings.soreSide = side
    return settings
  }

  /// What they and the history allow now.
  func advice(now: Date) -> Advice {
    var answers = answers
    answers.practice = HistoryAccess.practice(now: now, by: answers.ownDay)
    return Advice(answers, now: now, in: .current, emergencyNumber: emergencyNumber)
  }

  /// Ends a command that asks for a routine, where nobody can be asked and it may not begin.
  ///
  /// - Throws: `Failure` with exit code 77.
  func forbid(_ routine: Routine, now: Date) throws {
    let advice = advice(now: now)
    if let lock = advice.lock(on: routine) {
      throw Failure(.locked, lock.sentence(for: routine, under: advice))
    }
  }

  /// The answers about warning signs and risks for an export, with a line break: one line of JSON,
  /// without a clinician's word; `nil` if nothing was ticked.
  var exportLine: Data? {
    get throws {
      var safety = answers.safety
      if safety.signs.isEmpty, safety.risks.isEmpty, safety.group == nil { return nil }
      for risk in safety.risks.keys { safety.risks[risk]?.clearedAt = nil }
      var record = SafetyRecord(safety)
      record.type = ExportKind.safety
      return try SafetyRecord.encoder([]).encode(record) + Data([0x0A])
    }
  }

  /// Keeps the answers about warning signs and risks. A file that cannot be read is set aside, not
  /// written over.
  ///
  /// - Returns: A sentence about a file that was set aside; `nil` if none was.
  /// - Throws: `Failure` if it cannot be written; it counts until the program ends.
  @discardableResult
  func keep(_ safety: SafetyAnswers, now: Date) throws -> String? {
    let aside = try setAsideUnreadable(now: now)
    try keep(SafetyRecord(safety), atPath: signsPath)
    return aside.map { "The earlier answers could not be read; they are saved as \($0)." }
  }

  /// Renames a file that cannot be read.
  ///
  /// - Returns: Its new path; `nil` if it can be read, or is not there.
  private func setAsideUnreadable(now: Date) throws -> String? {
    guard let signsPath, Self.safetyAnswers(atPath: signsPath).isUnreadable,
      SafetyRecord(atPath: signsPath)?.unreadable != true
    else { return nil }
    let stamp = now.formatted(
      .iso8601.year().month().day().time(includingFractionalSeconds: true)
        .dateSeparator(.omitted).timeSeparator(.omitted).timeZone(separator: .omitted))
    let path = "\(signsPath).damaged-\(stamp)"
    guard rename(signsPath, path) == 0 else {
      throw Failure(
        .inputOutput,
        "the answer is not saved: \(signsPath) cannot be read or renamed; move it away")
    }
    return path
  }

  /// Keeps that the cautions of a routine were read.
  ///
  /// - Throws: `Failure` if it cannot be written; it counts until the program ends.
  func keepCautions(of routineID: String) throws {
    var cautions = Self.read(Cautions.self, atPath: cautionsPath) ?? Cautions(read: [])
    cautions.read.insert(routineID)
    try keep(cautions, atPath: cautionsPath)
  }

  /// Keeps an answer of the day, next to its others.
  ///
  /// - Throws: `Failure` if it cannot be written; it counts until the program ends.
  func keep(now: Date, _ change: (inout Day) -> Void) throws {
    var day = Self.read(Day.self, atPath: painPath) ?? Day(answeredAt: now)
    func isToday(_ moment: Date?) -> Bool {
      moment.map { answers.ownDay.isToday($0, at: now, in: .current) } ?? false
    }
    day.painAt = day.painAt ?? day.answeredAt
    day.sorenessAt = day.sorenessAt ?? day.answeredAt
    if !isToday(day.painAt) { (day.pain, day.painAt) = (nil, nil) }
    if !isToday(day.painBeforeAt) { (day.painBefore, day.painBeforeAt) = (nil, nil) }
    if day.soreness == nil || !isToday(day.sorenessAt) {
      (day.soreness, day.sorenessAt) = (nil, nil)
    }
    if !isToday(day.answeredAt) { day.side = nil }
    day.checkIns = day.checkIns?.filter { isToday($0.endedAt) }
    change(&day)
    day.answeredAt = now
    try keep(day, atPath: painPath)
  }

  /// Keeps what the sessions of today have closed until tomorrow, before and after the history is
  /// edited: no correction opens it.
  ///
  /// - Throws: `Failure` if it cannot be written.
  func keepClosures(now: Date) throws {
    var answers = answers
    answers.practice = HistoryAccess.practice(now: now, by: answers.ownDay)
    let old = answers
    answers.keepClosures(at: now, in: .current)
    guard answers != old else { return }
    try keep(now: now) { day in
      if let pain = answers.pain, pain != old.pain { day.answer(pain: pain.value, at: pain.moment) }
      day.checkIns = answers.checkIns
    }
  }

  private func keep(_ content: some Encodable, atPath path: String?) throws {
    guard let path else {
      throw Failure(.inputOutput, "the answer is not saved: HOME is not set; set UNKNOT_HOME")
    }
    let encoder = SafetyRecord.encoder(.prettyPrinted)
    do {
      let text = String(decoding: try encoder.encode(content), as: UTF8.self)
      try AtomicFile.write(text + "\n", to: path)
    } catch {
      throw Failure(.inputOutput, "the answer is not saved: \(error)")
    }
  }
}

/// What the person has said to reminders: `reminders.json`.
struct ReminderFile {
  private let path: String?

  private struct Content: Codable {
    let notOn: String
  }

  init(folders: Paths = Paths()) {
    path = folders.reminders
  }

  /// True if the person wants no reminders on a day. A file that cannot be read says nothing.
  func isSilent(on day: LocalDay) -> Bool {
    guard let path, let data = AtomicFile.read(path),
      let content = try? JSONDecoder().decode(Content.self, from: data)
    else { return false }
    return content.notOn == day.description
  }

  /// Keeps that there are to be none on a day.
  ///
  /// - Throws: `Failure` if it cannot be written.
  func keepSilent(on day: LocalDay) throws {
    guard let path else {
      throw Failure(.inputOutput, "reminders are not silenced: HOME is not set; set UNKNOT_HOME")
    }
    do {
      let data = try JSONEncoder().encode(Content(notOn: day.description))
      try AtomicFile.write(String(decoding: data, as: UTF8.self) + "\n", to: path)
    } catch {
      throw Failure(.inputOutput, "reminders are not silenced: \(error)")
    }
  }
}
