import Coach
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory

/// What the person has answered to the question for red flags, and when: `safety.json`.
struct SafetyFile {
  /// The answer; `nil` if there is none that can be read, and it has to be asked.
  let answer: SafetyAnswer?
  /// Whether it has to be asked, for the first time or again.
  let isDue: Bool
  private let path: String?

  /// An answer counts for a week.
  private static let week: TimeInterval = 7 * 24 * 60 * 60

  private struct Content: Encodable {
    let answer: String
    let answeredAt: Date
  }

  /// Reads the file. One that cannot be read, or that is from a time to come, is asked anew.
  ///
  /// It is JSON, and so it is YAML: it is read by what reads the first routine. A decoder of JSON
  /// and of its moment would take a fifth of the time to the first picture.
  init(folders: Folders = Folders(), now: Date) {
    path = folders.safety
    let keys = [
      SettingsKey("answer", .word(SafetyAnswer.allCases.map(\.rawValue))),
      SettingsKey("answeredAt", .text(.any)),
    ]
    guard let path, let values = try? SettingsFile(atPath: path, keys: keys)?.values,
      case .word(let word) = values["answer"], case .text(let text) = values["answeredAt"],
      let answer = SafetyAnswer(rawValue: word), let answeredAt = Self.moment(text)
    else {
      answer = nil
      isDue = true
      return
    }
    self.answer = answer
    isDue = !(0..<Self.week).contains(now.timeIntervalSince(answeredAt))
  }

  /// A moment as it is kept: `2026-11-24T20:15:30Z`; `nil` for any other text.
  private static func moment(_ text: String) -> Date? {
    let halves = text.split(separator: "T", omittingEmptySubsequences: false)
    guard halves.count == 2, halves[1].hasSuffix("Z"), let day = LocalDay(String(halves[0])) else {
      return nil
    }
    let time = halves[1].dropLast().split(separator: ":").compactMap { Int($0) }
    guard time.count == 3 else { return nil }
    let seconds = (time[0] * 60 + time[1]) * 60 + time[2]
    return Date(timeIntervalSince1970: TimeInterval(day.number * 86_400 + seconds))
  }

  /// Keeps an answer.
  ///
  /// - Throws: `Failure` if it cannot be written; it counts until the program ends.
  func keep(_ answer: SafetyAnswer, now: Date) throws {
    guard let path else {
      throw Failure(.inputOutput, "the answer is not kept: HOME is not set; set UNKNOT_HOME")
    }
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let content = Content(answer: answer.rawValue, answeredAt: now)
    do {
      let text = String(decoding: try encoder.encode(content), as: UTF8.self)
      try WholeFile.write(text + "\n", to: path)
    } catch {
      throw Failure(.inputOutput, "the answer is not kept: \(error)")
    }
  }

  /// Why a routine is locked, in a sentence; `nil` if it is not.
  func lock(_ routine: Routine) -> String? {
    guard let answer, answer.locksPressure, routine.presses else { return nil }
    return "\(routine.id) is locked: you said yes under \"\(answer.title)\". \(answer.advice) "
      + "If your answer has changed, open `unknot` and press !"
  }
}
