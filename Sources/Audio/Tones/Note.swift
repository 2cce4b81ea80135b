import Foundation

/// A note as a small bell makes it: soft at its beginning, dying away, silent at its end.
struct Note: Equatable {
  /// The frequency in hertz: equal temperament, A4 = 440 Hz.
  enum Pitch: Double {
    case g4 = 391.995
    case a4 = 440
    case c5 = 523.251
    case d5 = 587.330
    case e5 = 659.255
    case g5 = 783.991
    case a5 = 880
    case c6 = 1046.502
  }

  /// An attack shorter than this is heard as a click; a longer one comes late.
  private static let attack = 0.012
  /// The time at the end over which it fades to nothing.
  private static let release = 0.04

  let pitch: Pitch
  /// Seconds from the beginning of the sound.
  let start: Double
  /// In seconds.
  let length: Double
  /// 0 to 1, relative to the other notes.
  let loudness: Double

  init(_ pitch: Pitch, at start: Double, for length: Double, loudness: Double = 1) {
    self.pitch = pitch
    self.start = start
    self.length = length
    self.loudness = loudness
  }

  /// The amplitude some seconds after the sound began: -1 to 1, and 0 outside of its own time.
  func level(at time: Double) -> Double {
    let time = time - start
    guard time > 0, time < length else { return 0 }
    let phase = 2 * Double.pi * pitch.rawValue * time
    // Two overtones that die faster than the tone itself: wood rather than a telephone.
    let tone =
      sin(phase) + 0.25 * exp(-6 * time) * sin(2 * phase) + 0.1 * exp(-12 * time) * sin(3 * phase)
    return loudness * envelope(at: time) * tone / 1.35
  }

  private func envelope(at time: Double) -> Double {
    let rise = time < Self.attack ? Self.swell(time / Self.attack) : 1
    let left = length - time
    let fall = left < Self.release ? Self.swell(left / Self.release) : 1
    return rise * fall * exp(-3 * time / length)
  }

  /// A raised cosine: from 0 to 1 without a corner.
  private static func swell(_ part: Double) -> Double { 0.5 - 0.5 * cos(Double.pi * part) }
}
