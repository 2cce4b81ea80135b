import RoutineEngine

/// The limits of the languages. None of them is evidence. They are wide enough for every real
/// routine, and narrow enough to catch a typing error.
public enum Limits {
  /// The size of a file, in bytes.
  public static let fileBytes = 256 * 1024
  /// The depth of nested lists and mappings.
  public static let nesting = 32
  /// The depth of nested includes.
  public static let includeDepth = 8
  /// The number of potential values in a file: lines, list items, commas.
  static let structure = 20_000
  /// The number of words that look like YAML aliases, checked before parsing.
  static let aliases = 24
  /// The number of errors, and of warnings, listed for one file.
  static let diagnostics = 100

  /// The length of work: 1 s to 2 h.
  static let work = Duration.seconds(1)...Duration.seconds(7200)
  /// The length of a rest between work: 0 to 30 min.
  static let pause = Duration.zero...Duration.seconds(1800)
  /// The length of a phase of a tempo: 0.5 to 60 s.
  static let phase = Duration.milliseconds(500)...Duration.seconds(60)
  /// The interval of an `every` cue: 5 s to 2 h.
  static let cuePeriod = Duration.seconds(5)...Duration.seconds(7200)
  /// The number of repeats, rounds, or reps.
  static let count = 1...100
  /// The number of times a day.
  static let perDay = 1...48
  /// The length of a course, in days.
  static let days = 1...366

  /// The angle of a bone, in degrees: two turns either way.
  static let degrees = -720.0...720.0
  /// The coordinates of a figure and its props, in centimetres.
  static let centimetres = -500.0...500.0
  /// The size of a prop, in centimetres.
  static let size = 0.0...500.0
  /// The number of a figure's key poses.
  static let poses = 12

  /// The number of steps in one list, and in a routine including its includes.
  static let steps = 200
  static let allSteps = 10_000
  static let items = 20
  static let phasesOfPlan = 20
  /// The day of a plan: up to 52 weeks.
  static let planDays = 1...364
  static let cues = 50
  static let phases = 8
  static let title = 80
  static let text = 400
  static let phrase = 120
  static let long = 300
}
