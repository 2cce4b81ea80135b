import BuiltInRoutines
import Foundation
import RoutineEngine
import RoutineFiles
import TUI
import TestSupport
import Testing

@testable import unknot

/// The manual: whatever there is, it tells of.
@Suite struct ManualTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  /// A page as a person can search it: without macros.
  private func page(_ name: String) throws -> String {
    let result = try program.run("manual", name)
    #expect(result.code == 0 && result.errors.isEmpty)
    var lines: [String] = []
    var last: Substring = "."
    for line in result.output.split(separator: "\n", omittingEmptySubsequences: false) {
      let word = line.prefix { $0 != " " }
      // Only what was too long for one line was broken.
      let isBroken =
        !line.hasPrefix(".") && !last.hasPrefix(".") && last.count + 1 + word.count > 77
      if isBroken { lines[lines.count - 1] += " " + line } else { lines.append(String(line)) }
      last = line
    }
    return lines.joined(separator: "\n").replacingOccurrences(of: "\\-", with: "-")
      .replacingOccurrences(of: "\\fB", with: "").replacingOccurrences(of: "\\fR", with: "")
      .replacingOccurrences(of: "\\(aq", with: "'").replacingOccurrences(of: "\\(dq", with: "\"")
      .replacingOccurrences(of: "\\e", with: "\\").replacingOccurrences(of: "\\&", with: "")
  }

  @Test func `the manual lists every command and option`() throws {
    defer { program.removeHome() }
    let page = try page("unknot")
    let commands = try CommandDescription.program().shownCommands
    #expect(commands.count >= 12)
    for command in commands {
      #expect(page.contains("\n.SS \"unknot \(command.commandName)"))
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        for name in argument.names ?? [] where name.name != "h" && name.name != "help" {
          if name.name != "version" { #expect(page.contains("\n\(name.text)"), "\(name.text)") }
        }
      }
    }
    #expect(!page.contains("unknot manual ["))
  }

  @Test func `the manual has examples, and says what stays and what is not known`() throws {
    defer { program.removeHome() }
    let page = try page("unknot")
    #expect(page.contains("\n.SH EXAMPLES\n"))
    #expect(page.contains("a key keeps its name"))
    #expect(page.contains("those of ambiguous width one"))
  }

  @Test func `the manual describes a negated option in words of its own`() throws {
    defer { program.removeHome() }
    let page = try page("unknot")
    for option in ["--no-voice", "--no-hands-free"] {
      #expect(
        page.contains("\n\(option)\nTurns it off, whatever your settings say.\n"), "\(option)")
    }
    #expect(page.contains("\n--no-record\nDo not save this session.\n"))
  }

  @Test func `the manual lists the values of an option once`() throws {
    defer { program.removeHome() }
    let page = try page("unknot")
    #expect(
      page.contains(
        "\n--level LEVEL\nDose: gentle, standard or full (default: your setting).\n.TP\n"))
    #expect(
      page.contains(
        "\n--figures FIGURES\n"
          + "Show the figure this way. auto, blocks, braille, off, moving, still.\n.TP\n"))
  }

  @Test func `the manual lists exit codes in ascending order`() throws {
    defer { program.removeHome() }
    let page = try page("unknot")
    let section = try #require(page.split(separator: ".SH EXIT STATUS").dropFirst().first)
    let codes = section.split(separator: ".TP\n").dropFirst().compactMap {
      Int($0.prefix { $0.isNumber })
    }
    #expect(codes.count > 5 && codes == codes.sorted())
  }

  @Test func `the manual describes every key, setting and exit code`() throws {
    defer { program.removeHome() }
    let page = try page("unknot")
    func helps<Action>(_ table: Keymap<Action>) -> [String] { table.bindings.map(\.help) }
    let keys =
      helps(Keymaps.list) + helps(Keymaps.player) + helps(Keymaps.summary)
      + helps(Keymaps.history) + helps(Keymaps.historyEntry) + helps(Keymaps.historyForm)
      + helps(Keymaps.settings) + helps(Keymaps.builder) + helps(Keymaps.builderLeaving)
      + helps(Keymaps.builderConflict) + helps(Keymaps.guide) + helps(Keymaps.safety)
      + helps(Keymaps.pain) + helps(Keymaps.resume)
    for help in keys { #expect(page.contains("\n\(help.unquoted).\n"), "\(help)") }
    for setting in Setting.all {
      #expect(page.contains("\n\(setting.name):\n\(setting.help.unquoted)"), "\(setting.name)")
    }
    for code in Failure.Code.allCases { #expect(page.contains(".TP\n\(code.rawValue)\n")) }
  }

  @Test func `the manual describes every key of the routine language`() throws {
    defer { program.removeHome() }
    let page = try page("unknot-routine")
    let entries =
      LanguageReference.routine + LanguageReference.verbs + LanguageReference.step
      + LanguageReference.source + LanguageReference.cue
    #expect(entries.count > 40)
    for entry in entries {
      #expect(page.contains(".TP\n\(entry.name):\n\(entry.meaning.unquoted)"))
    }
    #expect(page.contains("\n- hold: 15-30 s\n") || page.contains("  - hold: 15-30 s\n"))
  }

  @Test(.enabled(if: Subprocess.isThere("groff")), arguments: ["unknot", "unknot-routine"])
  func `groff formats the manual pages without a warning`(name: String) throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("page")
    try Data(try program.run("manual", name).output.utf8).write(to: file)
    let (output, errors) = (file.path + ".out", file.path + ".err")
    let code = try Subprocess.run(
      "groff", ["-man", "-ww", "-Tutf8", "-Kutf8", file.path], environment: program.surroundings,
      output: output, errors: errors)
    #expect(code == 0)
    #expect(try String(contentsOfFile: errors, encoding: .utf8) == "")
    #expect(try String(contentsOfFile: output, encoding: .utf8).contains("unknot"))
  }

  @Test(
    .enabled(if: Subprocess.isThere("mandoc"), "this machine has no mandoc"),
    arguments: ["unknot", "unknot-routine"])
  func `mandoc finds nothing wrong with the manual pages`(name: String) throws {
    defer { program.removeHome() }
    // What follows the last dot of a path is the section to mandoc.
    let section = name == "unknot" ? "1" : "5"
    let file = program.home.appendingPathComponent("page.\(section)")
    try Data(try program.run("manual", name).output.utf8).write(to: file)
    let said = program.home.appendingPathComponent("lint").path
    _ = try Subprocess.run(
      "mandoc", ["-Tlint", file.path], environment: program.surroundings, output: said)
    let lint = try String(contentsOfFile: said, encoding: .utf8)
    #expect(lint == "", "\(lint)")
  }

  @Test func `the example figure in the manual is valid`() throws {
    defer { program.removeHome() }
    let parsed = ParsedFigure(Array(RoutineManual.figureExample.utf8))
    #expect(parsed.diagnostics.isEmpty && parsed.figure?.keyPoses.count == 2)
    #expect(try page("unknot-routine").contains(RoutineManual.figureExample.suffix(60)))
  }

  @Test func `the manual lists every top-level key that a built-in figure uses`() throws {
    defer { program.removeHome() }
    let page = try page("unknot-routine")
    // Between them the built-in figures use every top-level key.
    let lines = BuiltInRoutines.figures
      .flatMap { String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n") }
    let keys = Set(
      lines.filter { $0.first?.isLetter == true && $0.contains(":") }.map {
        $0.prefix { $0 != ":" }
      })
    #expect(keys.count > 7)
    for key in keys { #expect(page.contains("\n\(key):\n"), "\(key)") }
  }

  @Test func `the manual lists every hook and its variables`() throws {
    defer { program.removeHome() }
    let page = try page("unknot")
    let routine = Routine(id: "a", title: "A", steps: [Step(.rest(Dose(.seconds(5))))])
    let (_, effects) = Session.begin(try Timeline(routine))
    let call = try #require(effects.compactMap(HookCall.init).first)
    #expect(call.variables.count > 10)
    for variable in call.variables.keys { #expect(page.contains("\n\(variable)\n"), "\(variable)") }
    for hook in Hook.allCases { #expect(page.contains("on-\(hook.rawValue)")) }
  }

  // MARK: Text

  @Test func `text in the manual is escaped so that none becomes a macro`() {
    var text = ManualText("x", section: 1, title: "T")
    text.paragraph(".SH no\n'br no\na\\fBb --c \"d\"")
    text.item("`a-b`", "It's `one`.")
    text.literal(".dot\n\nend")
    let lines = text.text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(3)
    #expect(
      lines == [
        ".PP", "\\&.SH no", "\\(aqbr no", "a\\efBb \\-\\-c \\(dqd\\(dq", ".TP", "\\fBa\\-b\\fR",
        "It\\(aqs \\fBone\\fR.", ".PP", ".nf", ".RS 4", "\\&.dot", "", "end", ".RE", ".fi", "",
      ])
  }
}

extension String {
  /// Without the backquotes around what is printed bold.
  fileprivate var unquoted: String { replacingOccurrences(of: "`", with: "") }
}
