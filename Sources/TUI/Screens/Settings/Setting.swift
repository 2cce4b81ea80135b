import Drawing
import RoutineEngine

/// A choice that the person makes once for all sessions. One table of settings serves the screen,
/// the settings file and `unknot config`.
public struct Setting: Sendable {
  /// A value of a setting.
  public enum Value: Sendable, Hashable {
    /// One word of a list.
    case word(String)
    /// Yes or no.
    case flag(Bool)
    /// A length of time.
    case time(Duration)
    /// A percentage, from 0 to 100.
    case percent(Int)
    /// Text; empty for none.
    case text(String)
  }

  /// The values that a setting accepts.
  public enum Shape: Sendable, Hashable {
    /// One word of a list.
    case word([String])
    /// Yes or no.
    case flag
    /// A length of time within bounds; a key changes it by the step.
    case time(ClosedRange<Duration>, step: Duration)
    /// A percentage, from 0 to 100; a key changes it by the step.
    case percent(step: Int)
    /// Text that the person writes.
    case text(Text)
  }

  /// The kind of text that a setting accepts.
  public enum Text: Sendable, Hashable {
    /// The tag of a language. Keys choose among common ones.
    case language
    /// Hours of every day. Changed only in the file.
    case hours
    /// Working hours of a week. Changed only in the file.
    case workingHours
    /// A time of day. Changed only in the file.
    case timeOfDay
    /// Comma-separated words. Changed only in the file.
    case words
    /// A shell command. Changed only in the file.
    case command
    /// A program with its arguments. Changed only in the file.
    case program
    /// A path. Changed only in the file.
    case file
    /// A phone number. Changed only in the file.
    case phoneNumber
  }

  /// The name in the file and on the screen: `get-ready`.
  public let name: String
  /// The effect of the setting, in a sentence.
  public let help: String
  /// The values that the setting accepts.
  public let shape: Shape
  /// Values of older versions, which are still read but no longer offered.
  public private(set) var olderWords: [String] = []
  private let read: @Sendable (PlaySettings) -> Value
  private let write: @Sendable (Value, inout PlaySettings) -> Void

  /// The title on the screen: `Get ready`.
  var title: String {
    if name == "level" { return "Dose" }
    let words = name == "hands-free" ? name : name.replacing("-", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// Returns the present value.
  public func value(in settings: PlaySettings) -> Value { read(settings) }

  /// Sets a value; ignores one of another shape.
  public func set(_ value: Value, in settings: inout PlaySettings) { write(value, &settings) }

  /// Returns the value some steps further on. Words and flags start over after the last one; times
  /// and percentages stop at their bounds.
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
      // A tag that the person wrote in the file stays among the choices.
      let tags = Self.languages.contains(tag) ? Self.languages : [tag] + Self.languages
      let index = (tags.firstIndex(of: tag) ?? 0) + steps
      return .text(tags[(index % tags.count + tags.count) % tags.count])
    default:
      return value
    }
  }

  /// True if keys can change the setting, which is then on the screen.
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

  /// The settings that the screen shows.
  public static let onScreen = all.filter(\.isOnScreen)

  /// The headings of the screen, by the name of the first setting below each.
  static let headings = [
    "level": "Session", "sound": "Sound and voice", "figures": "Look", "sore-side": "You",
    "breaks-every": "Breaks",
  ]

  /// All settings, in the order of the screen.
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

  /// This setting also accepts the values of `animation`, which was part of it in older versions.
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
  /// The value in the words of the screen.
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
