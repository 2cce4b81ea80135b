import Foundation
import SessionHistory

/// What the person has said to reminders: `reminders.json`.
struct ReminderFile {
  private let path: String?

  private struct Content: Codable {
    let notOn: String
  }

  init(folders: Folders = Folders()) {
    path = folders.reminders
  }

  /// Whether the person wants no reminders on a day. A file that cannot be read says nothing.
  func isSilent(on day: LocalDay) -> Bool {
    guard let path, let data = WholeFile.read(path),
      let content = try? JSONDecoder().decode(Content.self, from: data)
    else { return false }
    return content.notOn == day.description
  }

  /// Keeps that there are to be none on a day.
  ///
  /// - Throws: `Failure` if it cannot be written.
  func keepSilent(on day: LocalDay) throws {
    guard let path else {
      throw Failure(.inputOutput, "reminders are not silenced: HOME is not set; set UNKNOT_HOME")
    }
    do {
      let data = try JSONEncoder().encode(Content(notOn: day.description))
      try WholeFile.write(String(decoding: data, as: UTF8.self) + "\n", to: path)
    } catch {
      throw Failure(.inputOutput, "reminders are not silenced: \(error)")
    }
  }
}
