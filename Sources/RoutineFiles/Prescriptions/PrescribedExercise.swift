import RoutineEngine

/// An exercise of a sheet from a physiotherapist, as far as it was understood.
struct PrescribedExercise: Equatable {
  /// The lines that it was read from.
  var lines: [String]
  /// Its name; empty where a line has none.
  var name = ""
  /// Prose below it: how to do it.
  var text = ""
  /// The number of sets.
  var sets: Dose<Int>?
  /// The number of repetitions in a set.
  var count: Dose<Int>?
  /// The length of a position that is held.
  var hold: Dose<Duration>?
  /// A length that is not said to be held.
  var time: Dose<Duration>?
  /// The rest between two sets.
  var rest: Duration?
  /// The sides of the body.
  var sides: Sides?
  /// A weight or a band.
  var load: String?
  /// Its frequency as the language writes it: `3 per day`.
  var frequency: String?
  /// Words that were not understood.
  var unread: [String] = []

  /// True if it says how much.
  var hasDose: Bool { sets != nil || count != nil || hold != nil || time != nil }

  /// True if it adds nothing but numbers to the exercise before it.
  var isContinuation: Bool {
    name.isEmpty && unread.isEmpty
      && (hasDose || frequency != nil || sides != nil || rest != nil || load != nil)
  }

  /// Takes in what a further line says.
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
