import Foundation
import RoutineEngine

/// All routines, moves and plans: built-in ones, and those in the person's own folder. Files are
/// read on demand, and once.
public final class RoutineCatalog {
  /// A built-in file: its id and its bytes. The id of a move's file ends in `.move`.
  public typealias BuiltIn = (id: String, bytes: [UInt8])

  private let builtIn: [BuiltIn]
  private let moves: [BuiltIn]
  let builtInPlans: [BuiltIn]
  private let ownFolder: String?
  private let builtInFigures: [String]?
  private var ownFiles: (routines: [String: OwnFile], plans: [String: String])?
  private var ownFigures: [String]?
  var ownNames: [String: String]?
  private(set) var known: [String: CatalogEntry] = [:]
  /// Entries whose includes were too deep, with the depth at which they were found.
  private var tooDeep: [String: (depth: Int, entry: CatalogEntry)] = [:]
  var knownPlans: [String: PlanEntry] = [:]
  private var loading: [String] = []
  private var metDepth = false

  /// A catalogue of built-in routines and of a folder, which need not exist.
  ///
  /// - Parameters:
  ///   - builtIn: The built-in routines, and the moves in the list of routines.
  ///   - moves: The built-in moves outside of the list of routines.
  ///   - plans: The built-in plans. The ids of their files end in `.plan`.
  ///   - ownFolder: The person's own folder; `nil` for none.
  ///   - figures: The names of the built-in figures. With these, a routine gets a warning for a
  ///     figure that is neither built in nor in the folder.
  public init(
    builtIn: [BuiltIn], moves: [BuiltIn] = [], plans: [BuiltIn] = [], ownFolder: String? = nil,
    figures: [String]? = nil
  ) {
    self.builtIn = builtIn
    self.moves = moves
    builtInPlans = plans
    self.ownFolder = ownFolder
    builtInFigures = figures
  }

  /// Clears the cache, so that changed files are read again.
  public func reload() {
    ownFiles = nil
    ownFigures = nil
    knownPlans = [:]
    ownNames = nil
    known = [:]
    tooDeep = [:]
  }

  /// The ids of all routines: the built-in ones in their order, then the person's own by name.
  public var ids: [String] {
    let names = builtIn.map { Self.id(ofFile: $0.id) }
    let own = files.filter { !$0.value.isMove && !names.contains($0.key) }.keys
    return names + own.sorted()
  }

  /// The ids of all moves: the built-in ones by name, then the person's own by name.
  public var moveIDs: [String] {
    let names = (builtIn + moves).map(\.id).filter { $0.hasSuffix(Self.moveEnding) }
      .map(Self.id(ofFile:)).sorted()
    let own = files.filter { $0.value.isMove && !names.contains($0.key) }.keys
    return names + own.sorted()
  }

  /// All moves in the order of ``moveIDs``, including broken ones.
  public var moveEntries: [CatalogEntry] { moveIDs.compactMap(entry(withID:)) }

  /// The ending of a move's file name before `.yaml`.
  private static let moveEnding = ".move"

  private static func id(ofFile name: String) -> String {
    name.hasSuffix(moveEnding) ? String(name.dropLast(moveEnding.count)) : name
  }

  func builtInFile(_ id: String) -> BuiltIn? {
    let move = id + Self.moveEnding
    return builtIn.first { $0.id == id || $0.id == move } ?? moves.first { $0.id == move }
  }

  /// All routines in the order of ``ids``, including broken ones.
  public var entries: [CatalogEntry] { ids.compactMap(entry(withID:)) }

  /// Returns the routine with an id; `nil` if there is none. An own routine shadows a built-in one.
  public func entry(withID id: String) -> CatalogEntry? {
    if let entry = known[id] { return entry }
    if id.contains("/") { return planRoutine(withID: id) }
    if let (depth, entry) = tooDeep[id], loading.count >= depth { return entry }
    let builtInFile = builtInFile(id)
    let own = files[id]
    guard own != nil || builtInFile != nil else { return currentNames[id].flatMap(entry(withID:)) }
    let outerMetDepth = metDepth
    metDepth = false
    loading.append(id)
    let entry = CatalogEntry(
      id: id, origin: own == nil ? .builtIn : .own, path: own?.path,
      shadowsBuiltIn: own != nil && builtInFile != nil,
      content: own.map { content(ofOwn: $0.path, id: id, isMove: $0.isMove) }
        ?? .success(
          parsed(
            builtInFile?.bytes ?? [], id,
            isMove: builtInFile?.id.hasSuffix(Self.moveEnding) ?? false)))
    loading.removeLast()
    if metDepth {
      tooDeep[id] = (loading.count, entry)
    } else {
      known[id] = entry
    }
    metDepth = metDepth || outerMetDepth
    return entry
  }

  /// Returns the bytes of the built-in routine with an id, even if an own one shadows it.
  public func builtInBytes(withID id: String) -> [UInt8]? {
    builtInFile(id)?.bytes
  }

  /// Returns the routine that a person named. A name with a `/`, or with the ending `.yaml` or
  /// `.yml`, is a file; `-` is standard input; any other is an id. A broken routine is returned as
  /// well.
  ///
  /// - Throws: ``LookupError`` if there is no such routine or file, or it cannot be read.
  public func find(_ name: String) throws(LookupError) -> CatalogEntry {
    do throws(FileError) {
      if name == "-" || name == "/dev/stdin" {
        return file(name, try FileReader.bytes(from: STDIN_FILENO, path: name), "standard-input")
      }
      if let entry = planRoutine(withID: name) { return entry }
      if name.contains("/") || Self.stem(of: name) != nil {
        let last = String(name.split(separator: "/").last ?? "")
        let whole = Self.stem(of: last) ?? last
        let stem = Self.id(ofFile: whole)
        let id = RoutineName.isValid(stem) ? stem : RoutineName.suggestion(for: stem)
        return file(
          name, try FileReader.bytes(atPath: name, allowsPipes: true), id ?? "routine",
          isMove: stem != whole)
      }
    } catch {
      throw .file(error)
    }
    if let entry = entry(withID: name) { return entry }
    throw .unknown(name, nearest: Suggestion.closest(to: name, among: ids + moveIDs))
  }

