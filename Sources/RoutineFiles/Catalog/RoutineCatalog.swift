import Foundation
import RoutineEngine

/// All routines there are: the built-in ones, and those in the person's own folder. Files are read
/// when they are asked for, and once.
public final class RoutineCatalog {
  /// A built-in routine: its id and its file's bytes.
  public typealias BuiltIn = (id: String, bytes: [UInt8])

  private let builtIn: [BuiltIn]
  private let ownFolder: String?
  private let builtInFigures: [String]?
  private var ownFiles: [String: String]?
  private var ownFigures: [String]?
  private var known: [String: CatalogEntry] = [:]
  /// Entries that were too deep in includes, with the depth at which they were.
  private var tooDeep: [String: (depth: Int, entry: CatalogEntry)] = [:]
  private var loading: [String] = []
  private var metDepth = false

  /// A catalogue of built-in routines and of a folder, which need not exist.
  ///
  /// - Parameters:
  ///   - builtIn: the built-in routines.
  ///   - ownFolder: the person's own folder; `nil` for none.
  ///   - figures: the names of the built-in figures. A routine that names one which is neither
  ///     among them nor in the folder is warned of; without them, none is.
  public init(builtIn: [BuiltIn], ownFolder: String? = nil, figures: [String]? = nil) {
    self.builtIn = builtIn
    self.ownFolder = ownFolder
    builtInFigures = figures
  }

  /// Forgets what was read, so that changed files are read again.
  public func reload() {
    ownFiles = nil
    ownFigures = nil
    known = [:]
    tooDeep = [:]
  }

  /// The ids of all routines: the built-in ones in their order, then the person's own by name.
  public var ids: [String] {
    let names = builtIn.map(\.id)
    let own = files.keys.filter { !names.contains($0) }
    return names + own.sorted()
  }

  /// All routines in the order of ``ids``, the broken ones too.
  public var entries: [CatalogEntry] { ids.compactMap(entry(withID:)) }

  /// The routine of an id; an own one stands in front of a built-in one. `nil` if there is none.
  public func entry(withID id: String) -> CatalogEntry? {
    if let entry = known[id] { return entry }
    if let (depth, entry) = tooDeep[id], loading.count >= depth { return entry }
    let builtInBytes = builtIn.first { $0.id == id }?.bytes
    let path = files[id]
    guard path != nil || builtInBytes != nil else { return nil }
    let outerMetDepth = metDepth
    metDepth = false
    loading.append(id)
    let entry = CatalogEntry(
      id: id, origin: path == nil ? .builtIn : .own, path: path,
      shadowsBuiltIn: path != nil && builtInBytes != nil,
      content: path.map { content(ofOwn: $0, id: id) } ?? .success(parsed(builtInBytes ?? [], id)))
    loading.removeLast()
    if metDepth {
      tooDeep[id] = (loading.count, entry)
    } else {
      known[id] = entry
    }
    metDepth = metDepth || outerMetDepth
    return entry
  }

  /// The built-in routine of an id, whether or not an own one stands in front of it.
  public func builtInBytes(withID id: String) -> [UInt8]? {
    builtIn.first { $0.id == id }?.bytes
  }

  /// The routine that a person named: a file if the name has a `/` or ends in `.yaml` or `.yml`,
  /// standard input if it is `-`, otherwise an id. A broken routine is an entry, too.
  ///
  /// - Throws: ``LookupError`` if there is no such routine or file, or it cannot be read.
  public func find(_ name: String) throws(LookupError) -> CatalogEntry {
    do throws(FileError) {
      if name == "-" || name == "/dev/stdin" {
        return file(name, try FileReader.bytes(from: STDIN_FILENO, path: name), "standard-input")
      }
      if name.contains("/") || Self.stem(of: name) != nil {
        let last = String(name.split(separator: "/").last ?? "")
        let stem = Self.stem(of: last) ?? last
        let id = RoutineName.isValid(stem) ? stem : RoutineName.suggestion(for: stem)
        return file(name, try FileReader.bytes(atPath: name, allowsPipes: true), id ?? "routine")
      }
    } catch {
      throw .file(error)
    }
    if let entry = entry(withID: name) { return entry }
    throw .unknown(name, nearest: Suggestion.closest(to: name, among: ids))
  }

  private func file(_ path: String, _ bytes: [UInt8], _ id: String) -> CatalogEntry {
    CatalogEntry(
      id: id, origin: .own, path: path, shadowsBuiltIn: false,
      content: .success(parsed(bytes, id)))
  }

  // MARK: Reading

  private func content(ofOwn path: String, id: String) -> Result<ParsedRoutine, FileError> {
    guard RoutineName.isValid(id) else {
      let better = RoutineName.suggestion(for: id).map { "; rename it to `\($0).yaml`" } ?? ""
      return .failure(
        FileError(
          kind: .unreadable, path: path,
          reason: "the name of this file is no id of `a-z`, `0-9` and `-`\(better)"))
    }
    do throws(FileError) {
      return .success(parsed(try FileReader.bytes(atPath: path), id))
    } catch {
      return .failure(error)
    }
  }

  private func parsed(_ bytes: [UInt8], _ id: String) -> ParsedRoutine {
    // The parser asks only while it reads, and is gone when this returns.
    ParsedRoutine(
      bytes, id: id, includes: { [unowned self] in inclusion(of: $0) },
      figures: builtInFigures.map { builtIn in { [unowned self] in builtIn + figureNames } })
  }

  private func inclusion(of id: String) -> IncludeResult {
    if let first = loading.firstIndex(of: id) { return .cycle(loading[first...] + [id]) }
    if loading.count > Limits.includeDepth {
      metDepth = true
      return .tooDeep
    }
    guard let entry = entry(withID: id) else {
      return .unknown(
        nearest: Suggestion.closest(to: id, among: ids.filter { !loading.contains($0) }))
    }
    if case .success(let parsed) = entry.content, let routine = parsed.routine {
      return .found(routine, steps: parsed.stepCount, depth: parsed.includeDepth)
    }
    let errors = (try? entry.content.get())?.errors ?? []
    if errors.contains(where: { $0.code == .includeDepth }) { return .tooDeep }
    return .broken(entry.reason ?? "it cannot be read")
  }

  // MARK: The folder

  /// The files of the own folder by their ids. A folder that is not there has none.
  private var files: [String: String] {
    if let ownFiles { return ownFiles }
    var found: [String: String] = [:]
    if let ownFolder {
      // `.yaml` comes before `.yml`, should there be both.
      for name in FileReader.names(inFolder: ownFolder).sorted() where !name.hasPrefix(".") {
        guard let stem = Self.stem(of: name), !stem.hasSuffix(".figure") else { continue }
        // A name that is no id is listed as broken, and must not act on a terminal there.
        let id = CleanText.line(stem)
        if found[id] == nil { found[id] = ownFolder + "/" + name }
      }
    }
    ownFiles = found
    return found
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

  /// The name of a YAML file without its ending; `nil` for any other file.
  private static func stem(of name: String) -> String? {
    for ending in [".yaml", ".yml"] where name.hasSuffix(ending) && name != ending {
      return String(name.dropLast(ending.count))
    }
    return nil
  }
}
