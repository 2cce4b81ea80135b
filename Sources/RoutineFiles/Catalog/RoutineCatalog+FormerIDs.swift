import RoutineEngine

/// The ids that own routines and moves had before.
extension RoutineCatalog {
  /// The present ids of own routines and moves by those that they had before. An id that somebody
  /// has now is nobody's former one; of two files that name one, the first by name counts.
  public var currentNames: [String: String] {
    if let ownNames { return ownNames }
    var names: [String: String] = [:]
    for (id, file) in files.sorted(by: { $0.key < $1.key }) {
      // A good routine that was read has told them.
      let formerIDs =
        known[id]?.routine?.formerIDs
        ?? (try? FileReader.bytes(atPath: file.path)).map(FormerIDs.read) ?? []
      for former in formerIDs where !exists(former) && names[former] == nil {
        names[former] = id
      }
    }
    ownNames = names
    return names
  }

  func exists(_ id: String) -> Bool { files[id] != nil || builtInFile(id) != nil }

  /// Returns the text of a routine of one's own under another id.
  ///
  /// - Parameters:
  ///   - entry: The routine, which has a file.
  ///   - id: Its new id.
  /// - Returns: The text; `nil` where it has no title at the beginning of a line, or is no text.
  public func text(of entry: CatalogEntry, renamed id: String) -> String? {
    guard let path = entry.path, let bytes = try? FileReader.bytes(atPath: path),
      bytes.count <= Limits.fileBytes, let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    let former = ([entry.id] + FormerIDs.read(bytes)).filter { former in
      former != id && builtInFile(former) == nil && RoutineName.isValid(former)
    }
    var seen: Set<String> = []
    return FormerIDs.text(text, was: former.filter { seen.insert($0).inserted })
  }
}
