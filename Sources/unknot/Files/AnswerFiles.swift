import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory

/// The person's answers about warning signs and about pain: `safety.json` and `pain.json`.
///
/// Pain lies in a file of its own and not only in the record: a lock holds without one, and where it
/// cannot be read.
struct SafetyFile {
  /// The answers that can be read.
  let answers: Answers
  private let signsPath: String?
  private let painPath: String?

  private struct Signs: Codable {
    let answer: String
    let answeredAt: Date
  }

  private struct DayPain: Codable {
    let pain: Int
    let answeredAt: Date
  }

  /// Reads the files. One that cannot be read says nothing.
  init(folders: Paths = Paths()) {
    signsPath = folders.safety
    painPath = folders.pain
    let signs = Self.read(Signs.self, atPath: signsPath)
    let pain = Self.read(DayPain.self, atPath: painPath)
    answers = Answers(
      signs: signs.flatMap { signs in
        SafetyAnswer(rawValue: signs.answer).map { Answer($0, at: signs.answeredAt) }
      },
      pain: pain.flatMap { (0...10).contains($0.pain) ? Answer($0.pain, at: $0.answeredAt) : nil })
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
  func care(now: Date) -> Care { Care(answers, start: now, in: .current) }

  /// What they allow now.
  func advice(now: Date) -> Advice { Advice(answers, now: now, in: .current) }

  /// Ends a command that asks for a routine, where no answer could let it begin.
  ///
  /// - Throws: `Failure` with exit code 77.
  func forbid(_ routine: Routine, canAsk: Bool, now: Date) throws {
    let admission = advice(now: now).admission(of: routine, canAsk: canAsk)
    if case .locked(let lock) = admission { throw Failure(.locked, lock.sentence(for: routine)) }
  }

  /// Keeps an answer about warning signs.
  ///
  /// - Throws: `Failure` if it cannot be written; it counts until the program ends.
  func keep(_ answer: SafetyAnswer, now: Date) throws {
    try keep(Signs(answer: answer.rawValue, answeredAt: now), atPath: signsPath)
  }

  /// Keeps the pain of the day.
  ///
  /// - Throws: `Failure` if it cannot be written; it counts until the program ends.
  func keep(pain: Int, now: Date) throws {
    try keep(DayPain(pain: pain, answeredAt: now), atPath: painPath)
  }

  private func keep(_ content: some Encodable, atPath path: String?) throws {
    guard let path else {
      throw Failure(.inputOutput, "the answer is not kept: HOME is not set; set UNKNOT_HOME")
    }
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
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

  /// Whether the person wants no reminders on a day. A file that cannot be read says nothing.
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
