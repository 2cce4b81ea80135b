import Foundation
import TestSupport
import Testing

/// A routine of one's own gets another name, and loses nothing by it.
@Suite struct RenameTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  private static let routine = """
    format: 1
    title: Mine
    kind: stretch   # mine
    frequency: 3 per day
    sources:
      - title: A habit of mine
    steps:
      - hold: 15-30 s
        title: Lean

    """

  @Test func `its history, its goal and its reminder come along`() throws {
    defer { program.removeHome() }
    _ = try program.write(Self.routine, as: "mine.yaml")
    #expect(try program.run("log", "session", "mine").code == 0)
    let before = try program.run("today").output
    #expect(before.contains("Mine  1 of 3"))
    let renamed = try program.run("rename", "mine", "yours")
    #expect(renamed.code == 0 && renamed.output.contains("What you did as mine counts for it."))
    #expect(try program.run("today").output == before)
    #expect(try program.run("show", "mine").output == program.run("show", "yours").output)
    #expect(try program.run("check", "yours").code == 0)
    let folder = program.home.appendingPathComponent("routines")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.filter { $0.hasSuffix(".yaml") } == ["yours.yaml"])
    let text = try String(contentsOf: folder.appendingPathComponent("yours.yaml"), encoding: .utf8)
    #expect(text == Self.routine.replacing("title: Mine", with: "was: mine\ntitle: Mine"))
  }

  @Test func `a file that was moved is told of the id that it had`() throws {
    defer { program.removeHome() }
    let path = try program.write(Self.routine, as: "mine.yaml")
    _ = try program.run("log", "session", "mine")
    #expect(try program.run("list").errors.isEmpty)
    let new = path.replacing("mine.yaml", with: "yours.yaml")
    try FileManager.default.moveItem(atPath: path, toPath: new)
    for command in [["list"], ["check", "yours"], ["check", new]] {
      let result = try program.run(command)
      #expect(result.code == 0 && result.errors.contains("write `was: mine` in its file"))
    }
    #expect(try program.run("list", "--json").errors.isEmpty)
    try Data("was: mine\n\(Self.routine)".utf8).write(to: URL(fileURLWithPath: new))
    #expect(try program.run("list").errors.isEmpty)
  }

  /// The design's other way: the file is moved by hand.
  @Test func `a file that says what it was is enough`() throws {
    defer { program.removeHome() }
    _ = try program.write(Self.routine, as: "mine.yaml")
    _ = try program.run("log", "session", "mine")
    let folder = program.home.appendingPathComponent("routines")
    try FileManager.default.removeItem(at: folder.appendingPathComponent("mine.yaml"))
    _ = try program.write(Self.routine, as: "other.yaml")
    #expect(try !program.run("today").output.contains("Mine  1 of 3"))
    _ = try program.write("was: mine\n" + Self.routine, as: "other.yaml")
    #expect(try program.run("today").output.contains("Mine  1 of 3"))
  }

  @Test(arguments: [
    (["foam-roller", "x"], 64, "`unknot new x --from foam-roller` makes a copy that is"),
    (["mine", "foam-roller"], 64, "there is a routine foam-roller already"),
    (["mine", "My Neck"], 64, "`my-neck` would do"),
    (["nobody", "x"], 66, "there is no routine `nobody`"),
  ])
  func `each mistake leads to the way out`(
    arguments: [String], code: Int32, expected: String
  ) throws {
    defer { program.removeHome() }
    _ = try program.write(Self.routine, as: "mine.yaml")
    let result = try program.run(["rename"] + arguments)
    #expect(result.code == code && result.errors.contains(expected), "\(result.errors)")
    #expect(try program.run("show", "mine").code == 0)
  }
}
