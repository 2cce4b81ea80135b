import Foundation

/// The environment with what a login on the desktop would have set: cron, su and an older server of
/// tmux start programs without the runtime folder and the address of the bus, though both are there.
enum LoginEnvironment {
  /// This program's own.
  static let current = completed(Surroundings.environment)

  /// Adds the variables that are missing.
  ///
  /// - Parameters:
  ///   - environment: The environment as it is; a variable that is set stays.
  ///   - folders: The folder that holds a runtime folder for each user.
  /// - Returns: The environment with `XDG_RUNTIME_DIR` and `DBUS_SESSION_BUS_ADDRESS`, if their
  ///   folder and socket are there and this user's.
  static func completed(
    _ environment: [String: String], folders: String = "/run/user"
  ) -> [String: String] {
    var environment = environment
    func isMissing(_ name: String) -> Bool { environment[name]?.isEmpty ?? true }
    let folder = "\(folders)/\(geteuid())"
    if isMissing("XDG_RUNTIME_DIR"), isOwn(folder, S_IFDIR) {
      environment["XDG_RUNTIME_DIR"] = folder
    }
    if isMissing("DBUS_SESSION_BUS_ADDRESS"),
      let folder = environment["XDG_RUNTIME_DIR"], isOwn("\(folder)/bus", S_IFSOCK)
    {
      environment["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=\(folder)/bus"
    }
    return environment
  }

  private static func isOwn(_ path: String, _ kind: mode_t) -> Bool {
    var found = stat()
    return lstat(path, &found) == 0 && found.st_mode & S_IFMT == kind && found.st_uid == geteuid()
  }
}
