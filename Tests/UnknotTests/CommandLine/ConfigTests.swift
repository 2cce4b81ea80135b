import Foundation
import TestSupport
import Testing

/// The settings file and what becomes of it.
@Suite struct ConfigTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  private var file: URL { program.home.appendingPathComponent("config.yaml") }

  private func write(_ text: String) throws {
    try Data(text.utf8).write(to: file)
  }

  @Test func `config prints a complete file that reads back the same`() throws {
    defer { program.removeHome() }
    let result = try program.run("config")
    #expect(result.code == 0 && result.errors.isEmpty)
    try Golden.expect(result.output, named: "config.txt")
    // What it prints is a file that says the same.
    try write(result.output)
    #expect(try program.run("config").output == result.output)
    try write("level: gentle\nget-ready: none\n")
    let changed = try program.run("config")
    #expect(changed.output.contains("\nlevel: gentle\n"))
    #expect(changed.output.contains("\nget-ready: none\n"))
    try write(changed.output)
    #expect(try program.run("config").output == changed.output)
  }

  @Test func `config gets and sets a setting by name and keeps comments`() throws {
    defer { program.removeHome() }
    try write("# mine\nlevel: gentle   # for now\n")
    #expect(try program.run("config", "get", "level").output == "gentle\n")
    #expect(try program.run("config", "get", "get-ready").output == "5 s\n")
    #expect(try program.run("config", "set", "level", "full").code == 0)
    #expect(try program.run("config", "set", "volume", "30").code == 0)
    #expect(try program.run("config", "set", "on-end", "echo 'a: b' # c").code == 0)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("# mine\nlevel: full   # for now\n"), "\(text)")
    #expect(try program.run("config", "get", "volume").output == "30 %\n")
    #expect(try program.run("config", "get", "on-end").output == "echo 'a: b' # c\n")
    #expect(try program.run("config").errors.isEmpty)
  }

  @Test(arguments: [
    (["get", "levle"], "did you mean `level`?"),
    (["set", "level", "fulll"], "did you mean `full`?"),
    (["set", "volume", "300"], "too many"), (["set", "get-ready", "5"], "5 s"),
  ])
  func `a wrong setting name or value is a usage error and writes no file`(
    words: [String], said: String
  ) throws {
    defer { program.removeHome() }
    let result = try program.run(["config"] + words, in: ":")
    #expect(result.code == 64 && result.errors.contains(said), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  @Test func `environment variables override the file, but run no command`() throws {
    defer { program.removeHome() }
    try write("level: gentle\n")
    var program = program
    program.environment = ["UNKNOT_LEVEL": "full", "UNKNOT_GET_READY": "none", "UNKNOT_VOLUME": ""]
    #expect(try program.run("config", "get", "level").output == "full\n")
    #expect(try program.run("config", "get", "get-ready").output == "none\n")
    #expect(try program.run("show", "foam-roller", "--json").output.contains("\"full\""))
    program.environment = ["UNKNOT_LEVEL": "brutal", "UNKNOT_ON_START": "touch $HOME/touched"]
    let result = try program.run("play", "posture-reset", "--speed", "1000")
    #expect(result.code == 0 && result.errors.contains("UNKNOT_LEVEL: "), "\(result.errors)")
    #expect(access(program.home.path + "/touched", F_OK) != 0)
  }

  @Test func `config prints the path of its file`() throws {
    defer { program.removeHome() }
    #expect(try program.run("config", "--path").output == file.path + "\n")
    var xdg = program
    xdg.environment = ["UNKNOT_HOME": "", "XDG_CONFIG_HOME": "/somewhere"]
    #expect(try xdg.run("config", "--path").output == "/somewhere/unknot/config.yaml\n")
  }

  @Test func `a session uses the level of the file unless an option overrides it`() throws {
    defer { program.removeHome() }
    try write("level: gentle\n")
    let session = ["play", "shoulder-blade-stretch", "--speed", "1000"]
    #expect(try program.run(session[0], session[1], session[2], session[3]).output.contains("of 2"))
    let full = try program.run(session[0], session[1], session[2], session[3], "--level", "full")
    #expect(full.output.contains("of 4") && full.errors.isEmpty)
  }

  @Test func `a bad value is a warning, and an unreadable level becomes gentle`() throws {
    defer { program.removeHome() }
    try write("sound: no\nlevel: fulll\n")
    let result = try program.run("play", "shoulder-blade-stretch", "--speed", "1000")
    #expect(result.code == 0 && result.output.contains("of 2"))
    #expect(result.errors.contains("config.yaml:2:8: warning:"))
    #expect(result.errors.contains("did you mean `full`?"))
  }

  @Test(arguments: ["level: \"full\n", "\u{0}", "level: full\nlevel: full\n", "- - -"])
  func `a malformed settings file never stops the program from starting`(text: String) throws {
    defer { program.removeHome() }
    try write(text)
    let result = try program.run("show", "foam-roller")
    #expect(result.code == 0 && result.errors.contains("config.yaml"))
  }

  @Test func `a folder in place of the settings file is reported`() throws {
    defer { program.removeHome() }
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    let result = try program.run("config")
    #expect(result.code == 0 && result.errors.contains("the defaults are used"))
  }
}
