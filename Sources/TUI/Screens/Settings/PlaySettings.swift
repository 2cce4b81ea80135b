import Drawing
import RoutineEngine

/// The person's choices for the sessions to come.
public struct PlaySettings: Sendable, Hashable {
  /// The signs that the figure of a move is made of.
  public enum Figures: String, Sendable, Hashable, CaseIterable {
    /// By the terminal.
    case auto
    /// Parts of blocks, in colours where there are some.
    case blocks
    /// Dots of braille.
    case braille
    /// Not shown.
    case off
  }

  /// The movement of all but the clock and its bar.
  public enum Animation: String, Sendable, Hashable, CaseIterable {
    /// The figure shows the move.
    case moving
    /// The figure shows the pose.
    case still
  }

  /// The sessions in which waits end by themselves.
  public enum HandsFree: String, Sendable, Hashable, CaseIterable {
    case no, yes
    /// On for routines that are done lying down.
    case lying
  }

  /// The side that is sorer.
  public enum SoreSide: String, Sendable, Hashable, CaseIterable {
    case none, left, right

    /// The side; `nil` for none.
    var side: Side? { Side(rawValue: rawValue) }
  }

  /// The sessions of a day, met by any of which half or more was done. Three are a habit.
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

  /// The level and the doses.
  public var prescription: Prescription
  /// The sessions in which waits end by themselves.
  public var handsFree: HandsFree
  /// True if there are keys to answer with.
  public var hasKeys: Bool
  /// True if anything is heard.
  public var isSoundOn: Bool
  /// True if a voice says what is to be done.
  public var hasVoice: Bool
  /// The volume, from 0 to 100; 50 does not startle in a quiet room.
  public var volume: Int
  /// The volume of the voice, from 0 to 100; 50 is as loud as it is by itself.
  public var voiceVolume: Int
  /// The language of the voice, as a tag: `en`, `en-GB`.
  public var language: String
  /// The program that speaks, with its arguments; empty for the first that is installed.
  public var voiceProgram: String
  /// The paths of the person's own sounds.
  public var ownSounds: [CueSignal: String]
  /// True if the voice counts 3-2-1.
  public var countsAloud: Bool
  /// The factor by which the session's clock runs faster than the wall's; 1 is real time.
  public var speed: Int
  /// The signs that the figure of a move is made of.
  public var figures: Figures
  /// The movement of all but the clock and its bar.
  public var animation: Animation
  /// True if a moving figure has one picture a second: over a network, or where its colours take
  /// long to send.
  public var movesSlowly = false
  /// The time since midnight at the zero of the program's clock; `nil` where nobody has said.
  public var timeOfDayAtZero: Duration?
  /// The colours.
  public var theme: Theme.Choice
  /// The signs that are drawn.
  public var glyphs: GlyphSet.Choice
  /// True if the screen flashes when something else is to be done.
  public var flashes: Bool
  /// True if media keys pause and go on.
  public var hasMediaKeys: Bool
  /// True if clicks and the wheel are read; else they are the terminal's own.
  public var hasMouse: Bool
  /// True if the window's title, the desktop's progress and its messages tell of the session.
  public var isToldToDesktop: Bool
  /// The side that is sorer: sessions begin with it.
  public var soreSide: SoreSide
  /// The equipment that the person owns, with commas between; empty for any.
  public var equipment: String
  /// The names of routines that are not in the list, with commas between.
  public var hidden = ""
  /// The names of the person's own routines in their order, with commas between; empty for by name.
  public var order = ""
  /// The number of sessions a day that the person wants, of any routine.
  public var dailyGoal: DailyGoal
  /// The hours without reminders: `22:00-7:00`; empty for none.
  public var quietHours: String
  /// The choices about the day and its breaks.
  public var day: DaySettings
  /// The number to call in an emergency; empty for that of the locale.
  public var emergencyNumber: String
  /// The person's own commands for what happens in a session: lines for the shell.
  public var commands: [Hook: String]
  /// The person's own keys.
  public var ownKeys = OwnKeys()

  /// Creates the choices; the defaults are what most people want.
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

  /// Goes from a moving figure to one that stands still, then to none, then to the first.
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

  /// True if waits of every session end by themselves.
  public var isHandsFree: Bool {
    get { handsFree == .yes }
    set { handsFree = newValue ? .yes : .no }
  }

  /// Returns true if waits end by themselves in a routine's sessions.
  func isHandsFree(in routine: Routine) -> Bool {
    handsFree == .yes || handsFree == .lying && routine.includesLying
  }

  /// Returns true if hands-free is worth an offer before a routine: one lies down, away from the
  /// keys.
  func offersHandsFree(in routine: Routine) -> Bool {
    hasKeys && handsFree == .no && routine.includesLying
  }

  /// True if tones are heard.
  public var hasTones: Bool { isSoundOn && volume > 0 }

  /// True if a voice is heard.
  var speaks: Bool { hasVoice && isSoundOn }

  /// Returns true if the person owns all that a routine needs; of who has not said what they own,
  /// that is taken for granted.
  public func owns(_ equipment: [String]) -> Bool {
    let owned = self.equipment.lowercased().split(separator: ",").compactMap {
      $0.split(separator: " ").last
    }
    return owned.isEmpty
      || equipment.allSatisfy { thing in owned.contains { thing.lowercased().contains($0) } }
  }

  /// Returns a dose that begins with the sorer side and can be followed as it is heard: with the
  /// voice on, getting ready lasts at least as long as it takes to hear what to do.
  public func audible(_ prescription: Prescription, of routine: Routine) -> Prescription {
    var prescription = prescription
    prescription.firstSide = soreSide.side
    prescription.isSpoken = heard(in: routine).speaks
    return prescription
  }

  /// Returns the choices in a routine's sessions. A routine may be silent, and turn the voice on or
  /// off; it turns no sound on that the person has turned off.
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
