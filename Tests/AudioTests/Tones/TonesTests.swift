import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import Audio

/// With programs that stand in for players, and a clock that stands unless it is moved on.
@Suite struct TonesTests {
  private final class Setup {
    let programs: FakePrograms
    var reports: [String] = []
    var rings = 0
    var now: Duration = .zero
    lazy var tones = Tones(
      volume: 0.5, environment: programs.environment, bell: Bell { [unowned self] in rings += 1 },
      now: { [unowned self] in now }, onError: { [unowned self] in reports.append($0) })

    init(_ programs: KeyValuePairs<String, String>) throws {
      self.programs = try FakePrograms(programs)
    }

    func waitUntilSilent() throws {
      try programs.wait {
        tones.poll()
        return tones.player.current == nil
      }
    }
  }

  private static let pulseAudio = "[--property=media.role=event][/dev/stdin]"
  private static let pipeWire = "[--media-role][Notification][/dev/stdin]"

  /// The line of a player that was given a sound.
  private func call(_ name: String, _ sound: CueSignal, _ arguments: String = Self.pipeWire)
    -> String
  {
    "\(name) \(arguments) \(Waveform(sound, volume: 0.5).wav.count)"
  }

  private static let waits = "read _ <\"$folder/gate\"\ntell end"

  @Test func `every cue of a session is played once and in order`() throws {
    let setup = try Setup(["pw-play": ""])
    let timeline = try Timeline(reach)
    var (session, effects) = Session.begin(timeline, isHandsFree: true)
    while let deadline = session.nextDeadline {
      effects += session.handle(.advanced, at: deadline)
    }
    let cues = effects.compactMap { effect -> Cue.Kind? in
      if case .cue(let cue, _, _) = effect { cue } else { nil }
    }
    #expect(cues.count > 30)
    for cue in cues {
      setup.tones.play(cue, saying: nil)
      #expect(try setup.programs.next() == call("pw-play", cue.signal))
      try setup.waitUntilSilent()
    }
    #expect(setup.programs.told() == nil)
    #expect(setup.reports.isEmpty)
    #expect(setup.rings == 0)
  }

  @Test(arguments: [
    ("pw-play", pipeWire), ("paplay", pulseAudio), ("aplay", "[-q][/dev/stdin]"),
    ("afplay", "[/dev/stdin]"),
  ])
  func `the player that is installed is used`(name: String, arguments: String) throws {
    let setup = try Setup([name: ""])
    setup.tones.play(.start, saying: nil)
    #expect(try setup.programs.next() == call(name, .start, arguments))
    #expect(setup.reports.isEmpty)
  }

