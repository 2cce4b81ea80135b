import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import Audio

/// Recorded phrases, from which sentences are put together.
@Suite struct VoicePackTests {
  private static let maker = VoicePack.Maker(program: "", language: "en")

  /// A folder with a pack of phrases, each a tone of so many samples.
  private final class Folder {
    let pack: VoicePack

    init(_ phrases: [String: Int], maker: VoicePack.Maker? = VoicePackTests.maker) throws {
      let folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("unknot-pack-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      pack = VoicePack(folder: folder.path)
      for (phrase, count) in phrases {
        let samples = (0..<count).map { Int16($0 % 2 == 0 ? 10_000 : -10_000) }
        let wav = WAV.bytes(samples, rate: 22_050)
        try Data(wav).write(to: URL(fileURLWithPath: pack.file(of: phrase)))
      }
      if let maker {
        try JSONEncoder().encode(maker).write(to: URL(fileURLWithPath: pack.makerFile))
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: pack.folder) }

    func spoil(_ phrase: String, keeping bytes: Int) throws {
      let url = URL(fileURLWithPath: pack.file(of: phrase))
      try Data(contentsOf: url).prefix(bytes).write(to: url)
    }
  }

  private static let words = SpokenWords([["Reach"], ["2", "of", "3"]])
  private static let phrases = ["Reach": 1_000, "2": 500, "of": 400, "3": 600]

  @Test func `a sentence is its parts with short silences between`() throws {
    let folder = try Folder(Self.phrases)
    let recording = try #require(try folder.pack.recording(of: Self.words))
    #expect(recording.samples.count == 1_000 + 6_615 + 500 + 1_323 + 400 + 1_323 + 600)
    #expect(try folder.pack.recording(of: SpokenWords("Lean")) == nil)
  }

  @Test func `after a colon there is a longer silence than between two words`() throws {
    let folder = try Folder(["Ticked:": 100, "You are pregnant": 200])
    let words = SpokenWords([["Ticked:", "You are pregnant"]])
    let recording = try #require(try folder.pack.recording(of: words))
    #expect(recording.samples.count == 100 + 4_410 + 200)
  }

  @Test func `other words are another file, and are found missing`() throws {
    let folder = try Folder(Self.phrases)
    #expect(folder.pack.missing(of: ["Reach", "2", "of", "3", "Reach"]).isEmpty)
    #expect(
      folder.pack.missing(of: ["Reach", "Reach.", "reach", "4", "4"]) == ["Reach.", "reach", "4"])
    try folder.spoil("2", keeping: 60)
    #expect(folder.pack.missing(of: ["Reach", "2", "of", "3"]) == ["2"])
    let names = folder.pack.leftOver(of: ["Reach", "2", "of"])
    #expect(names.count == 1 && names[0].hasPrefix("3-"))
    #expect(
      !folder.pack.file(of: "../../etc/passwd").dropFirst(folder.pack.folder.count + 1).contains(
        "/"))
  }

  @Test func `a session with all phrases starts no program that speaks`() throws {
    let folder = try Folder(Self.phrases)
    let programs = try FakePrograms(["pw-play": "", "espeak-ng": "", "spd-say": ""])
    var reports: [String] = []
    let voice = Voice(
      VoiceChoice(pack: folder.pack), environment: programs.environment, now: { .zero },
      onError: { reports.append($0) })
    voice.play(.ready, saying: Self.words)
    let bytes = 44 + 2 * (1_000 + 6_615 + 500 + 1_323 + 400 + 1_323 + 600)
    #expect(
      try programs.next() == "pw-play [--media-role][Notification][/dev/stdin] \(bytes)")
    try programs.wait {
      voice.poll()
      return !voice.isSpeaking
    }
    #expect(programs.told() == nil && reports.isEmpty)
  }

  @Test func `what is not recorded, or broken, is said by a program, and that is told once`()
    throws
  {
    let folder = try Folder(Self.phrases)
    try folder.spoil("Reach", keeping: 60)
    let programs = try FakePrograms(["pw-play": "", "espeak-ng": ""])
    var reports: [String] = []
    let voice = Voice(
      VoiceChoice(pack: folder.pack), environment: programs.environment, now: { .zero },
      onError: { reports.append($0) })
    for _ in 1...2 {
      voice.play(.ready, saying: Self.words)
      #expect(try programs.next() == "espeak-ng [-v][en][-a][100][--][Reach. 2 of 3.] 0")
      try programs.wait {
        voice.poll()
        return !voice.isSpeaking
      }
    }
    #expect(reports.count == 1 && reports[0].contains("is broken: it is cut off"))
    voice.play(.ready, saying: SpokenWords("Lean"))
    #expect(try programs.next() == "espeak-ng [-v][en][-a][100][--][Lean.] 0")
  }

  @Test func `a pipe in the place of the maker is no maker`() throws {
    let folder = try Folder(Self.phrases, maker: nil)
    #expect(mkfifo(folder.pack.makerFile, 0o600) == 0)
    #expect(folder.pack.maker == nil)
  }

  @Test func `the pack of another voice is not used`() throws {
    let folder = try Folder(Self.phrases)
    #expect(VoiceChoice(pack: folder.pack).pack != nil)
    #expect(VoiceChoice(pack: folder.pack, program: "piper --model x").pack == nil)
    #expect(VoiceChoice(pack: folder.pack, language: "en-GB").pack == nil)
    #expect(try VoiceChoice(pack: Folder(Self.phrases, maker: nil).pack).pack == nil)
  }

  @Test(arguments: [0, 4, 11, 12, 20, 43, 44, 60, 100])
  func `no part of a file is taken for a recording`(count: Int) {
    let wav = WAV.bytes([Int16](repeating: 5_000, count: 100), rate: 22_050)
    #expect(throws: Recording.FormatError.self) { try Recording(wav: Array(wav.prefix(count))) }
  }

  @Test func `any bytes are a recording or none`() throws {
    var generator = SeededGenerator(seed: 3)
    let wav = WAV.bytes([Int16](repeating: 5_000, count: 20), rate: 22_050)
    for _ in 1...2_000 {
      var bytes = wav
      for _ in 0...Int.random(in: 0...4, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] =
          UInt8.random(in: 0...255, using: &generator)
      }
      guard let recording = try? Recording(wav: bytes) else { continue }
      let copy = try Recording(wav: WAV.bytes(recording.samples, rate: recording.rate))
      #expect(copy.samples == recording.samples)
    }
  }

  @Test func `silence at the ends is cut, and the volume scales`() throws {
    let silent = [Int16](repeating: 0, count: 5_000)
    let wav = WAV.bytes(silent + [10_000, -10_000, 10_000] + silent, rate: 22_050)
    let recording = try Recording(wav: wav).trimmed
    #expect(recording.samples.count == 441 * 2 + 3)
    #expect(recording.scaled(to: 0.25).samples.max() == 5_000)
    #expect(recording.scaled(to: 1).samples.max() == 20_000)
    #expect(recording.scaled(to: 0).samples.allSatisfy { $0 == 0 })
    #expect(try Recording(wav: WAV.bytes(silent, rate: 22_050)).trimmed.samples.isEmpty)
  }
}

