import CarePlan
import Foundation

/// Turns sessions into lines of JSON and back.
public struct SessionLineCoder {
  private let encoder: JSONEncoder
  private let decoder = JSONDecoder()

  /// A coder, which can be used for many lines.
  public init() {
    encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// A session as one line of JSON without its line break; equal sessions give equal bytes.
  ///
  /// - Throws: `EncodingError`.
  public func line(_ record: SessionRecord) throws -> Data {
    try encoder.encode(SessionLine(record))
  }

  /// Reads a session from a line.
  func record(_ line: Data) throws(LineProblem) -> SessionRecord {
    try decoded(SessionLine.self, line).record()
  }

  /// An answer about a dose as one line of JSON; equal answers give equal bytes.
  func line(_ answer: DoseAnswer) throws -> Data { try encoder.encode(DoseLine(answer)) }

  /// Reads an answer about a dose from a line.
  func answer(_ line: Data) throws(LineProblem) -> DoseAnswer {
    try decoded(DoseLine.self, line).answer()
  }

  /// A deletion as one line of JSON; equal deletions give equal bytes.
  func line(_ deletion: Deletion) throws -> Data { try encoder.encode(DeletionLine(deletion)) }

  /// Reads a deletion from a line.
  func deletion(_ line: Data) throws(LineProblem) -> Deletion {
    try decoded(DeletionLine.self, line).deletion()
  }

  /// An event of a plan as one line of JSON; equal events give equal bytes.
  func line(_ event: PlanEvent) throws -> Data { try encoder.encode(PlanEventLine(event)) }

  /// Reads an event of a plan from a line.
  func planEvent(_ line: Data) throws(LineProblem) -> PlanEvent {
    try decoded(PlanEventLine.self, line).planEvent()
  }

  /// Pain that was recorded without a session as one line of JSON; equal entries give equal bytes.
  ///
  /// - Throws: `EncodingError`.
  public func line(_ entry: PainEntry) throws -> Data { try encoder.encode(PainEntryLine(entry)) }

  /// Reads a pain entry from a line.
  func painEntry(_ line: Data) throws(LineProblem) -> PainEntry {
    try decoded(PainEntryLine.self, line).entry()
  }

  /// The `type` of a line; `nil` if it has none.
  func kind(_ line: Data) -> String? {
    (try? decoder.decode(LineKind.self, from: line))?.type
  }

  private func decoded<Line: Decodable>(
    _ type: Line.Type, _ line: Data
  ) throws(LineProblem) -> Line {
    do {
      return try decoder.decode(type, from: line)
    } catch {
      throw LineProblem(error)
    }
  }

  /// Reads the header, the first line of a file, with its kind and version; `nil` if the line is
  /// none.
  func header(_ line: Data) -> ExportHeader? {
    try? decoder.decode(ExportHeader.self, from: line)
  }

  /// The header as the first line of a file.
  func line(_ header: ExportHeader) throws -> Data {
    try encoder.encode(header)
  }
}

/// The kinds of export lines that the history does not store.
public enum ExportKind {
  /// The answers about warning signs and risks.
  public static let safety = "safety"
  /// A file of the person's own: settings or a routine.
  public static let file = "file"

  static let foreign = [safety, file]
}

/// The `type` of a line.
private struct LineKind: Codable {
  var type: String
}

/// The first line of an exported file.
struct ExportHeader: Codable, Equatable {
  var type: String
  var version: Int
  var machine: String?

  static let type = "unknot-record"
  /// The version that is written, and the newest that is read. Version 1 had sessions only, and
  /// version 2 no segments of the kinds `active` and `apply`, version 3 no notes and no deletions,
  /// version 4 no events of plans, version 5 no pain without a session.
  static let version = 6

  init(machine: UUID) {
    type = Self.type
    version = Self.version
    self.machine = machine.text
  }
}

extension LineProblem {
  /// Translates an error of `JSONDecoder`.
  init(_ error: any Error) {
    func name(_ path: [any CodingKey]) -> String {
      path.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }.joined(separator: ".")
    }
    switch error as? DecodingError {
    case .keyNotFound(let key, let context):
      self.init(reason: "`\(name(context.codingPath + [key]))` is missing")
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      let name = name(context.codingPath)
      self.init(
        reason: name.isEmpty
          ? "this is no JSON object" : "`\(name)` is of another kind than it should be")
    default:
      self.init(reason: "this is no JSON, or has a number past all bounds")
    }
  }
}
