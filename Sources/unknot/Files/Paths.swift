import Foundation

/// The paths of the person's files: the XDG folders, or all of them under `UNKNOT_HOME`.
struct Paths {
  /// The folder of the person's own routines; `nil` without a home folder.
  let routines: String?
  /// The folder of recorded phrases of the voice; `nil` without a home folder.
  let voice: String?
  /// The settings file; `nil` without a home folder.
  let config: String?
  /// The answers about warning signs and risks; `nil` without a home folder.
  let safety: String?
  /// The pain of the day; `nil` without a home folder.
  let pain: String?
  /// The routines whose cautions were read; `nil` without a home folder.
  let cautions: String?
  /// The state of reminders; `nil` without a home folder.
  let reminders: String?
  /// The events that were written for calendars; `nil` without a home folder.
  let calendar: String?
  /// The state of breaks, for their next start; `nil` without a home folder.
  let breaks: String?
  /// The history; `nil` without a home folder.
  let record: String?
  /// The crash report; `nil` without a home folder.
  let crashReport: String?
  /// The folder of the history if it is unknot's own; `nil` if the person has named it.
  private let ownState: String?

  /// Derives the paths from the environment. A relative path in an XDG variable is ignored, as
  /// the XDG Base Directory Specification asks.
  init(environment: [String: String] = ProcessEnvironment.environment) {
    if let home = environment["UNKNOT_HOME"], !home.isEmpty {
      routines = home + "/routines"
      voice = home + "/voice"
      config = home + "/config.yaml"
      safety = home + "/safety.json"
      pain = home + "/pain.json"
      cautions = home + "/cautions.json"
      reminders = home + "/reminders.json"
      calendar = home + "/calendar.json"
      breaks = home + "/breaks.json"
      record = home + "/history.sqlite"
      crashReport = home + "/crash.txt"
      ownState = nil
      return
    }
    func folder(_ variable: String, _ fallback: String) -> String? {
      if let path = environment[variable], path.hasPrefix("/") { return path + "/unknot" }
      guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
      return "\(home)/\(fallback)/unknot"
    }
    routines = folder("XDG_DATA_HOME", ".local/share").map { $0 + "/routines" }
    voice = folder("XDG_DATA_HOME", ".local/share").map { $0 + "/voice" }
    config = folder("XDG_CONFIG_HOME", ".config").map { $0 + "/config.yaml" }
    safety = folder("XDG_STATE_HOME", ".local/state").map { $0 + "/safety.json" }
    pain = folder("XDG_STATE_HOME", ".local/state").map { $0 + "/pain.json" }
    cautions = folder("XDG_STATE_HOME", ".local/state").map { $0 + "/cautions.json" }
    reminders = folder("XDG_STATE_HOME", ".local/state").map { $0 + "/reminders.json" }
    calendar = folder("XDG_STATE_HOME", ".local/state").map { $0 + "/calendar.json" }
    breaks = folder("XDG_STATE_HOME", ".local/state").map { $0 + "/breaks.json" }
    record = folder("XDG_STATE_HOME", ".local/state").map { $0 + "/history.sqlite" }
    crashReport = folder("XDG_STATE_HOME", ".local/state").map { $0 + "/crash.txt" }
    ownState = folder("XDG_STATE_HOME", ".local/state")
  }

  /// Removes the access of other users to files about the person's health, and to their folder if
  /// it is unknot's own. An older version or a restored backup may have left them open.
  func closeToOthers() {
    if let ownState { Self.close(ownState, kind: S_IFDIR, mode: 0o700) }
    let record = record.map { path in ["", "-wal", "-shm"].map { path + $0 } } ?? []
    let files = [safety, pain, cautions, reminders, calendar, breaks, crashReport]
    for path in files.compactMap(\.self) + record {
      Self.close(path, kind: S_IFREG, mode: 0o600)
    }
  }

  private static func close(_ path: String, kind: mode_t, mode: mode_t) {
    var facts = stat()
    guard lstat(path, &facts) == 0, facts.st_mode & S_IFMT == kind, facts.st_uid == geteuid(),
      facts.st_mode & 0o077 != 0
    else { return }
    chmod(path, mode & facts.st_mode)
  }
}
