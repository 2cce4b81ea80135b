import RoutineEngine

/// The bounds of the routine language. None of them is evidence: they are wide enough for every
/// routine a person would write, and narrow enough that a slip of the finger is caught.
public enum Limits {
  /// The size of a file, in bytes.
  public static let fileBytes = 256 * 1024
  /// Lists and mappings within each other.
  public static let nesting = 32
  /// Routines that include each other.
  public static let includeDepth = 8
  /// Everything in a file that could be a value of its own: lines, list items, commas.
  static let structure = 20_000
  /// Words that look like a YAML alias; more than these are not handed to the YAML parser.
  static let aliases = 24
  /// Errors, and warnings, listed for one file; more of them help nobody.
  static let diagnostics = 100

  /// The work of a step: 1 s to 2 h.
  static let work = Duration.seconds(1)...Duration.seconds(7200)
  /// A pause between two pieces of work: none to 30 min.
  static let pause = Duration.zero...Duration.seconds(1800)
  /// One phase of a tempo: half a second to a minute.
  static let phase = Duration.milliseconds(500)...Duration.seconds(60)
  /// How far apart the words of an `every` cue are: 5 s to 2 h.
  static let cuePeriod = Duration.seconds(5)...Duration.seconds(7200)
  /// Repeats, rounds, and movements of a set.
  static let count = 1...100
  /// Times a day.
  static let perDay = 1...48
  /// Days of a course.
  static let days = 1...366

  /// Where a bone of a figure points: two turns either way.
  static let degrees = -720.0...720.0
  /// Where a figure and its things are.
  static let centimetres = -500.0...500.0
  /// How large such a thing is.
  static let size = 0.0...500.0
  /// Key poses of a figure.
  static let poses = 12

  /// Steps of one list, and of a routine with all that it includes.
  static let steps = 200
  static let allSteps = 10_000
  static let items = 20
  static let cues = 50
  static let phases = 8
  static let title = 80
  static let text = 400
  static let phrase = 120
  static let long = 300
}
