import BuiltInRoutines
import Foundation
import RoutineEngine
import TestSupport
import Testing

/// A person's own routines: written, checked, listed and played.
extension CommandLineTests {
  // MARK: Own routines

  @Test func `the list shows an own routine in place of the built-in one of the same name`() throws
  {
    defer { program.removeHome() }
    try program.write(Program.ownRoutine, as: "foam-roller.yaml")
    let result = try program.run("list")
    #expect(result.output.contains("Mine [own, in place of the built-in one]"))
  }

  @Test func `a broken own routine is listed and hides no other`() throws {
    defer { program.removeHome() }
    try program.write("format: 1\ntitle: Torn\nkind: care\nsteps:\n  - hold: 20\n", as: "torn.yaml")
    let result = try program.run("list")
    #expect(result.code == 0)
    #expect(result.output.contains("torn") && result.output.contains("broken: line 5"))
    #expect(result.output.contains("foam-roller"))
    let inJSON = try program.run("list", "--json")
    #expect(inJSON.errors.contains("torn.yaml has errors"))
    #expect(try json(inJSON.output) is [Any])
  }

  // MARK: Sheets

  @Test func `a sheet becomes a routine that passes the check, and nothing is written over`() throws
  {
    defer { program.removeHome() }
    let sheet = try program.write("Pec stretch 3x30s each side\nIce as needed\n", as: "sheet.txt")
    let result = try program.run("new", "my-sheet", "--from-text", sheet)
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.errors.contains("Exercises: 1. Not understood, and left as comments: 1."))
    // Editors complete and check by the schema that lies beside it.
    let path = result.output.trimmingCharacters(in: .newlines)
    let first = try String(contentsOfFile: path, encoding: .utf8).prefix { $0 != "\n" }
    let schema = try #require(first.split(separator: "=").last)
    #expect(first.hasPrefix("# yaml-language-server: $schema="))
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    #expect(
      FileManager.default.fileExists(atPath: folder.appendingPathComponent(String(schema)).path))
    #expect(try program.run("check", "my-sheet").code == 0)
    #expect(try program.run("show", "my-sheet").output.contains("Pec stretch"))
    #expect(try program.run("new", "my-sheet", "--from-text", sheet).code == 74)
    #expect(try program.run("new", "other", "--from-text", "/nowhere").code == 66)
    #expect(try program.run("new", "other", "--from-text", sheet, "--from", "neck-ease").code == 64)
  }

  // MARK: Quick timers

  @Test func `a quick timer is walked, and nothing of it is kept`() throws {
    defer { program.removeHome() }
    let result = try program.run("2x1s/1s", "Tea", "--plain", "--mute")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("Hold 2 of 2, 1 s: Tea."))
    #expect(try program.run("history").output.contains("No session yet."))
  }

  @Test func `a quick timer is kept where that is asked for`() throws {
    defer { program.removeHome() }
    #expect(try program.run("timer", "1s", "Tea", "--plain", "--mute", "--keep").code == 0)
    #expect(try program.run("history").output.contains("Tea"))
  }

  @Test func `a quick timer that cannot be read is a mistake of usage`() throws {
    defer { program.removeHome() }
    let result = try program.run("25")
    #expect(result.code == 64 && result.output.isEmpty)
    #expect(result.errors == "unknot: 25: this time has no unit; did you mean `25 s`?\n")
  }

  /// Control characters may come from files and from arguments.
  @Test(arguments: [
    ["list", "--json"], ["list"], ["play", "./\u{1B}]0;x\u{7}.yaml"], ["show", "\u{1B}[2J"],
    ["list", "--\u{1B}[2J"], ["play", "foam-roller", "--level", "\u{1B}[2J"], ["\u{1B}[2J"],
    ["check", "\u{9B}2J.yaml"], ["import", "\u{1B}[2J"], ["learn", "\u{1B}[2J"],
  ])
  func `control characters in names are never printed`(command: [String]) throws {
    defer { program.removeHome() }
    try program.write("steps: [", as: "a\u{1B}[2J\n\u{7F}b.yaml")
    let result = try program.run(command, in: ":")
    let isClean = (result.output + result.errors).unicodeScalars.allSatisfy {
      $0 == "\n" || (0x20..<0x7F).contains($0.value) || $0.value > 0x9F
    }
    #expect(isClean, "\(result.errors.debugDescription)")
  }

  @Test func `a bad file is reported with its lines, and nothing is played`() throws {
    defer { program.removeHome() }
    let path = try program.write(
      "format: 1\ntitle: Torn\nkind: care\nsteps:\n  - hold: 20\n  - rset: 5 s\n", as: "torn.yaml")
    let result = try program.run("play", path)
    #expect(result.code == 65)
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("\(path):5:"))
    #expect(result.errors.contains("\(path):6:"))
  }

  @Test func `an unknown routine is reported with a similar name`() throws {
    defer { program.removeHome() }
    for command in ["play", "show", "check"] {
      let result = try program.run(command, "fom-roller")
      #expect(result.code == 66)
      #expect(result.output.isEmpty)
      #expect(
        result.errors == "unknot: there is no routine `fom-roller`; did you mean `foam-roller`?\n")
    }
  }

  @Test func `a missing file or a folder exits with code 66`() throws {
    defer { program.removeHome() }
    #expect(try program.run("play", "./nowhere.yaml").code == 66)
    #expect(try program.run("check", "/").code == 66)
  }

  @Test(arguments: [
    ("foam-roller", "`unknot play foam-roller` begins that routine."),
    ("lern", "did you mean `unknot learn`?"),
    ("foam-rolle", "did you mean `unknot play foam-roller`?"),
    ("xyzzy", "`unknot --help` lists them all."),
  ])
  func `an unknown command is a usage error with a suggestion`(word: String, wayOn: String) throws {
    defer { program.removeHome() }
    let result = try program.run(word)
    #expect(result.code == 64 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("Error: There is no command `\(word)`; \(wayOn)\n"))
  }

  // MARK: check

  @Test(arguments: (BuiltInRoutines.routines + BuiltInRoutines.moves).map { $0.id })
  func `every built-in routine and move passes the strict check`(routine: String) throws {
    defer { program.removeHome() }
    let result = try program.run("check", "--strict", routine)
    #expect(result.code == 0 && result.output.isEmpty && result.errors.isEmpty)
  }

  @Test func `check reports a problem with its line, as text and as JSON`() throws {
    defer { program.removeHome() }
    let text = "format: 1\ntitle: T\nkind: care\nsteps:\n  - hold: 90 s\n    titel: x\n"
    let result = try program.run("check", "-", input: text)
    #expect(result.code == 1)
    #expect(result.output.contains("-:6:5: error:") && result.output.contains("title"))
    let problems = try #require(
      try json(program.run("check", "--json", "-", input: text).output) as? [[String: Any]])
    #expect(problems.contains { $0["line"] as? Int == 6 && $0["severity"] as? String == "error" })
  }

  @Test func `warnings fail the check only with --strict`() throws {
    defer { program.removeHome() }
    let text = """
      format: 1
      title: Long
      kind: stretch
      sources:
        - title: A habit
      steps:
        - hold: 90 s
          title: Long

      """
    #expect(try program.run("check", "-", input: text).code == 0)
    #expect(try program.run("check", "--strict", "-", input: text).code == 1)
  }

  @Test func `check validates a figure file as a figure`() throws {
    defer { program.removeHome() }
    let good = "format: 1\nsummary: It bows.\nview: side\nposes:\n  - pose: One\n"
    let path = try program.write(good, as: "bow.figure.yaml")
    let result = try program.run("check", path)
    #expect(result.code == 0 && result.output.isEmpty)
    try program.write(good.replacing("pose: One", with: "pse: One"), as: "bow.figure.yaml")
    let torn = try program.run("check", path)
    #expect(torn.code == 1 && torn.output.contains("bow.figure.yaml:5:5: error:"))
    #expect(try program.run("check", "nowhere.figure.yaml").code == 66)
  }

  @Test func `check warns of a figure that does not exist`() throws {
    defer { program.removeHome() }
    let step = "  - rest: 10 s\n    title: Bow\n    figure: bow\n"
    let path = try program.write(Program.ownRoutine + step, as: "mine.yaml")
    let missed = try program.run("check", path)
    #expect(missed.code == 0 && missed.output.contains("warning: there is no figure `bow`"))
    try program.write(
      "format: 1\nsummary: It bows.\nview: side\nposes:\n  - pose: One\n", as: "bow.figure.yaml")
    #expect(try program.run("check", path).output.isEmpty)
  }

  /// Every way in which a shell passes text to a program.
  @Test(
    .enabled(if: Subprocess.isThere("bash"), "this machine has no bash"),
    arguments: [
      "check <(cat $HOME/x.yaml)", "check - <$HOME/x.yaml", "cat $HOME/x.yaml | check /dev/stdin",
      "check /dev/fd/3 3< <(cat $HOME/x.yaml)", "show <(cat $HOME/x.yaml)",
      "cat $HOME/x.yaml | play /dev/stdin --speed 1000", "play <(cat $HOME/x.yaml) --speed 1000",
      "export >$HOME/x.jsonl; unknot import - <$HOME/x.jsonl",
      "cat $HOME/x.yaml | remind - --times 3 2>/dev/null",
      "remind <(cat $HOME/x.yaml) --times 3 2>/dev/null",
      "remind /dev/stdin --times 3 <$HOME/x.yaml 2>/dev/null",
      "export | unknot import -", "import <(unknot export)", "export | unknot import /dev/stdin",
    ])
  func `commands read from pipes and standard input`(line: String) throws {
    defer { program.removeHome() }
    try Data(Program.ownRoutine.utf8).write(to: program.home.appendingPathComponent("x.yaml"))
    #expect(try program.run("play", "posture-reset", "--speed", "1000").code == 0)
    let words =
      ["| check", "| play", "| remind"].contains(where: line.contains)
      ? line.replacing("| ", with: "| unknot ") : "unknot " + line
    let output = program.home.path + "/said"
    let code = try Subprocess.run(
      "bash", ["-c", "set -o pipefail; unknot() { '\(Program.path)' \"$@\"; }; \(words)"],
      environment: program.surroundings, output: output, errors: output + "-errors")
    let errors = try String(contentsOfFile: output + "-errors", encoding: .utf8)
    #expect(code == 0 && errors.isEmpty, "\(errors)")
    if line.contains("import") {
      #expect(
        try String(contentsOfFile: output, encoding: .utf8)
          == "0 sessions added, 0 updated, 1 unchanged.\n")
    }
  }

  @Test(arguments: [
    ["sheet", "foam-roller", "--output", "-"], ["report", "--output", "-"],
    ["export", "--to", "-"],
  ])
  func `a hyphen means standard output and creates no file`(command: [String]) throws {
    defer { program.removeHome() }
    _ = try program.run("log", "session", "foam-roller", "--at", "2026-11-20 17:30")
    let result = try program.run(command, in: "cd $HOME")
    #expect(result.code == 0 && result.output.hasPrefix(command[0] == "export" ? "{" : "<!"))
    #expect(
      try !FileManager.default.contentsOfDirectory(atPath: program.home.path).contains("-"))
  }

  @Test func `a systemd timer cannot use a routine from standard input`() throws {
    defer { program.removeHome() }
    let result = try program.run("remind", "-", "--systemd", "--times", "3")
    #expect(result.code == 64 && result.errors.contains("name a file that stays"))
  }

  /// Nobody ever writes to the pipe.
  @Test(arguments: ["check", "play", "import"])
  func `a pipe without a writer does not block`(command: String) throws {
    defer { program.removeHome() }
    let result = try program.run(command, program.home.path + "/pipe", in: "mkfifo $HOME/pipe")
    #expect(result.code == (command == "import" ? 0 : command == "check" ? 1 : 65))
  }

  @Test func `check prints its schema as JSON`() throws {
    defer { program.removeHome() }
    let schema = try #require(
      try json(program.run("check", "--schema").output) as? [String: Any])
    #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
  }

  // MARK: new

  @Test func `new writes a valid routine and never overwrites a file`() throws {
    defer { program.removeHome() }
    let first = try program.run("new", "my-back")
    let path = first.output.trimmingCharacters(in: .newlines)
    #expect(first.code == 0 && path.hasSuffix("/routines/my-back.yaml"))
    #expect(try program.run("check", "--strict", "my-back").code == 0)
    try Data("mine".utf8).write(to: URL(fileURLWithPath: path))
    let second = try program.run("new", "my-back")
    #expect(second.code == 74 && second.errors.contains("left as it is"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
  }

  @Test func `new from a built-in routine copies its text`() throws {
    defer { program.removeHome() }
    let result = try program.run("new", "my-roller", "--from", "foam-roller")
    let path = result.output.trimmingCharacters(in: .newlines)
    let builtIn = try #require(BuiltInRoutines.routines.first { $0.name == "foam-roller" })
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(builtIn.bytes))
  }

  @Test func `new from a move writes a move that plays`() throws {
    defer { program.removeHome() }
    let result = try program.run("new", "my-reach", "--from", "clasped-reach")
    #expect(result.code == 0 && result.output.hasSuffix("/my-reach.move.yaml\n"))
    #expect(try program.run("check", "--strict", "my-reach").output.isEmpty)
    #expect(try program.run("list", "--moves").output.contains("my-reach"))
    #expect(!(try program.run("list").output.contains("my-reach")))
    let own = "format: 1\ntitle: Mine\nkind: care\nsteps:\n  - use: my-reach\n    dose: 20 s\n"
    try program.write(own, as: "mine.yaml")
    let shown = try program.run("show", "mine")
    #expect(shown.code == 0 && shown.output.contains("Hold 1 of 3, 20 s: Reach."))
    #expect(shown.output.contains("If your shoulder is sore"))
    for name in ["my-reach", "clasped-reach"] {
      let played = try program.run("play", name, "--speed", "1000", "--mute")
      #expect(played.code == 0 && played.output.contains("Hold 3 of 3"), "\(name)")
    }
  }

  @Test(arguments: ["../x", "a/b", "A", "", "-x", ".x", "ä"])
  func `new rejects an invalid name and writes no routine`(name: String) throws {
    defer { program.removeHome() }
    let result = try program.run("new", "--", name)
    #expect(result.code == 64)
    let left = FileManager.default.enumerator(atPath: program.home.path)?.allObjects ?? []
    #expect(left.allSatisfy { !"\($0)".hasSuffix(".yaml") })
  }
}
