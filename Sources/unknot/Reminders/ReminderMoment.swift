import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory
import TUI

/// The decision to remind somebody at a moment, and the words.
struct ReminderMoment {
  /// The reason not to remind in a few words; `nil` if there is none.
  let reasonNotTo: String?
  /// The words of the reminder.
  let text: String

  /// Decides for a moment.
  ///
  /// - Parameters:
  ///   - routine: The routine to remind of.
  ///   - times: The number of times a day that are planned.
  ///   - today: The day so far; `nil` if nothing is known of it.
  ///   - quiet: The hours in which nobody is to be reminded.
  ///   - isSilenced: True if the person wants no more reminders on this day.
  ///   - lock: The reason that the routine is locked, or was done enough; `nil` if neither is so.
  ///   - now: The moment.
  ///   - timeZone: The person's time zone.
  init(
    _ routine: Routine, times: Int, today: Today?, quiet: [DayHours], isSilenced: Bool,
    lock: String?, now: Date, in timeZone: TimeZone
  ) {
    let clock = LocalTime(now, in: timeZone)
    let done = today?.done(routine.id) ?? 0
    let last = today?.practice.sessions.filter { $0.credit(for: routine.id) != .none }
      .map(\.checkIn.endedAt).max()
    let gap = Goal(routine)?.gap ?? Goal.usualGap
    let isRecent = last.map { now.timeIntervalSince($0) < gap } ?? false
    let time = TimeOfDay(minutes: clock.hour * 60 + clock.minute)
    let isQuiet = quiet.contains { $0.contains(time) }
    reasonNotTo =
      if let lock {
        lock
      } else if isSilenced {
        "you turned reminders off for today"
      } else if isQuiet {
        "quiet hours"
      } else if done >= Double(times) {
        "today's goal is met"
      } else if isRecent {
        "you have just done it"
      } else {
        nil
      }
    let count = done > 0 ? "\(Credit.times(done)) of \(times) done today. " : ""
    text = "\(count)unknot play \(routine.id)"
  }
}
