import Foundation
import RoutineEngine

/// JSON for other programs, with sorted keys, so that two runs can be compared.
enum JSONOutput {
  /// A text of many lines, easy to read.
  static func text(_ value: some Encodable) throws -> String {
    try text(value, [.prettyPrinted])
  }

  /// A single line.
  static func line(_ value: some Encodable) throws -> String {
    try text(value, [])
  }

  private static func text(
    _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting.union([.sortedKeys, .withoutEscapingSlashes])
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}

/// A length in seconds, written as an integer if it is whole.
struct JSONSeconds: Encodable {
  let duration: Duration

  init(_ duration: Duration) {
    self.duration = duration
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    let (seconds, attoseconds) = duration.components
    if attoseconds == 0 {
      try container.encode(seconds)
    } else {
      try container.encode(duration.inSeconds)
    }
  }
}

/// Moments for programs: ISO 8601 with the offset of the clocks around them.
enum JSONMoment {
  /// A moment where clocks are `utcOffset` seconds ahead of UTC: `2026-11-23T10:15:30+01:00`.
  static func text(_ moment: Date, utcOffset: Int) -> String {
    text(moment, in: TimeZone(secondsFromGMT: utcOffset) ?? .gmt)
  }

  /// A moment in a time zone.
  static func text(_ moment: Date, in timeZone: TimeZone) -> String {
    let style = Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: timeZone)
    return moment.formatted(style)
  }
}
