import Foundation

/// A note like that of a small bell: soft at the beginning, then fading to silence.
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

  /// The attack in seconds. A shorter one is heard as a click, a longer one sounds late.
  private static let attack = 0.012
  /// The time at the end over which the note fades out, in seconds.
  private static let release = 0.04

  let pitch: Pitch
  /// Seconds from the beginning of the sound.
  let start: Double
  /// The length in seconds.
  let length: Double
  /// The loudness from 0 to 1, relative to other notes.
  let loudness: Double

  init(_ pitch: Pitch, at start: Double, for length: Double, loudness: Double = 1) {
    self.pitch = pitch
    self.start = start
    self.length = length
    self.loudness = loudness
  }

  /// Returns the amplitude at a time in seconds since the sound began: from -1 to 1, and 0 outside
  /// of the note.
  func level(at time: Double) -> Double {
    let time = time - start
    guard time > 0, time < length else { return 0 }
    let phase = 2 * Double.pi * pitch.rawValue * time
    // Two overtones that fade faster than the base tone sound like wood, not like a telephone.
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

  /// A raised cosine, which rises smoothly from 0 to 1.
  private static func swell(_ part: Double) -> Double { 0.5 - 0.5 * cos(Double.pi * part) }
}
