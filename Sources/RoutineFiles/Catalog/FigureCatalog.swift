/// All figures there are: the built-in ones, and those in the person's own folder, in files called
/// `NAME.figure.yaml` beside the routines. Files are read when they are asked for, and once.
public final class FigureCatalog {
  /// A built-in figure: its name, and a way to its file's bytes.
  public typealias BuiltIn = (name: String, bytes: () -> [UInt8])

  /// How the names of their files end.
  public static let ending = ".figure.yaml"

  private let builtIn: [BuiltIn]
  private let ownFolder: String?
  private var known: [String: Result<ParsedFigure, FileError>] = [:]

  /// A catalogue of built-in figures and of a folder, which need not exist.
  public init(builtIn: [BuiltIn], ownFolder: String? = nil) {
    self.builtIn = builtIn
    self.ownFolder = ownFolder
  }

  /// Forgets what was read, so that changed files are read again.
  public func reload() { known = [:] }

  /// The figure of a name; an own one stands in front of a built-in one. A figure that is broken or
  /// cannot be read is a result, too; `nil` if there is none of that name.
  public func figure(named name: String) -> Result<ParsedFigure, FileError>? {
    if let figure = known[name] { return figure }
    // What is no name could be a way out of the folder.
    guard RoutineName.isValid(name) else { return nil }
    let figure =
      own(name) ?? builtIn.first { $0.name == name }.map { .success(ParsedFigure($0.bytes())) }
    known[name] = figure
    return figure
  }

  /// The figure of a file that a person named.
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
