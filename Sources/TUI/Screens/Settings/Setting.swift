import Drawing
import RoutineEngine

/// One thing that a person can choose once and for all. The table of them feeds the settings
/// screen, the settings file and `unknot config`.
public struct Setting: Sendable {
  /// A value.
  public enum Value: Sendable, Hashable {
    /// One of some words.
    case word(String)
    /// Yes or no.
    case flag(Bool)
    /// A time.
    case time(Duration)
    /// A part of a hundred.
    case percent(Int)
    /// Words; empty for none.
    case text(String)
  }

  /// The values that can be chosen.
  public enum Shape: Sendable, Hashable {
    /// One of some words.
    case word([String])
    /// Yes or no.
    case flag
    /// A time within bounds, changed by a step with the keys.
    case time(ClosedRange<Duration>, step: Duration)
    /// 0 to 100, changed by a step with the keys.
    case percent(step: Int)
    /// Words of the person's own.
    case text(Text)
  }

  /// The kind of the person's own words.
  public enum Text: Sendable, Hashable {
    /// The tag of a language; the keys go through those that many people speak.
    case language
    /// Parts of every day. Changed in the file alone.
    case hours
    /// The parts of a week in which a person works. Changed in the file alone.
    case workingHours
    /// A time of the day. Changed in the file alone.
    case timeOfDay
    /// Words with commas between. Changed in the file alone.
    case words
    /// A line for the shell. Changed in the file alone.
    case command
    /// A program with its arguments. Changed in the file alone.
    case program
    /// A path. Changed in the file alone.
    case file
    /// A number to call. Changed in the file alone.
    case phoneNumber
  }

  /// The name in the file and on the screen: `get-ready`.
  public let name: String
  /// The effect, in a sentence.
  public let help: String
  /// The values that can be chosen.
  public let shape: Shape
  /// Values of older versions, which are understood and not offered.
  public private(set) var olderWords: [String] = []
  private let read: @Sendable (PlaySettings) -> Value
  private let write: @Sendable (Value, inout PlaySettings) -> Void

