import Audio
import Foundation
import RoutineEngine
import TestSupport
import Testing

/// The built program, with stand-ins for the programs that make sounds.
@Suite struct SessionSoundsTests {
  private static let routine = """
    format: 1
    title: Two sides
    kind: stretch
    steps:
      - prompt: Sit tall.
      - hold: 20 s
        sides: both
        title: Reach
        text: Reach away.
    """

  /// A player's report of a sound; sounds differ in their length.
  private func tone(_ sound: CueSignal) -> String {
    "pw-play [--media-role][Notification][/dev/stdin] \(Waveform(sound, volume: 0.5).wav.count)"
  }

  private func withSounds(
    _ programs: KeyValuePairs<String, String>, _ run: (Program, String, FakePrograms) throws -> Void
  ) throws {
    var program = try Program()
    defer { program.removeHome() }
    let fakes = try FakePrograms(programs)
    program.environment = fakes.environment
    let file = try program.write(Self.routine, as: "two-sides.yaml")
    try run(program, file, fakes)
  }

  private func everythingTold(by fakes: FakePrograms) -> [String] {
    var lines: [String] = []
    while let line = fakes.told() { lines.append(line) }
    return lines
  }

  @Test func `an eyes-shut session plays and speaks its cues without a key`() throws {
    try withSounds(["pw-play": "", "espeak-ng": ""]) { program, file, fakes in
      let result = try program.run("play", file, "--eyes-shut", "--speed", "10")
      #expect(result.code == 0)
      #expect(result.output.contains("Get ready, 10 s: Reach."))
      let told = everythingTold(by: fakes)
      let tones = told.filter { $0.hasPrefix("pw-play") }
      let counts = [CueSignal.count, .count, .count]
      let work = counts + [.start, .halfway] + counts
      let expected: [CueSignal] =
        [.yourTurn] + counts + [.ready] + work + [.change] + work + [.done]
      #expect(tones == expected.map(tone))
      let words = told.filter { $0.hasPrefix("espeak-ng") }
      #expect(words.contains("espeak-ng [-v][en][-a][100][--][Reach. Left side. Reach away.] 0"))
      #expect(words.contains("espeak-ng [-v][en][-a][100][--][Now the right side. Reach.] 0"))
    }
  }

  @Test func `the question for warning signs is spoken`() throws {
    try withSounds(["pw-play": "", "espeak-ng": ""]) { program, file, fakes in
      try program.answerSafety("none", daysAgo: 8)
      let run = try ProgramOnTerminal(
        "exec $unknot play \(file) --plain --voice", program, size: (80, 40))
      try run.wait(for: "Press 1, 2 or 3")
      var told: [String] = []
      try run.wait("the voice") {
        told += everythingTold(by: fakes)
        return told.contains { $0.contains("[Do you have any of these now?") }
      }
      run.type("1")
      try run.wait("the group") {
        told += everythingTold(by: fakes)
        return told.contains { $0.contains("[Emergency now. You have pain, pressure") }
      }
      run.type("\u{3}")
      _ = try run.end()
    }
  }

  @Test func `a failing player is reported in one line`() throws {
    try withSounds(["pw-play": "exit 1", "espeak-ng": ""]) { program, file, _ in
      let result = try program.run("play", file, "--voice", "--speed", "20")
      #expect(result.code == 0)
      let lines = result.output.split(separator: "\n").filter { $0.contains("does not work") }
      #expect(
        lines == [
          "pw-play does not work: it failed with code 1; the terminal's bell takes its place."
        ])
    }
  }

  @Test func `a hanging player does not hold up the session`() throws {
    let waits = "read _ <\"$folder/gate\""
    try withSounds(["pw-play": waits, "espeak-ng": waits]) { program, file, fakes in
      // No gate is opened. The program ends all the same, and leaves nobody behind.
      let result = try program.run("play", file, "--voice", "--speed", "100")
      #expect(result.code == 0)
      #expect(result.output.contains("Done."))
      #expect(everythingTold(by: fakes).contains { $0.hasPrefix("pw-play") })
    }
  }

  @Test(arguments: [["--mute"], ["--mute", "--voice"], ["--plain"]])
  func `a session that is muted or not on a terminal plays no sound`(flags: [String]) throws {
    try withSounds(["pw-play": "", "espeak-ng": ""]) { program, file, fakes in
      let arguments = ["play", file, "--speed", "100"] + flags
      let result = try program.run(arguments)
      #expect(result.code == 0)
      #expect(everythingTold(by: fakes).isEmpty)
    }
  }

  @Test func `a session on a terminal plays tones by default`() throws {
    try withSounds(["pw-play": ""]) { program, file, fakes in
      var sounding = program
      let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
      sounding.environment["PATH"] = fakes.folder.path + ":" + path
      let window = try TerminalWindow(sounding)
      try window.type("\(Program.path) play \(file) --hands-free --speed 10")
      for sound in [CueSignal.yourTurn, .count, .count, .count, .ready] {
        #expect(try fakes.next() == tone(sound))
      }
      try window.wait(for: "back will thank you")
      try window.press("Enter")
      try window.wait("the shell") { $0.contains("$") && !$0.contains("back will thank you") }
    }
  }

  @Test(arguments: [
    (["--volume", "101"], "--volume 101: it is 0, silence, to 100."),
    (["--language", "-x"], "--language"),
    (["--language", "en;ls"], "--language en;ls: a language is a tag"),
  ])
  func `an invalid volume or language is a usage error`(flags: [String], message: String) throws {
    let program = try Program()
    defer { program.removeHome() }
    let result = try program.run(["play", "trigger-point"] + flags)
    #expect(result.code == 64)
    #expect(result.errors.contains(message))
  }
}