  /// Returns the entry of a file's bytes.
  private func file(
    _ path: String, _ bytes: [UInt8], _ id: String, isMove: Bool = false
  ) -> CatalogEntry {
    CatalogEntry(
      id: id, origin: .own, path: path, shadowsBuiltIn: false,
      content: .success(parsed(bytes, id, isMove: isMove)))
  }

  // MARK: Reading

  /// Parses a text as the file of an own routine, without writing a file.
  public func parse(_ text: String, id: String) -> ParsedRoutine {
    loading.append(id)
    defer { loading.removeLast() }
    return parsed(Array(text.utf8), id, isMove: false)
  }

  /// Returns the step of a move; `nil` if there is no valid move with that name.
  public func moveStep(_ id: String) -> Step? { entry(withID: id)?.routine?.moveStep }

  private func content(ofOwn path: String, id: String, isMove: Bool) -> Result<
    ParsedRoutine, FileError
  > {
    guard RoutineName.isValid(id) else {
      let better = RoutineName.suggestion(for: id).map { "; rename it to `\($0).yaml`" } ?? ""
      return .failure(
        FileError(
          kind: .unreadable, path: path,
          reason: "the name of this file may only have `a-z`, `0-9` and `-`\(better)"))
    }
    do throws(FileError) {
      return .success(parsed(try FileReader.bytes(atPath: path), id, isMove: isMove))
    } catch {
      return .failure(error)
    }
  }

  /// The lookups for the parser of a file. They retain the catalogue, which retains no parser.
  var lookups: (includes: (String) -> IncludeResult, figures: (() -> [String])?) {
    (
      { self.inclusion(of: $0) },
      builtInFigures.map { builtIn in { builtIn + self.figureNames } }
    )
  }

  private func parsed(_ bytes: [UInt8], _ id: String, isMove: Bool) -> ParsedRoutine {
    ParsedRoutine(
      bytes, id: id, isMove: isMove, includes: lookups.includes, figures: lookups.figures,
      owner: { self.exists($0) ? $0 : self.currentNames[$0] })
  }

  private func inclusion(of id: String) -> IncludeResult {
    let id = exists(id) ? id : currentNames[id] ?? id
    if let first = loading.firstIndex(of: id) { return .cycle(loading[first...] + [id]) }
    if loading.count > Limits.includeDepth {
      metDepth = true
      return .tooDeep
    }
    guard let entry = entry(withID: id) else {
      return .unknown(
        nearest: Suggestion.closest(
          to: id, among: (ids + moveIDs).filter { !loading.contains($0) }))
    }
    if case .success(let parsed) = entry.content, let routine = parsed.routine {
      return .found(routine, steps: parsed.stepCount, depth: parsed.includeDepth)
    }
    let errors = (try? entry.content.get())?.errors ?? []
    if errors.contains(where: { $0.code == .includeDepth }) { return .tooDeep }
    return .broken(entry.reason ?? "it cannot be read")
  }

  // MARK: The folder

  /// A file in the own folder.
  struct OwnFile {
    let path: String
    let isMove: Bool
  }

  /// The routines and moves in the own folder, by their ids.
  var files: [String: OwnFile] { allFiles.routines }

  /// The paths of the plans in the own folder, by their ids.
  var ownPlans: [String: String] { allFiles.plans }

  /// The files in the own folder; none if there is no folder.
  private var allFiles: (routines: [String: OwnFile], plans: [String: String]) {
    if let ownFiles { return ownFiles }
    var found: [String: OwnFile] = [:]
    var plans: [String: String] = [:]
    if let ownFolder {
      // `.yaml` sorts before `.yml`, and a move before a routine, in case there are both.
      for name in FileReader.names(inFolder: ownFolder).sorted() where !name.hasPrefix(".") {
        guard let stem = Self.stem(of: name), !stem.hasSuffix(".figure") else { continue }
        // A file with an invalid name is listed as broken, and its name must not control the
        // terminal.
        let id = CleanText.line(Self.id(ofFile: stem))
        let path = ownFolder + "/" + name
        if let plan = Self.planID(ofFile: stem, atPath: path) {
          if plans[plan] == nil { plans[plan] = path }
        } else if found[id] == nil {
          found[id] = OwnFile(
            path: path, isMove: stem.hasSuffix(Self.moveEnding))
        }
      }
    }
    ownFiles = (found, plans)
    return (found, plans)
  }

  /// The names of the figures in the own folder.
  private var figureNames: [String] {
    if let ownFigures { return ownFigures }
    let names = ownFolder.map(FileReader.names(inFolder:)) ?? []
    let found = names.filter { $0.hasSuffix(FigureCatalog.ending) }
      .map { String($0.dropLast(FigureCatalog.ending.count)) }
    ownFigures = found
    return found
  }

  /// Returns the name of a YAML file without its extension; `nil` for any other file.
  static func stem(of name: String) -> String? {
    for ending in [".yaml", ".yml"] where name.hasSuffix(ending) && name != ending {
      return String(name.dropLast(ending.count))
    }
    return nil
  }
}
