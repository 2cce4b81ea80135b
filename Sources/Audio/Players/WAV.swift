/// The WAV format, with one channel and 16 bits.
enum WAV {
  /// Returns a header of 44 bytes, followed by the samples in little-endian order.
  static func bytes(_ samples: [Int16], rate: Int) -> [UInt8] {
    let size = UInt32(samples.count * 2)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(44 + Int(size))
    bytes += Array("RIFF".utf8) + number(36 + size) + Array("WAVE".utf8)
    bytes += Array("fmt ".utf8) + number(UInt32(16))
    let (pulseCode, channels, frame): (UInt16, UInt16, UInt16) = (1, 1, 2)
    bytes += number(pulseCode) + number(channels)
    bytes += number(UInt32(rate)) + number(UInt32(rate) * UInt32(frame))
    bytes += number(frame) + number(UInt16(16))
    bytes += Array("data".utf8) + number(size)
    samples.map { $0.littleEndian }.withUnsafeBytes { bytes += $0 }
    return bytes
  }

  private static func number(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
