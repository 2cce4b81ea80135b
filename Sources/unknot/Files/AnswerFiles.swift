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
    /// The highest pain, from 0 to 10.
    var pain: Int?
    /// The side that is sore.
    var side: Side?
    /// The soreness from the days before.
    var soreness: Soreness?
    /// The sessions that close something until tomorrow.
    var checkIns: [CheckIn]?
    /// The moment of the latest answer.
    var answeredAt: Date
  }

  /// Reads the files. One about pain that cannot be read says nothing; one about signs and risks
  /// locks what presses until they are answered again.
  ///
  /// - Parameters:
  ///   - folders: The person's folders.
  ///   - settings: The person's settings; `nil` to read them.
  init(folders: Paths = Paths(), settings: PlaySettings? = nil) {
    emergencyNumber = EmergencyNumber(
      setting: (settings ?? Preferences(folders: folders).settings).emergencyNumber,
      region: ProcessEnvironment.region)
    signsPath = folders.safety
    painPath = folders.pain
    cautionsPath = folders.cautions
    let day = Self.read(Day.self, atPath: painPath)
    var answers = Answers(
      Self.safetyAnswers(atPath: signsPath),
      pain: day.flatMap { day in
        day.pain.flatMap { (0...10).contains($0) ? Answer($0, at: day.answeredAt) : nil }
      })
    answers.soreness = day.flatMap { day in
      day.soreness.map { Answer($0, at: day.answeredAt) }
    }
    answers.checkIns = day?.checkIns ?? []
    answers.readCautions = Self.read(Cautions.self, atPath: cautionsPath)?.read ?? []
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
      LocalDay(day.answeredAt, in: .current) == LocalDay(now, in: .current)
    else { return settings }
    var settings = settings
    settings.soreSide = side
    return settings
  }

  /// What they and the history allow now.
  func advice(now: Date) -> Advice {
    var answers = answers
    answers.practice = HistoryAccess.practice(now: now)
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
    return aside.map { "The answers from before could not be read; they are kept as \($0)." }
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
        "the answer is not kept: \(signsPath) cannot be read or renamed; move it away")
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
    let kept = Self.read(Day.self, atPath: painPath)
    let isOfToday = kept.map {
      LocalDay($0.answeredAt, in: .current) == LocalDay(now, in: .current)
    }
    var day = isOfToday ?? false ? kept ?? Day(answeredAt: now) : Day(answeredAt: now)
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
    answers.practice = HistoryAccess.practice(now: now)
    let old = answers
    answers.keepClosures(of: LocalDay(now, in: .current), in: .current)
    guard answers != old else { return }
    try keep(now: now) { day in
      if answers.pain != old.pain { day.pain = answers.pain?.value }
      day.checkIns = answers.checkIns
    }
  }

  private func keep(_ content: some Encodable, atPath path: String?) throws {
    guard let path else {
      throw Failure(.inputOutput, "the answer is not kept: HOME is not set; set UNKNOT_HOME")
    }
    let encoder = SafetyRecord.encoder(.prettyPrinted)
    do {
      let text = String(decoding: try encoder.encode(content), as: UTF8.self)
      try AtomicFile.write(text + "\n", to: path)
    } catch {
      throw Failure(.inputOutput, "the answer is not kept: \(error)")
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
