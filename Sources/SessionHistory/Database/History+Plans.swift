import CarePlan
import Foundation
import GRDB

extension History {
  /// All events of plans, the earliest first.
  ///
  /// - Throws: ``HistoryError``.
  public func planEvents() throws(HistoryError) -> [PlanEvent] {
    try read("read the plan") { db in try db.planEvents() }
  }

  /// Adds an event of a plan. Its moment is after all earlier events, even if the clock was set
  /// back.
  ///
  /// - Throws: ``HistoryError``.
  public func add(
    _ kind: PlanEvent.Kind, of planID: String, on day: LocalDay, value: Int? = nil,
    fileHash: String? = nil, now: Date, in timeZone: TimeZone
  ) throws(HistoryError) {
    let machine = machine
    try transaction("save the plan") { db in
      let last = try db.planEvents().last?.at
      let moment = last.map { max(now, $0 + 0.001) } ?? now
      try db.put(
        PlanEvent(
          kind, of: PlainText.clean(planID), on: day, value: value, fileHash: fileHash,
          at: moment.wholeMilliseconds, utcOffset: timeZone.secondsFromGMT(for: now),
          machine: machine))
    }
  }

  /// Saves pain without a session as an event of the running plan; does nothing if none runs.
  ///
  /// - Throws: ``HistoryError``.
  public func notePlanPain(
    _ pain: Int, now: Date, in timeZone: TimeZone
  ) throws(HistoryError) {
    guard let run = PlanRun(try planEvents()) else { return }
    try add(
      .pain, of: run.planID, on: ownDay.day(of: now, in: timeZone), value: pain, now: now,
      in: timeZone)
  }

  /// The sessions since a day, the earliest first.
  ///
  /// - Throws: ``HistoryError``.
  public func pastSessions(since day: LocalDay) throws(HistoryError) -> [PastSession] {
    try read("read the sessions of the plan") { db in
      try Self.pastSessions(since: day, by: ownDay, currentNames: currentNames, in: db)
    }
  }

  /// Reads the running plan, and the sessions since it began, from the file alone.
  ///
  /// - Parameters:
  ///   - path: The history's file.
  ///   - ownDay: The person's own day.
  ///   - currentNames: The present ids of renamed routines, by their former ids.
  /// - Returns: The run; `nil` if there is none, or the file cannot be read.
  public static func planRun(
    atPath path: String, by ownDay: OwnDay = OwnDay(), currentNames: [String: String] = [:]
  ) -> (run: PlanRun, sessions: [PastSession])? {
    guard access(path, R_OK) == 0,
      let queue = try? HistoryConnection.readOnly(path, findsDamage: false)
    else { return nil }
    defer { queue.retire() }
    return try? queue.read { db -> (run: PlanRun, sessions: [PastSession])? in
      guard let run = PlanRun(try db.planEvents()) else { return nil }
      return (
        run,
        try pastSessions(since: run.start, by: ownDay, currentNames: currentNames, in: db)
      )
    }
  }
}

extension Database {
  /// All events of plans, the earliest first. Empty for a read-only file of a version without the
  /// table.
  func planEvents() throws -> [PlanEvent] {
    if configuration.readonly, try !tableExists("plan_events") { return [] }
    return try Row.fetchAll(
      try cachedStatement(sql: "SELECT * FROM plan_events ORDER BY at, id")
    ).map { try Row.unwrap(PlanEvent($0)) }
  }

  /// Inserts an event, or replaces the one of the same id.
  func put(_ event: PlanEvent) throws {
    try insert(event.columnValues, into: "plan_events", mayReplace: true)
  }
}

extension PlanEvent {
  /// Reads a row of `plan_events`.
  init?(_ row: Row) {
    guard let id = row.uuid("id"), let plan = row.text("plan"),
      let kind: Kind = row.choice("event"), let day = row.integer("day"),
      let at = row.integer("at"), let offset = row.integer("utc_offset"),
      let machine = row.uuid("machine"), Timestamp.moments.contains(at),
      Timestamp.offsets.contains(offset)
    else { return nil }
    self.init(
      kind, of: plan, on: LocalDay(number: day), value: row.integer("value"),
      fileHash: row.text("hash"), id: id, at: Date(milliseconds: at), utcOffset: offset,
      machine: machine)
  }

  /// The columns of its row.
  var columnValues: ColumnValues {
    [
      "id": .text(id.text), "plan": .text(planID), "hash": .text(fileHash),
      "event": .text(kind.rawValue), "value": .integer(value),
      "day": .integer(day.number), "at": .integer(at.inMilliseconds),
      "utc_offset": .integer(utcOffset), "machine": .text(machine.text),
    ]
  }
}
