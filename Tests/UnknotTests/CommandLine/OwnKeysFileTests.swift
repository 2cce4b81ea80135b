import Foundation
import TestSupport
import Testing

/// `keys:` in the settings file of the built program.
@Suite struct OwnKeysFileTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  private func write(_ text: String) throws {
    try Data(text.utf8).write(to: program.home.appendingPathComponent("config.yaml"))
  }

  @Test func `the printed settings have them, and mean the same`() throws {
    defer { program.removeHome() }
    try write(
      "level: full\nkeys:\n  session:\n    pause: x   # mine\n    next move: ['#', page-down]\n")
    let printed = try program.run("config")
    #expect(printed.errors.isEmpty, "\(printed.errors)")
    #expect(
      printed.output.contains(
        "\nkeys:\n  session:\n    next move: ['#', 'page-down']\n    pause: 'x'\n"))
    try write(printed.output)
    #expect(try program.run("config").output == printed.output)
    #expect(try program.run("config", "set", "level", "gentle").code == 0)
    #expect(try program.run("config").output.contains("pause: 'x'"))
  }

  @Test(arguments: [
    ("  sesion:\n    pause: x", "there is no screen `sesion`", "did you mean `session`?"),
    ("  session:\n    paus: x", "there is no action `paus` in `session`", "did you mean `pause`?"),
    ("  session:\n    pause: spcae", "there is no key `spcae`", "did you mean `space`?"),
    ("  session:\n    pause: n", "`n` is the key of `next`", "give `next` another key"),
    ("  session:\n    pause: '!'", "`!` cannot do anything else", "choose another key"),
    ("  session:\n    pause: esc", "`esc` cannot do anything else", "choose another key"),
    ("  session:\n    pain: x", "mean themselves", "leave the line out"),
    ("  session: x", "takes lines below it", "write a screen"),
    ("  session:\n    pause: {a: b}", "takes a key", "write one like"),
  ])
  func `each mistake leads to the way out`(lines: String, fault: String, hint: String) throws {
    defer { program.removeHome() }
    try write("keys:\n\(lines)\n")
    let result = try program.run("config")
    #expect(result.errors.contains(fault) && result.errors.contains(hint), "\(result.errors)")
    #expect(result.output.contains("# keys:"))
  }
}
