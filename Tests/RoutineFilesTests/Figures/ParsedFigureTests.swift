import Figures
import Foundation
import RoutineEngine
import RoutineFiles
import Testing

@Suite struct ParsedFigureTests {
  private static let good = """
    format: 1
    summary: Seen from behind, the arms go up.
    view: back
    shows: upper body
    side: left
    anchor: left ankle
    feel:
      - between the blades
      - shoulders
    loop: round
    props:
      - floor: 0
      - roller: -4, 7.5
        to: 4, 7.5
        size: 18, 18
    poses:
      - pose: Low
        over: 1.5 s
        at: 3, -4
        upper arm: 170
        waist: -5
      - pose: High
        left upper arm: 20

    """

  private func parse(_ text: String) -> ParsedFigure { ParsedFigure(Array(text.utf8)) }

  @Test func `a whole file is read`() throws {
    let parsed = parse(Self.good)
    #expect(parsed.diagnostics == [])
    let figure = try #require(parsed.figure)
    let low: [FigureBone: Double] = [.upperArm(.right): 170, .upperArm(.left): -170, .waist: -5]
    var high = low
    high[.upperArm(.left)] = 20
    let place = FigurePoint(3, -4)
    let expected = Figure(
      summary: "Seen from behind, the arms go up.", view: .back, isUpperBody: true,
      anchor: .shin(.left), side: .left, areas: [.betweenBlades, .shoulders],
      props: [
        FigureProp(.floor, at: .zero),
        FigureProp(
          .roller, at: FigurePoint(-4, 7.5), to: FigurePoint(4, 7.5), size: FigurePoint(18, 18)),
      ],
      keyPoses: [
        Figure.KeyPose(
          "Low", FigurePose(angles: low, place: place), over: .milliseconds(1500)),
        Figure.KeyPose("High", FigurePose(angles: high, place: place, travel: 1)),
      ], loop: .round)
    #expect(figure == expected)
  }

  @Test func `from the side both limbs point the same way`() throws {
    let text = "format: 1\nsummary: S.\nview: side\nposes:\n  - pose: One\n    thigh: 90\n"
    let angles = try #require(parse(text).figure?.held.angles)
    #expect(angles == [.thigh(.left): 90, .thigh(.right): 90])
  }

  @Test func `from the front the left is on the right`() throws {
    let text = "format: 1\nsummary: S.\nview: front\nposes:\n  - pose: One\n    thigh: 170\n"
    let angles = try #require(parse(text).figure?.held.angles)
    #expect(angles == [.thigh(.left): 170, .thigh(.right): -170])
  }

  /// A line of the valid file, its replacement, and the expected diagnostic.
  @Test(arguments: [
    ("format: 1", "format: 2", "1:9 unknown-format this version reads `format: 1`"),
    ("view: back", "view: bakc", "3:7 bad-choice did you mean `back`?"),
    ("view: back", "view: top", "3:7 bad-choice it is `side`, `front`, `back` or `above`"),
    ("view: back", "veiw: back", "3:1 unknown-key did you mean `view`?"),
    ("side: left", "side: both", "5:7 bad-choice it is `left` or `right`"),
    ("anchor: left ankle", "anchor: left ankel", "6:9 bad-choice did you mean `left ankle`?"),
    ("  - shoulders", "  - shoulder", "9:5 bad-choice did you mean `shoulders`?"),
    ("loop: round", "loop:", "10:1 empty-value write it, or leave it out"),
    ("  - floor: 0", "  - flor: 0", "12:5 wrong-shape it is `floor`"),
    ("  - floor: 0", "  - band: legs", "12:11 bad-choice it is `hands` or `feet`"),
    ("  - floor: 0", "  - floor: low", "12:12 bad-count write it like `40` or `-7.5`"),
    ("  - roller: -4, 7.5", "  - roller: -4", "13:13 bad-count write how far to the right"),
    ("  - roller: -4, 7.5", "  - roller: 1, 2, 3", "13:13 bad-count write how far to the right"),
    ("    size: 18, 18", "    size: 900, 18", "15:11 out-of-bounds use 0 to 500"),
    ("    size: 18, 18", "    size: 18, -18", "15:11 out-of-bounds use 0 to 500"),
    ("    at: 3, -4", "    at: 3, -501", "19:9 out-of-bounds use -500 to 500"),
    ("    size: 18, 18", "    width: 18", "15:5 unknown-key it takes `to` or `size`"),
    ("    over: 1.5 s", "    over: 1.5", "18:11 no-unit did you mean `1.5 s`?"),
    ("    waist: -5", "    wrist: -5", "21:5 unknown-key did you mean `waist`?"),
    ("    waist: -5", "    waist: 5 deg", "21:12 bad-count write it like"),
    ("    waist: -5", "    waist: nan", "21:12 bad-count write it like"),
    ("    waist: -5", "    waist: 1e2", "21:12 bad-count write it like"),
    ("    waist: -5", "    waist: 721", "21:12 out-of-bounds use -720 to 720"),
    ("    waist: -5", "    waist: [1, 2]", "21:12 wrong-shape "),
    ("  - pose: High", "  - name: High", "22:5 wrong-shape begin it with `- pose:`"),
  ])
  func `a wrong line gets its diagnostic`(line: String, instead: String, expected: String) {
    let lines = Self.good.split(separator: "\n", omittingEmptySubsequences: false)
    let text = lines.map { $0 == line ? instead : String($0) }.joined(separator: "\n")
    let parsed = parse(text)
    #expect(parsed.figure == nil)
    let said = parsed.diagnostics.map {
      "\($0.line):\($0.column) \($0.code.rawValue) \($0.hint ?? "")"
    }
    #expect(said.contains { $0.hasPrefix(expected) }, "\(said)")
  }

  @Test(arguments: [
    ("", ["empty-file"]), ("- 1\n", ["wrong-shape"]), ("a: [\n", ["syntax"]),
    ("format: 1\n", ["missing-key", "missing-key", "missing-key"]),
    ("format: 1\nsummary: S.\nview: side\nposes: []\n", ["empty-value"]),
    ("format: 1\nsummary: S.\nview: side\nposes: none\n", ["wrong-shape"]),
    ("format: 1\nsummary: S.\nview: side\nposes:\n  - \n", ["wrong-shape"]),
  ])
  func `a file without a figure is refused`(text: String, codes: [String]) {
    let parsed = parse(text)
    #expect(parsed.figure == nil)
    #expect(parsed.diagnostics.map(\.code.rawValue) == codes)
  }

  @Test func `too many poses are refused`() {
    let poses = (0..<13).map { "  - pose: P\($0)\n" }.joined()
    let parsed = parse("format: 1\nsummary: S.\nview: side\nposes:\n" + poses)
    #expect(parsed.diagnostics.map(\.code) == [.tooMany])
    #expect(parsed.figure == nil)
  }

  @Test func `all problems are reported at once`() {
    let parsed = parse(
      "format: 3\nsummary: S.\nview: up\ncolour: red\nposes:\n  - pose: P\n    waist: x\n")
    #expect(
      parsed.diagnostics.map(\.code) == [.unknownFormat, .badChoice, .unknownKey, .badCount])
    #expect(parsed.diagnostics.map(\.line) == [1, 3, 4, 7])
  }

  @Test func `no control character of a text reaches the terminal`() throws {
    let parsed = parse(
      "format: 1\nsummary: \"a\\e[31mb\"\nview: side\nposes:\n  - pose: \"P\\u202E\"\n")
    let figure = try #require(parsed.figure)
    for text in [figure.summary, figure.keyPoses[0].name] {
      #expect(!text.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
    }
  }
}
