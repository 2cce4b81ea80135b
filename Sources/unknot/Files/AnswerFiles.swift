import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory
import TUI

/// The person's answers about warning signs, standing risks and pain: `safety.json` and
/// `pain.json`.
///
/// Pain has a file of its own, so that a lock holds without a history, and with one that cannot be
/// read.
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

  /// Reads the files. An unreadable file about pain locks what presses, on the day of its last
  /// write. An unreadable file about signs and risks does so until they are answered again.
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
    let (day, unreadableAt) = Self.day(atPath: painPath)
    let pains = day?.pains ?? [nil, nil]
    var answers = Answers(Self.safetyAnswers(atPath: signsPath), pain: pains[0])
    answers.painBefore = pains[1]
    answers.soreness = day.flatMap { day in
      day.soreness.map { Answer($0, at: day.sorenessAt ?? day.answeredAt) }
    }
    answers.unreadableAt = unreadableAt ?? day?.unreadableAt
    answers.ownDay = settings.ownDay
    let checkIns = day?.checkIns ?? []
    let cautions = Self.read(Cautions.self, atPath: cautionsPath).content?.read ?? []
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

  /// Reads a JSON file.
  ///
  /// - Returns: Its content; and true if the file is there but cannot be read.
  static func read<Content: Decodable>(
    _ type: Content.Type, atPath path: String?
  ) -> (content: Content?, isUnreadable: Bool) {
    guard let path else { return (nil, false) }
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    do throws(FileError) {
      let bytes = try FileReader.bytes(atPath: path)
      let content = try? decoder.decode(type, from: Data(bytes))
      return (content, content == nil)
    } catch {
      return (nil, error.kind != .missing)
    }
  }

  /// The answers in the form for the app, from a moment on.
  func care(now: Date) -> Care {
    Care(answers, start: now, in: .current, emergencyNumber: emergencyNumber)
  }

  /// Returns settings that begin with the side that is sore today, if that was said.
  func settings(_ settings: PlaySettings, now: Date) -> PlaySettings {
    let day = Self.day(atPath: painPath).day
    guard let day, let side = day.side.flatMap({ PlaySettings.SoreSide(rawValue: $0.rawValue) }),
      answers.ownDay.isToday(day.answeredAt, at: now, in: .current)
    else { return settings }
    var settings = settings
    settings.soreSide = side
    return settings
  }

  /// Returns the advice by the answers and the history.
  func advice(now: Date) -> Advice {
    var answers = answers
    answers.practice = HistoryAccess.practice(now: now, by: answers.ownDay)
    answers.isRecordUnreadable = answers.practice == nil
    return Advice(answers, now: now, in: .current, emergencyNumber: emergencyNumber)
  }

  /// Throws if a routine is locked, for a command that cannot ask the person.
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

  /// Saves the answers about warning signs and risks. A file that cannot be read is renamed, not
  /// overwritten.
  ///
  /// - Returns: A sentence about a file that was set aside; `nil` if none was.
  /// - Throws: `Failure` if the file cannot be written; the answer counts until the program ends.
  @discardableResult
  func save(_ safety: SafetyAnswers, now: Date) throws -> String? {
    let isUnreadable =
      Self.safetyAnswers(atPath: signsPath).isUnreadable
      && signsPath.flatMap(SafetyRecord.init(atPath:))?.unreadable != true
    let aside = isUnreadable ? try setAside(signsPath, now: now) : nil
    try save(SafetyRecord(safety), atPath: signsPath)
    return aside.map { "The earlier answers could not be read; they are saved as \($0)." }
  }

  /// Renames a file that cannot be read.
  ///
  /// - Returns: Its new path; `nil` without a home folder.
  private func setAside(_ file: String?, now: Date) throws -> String? {
    guard let file else { return nil }
    let stamp = now.formatted(
      .iso8601.year().month().day().time(includingFractionalSeconds: true)
        .dateSeparator(.omitted).timeSeparator(.omitted).timeZone(separator: .omitted))
    let path = "\(file).damaged-\(stamp)"
    guard rename(file, path) == 0 else {
      throw Failure(
        .inputOutput,
        "the answer is not saved: \(file) cannot be read or renamed; move it away")
    }
    return path
  }

  /// Saves that the cautions of a routine were read. A file that cannot be read is renamed; then
  /// all cautions are to be read again.
  ///
  /// - Returns: A sentence about a file that was set aside; `nil` if none was.
  /// - Throws: `Failure` if the file cannot be written; it counts as read until the program ends.
  func saveCautions(of routineID: String, now: Date) throws -> String? {
    try locked(cautionsPath) {
      let (known, isUnreadable) = Self.read(Cautions.self, atPath: cautionsPath)
      var cautions = known ?? Cautions(read: [])
      cautions.read.insert(routineID)
      let aside = isUnreadable ? try setAside(cautionsPath, now: now) : nil
      try save(cautions, atPath: cautionsPath)
      return aside.map {
        "The list of cautions that you have read could not be read; it is saved as \($0)."
      }
    }
  }

  /// Saves an answer of the day, next to its others. A file that cannot be read is renamed; all
  /// that it may have closed stays closed.
  ///
  /// - Returns: A sentence about a file that was set aside; `nil` if none was.
  /// - Throws: `Failure` if the file cannot be written; the answer counts until the program ends.
  @discardableResult
  func save(now: Date, _ change: (inout Day) -> Void) throws -> String? {
    try locked(painPath) { try saveLocked(now: now, change) }
  }

  private func saveLocked(now: Date, _ change: (inout Day) -> Void) throws -> String? {
    let (known, unreadableAt) = Self.day(atPath: painPath)
    var day = known ?? Day(answeredAt: now)
    day.unreadableAt = unreadableAt ?? day.unreadableAt
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
    if !isToday(day.unreadableAt) { day.unreadableAt = nil }
    day.checkIns = day.checkIns?.filter { isToday($0.endedAt) }
    change(&day)
    day.answeredAt = now
    let aside = unreadableAt == nil ? nil : try setAside(painPath, now: now)
    try save(day, atPath: painPath)
    return aside.map { "The answers of the day could not be read; they are saved as \($0)." }
  }

  /// Saves the locks that follow from today's sessions, before and after the history is edited, so
  /// that no correction removes them.
  ///
  /// - Returns: A sentence about a file that was set aside; `nil` if none was.
  /// - Throws: `Failure` if it cannot be written.
  @discardableResult
  func saveClosures(now: Date) throws -> String? {
    var answers = answers
    answers.practice = HistoryAccess.practice(now: now, by: answers.ownDay)
    let old = answers
    answers.noteClosures(at: now, in: .current)
    guard answers != old else { return nil }
    return try save(now: now) { day in
      if let pain = answers.pain, pain != old.pain { day.answer(pain: pain.value, at: pain.moment) }
      day.checkIns = answers.checkIns
    }
  }

  /// Runs a body that reads, changes and writes one of the files, under a lock against other
  /// programs.
  private func locked(_ path: String?, _ body: () throws -> String?) throws -> String? {
    guard let path else { return try body() }
    do {
      return try AtomicFile.locked(path, body)
    } catch let problem as AtomicFile.Problem {
      throw Failure(.inputOutput, "the answer is not saved: \(problem)")
    }
  }

  private func save(_ content: some Encodable, atPath path: String?) throws {
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
