import RoutineEngine

/// The former ids of own routines and moves.
extension RoutineCatalog {
  /// The present ids of own routines and moves, by their former ids. An id in use is never a former
  /// one. Of two files with the same former id, the first by name counts.
  public var currentNames: [String: String] {
    if let ownNames { return ownNames }
    var names: [String: String] = [:]
    for (id, file) in files.sorted(by: { $0.key < $1.key }) {
      // A valid routine in the cache has them already.
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

  /// Returns the text of an own routine under another id.
  ///
  /// - Parameters:
  ///   - entry: The routine, which must have a file.
  ///   - id: The new id.
  /// - Returns: The text; `nil` if no line begins with the title, or the file is not text.
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
