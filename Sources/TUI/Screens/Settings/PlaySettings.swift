import Drawing
import RoutineEngine

/// The person's choices for sessions, from the settings file, the screen and the command line.
public struct PlaySettings: Sendable, Hashable {
  /// The characters that figures are drawn with.
  public enum Figures: String, Sendable, Hashable, CaseIterable {
    /// Whatever suits the terminal.
    case auto
    /// Block characters, coloured where the terminal has colours.
    case blocks
    /// Braille dots.
    case braille
    /// No figures.
    case off
  }

  /// The animation of figures.
  public enum Animation: String, Sendable, Hashable, CaseIterable {
    /// The figure moves as the move does.
    case moving
    /// The figure stays in the held pose.
    case still
  }

  /// The sessions in which waits end by themselves.
  public enum HandsFree: String, Sendable, Hashable, CaseIterable {
    case no, yes
    /// Only in routines that are done lying down.
    case lying
  }

  /// The sorer side of the body.
  public enum SoreSide: String, Sendable, Hashable, CaseIterable {
    case none, left, right

    /// The side of the body; `nil` for none.
    var side: Side? { Side(rawValue: rawValue) }
  }

  /// The number of sessions a day that meet the goal. A session counts if half or more was done.
  /// Three is a habit.
  public enum DailyGoal: String, Sendable, Hashable, CaseIterable {
    case one = "1"
    case two = "2"
    case three = "3"
    case four = "4"
    case five = "5"
    case six = "6"

    /// The number of sessions.
    public var count: Int { (Self.allCases.firstIndex(of: self) ?? 0) + 1 }
  }

  /// The level, and other changes of the doses.
  public var prescription: Prescription
  /// The sessions in which waits end by themselves.
  public var handsFree: HandsFree
  /// True if the program can read key presses.
  public var hasKeys: Bool
  /// True if sounds and the voice are on.
  public var isSoundOn: Bool
  /// True if a voice says the instructions.
  public var hasVoice: Bool
  /// The volume of sounds, from 0 to 100; 50 does not startle in a quiet room.
  public var volume: Int
  /// The volume of the voice, from 0 to 100; 50 leaves it unchanged.
  public var voiceVolume: Int
  /// The language of the voice, as a tag: `en`, `en-GB`.
  public var language: String
  /// The speech program with its arguments; empty for the first installed one.
  public var voiceProgram: String
  /// The paths of the person's own sound files, by signal.
  public var ownSounds: [CueSignal: String]
  /// True if the voice counts 3-2-1.
  public var countsAloud: Bool
  /// The factor by which the session's clock runs faster than real time, 1 or more.
  public var speed: Int
  /// The characters that figures are drawn with.
  public var figures: Figures
  /// The animation of figures.
  public var animation: Animation
  /// True if a moving figure changes only once a second: over a network, or if its colours take
  /// long to send.
  public var movesSlowly = false
  /// The time of day at the zero of the program's clock, since midnight; `nil` if not known.
  public var timeOfDayAtZero: Duration?
  /// The colours of the screen.
  public var theme: Theme.Choice
  /// The characters of the screen.
  public var glyphs: GlyphSet.Choice
  /// True if the screen flashes at each step, and lights up its edges for each sound.
  public var flashes: Bool
  /// True if media keys control the session.
  public var hasMediaKeys: Bool
  /// True if the program reads the mouse; else the terminal does.
  public var hasMouse: Bool
  /// True if the session appears in the window's title and progress, and in messages of the
  /// desktop.
  public var isToldToDesktop: Bool
  /// The sorer side of the body, with which sessions begin.
  public var soreSide: SoreSide
  /// The equipment that the person owns, comma-separated; empty for any.
  public var equipment: String
  /// The ids of routines that are switched off, comma-separated.
  public var hidden = ""
  /// The ids of the person's own routines in their order, comma-separated; empty for the order of
  /// names.
  public var order = ""
  /// The number of sessions a day that the person wants, of any routine.
  public var dailyGoal: DailyGoal
  /// The hours without reminders: `22:00-7:00`; empty for none.
  public var quietHours: String
  /// The choices about the day and its breaks.
  public var day: DaySettings
  /// The number to call in an emergency; empty for that of the locale.
  public var emergencyNumber: String
  /// The person's own shell commands, by the moment at which they run.
  public var commands: [Hook: String]
  /// The keys that the person has chosen.
  public var ownKeys = OwnKeys()

