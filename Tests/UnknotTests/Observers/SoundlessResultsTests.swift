import Audio
import Foundation
import RoutineEngine
import TestSupport
import Testing

/// The saved results of a session never depend on its sounds.
@Suite struct SoundlessResultsTests {
  private static let routine = """
    format: 1
    title: Two sides
    kind: stretch
    steps:
      - prompt: Sit tall.
      - hold: 20 s
        sides: both
        repeat: 2
        title: Reach
        text: Reach away, then let your head sink down slowly.
        ready: 3 s
      - reps: 3
        title: Roll
        text: Roll your shoulders.
        tempo: 2 s
    """

  /// The segments that a session has left in the history, with their lengths and order.
  private func saved(
    _ programs: KeyValuePairs<String, String>, pack: ((Program) throws -> Void)? = nil
  ) throws -> [String] {
    var program = try Program()
    defer { program.removeHome() }
    let fakes = try FakePrograms(programs)
    program.environment = fakes.environment
    let file = try program.write(Self.routine, as: "two-sides.yaml")
    try pack?(program)
    let result = try program.run("play", file, "--eyes-shut", "--speed", "20")
    #expect(result.code == 0)
    let lines = try program.run("export").output.split(separator: "\n").map(String.init)
    let line = try #require(lines.last)
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    let session = try #require(object as? [String: Any])
    let lists = session.values.compactMap { $0 as? [[String: Any]] }
    let segments = try #require(lists.max { $0.count < $1.count })
    return segments.map { segment -> String in
      let facts = segment.filter { !$0.key.lowercased().contains("at") }
      return facts.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
    }
  }

  @Test func `players that hang, a slow voice and a broken pack change nothing`() throws {
    let waits = "read _ <\"$folder/gate\""
    let usual = try saved(["pw-play": "", "espeak-ng": ""])
    #expect(usual.count > 8)
    #expect(try saved(["pw-play": waits, "espeak-ng": waits]) == usual)
    #expect(try saved(["pw-play": "", "espeak-ng": "/bin/sleep 5"]) == usual)
    #expect(try saved(["pw-play": "exit 1", "espeak-ng": "exit 1"]) == usual)
    #expect(try saved([:]) == usual)
    let broken = try saved(["pw-play": "", "espeak-ng": ""]) { program in
      let pack = VoicePack(folder: program.home.appendingPathComponent("voice").path)
      try FileManager.default.createDirectory(
        atPath: pack.folder, withIntermediateDirectories: true)
      let maker = VoicePack.Maker(program: "", language: "en")
      try JSONEncoder().encode(maker).write(to: URL(fileURLWithPath: pack.makerFile))
      for phrase in ["Reach", "Hold", "Rest", "1", "2", "of"] {
        try Data([1, 2, 3]).write(to: URL(fileURLWithPath: pack.file(of: phrase)))
      }
    }
    #expect(broken == usual)
  }
}
