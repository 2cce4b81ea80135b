import Foundation
import RoutineEngine
import RoutineFiles
import TUI

/// Reads and writes the person's own routines for the builder. A file is written as a whole, and
/// never over a change that another program has made meanwhile.
struct RoutineEditor {
  private let catalogue: RoutineCatalog
  private let folder: String?

  /// An editor of the routines in a folder.
  init(_ catalogue: RoutineCatalog, folder: String? = Paths().routines) {
    self.catalogue = catalogue
    self.folder = folder
  }

  /// The folder of deleted routines, inside that of the routines; the list ignores it.
  private static let bin = ".bin"

  private static let noFolder =
    "There is no folder for your routines: HOME is not set; set UNKNOT_HOME."

  // MARK: Opening

  /// Returns a routine for the builder.
  ///
  /// - Throws: `Failure` if it cannot be changed line by line, with the reason.
  func open(_ opening: BuilderOpening) throws -> BuilderModel {
    let file: BuilderFile
    var draft: RoutineDraft
    switch opening {
    case .new:
      file = BuilderFile(id: nil, source: nil)
      draft = RoutineDraft(title: freeTitle("My routine"))
    case .own(let id):
      let (_, source) = try own(id)
      file = BuilderFile(id: id, source: source)
      draft = try document(file, id: id).draft
    case .copy(let id):
      guard let entry = catalogue.entry(withID: id), let routine = entry.routine else {
        throw Failure(.badFile, Self.sentence(id, catalogue.entry(withID: id)?.reason))
      }
      if let move = routine.moveStep {
        file = BuilderFile(id: nil, source: nil)
        draft = RoutineDraft(title: "")
        draft.add(move, at: 0)
      } else {
        let bytes =
          try entry.path.map { try self.bytes(atPath: $0) } ?? catalogue.builtInBytes(withID: id)
        file = BuilderFile(id: nil, source: String(decoding: bytes ?? [], as: UTF8.self))
        draft = try document(file, id: id).draft
      }
      draft.title = freeTitle("\(routine.title) (copy)")
    }
    let moves = catalogue.moveEntries.compactMap(\.routine).filter { $0.moveStep != nil }
    return BuilderModel(file: file, draft: draft, moves: moves, check: check(file, draft))
  }

  private static func sentence(_ id: String, _ reason: String?) -> String {
    "\(id) cannot be changed here: \(reason ?? "it cannot be read"). Use an editor."
  }

  /// The file of an own routine.
  private func own(_ id: String) throws -> (path: String, text: String) {
    guard let entry = catalogue.entry(withID: id), entry.origin == .own, let path = entry.path
    else { throw Failure(.notFound, "There is no routine \(id) of your own any more.") }
    if entry.routine?.moveStep != nil {
      throw Failure(.badFile, "\(id) is a move. Change it in an editor.")
    }
    guard let text = String(validating: try bytes(atPath: path), as: UTF8.self) else {
      throw Failure(.badFile, Self.sentence(id, "it is not UTF-8"))
    }
    return (path, text)
  }

  private func bytes(atPath path: String) throws -> [UInt8] {
    do throws(FileError) {
      return try FileReader.bytes(atPath: path)
    } catch {
      throw Failure(LookupError.file(error))
    }
  }

  /// Returns the document that a draft changes.
  private func document(_ file: BuilderFile, id: String) throws -> RoutineDocument {
    do throws(RoutineDocument.EditError) {
      guard let source = file.source else {
        return try RoutineDocument(titled: "") { catalogue.parse($0, id: id) }
      }
      return try RoutineDocument(source, moves: catalogue.moveStep) { catalogue.parse($0, id: id) }
    } catch {
      throw Failure(.badFile, Self.sentence(id, error.reason))
    }
  }

  // MARK: Checking

  /// Returns the problems of a draft.
  func check(_ file: BuilderFile, _ draft: RoutineDraft) -> BuilderCheck {
    let id = file.id ?? freeID(draft.title)
    let name = "\(id).yaml"
    if draft.steps.isEmpty { return BuilderCheck(name: name) }
    do {
      return BuilderCheck(name: name, problems: try changed(file, draft, id: id).problems)
    } catch {
      return BuilderCheck(name: name, problems: [Self.reason(error)])
    }
  }

  private func changed(
    _ file: BuilderFile, _ draft: RoutineDraft, id: String
  ) throws -> RoutineDocument.Changed {
    let document = try document(file, id: id)
    do throws(RoutineDocument.EditError) {
      return try document.changed(to: draft)
    } catch {
      throw Failure(.badFile, Self.sentence(id, error.reason))
    }
  }

  private static func reason(_ error: any Error) -> String {
    (error as? Failure)?.message ?? "\(error)"
  }

