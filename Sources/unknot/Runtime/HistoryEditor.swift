import CarePlan
import Foundation
import RoutineEngine
import SessionHistory
import TUI

/// Carries out the corrections, deletions and additions of the history screen.
struct HistoryEditor {
  /// The sessions and the pain that were deleted in this run and can be brought back, by their ids.
  private var deleted: [String: SessionRecord] = [:]
  private var deletedPain: [String: PainEntry] = [:]

  /// Performs an edit.
  ///
  /// - Parameters:
  ///   - edit: The change.
  ///   - history: The history.
  ///   - timeline: Returns the timeline of a routine by its id; `nil` if there is none.
  /// - Returns: A line for the person: the change, or the reason for which nothing was changed.
  mutating func perform(
    _ edit: HistoryEdit, in history: History, timeline: (String) -> Timeline?
  ) -> String {
    do throws(HistoryError) {
      switch edit {
      case .correct(let id, let correction): return try correct(id, correction, in: history)
      case .delete(let id): return try delete(id, in: history)
      case .restore(let id): return try restore(id, in: history)
      case .add(let entry): return try add(entry, to: history, timeline(entry.routineID))
      }
    } catch {
      return "Nothing was changed: \(error.reason); \(error.remedy)."
    }
  }

  private func correct(
    _ id: String, _ correction: SessionCorrection, in history: History
  ) throws(HistoryError) -> String {
    switch try session(id, in: history) {
    case .refused(let reason): return reason
    case .found(let record):
      try history.correct(record.facts.id, [Correction(correction)])
      return "Changed: \(Self.name(of: record.facts))."
    }
  }

  private mutating func delete(
    _ id: String, in history: History
  ) throws(HistoryError) -> String {
    if let number = UUID(uuidString: id), let entry = try history.deletePain(number) {
      deletedPain[id] = entry
      let rest = HistoryText.afterDeleting(entry, by: history.ownDay, now: Date())
      return "Deleted: \(Self.name(of: entry))."
        + (rest.isEmpty ? " Press u to bring it back." : "\(rest) u brings it back.")
    }
    switch try session(id, in: history) {
    case .refused(let reason): return reason
    case .found(let record):
      try history.delete(record.facts.id)
      deleted[id] = record
      return "Deleted: \(Self.name(of: record.facts)). Press u to bring it back."
    }
  }

  private mutating func restore(
    _ id: String, in history: History
  ) throws(HistoryError) -> String {
    if let entry = deletedPain[id] {
      try history.restorePain(entry)
      deletedPain[id] = nil
      return "Back again: \(Self.name(of: entry))."
    }
    guard let record = deleted[id] else { return Self.gone }
    try history.restore(record)
    deleted[id] = nil
    return "Back again: \(Self.name(of: record.facts))."
  }

  private func add(
    _ entry: SessionEntry, to history: History, _ timeline: Timeline?
  ) throws(HistoryError) -> String {
    guard let timeline else { return "There is no routine \(entry.title) any more." }
    let entered = EnteredSession(
      timeline: timeline, minutes: entry.minutes,
      startedAt: entry.day.moment(secondsIntoDay: entry.minuteOfDay * 60, in: .current))
    guard let record = entered.record(in: history, now: Date()) else {
      return "Not added: this session would end in the future. Choose an earlier time."
    }
    try history.add(record)
    return "Added: \(Self.name(of: record.facts))."
  }

  private static let gone = "This session is gone; somebody else has deleted it."

  /// The outcome of looking for a session that is to be changed.
  private enum Lookup {
    case found(SessionRecord)
    /// The session is gone or still runs; the reason is a line for the person.
    case refused(String)
  }

  private func session(_ id: String, in history: History) throws(HistoryError) -> Lookup {
    guard let id = UUID(uuidString: id), let record = try history.session(id) else {
      return .refused(Self.gone)
    }
    guard try !history.isUnderWay(id) else {
      return .refused("This session still runs; end it first.")
    }
    return .found(record)
  }

  private static func name(of entry: PainEntry) -> String {
    let clock = LocalTime(entry.saidAt, utcOffset: entry.utcOffset)
    return "\(HistoryText.title(entry)), \(LocalTime.shortDay(clock.day)) \(clock.fullTime)"
  }

  private static func name(of facts: SessionFacts) -> String {
    "\(facts.routineTitle), \(LocalTime.shortDay(facts.day)) \(LocalTime(facts).fullTime)"
  }
}

extension Correction {
  fileprivate init(_ correction: SessionCorrection) {
    self =
      switch correction {
      case .painBefore(let pain): .painBefore(pain)
      case .painAfter(let pain): .painAfter(pain)
      case .ease(let ease): .ease(ease)
      case .minutes(let minutes): .work(.seconds(minutes * 60))
      case .routine(let id, let title): .routine(id: id, title: title)
      case .note(let note): .note(note)
      }
  }
}
