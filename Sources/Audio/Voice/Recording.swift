/// Speech as samples: one channel, 16 bits.
public struct Recording: Sendable, Hashable {
  /// The reason why bytes are no recording.
  public struct FormatError: Error, Sendable, Hashable {
    /// The reason, for a person.
    public let reason: String
  }

  /// Below this, a hundredth of the whole swing, a sample counts as silence.
  private static let silence = 327
  /// The silence that is left at both ends, in seconds: no sound is cut.
  private static let margin = 0.02
  /// Between two parts of a sentence, in seconds.
  private static let partGap = 0.06
  /// Between two sentences, in seconds.
  private static let sentenceGap = 0.3

  /// Samples a second.
  public let rate: Int
  /// The samples.
  public let samples: [Int16]

  /// Reads a WAV file of 16 bits with one or two channels.
  ///
  /// - Throws: `FormatError` for anything else, and for a file that is cut off.
  public init(wav bytes: [UInt8]) throws(FormatError) {
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
        let frame = 2 * format.channels
        rate = format.rate
        samples = (0..<size / frame).map { index in
          // Of two channels the first will do: speech is the same on both.
          Int16(truncatingIfNeeded: number(body + index * frame, 2))
        }
        return
      }
      offset = body + size + size % 2
    }
    throw FormatError(reason: "it has no samples")
  }

  private init(rate: Int, samples: [Int16]) {
    self.rate = rate
    self.samples = samples
  }

  /// The recording without the silence before and after.
  public var trimmed: Recording {
    let isHeard = { (sample: Int16) in abs(Int(sample)) > Self.silence }
    guard let first = samples.firstIndex(where: isHeard),
      let last = samples.lastIndex(where: isHeard)
    else { return Recording(rate: rate, samples: []) }
    let margin = Int(Double(rate) * Self.margin)
    let range = max(0, first - margin)...min(samples.count - 1, last + margin)
    return Recording(rate: rate, samples: Array(samples[range]))
  }

  /// The time it takes.
  public var length: Duration { .seconds(Double(samples.count) / Double(rate)) }

  /// As loud as it is at a volume of one half, silent at 0; what is too loud is clipped.
  public func scaled(to volume: Double) -> Recording {
    let factor = 2 * (volume > 0 ? min(volume, 1) : 0)
    if factor == 1 { return self }
    return Recording(
      rate: rate,
      samples: samples.map { sample in
        Int16(max(-32_768, min(32_767, (Double(sample) * factor).rounded())))
      })
  }

  /// Sentences of parts, one after the other with short silences; `nil` if they have not one rate, or
  /// there are none.
  static func joined(_ sentences: [[Recording]]) -> Recording? {
    guard let rate = sentences.first?.first?.rate,
      sentences.allSatisfy({ $0.allSatisfy { $0.rate == rate } })
    else { return nil }
    func silence(_ seconds: Double) -> [Int16] {
      [Int16](repeating: 0, count: Int(Double(rate) * seconds))
    }
    var samples: [Int16] = []
    for (index, sentence) in sentences.enumerated() {
      if index > 0 { samples += silence(sentenceGap) }
      for (part, recording) in sentence.enumerated() {
        if part > 0 { samples += silence(partGap) }
        samples += recording.samples
      }
    }
    return Recording(rate: rate, samples: samples)
  }

  /// The recording as a WAV file.
  public var wav: [UInt8] { WAV.bytes(samples, rate: rate) }
}
