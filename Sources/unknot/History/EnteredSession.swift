import ArgumentParser
import CarePlan
import Foundation
import RoutineEngine
import SessionHistory

/// A session that was done without the program, as a person enters it.
struct EnteredSession {
  /// The timeline that was done.
  let timeline: Timeline
  /// The time of exercise in minutes; `nil` for the whole routine.
  let minutes: Int?
  /// Its beginning; `nil` if it has just ended.
  let startedAt: Date?

  /// The lengths that a session can have, in minutes.
  static let minutesRange = 1...720

  /// Returns the session as a record of this machine.
  ///
  /// - Parameters:
  ///   - history: The history to which it will be added.
  ///   - now: The moment.
  /// - Returns: The record; `nil` if it would end in the future.
  func record(in history: History, now: Date) -> SessionRecord? {
    func record(at moment: Date) -> SessionRecord {
      SessionRecord(
        entered: timeline, work: minutes.map { .seconds($0 * 60) }, startedAt: moment,
        timeZone: .current, machine: history.machine)
    }
    let record = record(at: startedAt ?? now - record(at: now).summary.length.inSeconds)
    // Moments are kept to the millisecond, and the last one may be rounded up.
    return record.facts.endedAt.map { $0 <= now + 0.001 } ?? false ? record : nil
  }

  /// Checks an option.
  static func validate(minutes: Int?) throws {
    guard let minutes, !minutesRange.contains(minutes) else { return }
    throw ValidationError("--minutes \(minutes): a session has 1 to 720 minutes.")
  }
}