  @Test func `a sound of the person's own is played as it is, and the usual one where it is none`()
    throws
  {
    let setup = try Setup(["pw-play": ""])
    let path = setup.programs.folder.appendingPathComponent("mine.ogg").path
    try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path))
    let tones = Tones(
      volume: 0.5, ownSounds: [.start: path, .rest: path + "x", .done: "/dev/zero"],
      environment: setup.programs.environment, bell: Bell {}, now: { .zero },
      onError: { setup.reports.append($0) })
    tones.play(.start, saying: nil)
    #expect(try setup.programs.next() == "pw-play \(Self.pipeWire) 3")
    for cue in [Cue.Kind.rest, .done, .rest] {
      tones.play(cue, saying: nil)
      #expect(try setup.programs.next() == call("pw-play", cue.signal))
    }
    #expect(
      setup.reports == [
        "sound-rest: \(path)x is not a sound file; the usual sound plays instead.",
        "sound-done: /dev/zero is not a sound file; the usual sound plays instead.",
      ])
  }

  @Test func `a player that fails is dropped and the next one plays the cue`() throws {
    let setup = try Setup(["pw-play": "exit 1", "aplay": ""])
    setup.tones.play(.ready, saying: nil)
    #expect(try setup.programs.next() == call("pw-play", .ready))
    let second = try setup.programs.next(while: setup.tones.poll)
    #expect(second == call("aplay", .ready, "[-q][/dev/stdin]"))
    setup.tones.play(.start, saying: nil)
    #expect(try setup.programs.next() == call("aplay", .start, "[-q][/dev/stdin]"))
    #expect(
      setup.reports == ["pw-play does not work: it failed with code 1; aplay takes its place."])
  }

  @Test func `a cue of two seconds ago is not played any more`() throws {
    let setup = try Setup(["pw-play": "exit 1", "paplay": ""])
    setup.tones.play(.ready, saying: nil)
    _ = try setup.programs.next()
    setup.now += .seconds(2)
    try setup.programs.wait {
      setup.tones.poll()
      return !setup.reports.isEmpty
    }
    setup.tones.play(.start, saying: nil)
    #expect(try setup.programs.next() == call("paplay", .start, Self.pulseAudio))
  }

  @Test func `a hung player is killed after four seconds and nothing waits for it`() throws {
    let setup = try Setup(["pw-play": "tell $$\n" + Self.waits, "paplay": ""])
    // It returns although the player waits at a gate that is never opened.
    setup.tones.play(.ready, saying: nil)
    #expect(try setup.programs.next() == call("pw-play", .ready))
    let told = try setup.programs.next()
    let id = try #require(told.split(separator: " ").last.flatMap { pid_t($0) })
    setup.now += .seconds(2)
    setup.tones.poll()
    #expect(setup.reports.isEmpty, "a headphone may take so long to wake up")
    setup.now += .seconds(3)
    setup.tones.play(.start, saying: nil)
    #expect(try setup.programs.next() == call("paplay", .start, Self.pulseAudio))
    #expect(setup.reports == ["pw-play does not work: it hangs; paplay takes its place."])
    try setup.programs.wait {
      setup.tones.poll()
      return kill(id, 0) != 0
    }
  }

  @Test func `hung players do not pile up`() throws {
    let setup = try Setup(["pw-play": Self.waits])
    for _ in 1...10 { setup.tones.play(.countdown(3), saying: nil) }
    for _ in 1...4 { #expect(try setup.programs.next() == call("pw-play", .count)) }
    setup.tones.stop()
    setup.tones.play(.done, saying: nil)
    #expect(try setup.programs.next() == call("pw-play", .done))
    setup.tones.stop()
  }

  @Test func `the bell rings if there is no player`() throws {
    let setup = try Setup([:])
    setup.tones.play(.ready, saying: nil)
    setup.tones.play(.start, saying: nil)
    #expect(setup.rings == 1)
    #expect(setup.reports.isEmpty, "nothing is wrong with a system that has no player")
  }

  @Test func `the bell rings once all players have failed`() throws {
    let setup = try Setup(["paplay": "exit 3", "aplay": "kill -9 $$"])
    setup.tones.play(.start, saying: nil)
    try setup.programs.wait {
      setup.tones.poll()
      return setup.rings == 1
    }
    #expect(
      setup.reports == [
        "paplay does not work: it failed with code 3; aplay takes its place.",
        "aplay does not work: signal 9 ended it; the terminal's bell takes its place.",
      ])
    setup.tones.play(.rest, saying: nil)
    #expect(setup.rings == 2)
    #expect(setup.reports.count == 2)
  }

  @Test func `a player that cannot be started is dropped`() throws {
    let setup = try Setup(["paplay": ""])
    let broken = setup.programs.folder.appendingPathComponent("pw-play")
    try Data([0x7F, 0x45, 0x4C, 0x46]).write(to: broken)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: broken.path)
    setup.tones.play(.start, saying: nil)
    #expect(try setup.programs.next() == call("paplay", .start, Self.pulseAudio))
    #expect(
      setup.reports == ["pw-play does not work: it cannot be started; paplay takes its place."])
  }

  @Test func `the bell rings if there is no room for sounds`() throws {
    let programs = try FakePrograms(["pw-play": ""])
    var reports: [String] = []
    var rings = 0
    let file = programs.folder.appendingPathComponent("pw-play.does").path
    #expect(throws: SoundFile.Failure.self) { try SoundFile([1], in: [file]) }
    let tones = Tones(
      volume: 0.5, environment: programs.environment, bell: Bell { rings += 1 }, now: { .zero },
      onError: { reports.append($0) }, folders: [file])
    tones.play(.start, saying: nil)
    tones.play(.rest, saying: nil)
    #expect(rings == 2)
    #expect(
      reports == ["Tones cannot be made: Not a directory; the terminal's bell takes their place."])
  }

  @Test func `the last tone rings out`() throws {
    let setup = try Setup(["pw-play": Self.waits])
    setup.tones.play(.done, saying: nil)
    _ = try setup.programs.next()
    setup.programs.openGate()
    setup.tones.close()
    #expect(try setup.programs.next() == "pw-play end")
  }

  @Test func `no file of a sound is left in the folders`() throws {
    let setup = try Setup(["pw-play": ""])
    let before = try FileManager.default.contentsOfDirectory(atPath: setup.programs.folder.path)
    setup.tones.play(.done, saying: nil)
    _ = try setup.programs.next()
    let after = try FileManager.default.contentsOfDirectory(atPath: setup.programs.folder.path)
    #expect(Set(before) == Set(after))
  }

  @Test func `a player inherits no other open file`() throws {
    let setup = try Setup(["pw-play": "tell /proc/$$/fd/*"])
    let ours = open("/dev/null", O_RDONLY)
    defer { close(ours) }
    let copy = fcntl(ours, F_DUPFD, 200)
    defer { close(copy) }
    setup.tones.play(.start, saying: nil)
    _ = try setup.programs.next()
    let files = try setup.programs.next().split(separator: "/").compactMap {
      Int32($0.prefix { $0.isNumber })
    }
    #expect(!files.contains(copy))
  }
}
