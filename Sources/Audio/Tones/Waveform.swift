import RoutineEngine

/// A sound as samples: one channel, 16 bits.
public struct Waveform: Sendable, Hashable {
  /// The number of samples per second. No tone here exceeds 3.2 kHz, so half of a CD's rate is
  /// plenty.
  public static let rate = 22_050
  /// The peak at full volume, as a share of the 16-bit range. The headroom prevents clipping in
  /// players that mix and resample.
  private static let ceiling = 0.9

  /// The samples. The first and the last are zero, so that neither end clicks.
  public let samples: [Int16]

  /// A signal's sound at a volume from 0 (silent) to 1. Other volumes are clamped.
  public init(_ sound: CueSignal, volume: Double) {
    let volume = volume > 0 ? min(volume, 1) : 0
    let notes = sound.notes
    let count = Int((sound.length.inSeconds * Double(Self.rate)).rounded(.up)) + 1
    let levels = (0..<count).map { index in
      notes.reduce(0) { $0 + $1.level(at: Double(index) / Double(Self.rate)) }
    }
    // Overlapping notes add up. A peak above 1 scales the whole sound down.
    let peak = max(1, levels.map(abs).max() ?? 1)
    let scale = volume * Self.ceiling * Double(Int16.max) / peak
    samples = levels.map { Int16(($0 * scale).rounded()) }
  }

  /// The samples as a WAV file.
  public var wav: [UInt8] { WAV.bytes(samples, rate: Self.rate) }
}
