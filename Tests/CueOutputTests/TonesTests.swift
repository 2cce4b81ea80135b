import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import CueOutput

/// With programs that stand in for players, and a clock that stands unless it is moved on.
@Suite struct TonesTests {
  private final class Stage {
    let programs: FakePrograms
    var reports: [String] = []
    var rings = 0
    var now: Duration = .zero
    lazy var tones = Tones(
      volume: 0.5, environment: programs.environment, bell: Bell { [unowned self] in rings += 1 },
      now: { [unowned self] in now }, report: { [unowned self] in reports.append($0) })

    init(_ programs: KeyValuePairs<String, String>) throws {
      self.programs = try FakePrograms(programs)
    }

    func waitUntilSilent() throws {
      try programs.wait {
        tones.tend()
        return tones.performer.current == nil
      }
    }
  }

  /// How a player tells that it was given a sound.
  private func call(_ name: String, _ sound: Sound, _ arguments: String = "[/dev/stdin]") -> String
  {
    "\(name) \(arguments) \(Waveform(sound, volume: 0.5).wav.count)"
  }

  private static let waits = "read _ <\"$folder/gate\"\ntell end"

  @Test func everyCueOfASessionIsPlayedOnceAndInOrder() throws {
    let stage = try Stage(["pw-play": ""])
    let timeline = try Timeline(reach)
    var (session, effects) = Session.begin(timeline, isHandsFree: true)
    while let deadline = session.nextDeadline {
      effects += session.handle(.timePassed, at: deadline)
    }
    let cues = effects.compactMap { effect -> Cue.Kind? in
      if case .cue(let cue, _, _) = effect { cue } else { nil }
    }
    #expect(cues.count > 30)
    for cue in cues {
      stage.tones.play(cue, of: nil)
      #expect(try stage.programs.next() == call("pw-play", Sound(cue)))
      try stage.waitUntilSilent()
    }
    #expect(stage.programs.told() == nil)
    #expect(stage.reports.isEmpty)
    #expect(stage.rings == 0)
  }

  @Test(arguments: [
    ("pw-play", "[/dev/stdin]"), ("paplay", "[/dev/stdin]"), ("aplay", "[-q][/dev/stdin]"),
    ("afplay", "[/dev/stdin]"),
  ])
  func whateverIsInstalledIsUsed(name: String, arguments: String) throws {
    let stage = try Stage([name: ""])
    stage.tones.play(.start, of: nil)
    #expect(try stage.programs.next() == call(name, .start, arguments))
    #expect(stage.reports.isEmpty)
  }

