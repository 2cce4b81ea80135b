import CarePlan
import Drawing
import Figures
import RoutineEngine

/// Numbers and values of the engine as words for people.
public enum Format {
  /// A length as on a clock: `0:07`, `4:00`, `1:05:00`. Seconds are rounded up.
  public static func clock(_ length: Duration) -> String {
    clock(seconds: max(0, length.secondsRoundedUp))
  }

  /// Whole seconds as on a clock.
  static func clock(seconds: Int) -> String {
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60)
    let tail = twoDigits(seconds % 60)
    return hours > 0 ? "\(hours):\(twoDigits(minutes)):\(tail)" : "\(minutes):\(tail)"
  }

  private static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// Returns a length in words: `20 s`, `4 min`, `1 min 30 s`, `1 h 5 min`. Seconds are rounded up.
  public static func length(_ length: Duration) -> String {
    let seconds = max(0, length.secondsRoundedUp)
    let parts = [(seconds / 3_600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")]
    let said = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return said.isEmpty ? "0 s" : said.joined(separator: " ")
  }

  /// Returns the time left of a session in words, rounded as by `shownLeft(of:)`: a second clock that
  /// counts seconds would distract.
  static func left(_ length: Duration) -> String { Format.length(shownLeft(of: length)) + " left" }

  /// Returns the time left, rounded up to a minute, or in the last minute to 10 s. The text changes
  /// exactly when this value does.
  static func shownLeft(of length: Duration) -> Duration {
    let step: Duration = length > .seconds(60) ? .minutes(1) : .seconds(10)
    let whole = length.roundedDown(to: step)
    return whole < length ? whole + step : whole
  }

  /// Returns a length rounded to minutes, at least one: `1 min`, `12 min`.
  public static func about(_ length: Duration) -> String {
    "\(max(1, Int((length.inSeconds / 60).rounded()))) min"
  }

  /// Returns the times a day: `once a day`, `5-6 times a day`.
  public static func timesPerDay(_ times: Dose<Int>) -> String {
    times == Dose(1) ? "once a day" : "\(count(times)) times a day"
  }

  /// Returns a frequency: `once a day`, `3 times a week`, `every 2 days`, `once a day, ideally 5-6
  /// times, never more than 6`.
  public static func frequency(_ frequency: Frequency) -> String {
    let times = frequency.times
    let period =
      switch frequency.days {
      case 1: "a day"
      case 7: "a week"
      default: "every \(frequency.days) days"
      }
    guard let ideal = frequency.ideal else {
      if times == Dose(1), frequency.days != 1, frequency.days != 7 { return period }
      return "\(Format.times(times)) \(period)"
    }
    let most = times.high > ideal.high ? ", at most \(times.high)" : ", never more"
    return "\(Format.times(Dose(times.low))) \(period), ideally \(count(ideal)) times\(most)"
  }

  private static func times(_ times: Dose<Int>) -> String {
    times == Dose(1) ? "once" : "\(count(times)) times"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Returns a day without its year: `26 Nov`.
  static func day(_ day: LocalDay) -> String {
    "\(day.components.day) \(months[day.components.month - 1])"
  }

  /// Returns a round: `round 2 of 3`.
  public static func round(_ round: Segment.Repetition) -> String {
    "round \(round.index) of \(round.of)"
  }

  /// A range of counts: `2-4`, or `3`.
  public static func count(_ dose: Dose<Int>) -> String {
    dose.isFixed ? "\(dose.low)" : "\(dose.low)-\(dose.high)"
  }

  /// The place in which a routine is felt: `You should feel it: between your shoulder blades`.
  static func feel(_ feel: String) -> String { "You should feel it: \(feel)" }

  /// Returns a kind of segment in a word or two: `Hold`, `Get ready`.
  public static func name(of kind: Segment.Kind) -> String {
    switch kind {
    case .prompt: "Read"
    case .ready: "Get ready"
    case .hold: "Hold"
    case .massage: "Massage"
    case .active: "Move"
    case .apply: "Apply"
    case .rest: "Rest"
    case .change: "Change sides"
    case .breathe: "Breathe"
    case .reps: "Repeat"
    case .open: "Stay"
    }
  }

  /// Returns the activity of a segment, in a word or two: `Hold`, `Roll`, `Press`.
  public static func name(of segment: Segment) -> String {
    switch (segment.kind, segment.namedContact) {
    case (.massage, .roll): "Roll"
    case (.massage, .press): "Press"
    default: name(of: segment.kind)
    }
  }

  /// Returns a time of the day from the time since midnight: `14:32`. Times beyond a day wrap
  /// around.
  static func timeOfDay(_ sinceMidnight: Duration) -> String {
    let minutes = Int((sinceMidnight / .minutes(1)).rounded(.down))
    let (hour, minute) = ((minutes / 60 % 24 + 24) % 24, (minutes % 60 + 60) % 60)
    return "\(twoDigits(hour)):\(twoDigits(minute))"
  }

  /// Returns the view of a figure: `Seen from behind`.
  static func view(_ view: FigureView) -> String {
    switch view {
    case .side: "Seen from the side"
    case .front: "Seen from the front"
    case .back: "Seen from behind"
    case .above: "Seen from above"
    }
  }

  /// A side: `left side`.
  public static func side(_ side: Side) -> String { "\(side.rawValue) side" }

  /// Returns the reason for a pause.
  static func pause(_ pause: Session.Pause) -> String {
    switch pause {
    case .user: "Paused"
    case .gap: "Paused: you were away"
    case .hurt: "Stopped: it hurts"
    }
  }

  /// Returns the message that hands-free was turned on or off.
  static func handsFree(_ isOn: Bool) -> String {
    isOn ? "Hands-free on: steps move on by themselves." : "Hands-free off: press Enter to move on."
  }

  /// Returns the moment of a session that a signal stands for.
  static func name(of signal: CueSignal) -> String {
    switch signal {
    case .ready: "get ready"
    case .count: "3, 2, 1"
    case .start: "the exercise begins"
    case .halfway: "halfway"
    case .words: "words of the routine"
    case .change: "change sides"
    case .rest: "rest"
    case .yourTurn: "the session waits"
    case .strokeOut: "a breath in, or a stroke there"
    case .strokeBack: "a breath out, or a stroke back"
    case .rep: "a repeat is counted"
    case .lastRound: "the last round"
    case .endsSoon: "a wait is nearly over"
    case .done: "the session is over"
    }
  }

  /// Returns the sentence about a routine that the person's plan leaves out.
  static func ruledOut(_ title: String) -> String { "Your plan leaves \(title) out for now." }

  /// The hint at hands-free, before a person lies down out of reach of the keys.
  public static let offerOfHandsFree = "Lying down? Press h for hands-free."

  /// Returns the message about the state of the voice.
  static func voice(in settings: PlaySettings) -> String {
    guard settings.hasVoice else { return "The voice is off." }
    return settings.isSoundOn
      ? "The voice is on." : "The voice is on, but sound is off: s turns it on."
  }

  /// Returns the message about the way in which figures are shown.
  static func figure(in settings: PlaySettings) -> String {
    guard settings.figures != .off else { return "No figure." }
    return settings.animation == .moving ? "The figure moves." : "The figure is still."
  }

  /// The reason that a key for pain did nothing.
  static let painIsAskedLater = "You can record pain before you start and when you finish."
  /// The reason for refusing a remote command outside of a session.
  static let noSession = "No session is running."
  /// The reason for refusing a remote command while the session asks whether to leave.
  static let leaveIsOpen = "The session asks whether to stop. Answer there, or send `resume`."

  /// The reason for refusing a remote command while the session asks about pain.
  static let painIsOpen = "The session asks about your pain. Answer there."

  /// Returns the reason that an event was refused.
  static func refusal(_ refusal: Refusal) -> String {
    switch refusal {
    case .waitsForThePerson: "This step has no timer."
    case .isLongest: "That is long enough."
    case .isShortest: "That is the shortest. Press n to skip."
    case .hasAClock: "This step is timed. Press n to skip."
    case .hurtIsOpen: "Choose an answer first."
    case .isAtBeginning: "You are at the start."
    }
  }
}