/// The person's own program.
@Suite struct VoiceProgramTests {
  @Test(arguments: [
    (
      "piper --model 'a b.onnx'", ["--model", "a b.onnx", "--output_file", "/dev/stdout"], true,
      true
    ),
    ("mimic3 --voice \"en UK\" {text}", ["--voice", "en UK", "-v; $(x) {file}"], false, false),
    ("espeak-ng -s 140", ["-s", "140", "--", "-v; $(x) {file}"], false, false),
    ("spd-say", ["--", "-v; $(x) {file}"], false, false),
    ("tts -l {language} -o {file}", ["-l", "en-GB", "-o", "/dev/stdout"], true, true),
    ("speak", [], false, true),
  ])
  func `no shell reads its arguments, and words are its input or one argument`(
    line: String, arguments: [String], writesFile: Bool, readsInput: Bool
  ) throws {
    let program = try #require(VoiceProgram(line))
    #expect(program.arguments(for: "-v; $(x) {file}", language: "en-GB") == arguments)
    #expect(program.writesFile == writesFile && program.readsInput == readsInput)
  }

  @Test func `an empty line is no program`() {
    #expect(VoiceProgram("") == nil && VoiceProgram("  ") == nil && VoiceProgram("''") == nil)
  }

  @Test func `it reads the words`() throws {
    let programs = try FakePrograms(["speak": "", "espeak-ng": ""])
    let voice = Voice(
      VoiceChoice(program: "speak --slow"), environment: programs.environment, now: { .zero },
      onError: { _ in })
    voice.play(.ready, saying: SpokenWords("Reach away"))
    // The words, a full stop and a line end.
    #expect(try programs.next() == "speak [--slow] 12")
  }

  @Test func `what it writes is played`() throws {
    let programs = try FakePrograms(["piper": "cat \"$folder/speech.wav\"", "pw-play": ""])
    let wav = WAV.bytes([Int16](repeating: 5_000, count: 300), rate: 22_050)
    try Data(wav).write(to: programs.folder.appendingPathComponent("speech.wav"))
    var environment = programs.environment
    environment["PATH"] = programs.folder.path + ":/usr/bin:/bin"
    var reports: [String] = []
    let voice = Voice(
      VoiceChoice(program: "piper --model x"), environment: environment, now: { .zero },
      onError: { reports.append($0) })
    voice.play(.ready, saying: SpokenWords("Reach away"))
    #expect(try programs.next() == "piper [--model][x][--output_file][/dev/stdout] 12")
    let played = try programs.next(while: voice.poll)
    #expect(played == "pw-play [--media-role][Notification][/dev/stdin] \(wav.count)")
    #expect(reports.isEmpty)
  }

  @Test func `English words have an English voice, unless a routine names its language`() {
    #expect(VoiceChoice(language: "en-GB").language == "en-GB")
    #expect(VoiceChoice(language: "de").language == "en")
    #expect(VoiceChoice(language: "de").notice?.contains("not de") ?? false)
    #expect(VoiceChoice(language: "de", isLanguageOfWords: true).language == "de")
    #expect(VoiceChoice(language: "de", isLanguageOfWords: true).notice == nil)
  }

  @Test func `streams have a role for the desktop, whatever plays them`() throws {
    let programs = try FakePrograms(["espeak-ng": "tell $PULSE_PROP, $PIPEWIRE_PROPS"])
    let voice = Voice(
      VoiceChoice(), environment: programs.environment, now: { .zero }, onError: { _ in })
    voice.play(.done, saying: SpokenWords("Done"))
    _ = try programs.next()
    #expect(
      try programs.next() == "espeak-ng media.role=event, { media.role = Notification }")
  }
}
