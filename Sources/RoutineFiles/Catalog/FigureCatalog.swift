/// All figures: the built-in ones, and those in the person's own folder, in files
/// `NAME.figure.yaml` next to the routines. Files are read on demand, and once.
public final class FigureCatalog {
  /// A built-in figure: its name, and a closure that returns its file's bytes.
  public typealias BuiltIn = (name: String, bytes: () -> [UInt8])

  /// The ending of the file names.
  public static let ending = ".figure.yaml"

  private let builtIn: [BuiltIn]
  private let ownFolder: String?
  private var known: [String: Result<ParsedFigure, FileError>] = [:]

  /// Creates a catalogue of built-in figures and of a folder, which need not exist.
  public init(builtIn: [BuiltIn], ownFolder: String? = nil) {
    self.builtIn = builtIn
    self.ownFolder = ownFolder
  }

  /// Clears the cache, so that changed files are read again.
  public func reload() { known = [:] }

  /// Returns the figure with a name. An own figure shadows a built-in one. A broken or unreadable
  /// one is returned as well; `nil` if there is none.
  public func figure(named name: String) -> Result<ParsedFigure, FileError>? {
    if let figure = known[name] { return figure }
    // An invalid name could be a path out of the folder.
    guard RoutineName.isValid(name) else { return nil }
    let figure =
      own(name) ?? builtIn.first { $0.name == name }.map { .success(ParsedFigure($0.bytes())) }
    known[name] = figure
    return figure
  }

  /// Returns the figure in a file.
  ///
  /// - Throws: ``LookupError`` if there is no such file, or it cannot be read.
  public static func figure(ofFile path: String) throws(LookupError) -> ParsedFigure {
    do throws(FileError) {
      return ParsedFigure(try FileReader.bytes(atPath: path))
    } catch {
      throw .file(error)
    }
  }

  private func own(_ name: String) -> Result<ParsedFigure, FileError>? {
    guard let ownFolder else { return nil }
    do throws(FileError) {
      return .success(
        ParsedFigure(try FileReader.bytes(atPath: "\(ownFolder)/\(name)\(Self.ending)")))
    } catch {
      return error.kind == .missing ? nil : .failure(error)
    }
  }
}
