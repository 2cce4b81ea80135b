import Audio
import Foundation
import RoutineEngine
import TestSupport
import Testing

/// `unknot voice`, with programs that stand in for those that speak and play.
@Suite struct VoiceCommandTests {
  private static let routine = """
    format: 1
    title: Mine
    kind: stretch
    steps:
      - hold: 20 s
        title: Reach
        text: Reach away slowly.
    """
  /// A program that writes a tenth of a second of sound.
  private static let writes = "/bin/cat \"$folder/speech.wav\""

  private func withPrograms(
    _ programs: KeyValuePairs<String, String>, _ run: (Program, FakePrograms) throws -> Void
  ) throws {
    var program = try Program()
    defer { program.removeHome() }
    let fakes = try FakePrograms(programs)
    program.environment = fakes.environment
    let bytes = [UInt8](Waveform(.start, volume: 1).wav)
    try Data(bytes).write(to: fakes.folder.appendingPathComponent("speech.wav"))
    try run(program, fakes)
  }

  private func everythingTold(by fakes: FakePrograms) -> [String] {
    var lines: [String] = []
    while let line = fakes.told() { lines.append(line) }
    return lines
  }

  @Test func `all phrases are recorded once, and a session then starts no program that speaks`()
    throws
  {
    try withPrograms(["espeak-ng": Self.writes, "pw-play": ""]) { program, fakes in
      _ = try program.write(Self.routine, as: "mine.yaml")
      var status = try program.run("voice")
      #expect(status.code == 1 && status.output.hasPrefix("No phrases are recorded"))
      let rendered = try program.run("voice", "render")
      #expect(rendered.code == 0, "\(rendered.errors)")
      let calls = everythingTold(by: fakes)
      #expect(calls.count > 250 && Set(calls).count == calls.count)
      #expect(
        calls.contains("espeak-ng [-v][en][-w][/dev/stdout][--][Reach away slowly.] 0"))
      #expect(calls.contains { $0.contains("[Pain now, 0 to 10?") })
      status = try program.run("voice")
      #expect(status.code == 0 && status.output.hasPrefix("All "))
      for routine in ["mine", "foam-roller", "trigger-point"] {
        let session = try program.run("play", routine, "--eyes-shut", "--speed", "50")
        #expect(session.code == 0)
        let told = everythingTold(by: fakes)
        #expect(told.allSatisfy { $0.hasPrefix("pw-play ") } && told.count > 5)
        #expect(!session.output.contains("is broken:"))
      }
      // Other words are missing, and only they are recorded.
      let changed = Self.routine.replacingOccurrences(of: "away", with: "far")
      _ = try program.write(changed, as: "mine.yaml")
      status = try program.run("voice", "status", "--missing")
      #expect(status.code == 1 && status.output == "Reach far slowly.\n")
      #expect(try program.run("voice", "render").output.hasPrefix("1 phrase recorded"))
      #expect(everythingTold(by: fakes).count == 1)
      // A broken file is recorded again.
      let pack = VoicePack(folder: program.home.appendingPathComponent("voice").path)
      try Data([1, 2, 3]).write(to: URL(fileURLWithPath: pack.file(of: "Reach")))
      #expect(try program.run("voice", "status", "--missing").output == "Reach\n")
      #expect(try program.run("voice", "render").output.hasPrefix("1 phrase recorded"))
      #expect(try program.run("voice").code == 0)
      _ = everythingTold(by: fakes)
      // Another voice records all anew.
      _ = try program.run("config", "set", "language", "en-GB")
      status = try program.run("voice")
      #expect(status.code == 1 && status.output.contains("another voice"))
    }
  }

  @Test func `the questions before a session start no program that speaks either`() throws {
    try withPrograms(["espeak-ng": Self.writes, "pw-play": ""]) { program, fakes in
      #expect(try program.run("voice", "render").code == 0)
      _ = everythingTold(by: fakes)
      try program.answerSafety("none", daysAgo: 8)
      let run = try ProgramOnTerminal(
        "exec $unknot play foam-roller --plain --eyes-shut --speed 50", program, size: (80, 40))
      for (question, keys) in [
        ("Press 1, 2 or 3", "3"), ("Press the letter of each", "g"),
        ("Ticked: You take blood thinners", "j"), ("Not ticked: A clinician", " "),
        ("Ticked: A clinician said that it is fine (", "\r"), ("Nothing is locked.", "\r"),
        ("Pain now, 0 to 10?", "5"),
        ("Pain 5: the gentle dose.", "!"), ("What would you like to do?", "e"),
      ] {
        try run.wait(for: question)
        run.type(keys)
      }
      try run.wait(for: "You stopped")
      run.type("\u{3}")
      _ = try run.end()
      let told = everythingTold(by: fakes)
      #expect(told.allSatisfy { $0.hasPrefix("pw-play ") } && told.count > 5)
    }
  }

  @Test func `what cannot be recorded is told, and what was recorded stays`() throws {
    try withPrograms(["spd-say": ""]) { program, _ in
      let result = try program.run("voice", "render")
      #expect(result.code == 66)
      #expect(result.errors.contains("espeak-ng is not installed; install espeak-ng, or set"))
    }
    try withPrograms(["espeak-ng": "exit 3"]) { program, _ in
      let result = try program.run("voice", "render")
      #expect(result.code == 74)
      #expect(result.errors.contains("phrase 1 of "))
      #expect(result.errors.contains("espeak-ng failed"))
    }
    try withPrograms(["espeak-ng": "echo no sound"]) { program, _ in
      let result = try program.run("voice", "render")
      #expect(result.errors.contains("it is no WAV file"))
    }
  }

  @Test func `the moments of a session are listed with their words`() throws {
    let program = try Program()
    defer { program.removeHome() }
    let result = try program.run("voice", "moments", "foam-roller")
    #expect(result.code == 0)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("  0:00.0  your-turn "))
    #expect(lines[0].contains(" s  Set up. Sit on the floor"))
    #expect(lines.contains { $0.contains("stroke-out") })
    #expect(lines.contains { $0.contains("Rest. Hips down. Keep holding your head.") })
    #expect(lines.contains { $0.contains("s of silence: ") })
    #expect(lines.last?.hasSuffix("Done.") ?? false)
  }
}