  /// Creates the choices; the defaults suit most people.
  public init(
    prescription: Prescription = Prescription(), isHandsFree: Bool = false,
    handsFree: HandsFree? = nil,
    hasKeys: Bool = true, isSoundOn: Bool = true, hasVoice: Bool = false, volume: Int = 50,
    voiceVolume: Int = 50, language: String = "en", voiceProgram: String = "",
    ownSounds: [CueSignal: String] = [:], countsAloud: Bool = false, speed: Int = 1,
    figures: Figures = .auto, animation: Animation = .moving, timeOfDayAtZero: Duration? = nil,
    theme: Theme.Choice = .auto, glyphs: GlyphSet.Choice = .auto, flashes: Bool = false,
    hasMediaKeys: Bool = true, hasMouse: Bool = true, isToldToDesktop: Bool = true,
    soreSide: SoreSide = .none,
    equipment: String = "", dailyGoal: DailyGoal = .three,
    quietHours: String = "", day: DaySettings = DaySettings(), emergencyNumber: String = "",
    commands: [Hook: String] = [:]
  ) {
    self.prescription = prescription
    self.handsFree = handsFree ?? (isHandsFree ? .yes : .no)
    self.hasKeys = hasKeys
    self.isSoundOn = isSoundOn
    self.hasVoice = hasVoice
    self.volume = volume
    self.voiceVolume = voiceVolume
    self.language = language
    self.voiceProgram = voiceProgram
    self.ownSounds = ownSounds
    self.countsAloud = countsAloud
    self.speed = max(1, speed)
    self.figures = figures
    self.animation = animation
    self.timeOfDayAtZero = timeOfDayAtZero
    self.theme = theme
    self.glyphs = glyphs
    self.flashes = flashes
    self.hasMediaKeys = hasMediaKeys
    self.hasMouse = hasMouse
    self.isToldToDesktop = isToldToDesktop
    self.soreSide = soreSide
    self.equipment = equipment
    self.dailyGoal = dailyGoal
    self.quietHours = quietHours
    self.day = day
    self.emergencyNumber = emergencyNumber
    self.commands = commands
  }

  /// Changes from a moving figure to a still one, then to none, then to a moving one again.
  mutating func changeFigure() {
    switch (figures, animation) {
    case (.off, _): (figures, animation) = (.auto, .moving)
    case (_, .moving): animation = .still
    case (_, .still): figures = .off
    }
  }

  /// Returns the glyphs to draw with, of those that the terminal can show.
  func glyphs(found: GlyphSet) -> GlyphSet {
    var glyphs = glyphs.glyphs(found: found)
    if figures == .braille { glyphs.hasBlocks = false }
    if figures == .blocks { glyphs.hasBraille = false }
    return glyphs
  }

  /// True if waits end by themselves in every session.
  public var isHandsFree: Bool {
    get { handsFree == .yes }
    set { handsFree = newValue ? .yes : .no }
  }

  /// Returns true if waits end by themselves in a routine's sessions.
  func isHandsFree(in routine: Routine) -> Bool {
    handsFree == .yes || handsFree == .lying && routine.includesLying
  }

  /// Returns true if the screen offers hands-free before a routine: the person will lie down, out
  /// of reach of the keys.
  func offersHandsFree(in routine: Routine) -> Bool {
    hasKeys && handsFree == .no && routine.includesLying
  }

  /// True if tones are heard.
  public var hasTones: Bool { isSoundOn && volume > 0 }

  /// True if a voice is heard.
  var speaks: Bool { hasVoice && isSoundOn }

  /// Returns true if the person owns all the equipment of a routine. True as well if they have not
  /// said what they own.
  public func owns(_ equipment: [String]) -> Bool {
    let owned = self.equipment.lowercased().split(separator: ",").compactMap {
      $0.split(separator: " ").last
    }
    return owned.isEmpty
      || equipment.allSatisfy { thing in owned.contains { thing.lowercased().contains($0) } }
  }

  /// Returns a dose that begins with the sorer side. With the voice on, getting ready also lasts
  /// long enough for the instructions to be heard.
  public func audible(_ prescription: Prescription, of routine: Routine) -> Prescription {
    var prescription = prescription
    prescription.firstSide = soreSide.side
    prescription.isSpoken = heard(in: routine).speaks
    return prescription
  }

  /// Returns the settings for a routine's sessions. A routine can silence itself and can switch the
  /// voice, but cannot turn on the sound that the person has turned off.
  public func heard(in routine: Routine) -> PlaySettings {
    var settings = self
    if routine.sound == false { settings.isSoundOn = false }
    switch routine.voice {
    case .off: settings.hasVoice = false
    case .on: settings.hasVoice = true
    case .language(let tag):
      settings.hasVoice = true
      settings.language = tag
    case nil: break
    }
    return settings
  }

  /// Returns true if sessions sound the same as with other settings.
  public func isHeard(like other: PlaySettings) -> Bool {
    isSoundOn == other.isSoundOn && hasVoice == other.hasVoice && volume == other.volume
      && voiceVolume == other.voiceVolume && language == other.language
      && voiceProgram == other.voiceProgram && ownSounds == other.ownSounds
      && countsAloud == other.countsAloud
  }

  /// Returns true if observers of sessions do the same as with other settings.
  func isFollowed(like other: PlaySettings) -> Bool {
    isHeard(like: other) && isToldToDesktop == other.isToldToDesktop && commands == other.commands
  }
}
