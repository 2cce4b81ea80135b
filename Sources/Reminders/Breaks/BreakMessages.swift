import Foundation

/// A request to the running breaks, such as `{"do":"later","seconds":600}`. Unknown keys are
/// ignored.
public struct BreakRequest: Sendable, Hashable, Codable {
  /// The words of requests.
  public enum Word: String, Sendable, Hashable, CaseIterable, Codable {
    case later, skip, off, on, now, start, reading, status, day, watch, reload, end
  }

  /// The error for an invalid request.
  public struct FormatError: Error, Hashable {
    /// A sentence with the expected format.
    public let message: String
  }

  /// The word.
  public let word: Word
  /// The requested time in seconds; `nil` for the default.
  public let seconds: Int?

  private enum CodingKeys: String, CodingKey {
    case word = "do"
    case seconds
  }

  /// The longest time that can be requested, in seconds: a day.
  public static let longest = 86_400

  /// A request.
  public init(_ word: Word, seconds: Int? = nil) {
    self.word = word
    self.seconds = seconds
  }

  /// Parses a line without its newline.
  ///
  /// - Throws: `FormatError` if the line is no known request.
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

  /// The request as a line with a newline.
  public var line: [UInt8] { BreakReply.line(self) }

  /// The command to the engine; `nil` for a request that only asks.
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
  /// The state after the request; `nil` if the request was invalid.
  public var status: BreakStatus?
  /// The day's decisions, a line each, the earliest first; `nil` if not requested.
  public var decisions: [String]?
  /// The reason for a refusal, in a sentence; `nil` if there was none.
  public var refused: String?
  /// True if safety is the reason for the refusal.
  public var isLocked: Bool?
  /// The error in the request, in a sentence; `nil` if it was valid.
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

  /// Parses a line without its newline; `nil` if it is no reply.
  public init?(line: [UInt8]) {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    guard let reply = try? decoder.decode(BreakReply.self, from: Data(line)) else { return nil }
    self = reply
  }

  /// The reply as a line with a newline.
  public var line: [UInt8] { Self.line(self) }

  static func line(_ message: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(message) else { return [] }
    return Array(data) + [UInt8(ascii: "\n")]
  }
}
