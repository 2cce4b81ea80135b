import Foundation
import Testing
import Yams

@testable import RoutineFiles

/// The schemas of figures and settings against their parsers.
@Suite struct FigureSchemaTests {
  private static func checker(_ text: String) throws -> SchemaChecker {
    let root = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    return SchemaChecker(root: try #require(root))
  }

  @Test func `every built-in figure fits the schema`() throws {
    let schema = try Self.checker(FigureSchema.text)
    let names = try FileManager.default.contentsOfDirectory(atPath: Folders.figures.path)
      .filter { $0.hasSuffix(".yaml") }
    #expect(names.count > 5)
    for name in names {
      let bytes = try Folders.bytes(Folders.figures.appendingPathComponent(name))
      let value = try #require(try Yams.load(yaml: String(decoding: bytes, as: UTF8.self)))
      #expect(schema.problems(value) == [], "\(name)")
    }
  }

  private static let good = """
    format: 1
    summary: It bows.
    view: Side
    anchor: right ankle
    feel: [between the blades]
    props: [{floor: 0}, {roller: "20, 8", to: "3, 4"}]
    poses:
      - pose: One
        at: 0, 7
        over: 2.5 s
        left upper arm: "-10"
        head: 4
    """

  @Test(arguments: [
    ("view: Side", "view: Side"), ("view: Side", "view: above"), ("head: 4", "hed: 4"),
    ("head: 4", "head: up"), ("{floor: 0}", "{flor: 0}"), ("{floor: 0}", "{floor: 0, to: '1, 2'}"),
    ("over: 2.5 s", "over: 2.5"), ("at: 0, 7", "at: 7"), ("pose: One", "pse: One"),
    ("summary: It bows.", ""), ("right ankle", "right toe"), ("head: 4", "head: 900"),
    ("[between the blades]", "between the blades"), ("[between the blades]", "[nowhere]"),
  ])
  func `the schema and the parser agree on figures`(_ part: String, _ other: String) throws {
    let text = Self.good.replacing(part, with: other)
    let isGood = ParsedFigure(Array(text.utf8)).diagnostics.isEmpty
    let value = try #require(try Yams.load(yaml: text))
    #expect(try Self.checker(FigureSchema.text).problems(value).isEmpty == isGood, "\(text)")
  }

  private static let keys: [(key: SettingsKey, meaning: String)] = [
    (SettingsKey("level", .word(["gentle", "full"])), "A"), (SettingsKey("sound", .flag), "B"),
    (SettingsKey("get-ready", .time(.zero ... .seconds(60))), "C"),
    (SettingsKey("volume", .percent), "D"), (SettingsKey("language", .text(.language)), "E"),
    (SettingsKey("quiet-hours", .text(.hours)), "F"), (SettingsKey("on-end", .text(.command)), "G"),
  ]

  @Test(arguments: [
    "level: Full", "level: fulll", "sound: Yes", "sound: off", "sound: maybe", "get-ready: 5 s",
    "get-ready: none", "get-ready: 5", "volume: 30", "volume: 30 %", "volume: 130", "volume: loud",
    "language: en-GB", "language: 1", "quiet-hours: 22:00-7:00", "quiet-hours: none",
    "quiet-hours: night", "on-end: echo", "levle: full", "", "# level: full", "level", "- level",
  ])
  func `the schema and the parser agree on settings`(_ line: String) throws {
    let file = SettingsFile(Array((line + "\n").utf8), keys: Self.keys.map(\.key))
    let value = try Yams.load(yaml: line) ?? NSNull()
    let problems = try Self.checker(SettingsSchema.text(of: Self.keys)).problems(value)
    #expect(problems.isEmpty == file.diagnostics.isEmpty, "\(problems) \(file.diagnostics)")
  }
}
