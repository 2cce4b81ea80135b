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

  private struct Content: Codable {
    let answer: String
    let answeredAt: Date
  }

  /// Reads the file. One that cannot be read, or that is from a time to come, is asked anew.
  init(folders: Folders = Folders(), now: Date) {
    path = folders.safety
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let bytes = path.flatMap({ try? FileReader.bytes(atPath: $0) }),
      let content = try? decoder.decode(Content.self, from: Data(bytes)),
      let answer = SafetyAnswer(rawValue: content.answer)
    else {
      answer = nil
      isDue = true
      return
    }
    self.answer = answer
    isDue = !(0..<Self.week).contains(now.timeIntervalSince(content.answeredAt))
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
