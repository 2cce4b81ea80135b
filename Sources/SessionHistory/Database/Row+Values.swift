import CarePlan
import Foundation
import GRDB
import RoutineEngine

// An invalid value means a damaged file: it is an error, and never a crash.

extension Row {
  private func value<Value: DatabaseValueConvertible>(_ column: String) -> Value? {
    (self[column] as DatabaseValue?).flatMap(Value.fromDatabaseValue)
  }

  func integer(_ column: String) -> Int? { value(column) }

  func text(_ column: String) -> String? { value(column) }

  func choice<Value: RawRepresentable<String>>(_ column: String) -> Value? {
    text(column).flatMap(Value.init(rawValue:))
  }

  func uuid(_ column: String) -> UUID? { text(column).flatMap(UUID.init(text:)) }

  /// A length of time, clamped so that sums of many cannot overflow.
  func duration(_ column: String) -> Duration? {
    integer(column).map { .milliseconds($0.clamped(to: Timestamp.moments)) }
  }

  /// A moment, clamped to the years that its text form can have.
  func moment(_ column: String) -> Date? {
    integer(column).map { Date(milliseconds: $0.clamped(to: Timestamp.moments)) }
  }

  /// A day, clamped to those years.
  func day(_ column: String) -> LocalDay? { integer(column).map(LocalDay.init(stored:)) }

  // By the index of the column, for queries of a million rows: the lookup of a name takes longer
  // than the read. SQLite converts a value of another type.

  func integer(_ index: Int) -> Int? { self[index] }

  func text(_ index: Int) -> String? { self[index] }

  func choice<Value: RawRepresentable<String>>(_ index: Int) -> Value? {
    text(index).flatMap(Value.init(rawValue:))
  }

  func duration(_ index: Int) -> Duration? {
    integer(index).map { .milliseconds($0.clamped(to: Timestamp.moments)) }
  }

  /// Throws the error of a damaged file if a value is missing.
  static func unwrap<Value>(_ value: Value?) throws -> Value {
    guard let value else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a value is not what it should be")
    }
    return value
  }
}

extension LocalDay {
  /// The day of a stored number, clamped to the days that can be computed with.
  init(stored number: Int) {
    let last = Timestamp.moments.upperBound / (Self.secondsPerDay * 1_000)
    self.init(number: number.clamped(to: -1...last + 1))
  }
}

extension SessionFacts {
  /// Reads a row of `sessions`.
  init?(_ row: Row) {
    guard let id = row.uuid("id"), let routineID = row.text("routine"),
      let routineTitle = row.text("title"), let level: Level = row.choice("level"),
      let ready = row.duration("ready_ms"), let segments = row.integer("plan_segments"),
      let length = row.duration("plan_ms"), let startedAt = row.integer("started_at"),
      let offset = row.integer("utc_offset"), let machine = row.uuid("machine"),
      let revision = row.integer("revision"),
      Timestamp.moments.contains(startedAt), Timestamp.offsets.contains(offset)
    else { return nil }
    self.init(
      id: id, routineID: routineID, routineTitle: routineTitle,
      prescription: Prescription(
        level: level, hold: row.duration("hold_ms"), repeats: row.integer("repeats"), ready: ready),
      plan: WorkPlan(
        segments: segments, length: length, parts: WorkPlan.parts(row.text("parts"))),
      startedAt: Date(milliseconds: startedAt), utcOffset: offset,
      endedAt: row.moment("ended_at"), ending: row.choice("ending"),
      painBefore: row.integer("pain_before"), painAfter: row.integer("pain_after"),
      ease: row.choice("ease"), note: row.text("note"), machine: machine,
      editedOn: row.uuid("edited_on"), revision: revision)
  }

