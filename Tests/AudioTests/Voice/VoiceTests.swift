import Foundation
import Processes
import RoutineEngine
import TestSupport
import Testing

@testable import Audio

/// With programs that stand in for those that speak, and a clock that stands.
@Suite struct VoiceTests {
  private final class Setup {
    let programs: FakePrograms
    var reports: [String] = []
    var now: Duration = .zero
    lazy var voice = Voice(
      VoiceChoice(language: "en-GB"), environment: programs.environment,
      now: { [unowned self] in now }, onError: { [unowned self] in reports.append($0) })

    init(_ programs: KeyValuePairs<String, String>) throws {
      self.programs = try FakePrograms(programs)
    }

    func waitUntilSilent() throws {
      try programs.wait {
        voice.poll()
        return !voice.isSpeaking
      }
    }
  }

  private static let waits = "read _ <\"$folder/gate\"\ntell end"

  @Test(arguments: [
    ("spd-say", "[--wait][--language][en-GB][--volume][0][--]"),
    ("espeak-ng", "[-v][en-GB][-a][100][--]"), ("say", "[--]"),
  ])
  func `words are never taken for options or shell`(name: String, arguments: String) throws {
    let setup = try Setup([name: ""])
    let words = "-h; $(touch here) \"quoted\" 'too' `x`"
    setup.voice.play(.words(words), saying: SpokenWords(words))
    let said = "h; touch here quoted too x."
    #expect(try setup.programs.next() == "\(name) \(arguments)[\(said)] 0")
    try setup.waitUntilSilent()
    #expect(setup.reports.isEmpty)
  }

  @Test func `words wait for those before them to end`() throws {
    let setup = try Setup(["say": Self.waits])
    setup.voice.play(.ready, saying: SpokenWords("Reach"))
    #expect(try setup.programs.next() == "say [--][Reach.] 0")
    setup.voice.play(.words("On"), saying: SpokenWords("On"))
    setup.voice.play(.rest, saying: SpokenWords("Rest"))
    setup.now += .seconds(1)
    setup.voice.poll()
    #expect(setup.programs.told() == nil, "nothing is cut short")
    setup.programs.openGate()
    #expect(try setup.programs.next() == "say end")
    let second = try setup.programs.next(while: setup.voice.poll)
    #expect(second == "say [--][On.] 0")
    setup.programs.openGate()
    #expect(try setup.programs.next() == "say end")
    let third = try setup.programs.next(while: setup.voice.poll)
    #expect(third == "say [--][Rest.] 0")
    setup.voice.stop()
    #expect(setup.reports.isEmpty)
  }

  @Test func `what to do is told after an announcement, however long that took`() throws {
    let setup = try Setup(["say": Self.waits])
    // Long enough not to be taken for a voice that hangs.
    let long = Array(repeating: "word", count: 30).joined(separator: " ")
    setup.voice.say(SpokenWords("First \(long)"))
    _ = try setup.programs.next()
    setup.voice.play(.yourTurn, saying: SpokenWords("Second \(long)"))
    setup.voice.play(.rep(1), saying: SpokenWords("1"))
    setup.now += .seconds(14)
    setup.programs.openGate()
    #expect(try setup.programs.next() == "say end")
    #expect(try setup.programs.next(while: setup.voice.poll) == "say [--][Second \(long).] 0")
    // From here on words expire again.
    setup.voice.play(.rest, saying: SpokenWords("Rest"))
    setup.now += .seconds(14)
    setup.voice.play(.change, saying: SpokenWords("Switch sides"))
    setup.programs.openGate()
    #expect(try setup.programs.next() == "say end")
    #expect(try setup.programs.next(while: setup.voice.poll) == "say [--][Switch sides.] 0")
    setup.voice.stop()
  }

  @Test func `words that would mislead by now are left unsaid`() throws {
    let setup = try Setup(["say": Self.waits])
    setup.voice.play(.ready, saying: SpokenWords("Reach"))
    _ = try setup.programs.next()
    setup.voice.play(.rep(1), saying: SpokenWords("1"))
    setup.voice.play(.halfway, saying: SpokenWords("Half-way"))
    setup.voice.play(.rest, saying: SpokenWords("Rest"))
    setup.now += .seconds(2)
    setup.programs.openGate()
    #expect(try setup.programs.next() == "say end")
    let next = try setup.programs.next(while: setup.voice.poll)
    #expect(next == "say [--][Rest.] 0")
    setup.voice.stop()
  }