  @Test func aPlayerThatFailsIsDroppedAndTheNextPlaysTheCue() throws {
    let stage = try Stage(["pw-play": "exit 1", "aplay": ""])
    stage.tones.play(.ready, of: nil)
    #expect(try stage.programs.next() == call("pw-play", .ready))
    let second = try stage.programs.next(while: stage.tones.tend)
    #expect(second == call("aplay", .ready, "[-q][/dev/stdin]"))
    stage.tones.play(.start, of: nil)
    #expect(try stage.programs.next() == call("aplay", .start, "[-q][/dev/stdin]"))
    #expect(
      stage.reports == ["pw-play does not work: it failed with code 1; aplay takes its place."])
  }

  @Test func aCueThatIsLongPastIsNotMadeUpFor() throws {
    let stage = try Stage(["pw-play": "exit 1", "paplay": ""])
    stage.tones.play(.ready, of: nil)
    _ = try stage.programs.next()
    stage.now += .seconds(2)
    try stage.programs.wait {
      stage.tones.tend()
      return !stage.reports.isEmpty
    }
    stage.tones.play(.start, of: nil)
    #expect(try stage.programs.next() == call("paplay", .start))
  }

  @Test func nobodyWaitsForAPlayerThatHangs() throws {
    let stage = try Stage(["pw-play": "tell $$\n" + Self.waits, "paplay": ""])
    // It returns although the player waits at a gate that is never opened.
    stage.tones.play(.ready, of: nil)
    #expect(try stage.programs.next() == call("pw-play", .ready))
    let told = try stage.programs.next()
    let id = try #require(told.split(separator: " ").last.flatMap { pid_t($0) })
    stage.now += .seconds(2)
    stage.tones.tend()
    #expect(stage.reports.isEmpty, "a headphone may take so long to wake up")
    stage.now += .seconds(3)
    stage.tones.play(.start, of: nil)
    #expect(try stage.programs.next() == call("paplay", .start))
    #expect(stage.reports == ["pw-play does not work: it hangs; paplay takes its place."])
    try stage.programs.wait {
      stage.tones.tend()
      return kill(id, 0) != 0
    }
  }

  @Test func hangingPlayersDoNotPileUp() throws {
    let stage = try Stage(["pw-play": Self.waits])
    for _ in 1...10 { stage.tones.play(.countdown(3), of: nil) }
    for _ in 1...4 { #expect(try stage.programs.next() == call("pw-play", .count)) }
    stage.tones.hush()
    stage.tones.play(.done, of: nil)
    #expect(try stage.programs.next() == call("pw-play", .done))
    stage.tones.hush()
  }

  @Test func withoutAPlayerTheBellRings() throws {
    let stage = try Stage([:])
    stage.tones.play(.ready, of: nil)
    stage.tones.play(.start, of: nil)
    #expect(stage.rings == 1)
    #expect(stage.reports.isEmpty, "nothing is wrong with a system that has no player")
  }

  @Test func onceAllHaveFailedTheBellRings() throws {
    let stage = try Stage(["paplay": "exit 3", "aplay": "kill -9 $$"])
    stage.tones.play(.start, of: nil)
    try stage.programs.wait {
      stage.tones.tend()
      return stage.rings == 1
    }
    #expect(
      stage.reports == [
        "paplay does not work: it failed with code 3; aplay takes its place.",
        "aplay does not work: signal 9 ended it; the terminal's bell takes its place.",
      ])
    stage.tones.play(.rest, of: nil)
    #expect(stage.rings == 2)
    #expect(stage.reports.count == 2)
  }

  @Test func aPlayerThatCannotBeStartedIsDropped() throws {
    let stage = try Stage(["paplay": ""])
    let broken = stage.programs.folder.appendingPathComponent("pw-play")
    try Data([0x7F, 0x45, 0x4C, 0x46]).write(to: broken)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: broken.path)
    stage.tones.play(.start, of: nil)
    #expect(try stage.programs.next() == call("paplay", .start))
    #expect(
      stage.reports == ["pw-play does not work: it cannot be started; paplay takes its place."])
  }

  @Test func withoutRoomForSoundsTheBellRings() throws {
    let programs = try FakePrograms(["pw-play": ""])
    var reports: [String] = []
    var rings = 0
    let file = programs.folder.appendingPathComponent("pw-play.does").path
    #expect(throws: SoundFile.Failure.self) { try SoundFile([1], in: [file]) }
    let tones = Tones(
      volume: 0.5, environment: programs.environment, bell: Bell { rings += 1 }, now: { .zero },
      report: { reports.append($0) }, folders: [file])
    tones.play(.start, of: nil)
    tones.play(.rest, of: nil)
    #expect(rings == 2)
    #expect(
      reports == ["Tones cannot be made: Not a directory; the terminal's bell takes their place."])
  }

  @Test func theLastToneRingsOut() throws {
    let stage = try Stage(["pw-play": Self.waits])
    stage.tones.play(.done, of: nil)
    _ = try stage.programs.next()
    stage.programs.openGate()
    stage.tones.close()
    #expect(try stage.programs.next() == "pw-play end")
  }

  @Test func nothingIsLeftInTheFolders() throws {
    let stage = try Stage(["pw-play": ""])
    let before = try FileManager.default.contentsOfDirectory(atPath: stage.programs.folder.path)
    stage.tones.play(.done, of: nil)
    _ = try stage.programs.next()
    let after = try FileManager.default.contentsOfDirectory(atPath: stage.programs.folder.path)
    #expect(Set(before) == Set(after))
  }

  @Test func aPlayerGetsNoOtherFileOfOurs() throws {
    let stage = try Stage(["pw-play": "tell /proc/$$/fd/*"])
    let ours = open("/dev/null", O_RDONLY)
    defer { close(ours) }
    let copy = fcntl(ours, F_DUPFD, 200)
    defer { close(copy) }
    stage.tones.play(.start, of: nil)
    _ = try stage.programs.next()
    let files = try stage.programs.next().split(separator: "/").compactMap {
      Int32($0.prefix { $0.isNumber })
    }
    #expect(!files.contains(copy))
  }
}
