import Foundation

extension FileManager {
  /// Removes a folder with records in it, and what their sessions left in shared memory, which
  /// outlives programs that were killed. What cannot be removed stays.
  public func removeRecords(in folder: String) {
    let paths = enumerator(atPath: folder)
    while let path = paths?.nextObject() as? String {
      let parts = path.components(separatedBy: ".pulse-")
      if parts.count == 2 { try? removeItem(atPath: "/dev/shm/unknot-pulse-\(parts[1])") }
    }
    try? removeItem(atPath: folder)
  }
}