  @Test func `of many words that wait the least important go`() throws {
    let setup = try Setup(["say": Self.waits])
    setup.voice.play(.ready, saying: SpokenWords("Reach"))
    _ = try setup.programs.next()
    for number in 1...10 { setup.voice.play(.rep(number), saying: SpokenWords("\(number)")) }
    setup.voice.play(.rest, saying: SpokenWords("Rest"))
    var told: [String] = []
    for _ in 1...3 {
      setup.programs.openGate()
      #expect(try setup.programs.next() == "say end")
      told.append(try setup.programs.next(while: setup.voice.poll))
    }
    #expect(told == ["9", "10", "Rest"].map { "say [--][\($0).] 0" })
    setup.voice.stop()
  }

  @Test func `what the person has left is cut short`() throws {
    let setup = try Setup(["say": "tell $$\n" + Self.waits])
    setup.voice.play(.ready, saying: SpokenWords("Reach"))
    _ = try setup.programs.next()
    let told = try setup.programs.next()
    let id = try #require(told.split(separator: " ").last.flatMap { pid_t($0) })
    setup.voice.play(.words("On"), saying: SpokenWords("On"))
    setup.voice.stopSpeaking()
    setup.voice.play(.change, saying: SpokenWords("Switch sides, right."))
    #expect(try setup.programs.next() == "say [--][Switch sides, right.] 0")
    try setup.programs.wait {
      setup.voice.poll()
      return kill(id, 0) != 0
    }
    setup.voice.stop()
    #expect(setup.reports.isEmpty)
  }

  @Test func `a voice that fails is dropped and the next one speaks`() throws {
    let setup = try Setup(["spd-say": "exit 1", "espeak-ng": ""])
    setup.voice.play(.halfway, saying: SpokenWords("Half-way"))
    #expect(try setup.programs.next().hasPrefix("spd-say "))
    let second = try setup.programs.next(while: setup.voice.poll)
    #expect(second == "espeak-ng [-v][en-GB][-a][100][--][Half way.] 0")
    #expect(
      setup.reports == ["spd-say does not work: it failed with code 1; espeak-ng takes its place."])
  }

  @Test func `a hung voice is dropped and nothing waits for it`() throws {
    let setup = try Setup(["espeak-ng": Self.waits])
    setup.voice.play(.done, saying: SpokenWords("Done"))
    _ = try setup.programs.next()
    setup.now += .seconds(60)
    setup.voice.play(.done, saying: SpokenWords("Done"))
    #expect(
      setup.reports
        == ["espeak-ng does not work: it hangs; nothing is spoken from now on."])
    setup.voice.play(.done, saying: SpokenWords("Done"))
    #expect(setup.programs.told() == nil)
    #expect(setup.reports.count == 1)
  }

  @Test func `a speech server is silenced by its own command`() throws {
    let setup = try Setup(["spd-say": "if [ \"$1\" = --wait ]; then \(Self.waits); fi"])
    setup.voice.stop()
    setup.voice.play(.done, saying: SpokenWords("Done"))
    #expect(try setup.programs.next().hasSuffix("[--][Done.] 0"))
    setup.voice.stop()
    #expect(try setup.programs.next() == "spd-say [--cancel] 0")
  }

  @Test func `a missing voice is reported once`() throws {
    let setup = try Setup([:])
    setup.voice.play(.done, saying: SpokenWords("Done"))
    setup.voice.play(.done, saying: SpokenWords("Done"))
    #expect(
      setup.reports == [
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
    let setup = try Setup(["espeak-ng": "exec \(espeak) -w \"$folder/heard.wav\" \"$@\""])
    func length(of words: String) throws -> Int {
      setup.voice.play(.words(words), saying: SpokenWords(words))
      _ = try setup.programs.next()
      try setup.waitUntilSilent()
      let heard = try Data(contentsOf: setup.programs.folder.appendingPathComponent("heard.wav"))
      let bytes = [UInt8](heard.dropFirst(44))
      let samples = stride(from: 0, to: bytes.count - 1, by: 2).map {
        Int16(truncatingIfNeeded: Int(bytes[$0]) | Int(bytes[$0 + 1]) << 8)
      }
      #expect(samples.contains { $0 > 3_000 }, "\(words) is silent")
      return samples.count
    }
    let short = try length(of: "Hold.")
    #expect(try length(of: "-v is no option here: let your head bend forward.") > 2 * short)
    #expect(setup.reports.isEmpty)
  }
}
