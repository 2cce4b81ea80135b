/// Speech as samples: one channel, 16 bits.
public struct Recording: Sendable, Hashable {
  /// The reason why bytes are not a recording.
  public struct FormatError: Error, Sendable, Hashable {
    /// The reason, in words for the person.
    public let reason: String
  }

  /// A recording followed by a pause.
  typealias Part = (recording: Recording, pause: Pause)

  /// A pause between two parts, in seconds.
  enum Pause: Double {
    case word = 0.06
    case clause = 0.2
    case sentence = 0.3
  }

  /// The highest sample that counts as silence, a hundredth of full scale.
  private static let silence = 327
  /// The silence that remains at both ends, in seconds, so that no sound is cut.
  private static let margin = 0.02

  /// The number of samples per second.
  public let rate: Int
  /// The samples.
  public let samples: [Int16]

  /// Parses a WAV file with 16 bits and one or two channels.
  ///
  /// - Throws: `FormatError` for any other format, and for a truncated file.
  public init(wav bytes: [UInt8]) throws(FormatError) {
    let (rate, frame, range) = try Self.layout(of: bytes)
    self.rate = rate
    let count = range.count / frame
    // Up to a minute of audio is parsed while the screen waits, so without an array per sample.
    samples = [Int16](unsafeUninitializedCapacity: count) { buffer, filled in
      bytes.withUnsafeBytes { raw in
        for index in 0..<count {
          // Of two channels, the first is enough: speech is the same on both.
          let sample = raw.loadUnaligned(
            fromByteOffset: range.lowerBound + index * frame, as: Int16.self)
          buffer[index] = Int16(littleEndian: sample)
        }
      }
      filled = count
    }
  }

  /// Returns the sample rate, the bytes of a frame (one sample per channel), and the range of all
  /// samples.
  ///
  /// - Throws: `FormatError`.
  static func layout(
    of bytes: [UInt8]
  ) throws(FormatError) -> (rate: Int, frame: Int, samples: Range<Int>) {
    func number(_ offset: Int, _ size: Int) -> Int {
      bytes[offset..<offset + size].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
    guard bytes.count >= 12, bytes[0..<4].elementsEqual("RIFF".utf8),
      bytes[8..<12].elementsEqual("WAVE".utf8)
    else { throw FormatError(reason: "it is no WAV file") }
    var format: (code: Int, channels: Int, rate: Int, bits: Int)?
    var offset = 12
    while offset + 8 <= bytes.count {
      let size = number(offset + 4, 4)
      let body = offset + 8
      guard body + size <= bytes.count else { throw FormatError(reason: "it is cut off") }
      if bytes[offset..<offset + 4].elementsEqual("fmt ".utf8), size >= 16 {
        format = (number(body, 2), number(body + 2, 2), number(body + 4, 4), number(body + 14, 2))
      } else if bytes[offset..<offset + 4].elementsEqual("data".utf8) {
        guard let format, format.code == 1, format.bits == 16, (1...2).contains(format.channels),
          (4_000...192_000).contains(format.rate)
        else { throw FormatError(reason: "its samples have not 16 bits") }
        return (format.rate, 2 * format.channels, body..<body + size)
      }
      offset = body + size + size % 2
    }
    throw FormatError(reason: "it has no samples")
  }

  private init(rate: Int, samples: [Int16]) {
    self.rate = rate
    self.samples = samples
  }

  /// The recording without silence at its ends.
  public var trimmed: Recording {
    let isHeard = { (sample: Int16) in abs(Int(sample)) > Self.silence }
    guard let first = samples.firstIndex(where: isHeard),
      let last = samples.lastIndex(where: isHeard)
    else { return Recording(rate: rate, samples: []) }
    let margin = Int(Double(rate) * Self.margin)
    let range = max(0, first - margin)...min(samples.count - 1, last + margin)
    return Recording(rate: rate, samples: Array(samples[range]))
  }

  /// The duration.
  public var length: Duration { .seconds(Double(samples.count) / Double(rate)) }

  /// Returns the recording at a volume: unchanged at one half, silent at 0, and clipped if too
  /// loud.
  public func scaled(to volume: Double) -> Recording {
    let factor = 2 * (volume > 0 ? min(volume, 1) : 0)
    if factor == 1 { return self }
    return Recording(
      rate: rate,
      samples: samples.map { sample in
        Int16(max(-32_768, min(32_767, (Double(sample) * factor).rounded())))
      })
  }

  /// Returns parts joined into one recording; `nil` if there are none, or their rates differ.
  static func joined(_ parts: [Part]) -> Recording? {
    guard let rate = parts.first?.recording.rate, parts.allSatisfy({ $0.recording.rate == rate })
    else { return nil }
    var samples: [Int16] = []
    for (index, part) in parts.enumerated() {
      samples += part.recording.samples
      if index < parts.count - 1 {
        samples += [Int16](repeating: 0, count: Int(Double(rate) * part.pause.rawValue))
      }
    }
    return Recording(rate: rate, samples: samples)
  }

  /// The recording as a WAV file.
  public var wav: [UInt8] { WAV.bytes(samples, rate: rate) }
}