  /// The columns of its row but its day.
  var columnValues: ColumnValues {
    [
      "id": .text(id.text), "routine": .text(routineID), "title": .text(routineTitle),
      "level": .text(prescription.level.rawValue),
      "hold_ms": .integer(prescription.hold?.inMilliseconds),
      "repeats": .integer(prescription.repeats),
      "ready_ms": .integer(prescription.ready.inMilliseconds),
      "plan_segments": .integer(plan.segments), "plan_ms": .integer(plan.length.inMilliseconds),
      "started_at": .integer(startedAt.inMilliseconds), "utc_offset": .integer(utcOffset),
      "ended_at": .integer(endedAt?.inMilliseconds), "ending": .text(ending?.rawValue),
      "pain_before": .integer(painBefore),
      "pain_after": .integer(painAfter), "ease": .text(ease?.rawValue),
      "parts": .text(plan.partsText),
      "note": .text(note), "machine": .text(machine.text), "edited_on": .text(editedOn?.text),
      "revision": .integer(revision),
    ]
  }
}

extension WorkPlan {
  /// Reads the parts of a plan: `{"foam-roller":[2,120000]}`. Returns none if the text cannot be
  /// read.
  static func parts(_ text: String?) -> [String: WorkPlan] {
    let decoded = text.flatMap {
      try? JSONDecoder().decode([String: [Int]].self, from: Data($0.utf8))
    }
    return (decoded ?? [:]).compactMapValues { numbers in
      guard numbers.count == 2, numbers.allSatisfy(Timestamp.moments.contains) else { return nil }
      return WorkPlan(segments: numbers[0], length: .milliseconds(numbers[1]))
    }
  }

  /// The parts as they are stored; `nil` if there are none.
  var partsText: String? {
    if parts.isEmpty { return nil }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let numbers = parts.mapValues { [$0.segments, $0.length.inMilliseconds] }
    return (try? encoder.encode(numbers)).map { String(decoding: $0, as: UTF8.self) }
  }
}

extension SessionSummary {
  /// Reads a row of `sessions`.
  init?(_ row: Row) {
    guard let facts = SessionFacts(row), let work = row.duration("work_ms"),
      let segmentsDone = row.integer("segments_done"), let time = row.duration("time_ms")
    else { return nil }
    self.init(facts: facts, work: work, segmentsDone: segmentsDone, time: time)
  }
}

extension SessionOutline {
  /// Reads a row of `outlineSQL`.
  init?(_ row: Row) {
    guard let title = row.text(1), let startedAt = row.integer(2), let offset = row.integer(3),
      let work = row.duration(9), let segmentsDone = row.integer(10),
      let segments = row.integer(11), let planned = row.duration(12),
      Timestamp.moments.contains(startedAt), Timestamp.offsets.contains(offset)
    else { return nil }
    self.init(
      routineTitle: PlainText.clean(title), startedAt: Date(milliseconds: startedAt),
      utcOffset: offset, ending: row.choice(4),
      painBefore: row.integer(5).map(SessionFacts.clampedPain),
      painAfter: row.integer(6).map(SessionFacts.clampedPain), ease: row.choice(7),
      note: SessionFacts.note(row.text(8)), segmentsDone: segmentsDone, segmentsPlanned: segments,
      work: work, planned: planned,
      credit: Credit(
        segmentsDone: segmentsDone, work: work, of: WorkPlan(segments: segments, length: planned)))
  }
}

extension SavedSegmentResult {
  /// Reads a row of `passages`.
  init?(_ row: Row) {
    guard let segment = row.integer("segment"), let kind: Segment.Kind = row.choice("kind"),
      let step = row.integer("step"), let title = row.text("title"),
      let outcome: Outcome = row.choice("outcome"), let spent = row.duration("spent_ms"),
      let endedAt = row.duration("ended_ms")
    else { return nil }
    self.init(
      segment: segment, kind: kind, step: step, title: title, side: row.choice("side"),
      repetition: row.integer("repetition"), repetitions: row.integer("repetitions"),
      outcome: outcome, spent: spent, endedAt: endedAt, origin: row.text("origin"),
      contact: row.choice("contact"))
  }

  /// The columns of its row, as result `number` of a session.
  func columnValues(of session: Int, at number: Int) -> ColumnValues {
    [
      "session": .integer(session), "number": .integer(number),
      "segment": .integer(segment), "kind": .text(kind.rawValue), "step": .integer(step),
      "title": .text(title),
      "side": .text(side?.rawValue), "repetition": .integer(repetition),
      "repetitions": .integer(repetitions),
      "outcome": .text(outcome.rawValue), "spent_ms": .integer(spent.inMilliseconds),
      "ended_ms": .integer(endedAt.inMilliseconds), "origin": .text(origin),
      "contact": .text(contact?.rawValue),
    ]
  }
}

