import Foundation

/// Where the person's own files are: the XDG folders, or all of them under `UNKNOT_HOME`.
struct Folders {
  /// Own routines; `nil` if there is no home to have them in.
  let routines: String?
  /// The settings file; `nil` if there is no home to have it in.
  let config: String?
  /// What was said to the question for red flags; `nil` if there is no home to keep it in.
  let safety: String?
  /// What was said to reminders; `nil` if there is no home to keep it in.
  let reminders: String?
  /// The record; `nil` if there is no home to keep it in.
  let record: String?
  /// Where a crash is written down; `nil` if there is no home to do it in.
  let crashReport: String?

  /// Works the folders out from the environment. A relative path in an XDG variable is ignored, as
  /// the XDG Base Directory Specification asks.
  init(environment: [String: String] = Surroundings.environment) {
    if let home = environment["UNKNOT_HOME"], !home.isEmpty {
      routines = home + "/routines"
      config = home + "/config.yaml"
      safety = home + "/safety.json"
      reminders = home + "/reminders.json"
      record = home + "/history.sqlite"
      crashReport = home + "/crash.txt"
      return
    }
    func folder(_ variable: String, _ fallback: String) -> String? {
      if let path = environment[variable], path.hasPrefix("/") { return path + "/unknot" }
      guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
      return "\(home)/\(fallback)/unknot"
    }
    routines = folder("XDG_DATA_HOME", ".local/share").map { $0 + "/routines" }
    config = folder("XDG_CONFIG_HOME", ".config").map { $0 + "/config.yaml" }
    safety = folder("XDG_STATE_HOME", ".local/state").map { $0 + "/safety.json" }
    reminders = folder("XDG_STATE_HOME", ".local/state").map { $0 + "/reminders.json" }
    record = folder("XDG_STATE_HOME", ".local/state").map { $0 + "/history.sqlite" }
    crashReport = folder("XDG_STATE_HOME", ".local/state").map { $0 + "/crash.txt" }
  }
}
