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
  public init(_ sound: Sound, volume: Double) {
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

  /// The samples as a WAV file: a header of 44 bytes, then the samples, least byte first.
  public var wav: [UInt8] {
    let size = UInt32(samples.count * 2)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(44 + Int(size))
    bytes += Array("RIFF".utf8) + Self.bytes(36 + size) + Array("WAVE".utf8)
    bytes += Array("fmt ".utf8) + Self.bytes(UInt32(16))
    let (pulseCode, channels, frame): (UInt16, UInt16, UInt16) = (1, 1, 2)
    bytes += Self.bytes(pulseCode) + Self.bytes(channels)
    bytes += Self.bytes(UInt32(Self.rate)) + Self.bytes(UInt32(Self.rate) * UInt32(frame))
    bytes += Self.bytes(frame) + Self.bytes(UInt16(16))
    bytes += Array("data".utf8) + Self.bytes(size)
    for sample in samples { bytes += Self.bytes(UInt16(bitPattern: sample)) }
    return bytes
  }

  private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
