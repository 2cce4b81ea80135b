import Foundation

/// A request to the breaks that run: `{"do":"later","seconds":600}`. Other keys are passed over.
public struct BreakRequest: Sendable, Hashable, Codable {
  /// Its words.
  public enum Word: String, Sendable, Hashable, CaseIterable, Codable {
    case later, skip, off, on, now, start, reading, status, day, watch, reload, end
  }

  /// The error of a line that is no request.
  public struct FormatError: Error, Hashable {
    /// The expectation, in a sentence.
    public let message: String
  }

  /// The word.
  public let word: Word
  /// The length of what is asked for; `nil` for the usual one.
  public let seconds: Int?

  private enum CodingKeys: String, CodingKey {
    case word = "do"
    case seconds
  }

  /// The longest that can be asked for: a day.
  public static let longest = 86_400

  /// A request.
  public init(_ word: Word, seconds: Int? = nil) {
    self.word = word
    self.seconds = seconds
  }

  /// Reads a line, without its end.
  ///
  /// - Throws: `FormatError` if it asks for nothing that is known.
  public init(line: [UInt8]) throws(FormatError) {
    guard let request = try? JSONDecoder().decode(BreakRequest.self, from: Data(line)) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw FormatError(
        message: "This is not a request; expected a line like {\"do\":\"later\",\"seconds\":600}, "
          + "with one of \(words).")
    }
    guard request.seconds.map({ (1...Self.longest).contains($0) }) ?? true else {
      throw FormatError(message: "seconds are 1 to \(Self.longest).")
    }
    self = request
  }

  /// The line, with its end.
  public var line: [UInt8] { BreakReply.line(self) }

  /// The command to the engine; `nil` if it only asks.
  public var command: BreakCommand? {
    let time = seconds.map { Duration.seconds($0) }
    return switch word {
    case .later: .later(time ?? BreakLimits.later)
    case .skip: .skip
    case .off: .off(time)
    case .on: .on
    case .now: .now
    case .start: .start
    case .reading: .reading(time ?? .seconds(3_600))
    case .status, .day, .watch, .reload, .end: nil
    }
  }
}

/// A reply to a request.
public struct BreakReply: Sendable, Hashable, Codable {
  /// The state after it; `nil` if the request was not understood.
  public var status: BreakStatus?
  /// The decisions of the day, each in a line, the earliest first; `nil` if nobody asked for them.
  public var decisions: [String]?
  /// The reason for the refusal, in a sentence; `nil` if there was none.
  public var refused: String?
  /// True if safety refused it.
  public var isLocked: Bool?
  /// The error of the request, in a sentence.
  public var error: String?

  /// A reply.
  public init(
    _ status: BreakStatus? = nil, decisions: [String]? = nil, refused: String? = nil,
    isLocked: Bool? = nil, error: String? = nil
  ) {
    self.decisions = decisions
    self.status = status
    self.refused = refused
    self.isLocked = isLocked
    self.error = error
  }

  /// Reads a line, without its end; `nil` if it is no reply.
  public init?(line: [UInt8]) {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let reply = try? decoder.decode(BreakReply.self, from: Data(line)) else { return nil }
    self = reply
  }

  /// The line, with its end.
  public var line: [UInt8] { Self.line(self) }

  static func line(_ message: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(message) else { return [] }
    return Array(data) + [UInt8(ascii: "\n")]
  }
}
