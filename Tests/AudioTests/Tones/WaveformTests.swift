import Audio
import RoutineEngine
import Testing

@Suite struct WaveformTests {
  private static let all = CueSignal.allCases

  @Test(arguments: all) func `a sound is a well-formed WAV file`(sound: CueSignal) {
    let wave = Waveform(sound, volume: 1)
    let wav = wave.wav
    func number(_ offset: Int, _ size: Int) -> Int {
      wav[offset..<offset + size].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    #expect(String(decoding: wav[0..<4], as: UTF8.self) == "RIFF")
    #expect(number(4, 4) == wav.count - 8)
    #expect(String(decoding: wav[8..<16], as: UTF8.self) == "WAVEfmt ")
    #expect(number(16, 4) == 16)
    #expect(number(20, 2) == 1, "pulse code")
    #expect(number(22, 2) == 1, "channels")
    #expect(number(24, 4) == Waveform.rate)
    #expect(number(28, 4) == Waveform.rate * 2)
    #expect(number(32, 2) == 2)
    #expect(number(34, 2) == 16)
    #expect(String(decoding: wav[36..<40], as: UTF8.self) == "data")
    #expect(number(40, 4) == wav.count - 44)
    #expect(wav.count == 44 + 2 * wave.samples.count)
    #expect(Int16(truncatingIfNeeded: number(44 + 2 * 1_000, 2)) == wave.samples[1_000])
  }

  @Test(arguments: all) func `a sound begins and ends in silence`(sound: CueSignal) {
    let samples = Waveform(sound, volume: 1).samples
    #expect(samples.first == 0)
    #expect(samples.last == 0)
    // A click is a jump: the first and last millisecond stay below a twentieth of the whole swing.
    let millisecond = Waveform.rate / 1_000
    for sample in samples.prefix(millisecond) + samples.suffix(millisecond) {
      #expect(abs(Int(sample)) < Int(Int16.max) / 20)
    }
  }

  @Test(arguments: all) func `a sound is loud enough and never clips`(sound: CueSignal) throws {
    let peak = try #require(Waveform(sound, volume: 1).samples.map { abs(Int($0)) }.max())
    #expect(peak <= Int(Int16.max) * 9 / 10)
    #expect(peak > Int(Int16.max) * 3 / 10)
  }

  @Test(arguments: all) func `the volume scales a sound`(sound: CueSignal) throws {
    let loud = try #require(Waveform(sound, volume: 1).samples.max())
    let half = try #require(Waveform(sound, volume: 0.5).samples.max())
    #expect(abs(Int(loud) - 2 * Int(half)) <= 2)
    #expect(Waveform(sound, volume: 0).samples.allSatisfy { $0 == 0 })
    #expect(Waveform(sound, volume: .nan).samples.allSatisfy { $0 == 0 })
    #expect(Waveform(sound, volume: 7) == Waveform(sound, volume: 1))
  }

  @Test func `no two sounds are alike`() {
    #expect(Set(Self.all.map { Waveform($0, volume: 1) }).count == Self.all.count)
    // Not even by their rhythm alone.
    #expect(Set(Self.all.map(\.length)).count == Self.all.count)
  }

  @Test(arguments: all) func `a sound is short`(sound: CueSignal) {
    // 3, 2 and 1 are a second apart.
    #expect(sound.length < (sound == .done ? .seconds(2) : .seconds(1)))
    #expect(sound != .count || sound.length < .milliseconds(250))
  }
}
