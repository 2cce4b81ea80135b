import Foundation
import Reminders

/// The events that were written for calendars: `calendar.json`.
struct CalendarRecordFile {
  private let path: String?

  init(folders: Paths = Paths()) {
    path = folders.calendar
  }

  /// The events that were written so far. Before the first time there are none, and the person gets
  /// a new random id.
  ///
  /// - Throws: `Failure` if there is a file that cannot be read: with another id, calendars would
  ///   have every event twice.
  func record() throws -> CalendarRecord {
    let name = UInt32.random(in: 0 ... .max)
    let digits = String(name, radix: 16)
    let new = CalendarRecord(person: String(repeating: "0", count: 8 - digits.count) + digits)
    guard let path, access(path, F_OK) == 0 else { return new }
    guard let data = AtomicFile.read(path),
      let record = try? JSONDecoder().decode(CalendarRecord.self, from: data)
    else {
      throw Failure(
        .inputOutput,
        "\(path) cannot be read; move it away, and empty the calendar before you import again")
    }
    return record
  }

  /// Saves the events.
  ///
  /// - Throws: `Failure` if it cannot be written.
  func save(_ record: CalendarRecord) throws {
    guard let path else {
      throw Failure(.inputOutput, "the calendar is not saved: HOME is not set; set UNKNOT_HOME")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    do {
      let text = String(decoding: try encoder.encode(record), as: UTF8.self)
      try AtomicFile.write(text + "\n", to: path)
    } catch {
      throw Failure(.inputOutput, "the calendar is not saved: \(error)")
    }
  }
}