  /// The name as people read it: `Get ready`.
  var title: String {
    if name == "level" { return "Dose" }
    let words = name == "hands-free" ? name : name.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Returns the value now.
  public func value(in settings: PlaySettings) -> Value { read(settings) }

  /// Chooses a value; one of another shape is ignored.
  public func set(_ value: Value, in settings: inout PlaySettings) { write(value, &settings) }

  /// The value some steps on. Words and flags begin again after the last; times and parts of a
  /// hundred stop at their bounds.
  func value(_ steps: Int, after value: Value) -> Value {
    switch (shape, value) {
    case (.word(let words), .word(let word)):
      let index = (words.firstIndex(of: word) ?? 0) + steps
      return .word(words[(index % words.count + words.count) % words.count])
    case (.flag, .flag(let flag)):
      return .flag(steps.isMultiple(of: 2) ? flag : !flag)
    case (.time(let bounds, let step), .time(let time)):
      return .time(min(max(time + step * steps, bounds.lowerBound), bounds.upperBound))
    case (.percent(let step), .percent(let percent)):
      return .percent(min(max(percent + step * steps, 0), 100))
    case (.text(.language), .text(let tag)):
      // One of the person's own stays among them.
      let tags = Self.languages.contains(tag) ? Self.languages : [tag] + Self.languages
      let index = (tags.firstIndex(of: tag) ?? 0) + steps
      return .text(tags[(index % tags.count + tags.count) % tags.count])
    default:
      return value
    }
  }

  /// True if it can be changed with keys, and is shown where settings are.
  public var isOnScreen: Bool {
    switch shape {
    case .word, .flag, .time, .percent, .text(.language): true
    case .text: false
    }
  }

  private static let languages = [
    "en", "en-GB", "en-US", "en-AU", "en-IE", "en-IN", "en-NZ", "en-ZA",
  ]

  // MARK: The table

  /// The settings on the screen.
  public static let onScreen = all.filter(\.isOnScreen)

  /// The headings of the screen, by the name of the first setting below each.
  static let headings = [
    "level": "Session", "sound": "Sound and voice", "figures": "Look", "sore-side": "You",
    "breaks-every": "Breaks",
  ]

  /// All of them, in the order in which they are shown.
  public static let all: [Setting] =
    [
      .word("level", \.prescription.level, "How much you do: low, middle or top of each range."),
      .time(
        "get-ready", \.prescription.ready, within: .zero ... .seconds(60), step: .seconds(5),
        "Time to get into place before an exercise, unless the routine says."),
      .word(
        "hands-free", \.handsFree,
        "Move on from waiting steps automatically: never, always, or only when you lie down."
      ),
      .flag("sound", \.isSoundOn, "Play a tone when a step starts and ends."),
      .flag("voice", \.hasVoice, "Speak the instructions, if a voice is installed."),
      .percent("volume", \.volume, step: 10, "Volume of the tones; 0 is silent."),
      .percent(
        "voice-volume", \.voiceVolume, step: 10,
        "Volume of the voice; follows `volume` until you set it."),
      .text("language", \.language, .language, "Accent of the voice: en, en-GB, en-US."),
      .text(
        "voice-program", \.voiceProgram, .program,
        "Program that speaks, like 'piper --model en_GB.onnx'; {text}, {file}: see `unknot voice`."
      ),
      .flag("count-aloud", \.countsAloud, "Count aloud: three, two, one."),
      .flag(
        "media-keys", \.hasMediaKeys,
        "Pause and resume with media keys, headset buttons and your phone."),
      figures,
      .word("animation", \.animation, "Move the figure, or show only the pose."),
      .word(
        "theme", \.theme,
        "Colours. Auto follows the terminal; the others bring their own background."
      ),
      .word(
        "glyphs", \.glyphs, "Characters to draw with; auto uses what your terminal can show."
      ),
      .flag(
        "flash", \.flashes,
        "Flash the screen when the step changes, and light up its edges for each sound."),
      .flag(
        "mouse", \.hasMouse,
        "Use the mouse. Turn this off to select text as usual. Needs a restart."),
      .flag(
        "desktop", \.isToldToDesktop,
        "Show progress in the window title, taskbar and notifications."),
      .word("sore-side", \.soreSide, "Start each session with the sorer side."),
      .text(
        "equipment", \.equipment, .words,
        "What you own, like 'roller, ball'. Nothing else is suggested. None means everything."),
      .text(
        "hidden", \.hidden, .words,
        "Routines to leave out of the list, by their names: 'neck-ease, heat-pack'."),
      .text(
        "order", \.order, .words,
        "Your own routines in the order of the list, by their names. None sorts by name."),
      .word("daily-goal", \.dailyGoal, "Sessions a day to aim for, of any kind."),
      .text(
        "quiet-hours", \.quietHours, .hours, "Hours without reminders and breaks."),
      .text(
        "emergency-number", \.emergencyNumber, .phoneNumber,
        "Number to call in an emergency, if the one for your locale is wrong."),
    ] + ofTheDay + CueSignal.allCases.map(ownSound) + Hook.allCases.map(command)

  /// Until `animation` was a setting of its own, this one said it.
  private static let figures = Setting(
    name: "figures",
    help: "Show the figure in colour blocks, in braille dots, or not at all; auto picks the best.",
    shape: .word(PlaySettings.Figures.allCases.map(\.rawValue)),
    olderWords: PlaySettings.Animation.allCases.map(\.rawValue),
    read: { .word($0.figures.rawValue) },
    write: { value, settings in
      guard case .word(let word) = value else { return }
      if let figures = PlaySettings.Figures(rawValue: word) { settings.figures = figures }
      if let animation = PlaySettings.Animation(rawValue: word) {
        (settings.figures, settings.animation) = (.auto, animation)
      }
    })

  private static func ownSound(at signal: CueSignal) -> Setting {
    Setting(
      name: "sound-\(signal.rawValue)",
      help: "Play your own sound file: \(Format.name(of: signal)).",
      shape: .text(.file), read: { .text($0.ownSounds[signal] ?? "") },
      write: { value, settings in
        if case .text(let text) = value { settings.ownSounds[signal] = text.isEmpty ? nil : text }
      })
  }

  private static func command(at hook: Hook) -> Setting {
    let moment =
      switch hook {
      case .start: "a session starts"
      case .step: "the step changes"
      case .pause: "a session pauses"
      case .resume: "a session resumes"
      case .end: "a session ends"
      }
    return Setting(
      name: "on-\(hook.rawValue)", help: "Run a command when \(moment).",
      shape: .text(.command), read: { .text($0.commands[hook] ?? "") },
      write: { value, settings in
        if case .text(let text) = value { settings.commands[hook] = text.isEmpty ? nil : text }
      })
  }

  private static func percent(
    _ name: String, _ path: WritableKeyPath<PlaySettings, Int> & Sendable, step: Int,
    _ help: String
  ) -> Setting {
    Setting(
      name: name, help: help, shape: .percent(step: step), read: { .percent($0[keyPath: path]) },
      write: { value, settings in
        if case .percent(let percent) = value { settings[keyPath: path] = percent }
      })
  }

  static func text(
    _ name: String, _ path: WritableKeyPath<PlaySettings, String> & Sendable, _ kind: Text,
    _ help: String
  ) -> Setting {
    Setting(
      name: name, help: help, shape: .text(kind), read: { .text($0[keyPath: path]) },
      write: { value, settings in
        if case .text(let text) = value { settings[keyPath: path] = text }
      })
  }

  static func word<Choice: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ path: WritableKeyPath<PlaySettings, Choice> & Sendable, _ help: String
  ) -> Setting {
    Setting(
      name: name, help: help, shape: .word(Choice.allCases.map(\.rawValue)),
      read: { .word($0[keyPath: path].rawValue) },
      write: { value, settings in
        if case .word(let word) = value, let choice = Choice(rawValue: word) {
          settings[keyPath: path] = choice
        }
      })
  }

  static func flag(
    _ name: String, _ path: WritableKeyPath<PlaySettings, Bool> & Sendable, _ help: String
  ) -> Setting {
    Setting(
      name: name, help: help, shape: .flag, read: { .flag($0[keyPath: path]) },
      write: { value, settings in
        if case .flag(let flag) = value { settings[keyPath: path] = flag }
      })
  }

  static func time(
    _ name: String, _ path: WritableKeyPath<PlaySettings, Duration> & Sendable,
    within bounds: ClosedRange<Duration>, step: Duration, _ help: String
  ) -> Setting {
    Setting(
      name: name, help: help, shape: .time(bounds, step: step),
      read: { .time($0[keyPath: path]) },
      write: { value, settings in
        if case .time(let time) = value { settings[keyPath: path] = time }
      })
  }
}

extension Setting.Value {
  /// The value as the screen shows it.
  var text: String {
    switch self {
    case .word(let word): word
    case .flag(let flag): flag ? "yes" : "no"
    case .time(let time): time == .zero ? "none" : Format.length(time)
    case .percent(let percent): "\(percent) %"
    case .text(let text): text.isEmpty ? "none" : text
    }
  }
}
