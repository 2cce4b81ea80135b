import Foundation
import Processes
import RoutineEngine
import TestSupport
import Testing

@testable import Audio

/// With programs that stand in for those that speak, and a clock that stands.
@Suite struct VoiceTests {
  private final class Stage {
    let programs: FakePrograms
    var reports: [String] = []
    var now: Duration = .zero
    lazy var voice = Voice(
      language: "en-GB", volume: 0.5, environment: programs.environment,
      now: { [unowned self] in now }, onError: { [unowned self] in reports.append($0) })

    init(_ programs: KeyValuePairs<String, String>) throws {
      self.programs = try FakePrograms(programs)
    }

    func waitUntilSilent() throws {
      try programs.wait {
        voice.poll()
        return voice.player.current == nil
      }
    }
  }

  private static let waits = "read _ <\"$folder/gate\"\ntell end"

  @Test(arguments: [
    ("spd-say", "[--wait][--language][en-GB][--volume][0][--]"),
    ("espeak-ng", "[-v][en-GB][-a][100][--]"), ("say", "[--]"),
  ])
  func `words are never taken for options or shell`(name: String, arguments: String) throws {
    let stage = try Stage([name: ""])
    let words = "-h; $(touch here) \"quoted\" 'too' `x`"
    stage.voice.play(.words(words), of: nil)
    #expect(try stage.programs.next() == "\(name) \(arguments)[\(words)] 0")
    try stage.waitUntilSilent()
    #expect(stage.reports.isEmpty)
  }

  @Test func `a more important cue cuts a lesser one short`() throws {
    let stage = try Stage(["say": "tell $$\n" + Self.waits])
    stage.voice.play(.ready, of: try segment(.ready))
    #expect(try stage.programs.next().contains("Reach. Left side."))
    let told = try stage.programs.next()
    let id = try #require(told.split(separator: " ").last.flatMap { pid_t($0) })
    stage.voice.play(.change, of: try segment(.change))
    #expect(try stage.programs.next() == "say [--][Switch sides, right.] 0")
    try stage.programs.wait {
      stage.voice.poll()
      return kill(id, 0) != 0
    }
    _ = try stage.programs.next()
    stage.programs.openGate()
    #expect(try stage.programs.next() == "say end", "only the second is still there to end")
    try stage.waitUntilSilent()
    #expect(stage.programs.told() == nil)
    #expect(stage.reports.isEmpty)
  }

  @Test func `a less important cue is left unsaid`() throws {
    let stage = try Stage(["say": Self.waits])
    stage.voice.play(.ready, of: try segment(.ready))
    _ = try stage.programs.next()
    for cue in [Cue.Kind.countdown(3), .start, .halfway, .words("On")] {
      stage.voice.play(cue, of: nil)
    }
    stage.programs.openGate()
    #expect(try stage.programs.next() == "say end")
    try stage.waitUntilSilent()
    stage.voice.play(.halfway, of: nil)
    #expect(try stage.programs.next() == "say [--][Half-way.] 0")
    stage.voice.stop()
  }

  @Test func `a voice that fails is dropped and the next one speaks`() throws {
    let stage = try Stage(["spd-say": "exit 1", "espeak-ng": ""])
    stage.voice.play(.halfway, of: nil)
    #expect(try stage.programs.next().hasPrefix("spd-say "))
    let second = try stage.programs.next(while: stage.voice.poll)
    #expect(second == "espeak-ng [-v][en-GB][-a][100][--][Half-way.] 0")
    #expect(
      stage.reports == ["spd-say does not work: it failed with code 1; espeak-ng takes its place."])
  }

  @Test func `a hung voice is dropped and nothing waits for it`() throws {
    let stage = try Stage(["espeak-ng": Self.waits])
    stage.voice.play(.done, of: nil)
    _ = try stage.programs.next()
    stage.now += .seconds(60)
    stage.voice.play(.done, of: nil)
    #expect(
      stage.reports
        == ["espeak-ng does not work: it hangs; nothing is spoken from now on."])
    stage.voice.play(.done, of: nil)
    #expect(stage.programs.told() == nil)
    #expect(stage.reports.count == 1)
  }

  @Test func `a speech server is silenced by its own command`() throws {
    let stage = try Stage(["spd-say": "if [ \"$1\" = --wait ]; then \(Self.waits); fi"])
    stage.voice.stop()
    stage.voice.play(.done, of: nil)
    #expect(try stage.programs.next().hasSuffix("[--][Done.] 0"))
    stage.voice.stop()
    #expect(try stage.programs.next() == "spd-say [--cancel] 0")
  }

  @Test func `a missing voice is reported once`() throws {
    let stage = try Stage([:])
    stage.voice.play(.done, of: nil)
    stage.voice.play(.done, of: nil)
    #expect(
      stage.reports == [
        "There is no voice: none of spd-say, espeak-ng, say is installed. Install espeak-ng."
      ])
  }

  /// The path of the real one; without it there is nothing to try.
  private static let espeak = SearchPath(environment: ProcessInfo.processInfo.environment)
    .path(of: "espeak-ng")

  @Test(.enabled(if: espeak != nil, "espeak-ng is not installed"))
  func `espeak-ng speaks the words`() throws {
    let espeak = try #require(Self.espeak)
    // It goes all the way to the real one, which writes down what would be heard.
    let stage = try Stage(["espeak-ng": "exec \(espeak) -w \"$folder/heard.wav\" \"$@\""])
    func length(of words: String) throws -> Int {
      stage.voice.play(.words(words), of: nil)
      _ = try stage.programs.next()
      try stage.waitUntilSilent()
      let heard = try Data(contentsOf: stage.programs.folder.appendingPathComponent("heard.wav"))
      let bytes = [UInt8](heard.dropFirst(44))
      let samples = stride(from: 0, to: bytes.count - 1, by: 2).map {
        Int16(truncatingIfNeeded: Int(bytes[$0]) | Int(bytes[$0 + 1]) << 8)
      }
      #expect(samples.contains { $0 > 3_000 }, "\(words) is silent")
      return samples.count
    }
    let short = try length(of: "Hold.")
    #expect(try length(of: "-v is no option here: let your head bend forward.") > 2 * short)
    #expect(stage.reports.isEmpty)
  }
}
