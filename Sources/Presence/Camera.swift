import Foundation

/// The cameras of the machine. An open camera counts as a call.
struct Camera {
  let devices: String
  let processes: String

  /// Media servers open cameras to query them.
  private static let servers: Set<String> = ["wireplumber", "pipewire"]

  /// True if a process of the person, other than a media server, has a camera open.
  var isInUse: Bool {
    let manager = FileManager.default
    let cameras = ((try? manager.contentsOfDirectory(atPath: devices)) ?? [])
      .filter { $0.hasPrefix("video") }.map { "\(devices)/\($0)" }
    if cameras.isEmpty { return false }
    let names = (try? manager.contentsOfDirectory(atPath: processes)) ?? []
    return names.contains { name in
      guard Int32(name) != nil,
        let files = try? manager.contentsOfDirectory(atPath: "\(processes)/\(name)/fd")
      else { return false }
      let isOpen = files.contains { file in
        let target = try? manager.destinationOfSymbolicLink(
          atPath: "\(processes)/\(name)/fd/\(file)")
        return target.map(cameras.contains) ?? false
      }
      return isOpen && !Self.servers.contains(program(name))
    }
  }

  private func program(_ process: String) -> String {
    let name = FileManager.default.contents(atPath: "\(processes)/\(process)/comm") ?? Data()
    return String(decoding: name.prefix(64), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
