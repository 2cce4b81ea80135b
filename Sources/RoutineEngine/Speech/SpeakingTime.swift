/// The estimated time that a voice takes to say something.
///
/// Measured with espeak-ng 1.51 at its usual 175 words a minute: 244 texts of the built-in
/// routines, 2,327 words, take 758 s, which is 184 words a minute with all pauses, and 0.52 s +
/// 0.27 s a word by least squares. This estimate leaves a third more, for voices that read as
/// slowly as an audiobook; fewer than one text in fifteen takes longer with espeak-ng, by at most
/// 0.6 s.
public enum SpeakingTime {
  /// The words a minute of a slow voice.
  public static let wordsPerMinute = 150
  /// The pauses at the beginning and the end, together.
  public static let pause: Duration = .milliseconds(500)

  /// Returns the estimated time to say a text; zero for a text without words.
  public static func of(_ text: String) -> Duration {
    let words = ReadingTime.words(in: text)
    return words == 0 ? .zero : pause + .milliseconds(words * 60_000 / wordsPerMinute)
  }
}

extension Segment {
  /// The time to act on an instruction before the work begins. A habit: as long as 3-2-1.
  private static let timeToAct: Duration = .seconds(3)

  /// Makes an introduction last at least as long as the voice needs to say it, plus the time to
  /// act. Work and rests are doses, and keep their length.
  mutating func makeRoomForSpeech() {
    guard let words = Speech.variants(for: firstCue, in: self).first else { return }
    let needed = SpeakingTime.of(words.text) + Self.timeToAct
    let room = Duration.seconds(needed.secondsRoundedUp)
    switch kind.role {
    case .ready, .change:
      length = length.map { max($0, room) }
      easing.length = easing.length.map { max($0, room) }
    case .prompt, .open:
      pace = max(pace, room)
      easing.pace = max(easing.pace, room)
    case .reps:
      let cycle = tempo?.cycle ?? .seconds(1)
      lead = cycle * Int64((room / cycle).rounded(.up))
      pace += lead
      easing.pace += lead
    case .timedWork, .rest: break
    }
  }

  /// The cue at the segment's beginning.
  var firstCue: Cue.Kind {
    switch kind.role {
    case .prompt, .reps, .open: .yourTurn
    case .ready: .ready
    case .rest: .rest
    case .change: .change
    case .timedWork: .start
    }
  }
}
