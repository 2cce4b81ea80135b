import CarePlan
import Foundation

/// The person's answers to reminders: `reminders.json`.
struct ReminderFile {
  private let path: String?

  private struct Content: Codable {
    let notOn: String
  }

  init(folders: Paths = Paths()) {
    path = folders.reminders
  }

  /// True if the person wants no reminders on a day. A file that cannot be read counts for the day
  /// on which it was written.
  func isSilent(on day: LocalDay) -> Bool {
    guard let path else { return false }
    if let data = AtomicFile.read(path),
      let content = try? JSONDecoder().decode(Content.self, from: data)
    {
      return content.notOn == day.description
    }
    let facts = try? FileManager.default.attributesOfItem(atPath: path)
    return (facts?[.modificationDate] as? Date).map { LocalDay($0, in: .current) } == day
  }

  /// Saves that the person wants no reminders on a day.
  ///
  /// - Throws: `Failure` if it cannot be written.
  func silence(on day: LocalDay) throws {
    guard let path else {
      throw Failure(.inputOutput, "reminders are not silenced: HOME is not set; set UNKNOT_HOME")
    }
    do {
      let data = try JSONEncoder().encode(Content(notOn: day.description))
      try AtomicFile.write(String(decoding: data, as: UTF8.self) + "\n", to: path)
    } catch {
      throw Failure(.inputOutput, "reminders are not silenced: \(error)")
    }
  }
}
