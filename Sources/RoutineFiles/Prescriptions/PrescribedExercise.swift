import RoutineEngine

/// An exercise from a physiotherapist's sheet, with the parts that were understood.
struct PrescribedExercise: Equatable {
  /// The lines of the exercise on the sheet.
  var lines: [String]
  /// The name; empty if there is none.
  var name = ""
  /// The prose below the exercise, which says how to do it.
  var text = ""
  /// The number of sets.
  var sets: Dose<Int>?
  /// The number of repetitions in a set.
  var count: Dose<Int>?
  /// The length of a held position.
  var hold: Dose<Duration>?
  /// A length of time that is not marked as held.
  var time: Dose<Duration>?
  /// The rest between two sets.
  var rest: Duration?
  /// The sides of the body.
  var sides: Sides?
  /// A weight or a band.
  var load: String?
  /// The frequency in the routine language, such as `3 per day`.
  var frequency: String?
  /// The words that were not understood.
  var unread: [String] = []

  /// True if any dose is known.
  var hasDose: Bool { sets != nil || count != nil || hold != nil || time != nil }

  /// True if the line only adds numbers to the exercise above.
  var isContinuation: Bool {
    name.isEmpty && unread.isEmpty
      && (hasDose || frequency != nil || sides != nil || rest != nil || load != nil)
  }

  /// Adds the facts of a further line.
  mutating func add(_ other: PrescribedExercise) {
    lines += other.lines
    sets = sets ?? other.sets
    count = count ?? other.count
    hold = hold ?? other.hold
    time = time ?? other.time
    rest = rest ?? other.rest
    sides = sides ?? other.sides
    load = load ?? other.load
    frequency = frequency ?? other.frequency
    unread += other.unread
  }
}
