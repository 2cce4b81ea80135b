import Testing

@testable import RoutineFiles

/// Hostile files: each is refused quickly, with an error at a location.
@Suite(.serialized) struct HostileInputTests {
  static let files: [(name: String, bytes: [UInt8], code: Diagnostic.Code)] = {
    func text(_ text: String) -> [UInt8] { Array(text.utf8) }
    func many(_ text: String, _ count: Int) -> [UInt8] {
      Array(String(repeating: text, count: count).utf8)
    }
    let bomb =
      "a: &a [x, x, x, x, x, x, x, x, x]\n"
      + zip("bcdefghi", "abcdefgh").map { name, of in
        "\(name): &\(name) [" + Array(repeating: "*\(of)", count: 9).joined(separator: ", ") + "]\n"
      }.joined()
    return [
      ("large", many("# a comment\n", 30_000), .tooLarge),
      ("zeros", [UInt8](repeating: 0, count: 200_000), .controlCharacter),
      ("bytes", [UInt8](repeating: 0xFF, count: 200_000), .notUTF8),
      ("cut off", text("title: a") + [0xE2, 0x82], .notUTF8),
      ("surrogate", text("title: a") + [0xED, 0xA0, 0x80], .notUTF8),
      ("UTF-16", [0xFE, 0xFF] + many("a", 100), .notUTF8),
      ("flow lists", many("[", 200_000), .tooDeep),
      ("flow maps", many("{a: ", 60_000), .tooDeep),
      ("hidden closers", many("[\"]\",", 50_000), .tooMany),
      ("hidden closers, few", many("[\"]\",", 900) + many("]", 900), .tooDeep),
      ("hidden closers, more", many("[\"]\",", 1500), .tooDeep),
      ("dashes", many("- ", 100_000), .tooDeep),
      ("questions", many("? ", 100_000), .tooDeep),
      (
        "steps down", text((0..<600).map { String(repeating: " ", count: $0) + "a:\n" }.joined()),
        .tooDeep
      ),
      ("alias bomb", text(bomb), .anchor),
      ("small alias bomb", text("? [&a [x], [*a, *a], [*a, *a]]\n: 1\n"), .keyNotText),
      ("alias keys", text(bomb + "? *i\n: 1\n"), .anchor),
      ("itself", text("&a [*a]\n"), .anchor),
      ("many items", many("a,", 100_000), .tooMany),
      ("many lines", many("a: 1\n", 50_000), .tooMany),
      ("many keys", text((0..<9000).map { "k\($0): 1\n" }.joined()), .unknownKey),
      ("one key", many("a", 250_000), .wrongShape),
      ("no line end", text("title: ") + many("a", 250_000), .textTooLong),
      ("marks", text("title: a") + many("\u{301}", 100_000), .textTooLong),
      ("escapes", text("title: \"") + many("\\u202e", 30_000) + text("\""), .textTooLong),
      ("quotes", text("title: ") + many("\"", 100_001), .syntax),
      ("comment", text("#") + many("x", 250_000), .emptyFile),
      ("colons", many(": ", 100_000), .syntax),
      ("digits", text("steps:\n  - hold: ") + many("9", 100_000) + text(" s\n"), .badTime),
      ("dashes in time", text("steps:\n  - hold: 1") + many("-1", 50_000) + text(" s\n"), .badTime),
      ("phases", text("steps:\n  - reps: 5\n    tempo: ") + many("1 s,", 5000), .badTempo),
      ("duplicates", many("a: 1\n", 5000), .duplicateKey),
      ("short", text("["), .syntax), ("shorter", text("a"), .wrongShape), ("", [], .emptyFile),
      ("mark only", [0xEF, 0xBB, 0xBF], .emptyFile), ("nothing", text("~"), .wrongShape),
      ("directive", text("%YAML 9.9\n---\na: 1\n"), .syntax),
      ("tag bomb", text("%TAG ! tag:x,2000:\n--- !a\nb: !c d\n"), .tag),
    ]
  }()

  @Test(arguments: files.indices) func `hostile input is refused`(_ index: Int) {
    let (name, bytes, code) = Self.files[index]
    let parsed = ParsedRoutine(bytes, id: "hostile")
    let report = parsed.diagnostics.map { $0.rendered(file: "f", source: parsed.source) }
    #expect(parsed.routine == nil)
    #expect(parsed.diagnostics.contains { $0.code == code }, "\(name): \(report.first ?? "")")
    #expect(parsed.diagnostics.count <= 2 * Limits.diagnostics)
    #expect(report.allSatisfy { $0.utf8.count < 4000 }, "\(name)")
  }

  @Test func `CRLF line ends and a byte order mark are read`() {
    let text = "\u{FEFF}format: 1\r\ntitle: T\r\nkind: care\r\nsources: [{title: S}]\r\n"
    let parsed = ParsedRoutine(Array((text + "steps:\r\n  - rest: 5 s\r\n").utf8), id: "t")
    #expect(parsed.diagnostics == [] && parsed.routine?.title == "T")
  }

  @Test func `text is cleaned in every key`() throws {
    let bad = "\"a\\e[2J\\u202eb\\u200b\\nc\""
    let text = """
      format: 1
      title: \(bad)
      summary: \(bad)
      kind: care
      feel: \(bad)
      position: \(bad)
      equipment: [\(bad)]
      cautions: [\(bad)]
      sources: [{title: \(bad), publisher: \(bad), locator: \(bad), fact: \(bad)}]
      author: \(bad)
      licence: \(bad)
      steps:
        - prompt: \(bad)
          title: \(bad)
        - hold: 60 s
          text: \(bad)
          feel: \(bad)
          cues: [{at: half, say: \(bad)}]
        - massage: 1 min
          tempo: "a\\e 3 s, b\\u202e 3 s"
      """
    let parsed = ParsedRoutine(Array(text.utf8), id: "t")
    let routine = try #require(parsed.routine)
    #expect(routine.title == "a\u{FFFD}[2J\u{FFFD}b\u{FFFD} c")
    var words = ""
    dump(routine, to: &words)
    #expect(!words.contains("\u{1B}") && !words.contains("\u{202E}") && !words.contains("\u{200B}"))
  }
}
