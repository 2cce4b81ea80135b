import CarePlan
import Foundation
import RoutineFiles

/// The answers about warning signs and standing risks as stored in `safety.json` and in an export.
struct SafetyRecord: Codable {
  /// A standing risk.
  struct RiskRecord: Codable {
    var since: Date
    var clearedAt: Date?
    var dueDate: Date?
  }

  /// The kind of the line in an export; `nil` in the file.
  var type: String?
  var version: Int?
  var signsAskedAt: Date?
  var signs: [String: Date]?
  var risksAskedAt: Date?
  var risks: [String: RiskRecord]?
  /// True if earlier answers could not be read, and the page was not answered since.
  var unreadable: Bool?
  /// A group, the answer of version 1.
  var answer: String?
  var answeredAt: Date?

  private static let version = 2

  /// A record of answers.
  init(_ answers: SafetyAnswers) {
    version = Self.version
    signsAskedAt = answers.signsAskedAt
    signs = Dictionary(uniqueKeysWithValues: answers.signs.map { ($0.key.rawValue, $0.value) })
    risksAskedAt = answers.risksAskedAt
    risks = Dictionary(
      uniqueKeysWithValues: answers.risks.map {
        let (risk, answer) = $0
        return (
          risk.rawValue,
          RiskRecord(
            since: answer.since, clearedAt: answer.clearedAt, dueDate: answer.dueDate)
        )
      })
    unreadable = answers.isUnreadable ? true : nil
    answer = answers.group?.value.rawValue
    answeredAt = answers.group?.moment
  }

  /// The answers; `nil` if not all of them are understood.
  var answers: SafetyAnswers? {
    var group: Answer<SafetyAnswer>?
    if let answer {
      guard let value = SafetyAnswer(rawValue: answer), let answeredAt else { return nil }
      group = Answer(value, at: answeredAt)
    }
    guard let version else { return group.map(SafetyAnswers.init(old:)) }
    guard version == Self.version, let signs, let risks else { return nil }
    var answers = SafetyAnswers()
    for (name, moment) in signs {
      guard let sign = Sign(rawValue: name) else { return nil }
      answers.signs[sign] = moment
    }
    for (name, record) in risks {
      guard let risk = Risk(rawValue: name) else { return nil }
      answers.risks[risk] = RiskAnswer(
        since: record.since, clearedAt: record.clearedAt, dueDate: record.dueDate)
    }
    answers.signsAskedAt = signsAskedAt
    answers.risksAskedAt = risksAskedAt
    answers.group = group
    answers.isUnreadable = unreadable ?? false
    return answers
  }

  // MARK: Bytes

  /// Decodes a record; `nil` if the bytes hold none.
  init?(_ data: Data) {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let record = try? decoder.decode(Self.self, from: data) else { return nil }
    self = record
  }

  /// Reads the record of a file; `nil` if the file holds none.
  init?(atPath path: String) {
    guard let bytes = try? FileReader.bytes(atPath: path) else { return nil }
    self.init(Data(bytes))
  }

  /// An encoder with the dates of the files, in ISO 8601.
  static func encoder(_ formatting: JSONEncoder.OutputFormatting) -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = formatting.union(.sortedKeys)
    return encoder
  }
}
