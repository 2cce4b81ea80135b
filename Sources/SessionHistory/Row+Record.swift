import Foundation
import GRDB
import RoutineEngine

// Columns are read by their place in these lists. A value that cannot be what it should be means
// a damaged file; it is never trusted, and never a crash.

extension Row {
  func integer(_ index: Int) -> Int? { Int.fromDatabaseValue(self[index] as DatabaseValue) }

  func text(_ index: Int) -> String? { String.fromDatabaseValue(self[index] as DatabaseValue) }

  func choice<Value: RawRepresentable<String>>(_ index: Int) -> Value? {
    text(index).flatMap(Value.init(rawValue:))
  }

  func uuid(_ index: Int) -> UUID? { text(index).flatMap(UUID.init(uuidString:)) }

  /// A length of time, as near as one can be that sums of many still have room for.
  func duration(_ index: Int) -> Duration? {
    integer(index).map { .milliseconds($0.clamped(to: Timestamp.moments)) }
  }

  /// A moment within the years that a text of it can have.
  func moment(_ index: Int) -> Date? {
    integer(index).map { Date(milliseconds: $0.clamped(to: Timestamp.moments)) }
  }

  /// A day within those years.
  func day(_ index: Int) -> LocalDay? { integer(index).map(LocalDay.init(stored:)) }

  /// What a damaged file throws.
  static func unwrap<Value>(_ value: Value?) throws -> Value {
    guard let value else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a value is not what it should be")
    }
    return value
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}

extension LocalDay {
  /// The day of a number that a file says, as near as one is that can be reckoned with.
  init(stored number: Int) {
    let last = Timestamp.moments.upperBound / (Self.secondsPerDay * 1_000)
    self.init(number: number.clamped(to: -1...last + 1))
  }
}

extension UUID {
  /// As the record writes it: in lower case.
  var text: String { uuidString.lowercased() }
}

extension SessionFacts {
  /// The columns it is read from, in order.
  static let columns = """
    sessions.id, routine, sessions.title, level, hold_ms, repeats, ready_ms, plan_segments, plan_ms, \
    started_at, utc_offset, ended_at, ending, pain_before, pain_after, machine, revision
    """

  static let columnCount = 17

  init?(_ row: Row) {
    guard let id = row.uuid(0), let routineID = row.text(1), let routineTitle = row.text(2),
      let level: Level = row.choice(3), let ready = row.duration(6), let segments = row.integer(7),
      let length = row.duration(8), let startedAt = row.integer(9), let offset = row.integer(10),
      let machine = row.uuid(15), let revision = row.integer(16),
      Timestamp.moments.contains(startedAt), Timestamp.offsets.contains(offset)
    else { return nil }
    self.init(
      id: id, routineID: routineID, routineTitle: routineTitle,
      prescription: Prescription(
        level: level, hold: row.duration(4), repeats: row.integer(5), ready: ready),
      plan: WorkPlan(segments: segments, length: length),
      startedAt: Date(milliseconds: startedAt), utcOffset: offset,
      endedAt: row.moment(11), ending: row.choice(12),
      painBefore: row.integer(13), painAfter: row.integer(14), machine: machine,
      revision: revision)
  }
}

extension SessionSummary {
  static let columns = SessionFacts.columns + ", work_ms, segments_done, time_ms"

  init?(_ row: Row) {
    let next = SessionFacts.columnCount
    guard let facts = SessionFacts(row), let work = row.duration(next),
      let segmentsDone = row.integer(next + 1), let time = row.duration(next + 2)
    else { return nil }
    self.init(facts: facts, work: work, segmentsDone: segmentsDone, time: time)
  }
}

extension KeptPassage {
  static let columns = """
    segment, kind, step, title, side, repetition, repetitions, outcome, spent_ms, ended_ms
    """

  init?(_ row: Row) {
    guard let segment = row.integer(0), let kind: Segment.Kind = row.choice(1),
      let step = row.integer(2), let title = row.text(3), let outcome: Outcome = row.choice(7),
      let spent = row.duration(8), let endedAt = row.duration(9)
    else { return nil }
    self.init(
      segment: segment, kind: kind, step: step, title: title, side: row.choice(4),
      repetition: row.integer(5), repetitions: row.integer(6), outcome: outcome, spent: spent,
      endedAt: endedAt)
  }
}

extension SessionPosition {
  static let columns = """
    positions.segment, elapsed_ms, unrecorded_ms, length_ms, state, is_hands_free, eased_from, \
    moment_ms, positions.kind, positions.step, positions.title, positions.side, \
    positions.repetition, positions.repetitions
    """

  static let columnCount = 14

  /// Reads it from a row in which its columns begin at an index.
  init?(_ row: Row, from start: Int) {
    guard let segment = row.integer(start), let elapsed = row.duration(start + 1),
      let unrecorded = row.duration(start + 2), let state: State = row.choice(start + 4),
      let isHandsFree = row.integer(start + 5), let moment = row.duration(start + 7),
      let kind: Segment.Kind = row.choice(start + 8), let step = row.integer(start + 9),
      let title = row.text(start + 10)
    else { return nil }
    self.segment = segment
    self.elapsed = elapsed
    self.unrecorded = unrecorded
    self.length = row.duration(start + 3)
    self.state = state
    self.isHandsFree = isHandsFree != 0
    self.easedFrom = row.integer(start + 6)
    self.moment = moment
    self.kind = kind
    self.step = step
    self.title = title
    self.side = row.choice(start + 11)
    self.repetition = row.integer(start + 12)
    self.repetitions = row.integer(start + 13)
  }
}