  /// A name that no routine, move or file has yet, for a title.
  private func freeID(_ title: String) -> String {
    let name = RoutineName.suggestion(for: title) ?? "routine"
    let ids = (0...).lazy.map { number in
      number == 0 ? name : "\(name.prefix(RoutineName.longest - 4))-\(number + 1)"
    }
    return ids.first { id in
      catalogue.entry(withID: id) == nil && !isThere("\(id).yaml") && !isThere("\(id).yml")
    } ?? name
  }

  private func isThere(_ name: String) -> Bool {
    guard let folder else { return false }
    var facts = stat()
    return lstat("\(folder)/\(name)", &facts) == 0
  }

  /// A title that no routine has yet.
  private func freeTitle(_ title: String) -> String {
    let titles = Set(catalogue.entries.compactMap(\.routine?.title))
    let numbered = (0...).lazy.map { $0 == 0 ? title : "\(title) \($0 + 1)" }
    return numbered.first { !titles.contains($0) } ?? title
  }

  // MARK: Writing

  /// Saves, deletes or restores a routine's file.
  func perform(_ request: RoutineFileRequest) -> RoutineFileReply {
    do {
      switch request {
      case .save(let file, let draft): return try save(file, draft)
      case .saveCopy(let file, let draft):
        return try create(BuilderFile(id: nil, source: file.source), draft)
      case .delete(let id): return try delete(id)
      case .restore(let name): return try restore(name)
      }
    } catch {
      let reason = Self.reason(error)
      return .refused(reason.hasSuffix(".") ? reason : reason + ".")
    }
  }

  private func save(_ file: BuilderFile, _ draft: RoutineDraft) throws -> RoutineFileReply {
    guard let id = file.id else { return try create(file, draft) }
    guard let path = catalogue.entry(withID: id)?.path, let now = AtomicFile.read(path),
      now == Data((file.source ?? "").utf8)
    else { return .changedOutside }
    let text = try goodText(file, draft, id: id)
    try AtomicFile.write(text, to: path)
    return .saved(id: id, file: (path as NSString).lastPathComponent)
  }

  private func create(_ file: BuilderFile, _ draft: RoutineDraft) throws -> RoutineFileReply {
    guard let folder else { throw Failure(.inputOutput, Self.noFolder) }
    let id = freeID(draft.title)
    let text = try goodText(file, draft, id: id)
    try AtomicFile.create(text, at: "\(folder)/\(id).yaml")
    return .saved(id: id, file: "\(id).yaml")
  }

  /// The text of a draft without new problems.
  private func goodText(
    _ file: BuilderFile, _ draft: RoutineDraft, id: String
  ) throws -> String {
    let changed = try changed(file, draft, id: id)
    if let problem = changed.problems.first { throw Failure(.badFile, "Not saved: \(problem)") }
    return changed.text
  }

  private func delete(_ id: String) throws -> RoutineFileReply {
    guard let folder, let entry = catalogue.entry(withID: id), entry.origin == .own,
      let path = entry.path
    else { throw Failure(.notFound, "There is no routine \(id) of your own any more.") }
    let bin = "\(folder)/\(Self.bin)"
    do {
      try AtomicFile.makeFolder(bin)
    } catch {
      throw Failure(.inputOutput, "cannot make the folder \(bin): \(error.localizedDescription)")
    }
    let file = (path as NSString).lastPathComponent
    // The number goes before the extension, so that the file stays a routine's.
    let (stem, ending) = (
      (file as NSString).deletingPathExtension, (file as NSString).pathExtension
    )
    let names = (0...).lazy.map { $0 == 0 ? file : "\(stem)-\($0 + 1).\(ending)" }
    guard let name = names.first(where: { !isThere("\(Self.bin)/\($0)") }) else {
      throw Failure(.inputOutput, "the bin is full")
    }
    try move(path, to: "\(bin)/\(name)")
    return .deleted(
      title: entry.routine?.title ?? id, name: name, path: "\(bin)/\(name)")
  }

  private func restore(_ name: String) throws -> RoutineFileReply {
    guard let folder else { throw Failure(.inputOutput, Self.noFolder) }
    if isThere(name) {
      throw Failure(
        .inputOutput, "\(folder)/\(name) is there again; the other one stays in \(Self.bin)")
    }
    try move("\(folder)/\(Self.bin)/\(name)", to: "\(folder)/\(name)")
    return .restored(id: (name as NSString).deletingPathExtension)
  }

  private func move(_ path: String, to other: String) throws {
    guard rename(path, other) == 0 else {
      throw Failure(.inputOutput, "cannot move \(path): \(String(cString: strerror(errno)))")
    }
  }
}
