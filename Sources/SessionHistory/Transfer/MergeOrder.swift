import Foundation

/// Which of two versions of one session counts: the one that was written to more often, then the
/// one with more results, then the one whose line comes last in byte order. That is a total order
/// of lines, so that however versions are merged, in whatever order and how often, the greatest
/// one of all is left.
enum MergeOrder {
  /// Whether a version takes the place of another.
  static func takes(
    _ record: SessionRecord, over known: SessionRecord, coder: SessionLineCoder
  ) throws -> Bool {
    if record == known { return false }
    if record.facts.revision != known.facts.revision {
      return record.facts.revision > known.facts.revision
    }
    if record.results.count != known.results.count {
      return record.results.count > known.results.count
    }
    return try coder.line(known).lexicographicallyPrecedes(try coder.line(record))
  }
}
