import RoutineEngine

/// A sound as samples: one channel, 16 bits.
public struct Waveform: Sendable, Hashable {
  /// The samples a second. Nothing here is higher than 3.2 kHz; half of what a disc has is plenty.
  public static let rate = 22_050
  /// The peak at full volume, as a part of what 16 bits hold: the headroom keeps players that mix
  /// and resample from clipping.
  private static let ceiling = 0.9

  /// The samples. The first and the last are zero, so that neither end clicks.
  public let samples: [Int16]

  /// A sound at a volume from 0, silence, to 1; what lies outside is taken for the nearest.
  public init(_ sound: CueSignal, volume: Double) {
    let volume = volume > 0 ? min(volume, 1) : 0
    let notes = sound.notes
    let count = Int((sound.length.inSeconds * Double(Self.rate)).rounded(.up)) + 1
    let levels = (0..<count).map { index in
      notes.reduce(0) { $0 + $1.level(at: Double(index) / Double(Self.rate)) }
    }
    // Notes that overlap add up: what is past 1 brings the whole sound down.
    let peak = max(1, levels.map(abs).max() ?? 1)
    let scale = volume * Self.ceiling * Double(Int16.max) / peak
    samples = levels.map { Int16(($0 * scale).rounded()) }
  }

  /// The samples as a WAV file.
  public var wav: [UInt8] { WAV.bytes(samples, rate: Self.rate) }
}
