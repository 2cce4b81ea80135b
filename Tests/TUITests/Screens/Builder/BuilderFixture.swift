import BuiltInRoutines
import Drawing
import RoutineEngine
import RoutineFiles

@testable import TUI

/// Builders that the tests share.
enum BuilderFixture {
  private static var catalog: RoutineCatalog {
    RoutineCatalog(
      builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
      moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) })
  }

  static let moves = catalog.moveEntries.compactMap(\.routine)

  /// Three moves of a file.
  static let source = """
    format: 1
    title: Before lunch
    kind: stretch
    steps:
      - use: clasped-reach
        repeat: 2
      - use: overhead-lean
      - use: shoulder-roll

    """

  static func model(
    _ source: String? = source, id: String? = "before-lunch", title: String = "My routine"
  ) -> BuilderModel {
    let catalog = Self.catalog
    let draft =
      source.flatMap { text in
        catalog.parse(text, id: "before-lunch").routine.map {
          RoutineDraft($0, moves: catalog.moveStep)
        }
      } ?? RoutineDraft(title: title)
    return BuilderModel(
      file: BuilderFile(id: id, source: source), draft: draft, moves: moves,
      check: BuilderCheck(name: "\(id ?? "my-routine").yaml"))
  }

  /// The list with a builder over it.
  static func building(
    _ size: Size = Size(columns: 80, rows: 24), glyphs: GlyphSet = .unicode,
    model: BuilderModel = model()
  ) -> App {
    var app = Fixture.picking(size, glyphs: glyphs)
    app.receive(.builder(model))
    return app
  }
}

extension App {
  /// The builder on top; `nil` if there is none.
  var builder: Builder? { if case .builder(let builder) = screens.last { builder } else { nil } }

  /// The list below everything.
  var routineList: RoutineList? {
    if case .list(let list) = screens.first { list } else { nil }
  }

  /// Types words.
  @discardableResult
  mutating func type(_ words: String) -> [AppEffect] {
    words.flatMap { press(.character($0)) }
  }
}