extension SessionPosition {
  /// Reads a row of `positions`.
  init?(_ row: Row) {
    guard let segment = row.integer("segment"), let elapsed = row.duration("elapsed_ms"),
      let unrecorded = row.duration("unrecorded_ms"), let state: State = row.choice("state"),
      let isHandsFree = row.integer("is_hands_free"), let moment = row.duration("moment_ms"),
      let kind: Segment.Kind = row.choice("kind"), let step = row.integer("step"),
      let title = row.text("title")
    else { return nil }
    self.segment = segment
    self.elapsed = elapsed
    self.unrecorded = unrecorded
    self.length = row.duration("length_ms")
    self.state = state
    // Two bits: hands-free, spoken.
    self.isHandsFree = isHandsFree & 1 != 0
    isSpoken = isHandsFree & 2 != 0
    self.easedFrom = row.integer("eased_from")
    self.moment = moment
    self.kind = kind
    self.step = step
    self.title = title
    self.side = row.choice("side")
    self.repetition = row.integer("repetition")
    self.repetitions = row.integer("repetitions")
  }

  /// The columns of its row but those of the session and its process.
  var columnValues: ColumnValues {
    [
      "segment": .integer(segment), "elapsed_ms": .integer(elapsed.inMilliseconds),
      "unrecorded_ms": .integer(unrecorded.inMilliseconds),
      "length_ms": .integer(length?.inMilliseconds),
      "state": .text(state.rawValue),
      "is_hands_free": .integer((isHandsFree ? 1 : 0) + (isSpoken ? 2 : 0)),
      "eased_from": .integer(easedFrom),
      "moment_ms": .integer(moment.inMilliseconds), "kind": .text(kind.rawValue),
      "step": .integer(step), "title": .text(title),
      "side": .text(side?.rawValue), "repetition": .integer(repetition),
      "repetitions": .integer(repetitions),
    ]
  }
}

extension ProcessIdentity {
  /// Reads the process of a row of `positions`. Missing values make a process that does not run.
  init(_ row: Row) {
    self.init(
      pid: row.integer("pid") ?? 0, startTicks: row.integer("pid_start") ?? 0,
      boot: row.text("boot") ?? "")
  }

  var columnValues: ColumnValues {
    ["pid": .integer(pid), "pid_start": .integer(startTicks), "boot": .text(boot)]
  }
}

extension DoseAnswer {
  /// Reads a row of `dose_answers`.
  init?(_ row: Row) {
    guard let id = row.uuid("id"), let routineID = row.text("routine"),
      let chosen: Level = row.choice("chosen_level"), let word: Word = row.choice("word"),
      let level: Level = row.choice("level"), let answeredAt = row.integer("answered_at"),
      let offset = row.integer("utc_offset"), let machine = row.uuid("machine"),
      Timestamp.moments.contains(answeredAt), Timestamp.offsets.contains(offset)
    else { return nil }
    self.init(
      id: id, routineID: routineID, chosenLevel: chosen, word: word, reason: row.choice("reason"),
      dose: Prescription(
        level: level, hold: row.duration("hold_ms"), repeats: row.integer("repeats")),
      session: row.uuid("session"), answeredAt: Date(milliseconds: answeredAt), utcOffset: offset,
      machine: machine)
  }

  /// The columns of its row.
  var columnValues: ColumnValues {
    [
      "id": .text(id.text), "routine": .text(routineID),
      "chosen_level": .text(chosenLevel.rawValue),
      "word": .text(word.rawValue), "reason": .text(reason?.rawValue),
      "level": .text(dose.level.rawValue),
      "hold_ms": .integer(dose.hold?.inMilliseconds), "repeats": .integer(dose.repeats),
      "session": .text(session?.text),
      "answered_at": .integer(answeredAt.inMilliseconds), "utc_offset": .integer(utcOffset),
      "machine": .text(machine.text),
    ]
  }
}
