import Foundation
import Testing

/// The builder of the real program on a real terminal.
@Suite(.serialized) struct BuilderProgramTests {
  private let program: Program

  init() throws { program = try Program() }

  private func file(_ name: String) -> URL {
    program.home.appendingPathComponent("routines/\(name)")
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: file(name), encoding: .utf8)
  }

  @Test func `a routine of three moves is made with few keys, and plays`() throws {
    defer { program.removeHome() }
    let window = try program.start("")
    try window.wait(for: "what does your back need?")
    let keys = "n r e a c h Enter a l e a n Enter 2 a c h i n Enter".split(separator: " ")
    #expect(keys.count <= 38)
    for key in keys { try window.press(String(key)) }
    try window.wait(for: "3  Chin tuck")
    try window.wait(for: "no problems found")
    try window.press("Enter")
    try window.wait(for: "Saved: my-routine.yaml")
    #expect(
      try text("my-routine.yaml") == """
        format: 1
        title: My routine
        kind: stretch
        steps:
          - use: clasped-reach
          - use: overhead-lean
            repeat: 2
          - use: chin-nod

        """)
    #expect(try program.run("check", "--strict", "my-routine").code == 0)
    // A routine of one's own passes the same door: its moves' cautions are read first.
    try window.press("Enter")
    try window.wait(for: "Take care")
    try window.press("Enter")
    try window.wait(for: "Clasp your hands")
    try window.press("Enter")
    try window.wait(for: "GET READY")
    try window.press("q")
    try window.wait(for: "Stop")
    try window.press("Enter")
  }

  @Test func `what was written by hand stays, and a change outside is not written over`() throws {
    defer { program.removeHome() }
    let written = """
      # Mine.
      format: 1
      title: By hand  # so called
      kind: stretch
      steps:
        # First the neck.
        - use: chin-nod   # slowly

        - use: overhead-lean
          repeat: 2       # enough

      """
    try FileManager.default.createDirectory(
      at: file(""), withIntermediateDirectories: true)
    try Data(written.utf8).write(to: file("by-hand.yaml"))
    let window = try program.start("")
    try window.wait(for: "what does your back need?")
    try window.press("/", "b", "y", "Space", "h", "a", "n", "d")
    try window.wait(for: "By hand")
    try window.press("Escape")
    try window.wait(for: "what does your back need?")
    try window.press("End", "b")
    try window.wait(for: "Routine · by-hand.yaml")
    try window.press("Down", "3")
    try window.wait(for: "not saved yet")
    try window.press("Enter")
    try window.wait(for: "Saved: by-hand.yaml")
    let changed = written.replacing("repeat: 2       #", with: "repeat: 3       #")
    #expect(try text("by-hand.yaml") == changed)
    // Somebody else writes the file while it is open here.
    try window.press("b")
    try window.wait(for: "Routine · by-hand.yaml")
    let other = changed.replacing("# Mine.", with: "# Somebody else's.")
    try Data(other.utf8).write(to: file("by-hand.yaml"))
    try window.press("x")
    try window.wait(for: "not saved yet")
    try window.press("Enter")
    try window.wait(for: "Somebody else has changed")
    #expect(try text("by-hand.yaml") == other)
    try window.press("c")
    try window.wait(for: "Saved: by-hand-2.yaml")
    #expect(try text("by-hand.yaml") == other)
    #expect(try text("by-hand-2.yaml").contains("skip: yes"))
    // To the bin, and back.
    try window.press("D")
    try window.wait(for: "is in the bin")
    #expect(FileManager.default.fileExists(atPath: file(".bin/by-hand-2.yaml").path))
    try window.press("U")
    try window.wait(for: "Your routine is back.")
    #expect(try text("by-hand-2.yaml").contains("skip: yes"))
    try window.press("q")
    try window.expectRestored(code: 0)
  }
}
