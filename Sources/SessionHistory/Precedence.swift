import Foundation

/// Which of two versions of one session counts: the one that was written to more often, then the
/// one with more passages, then the one whose line comes last in byte order. That is a total order
/// of lines, so that however versions are merged, in whatever order and how often, the greatest
/// one of all is left.
struct Precedence: Comparable {
  let revision: Int
  let passages: Int
  let line: Data

  init(_ record: SessionRecord, coder: SessionLineCoder) throws {
    revision = record.facts.revision
    passages = record.passages.count
    line = try coder.line(record)
  }

  static func < (one: Precedence, other: Precedence) -> Bool {
    if one.revision != other.revision { return one.revision < other.revision }
    if one.passages != other.passages { return one.passages < other.passages }
    return one.line.lexicographicallyPrecedes(other.line)
  }
}
