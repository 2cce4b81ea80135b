import RoutineEngine

/// A step of a draft: a known move, an exercise in its own words, or comments only.
struct PrescriptionStep {
  let exercise: PrescribedExercise
  /// The verb of the step; `nil` for comments only.
  private(set) var verb: Verb?
  /// The lines of the step, without indentation.
  private(set) var body: [String] = []
  /// The remarks above the step.
  private var remarks: [String] = []

  /// True if the exercise became a step.
  var isStep: Bool { verb != nil }

  init(_ exercise: PrescribedExercise, moves: [(id: String, step: Step)]) {
    self.exercise = exercise
    guard !exercise.name.isEmpty else { return }
    let (known, near) = Self.move(named: exercise.name, among: moves)
    if let known, exercise.hasDose {
      if let body = Self.use(known.id, known.step, for: exercise) {
        verb = Verb(known.step.action)
        self.body = body
      } else {
        remarks.append(
          "`\(known.id)` is a move with another dose: look at `unknot show \(known.id)`"
        )
        writeOwn()
      }
    } else if let known, exercise.unread.isEmpty {
      remarks.append("no dose on the sheet: it is the move's own")
      verb = Verb(known.step.action)
      body = ["use: \(known.id)"]
    } else if exercise.hasDose {
      if let near { remarks.append("is it `use: \(near)`?") }
      writeOwn()
    }
  }

  /// A step in its own words, never a known move.
  ///
  /// - Parameters:
  ///   - exercise: The exercise. Its name may be empty.
  ///   - verb: The verb for its time, if known.
  init(own exercise: PrescribedExercise, as verb: Verb?) {
    self.exercise = exercise
    writeOwn(as: verb)
  }

  /// Returns the lines for a list of steps in a file, indented.
  func lines(tellingFrequency: Bool) -> [String] {
    var comments = exercise.lines
    comments += exercise.unread.map { "not understood: \($0)" } + remarks
    if verb == nil {
      comments.append("not understood: no name of an exercise with how long or how often")
    }
    if let frequency = exercise.frequency, tellingFrequency || verb == nil {
      comments.append("how often: \(frequency)")
    }
    let written = body.enumerated().map { index, line in
      (index == 0 ? "  - " : "    ") + line
    }
    return comments.map { "  # \(CleanText.excerpt($0, limit: 200))" } + written
  }

  // MARK: Own steps

  /// The shortest hold. Anything shorter is the end of a movement, not a position. A habit.
  private static let shortestHold: Duration = .seconds(4)

  private mutating func writeOwn(as known: Verb? = nil) {
    let name = YAMLScalar.text(String(exercise.name.prefix(Limits.title)))
    let title = exercise.name.isEmpty ? [] : ["title: \(name)"]
    var step: [String] = []
    var text = exercise.text
    if let hold = exercise.hold, exercise.count == nil || hold.low >= Self.shortestHold {
      verb = .hold
      step = ["hold: \(Self.words(hold))"] + title
      let repeats = exercise.count ?? exercise.sets
      if let repeats { step.append("repeat: \(Self.words(repeats))") }
      if exercise.count != nil, let sets = exercise.sets {
        return writeRounds(of: step + common(text), sets)
      }
    } else if let time = exercise.time {
      let verb = known ?? Self.verb(ofTimed: exercise, remarks: &remarks)
      self.verb = verb
      step = ["\(verb.rawValue): \(Self.words(time))"] + title
      if let repeats = exercise.count ?? exercise.sets {
        step.append("repeat: \(Self.words(repeats))")
      }
      if exercise.count != nil, let sets = exercise.sets {
        return writeRounds(of: step + common(text), sets)
      }
    } else if let count = exercise.count {
      verb = .reps
      step = ["reps: \(Self.words(count))"] + title
      if let sets = exercise.sets { step.append("repeat: \(Self.words(sets))") }
      if let hold = exercise.hold {
        text = "Hold each for \(Self.words(hold)). \(text)"
      }
    } else {
      remarks.append("not understood: sets of what?")
      return
    }
    body = step + common(text)
  }

  /// Returns the lines that all kinds of steps have.
  private func common(_ text: String) -> [String] {
    var lines: [String] = []
    let text = CleanText.line(text)
    if !text.isEmpty {
      lines.append("text: \(YAMLScalar.text(CleanText.excerpt(text, limit: 200)))")
    }
    switch exercise.sides {
    case .both where verb.map(Verb.sided.contains) ?? false: lines.append("sides: both")
    case .one(let side) where verb.map(Verb.sided.contains) ?? false:
      lines.append("sides: \(side.rawValue)")
    default: break
    }
    if let rest = exercise.rest { lines.append("rest: \(TimeReader.words(for: rest))") }
    if let load = exercise.load { lines.append("load: \(YAMLScalar.text(load))") }
    return lines
  }

  private mutating func writeRounds(of step: [String], _ sets: Dose<Int>) {
    body =
      ["group:"]
      + step.enumerated().map { index, line in (index == 0 ? "  - " : "    ") + line }
      + ["rounds: \(Self.words(sets))"]
  }

  /// Returns the verb of an exercise with a time that is not marked as held.
  private static func verb(
    ofTimed exercise: PrescribedExercise, remarks: inout [String]
  ) -> Verb {
    let words = Set(exercise.name.lowercased().split { !$0.isLetter }.map(String.init))
    func has(_ some: Set<String>) -> Bool { !words.isDisjoint(with: some) }
    if has(["massage", "roll", "rolling", "press", "release", "ball"]) { return .massage }
    if has(["heat", "hot", "ice", "cold", "pack"]) { return .apply }
    if has(["breathing", "breathe", "breaths"]) { return .breathe }
    if has(["walk", "walking", "march", "cycle", "swim", "jog"]) { return .active }
    if has(["stretch", "stretches", "plank", "lying", "lie", "hang", "hold", "bridge"]) {
      return .hold
    }
    remarks.append("read as a movement; write `hold:` if it is a position to keep")
    return .active
  }

  private static func words(_ time: Dose<Duration>) -> String {
    if time.isFixed {
      return time.low == .minutes(1) ? "1 min" : TimeReader.words(for: time.low)
    }
    let (low, high) = (TimeReader.words(for: time.low), TimeReader.words(for: time.high))
    let (first, last) = (low.split(separator: " "), high.split(separator: " "))
    return first.last == last.last ? "\(first[0])-\(high)" : "\(low) - \(high)"
  }

  private static func words(_ count: Dose<Int>) -> String {
    count.isFixed ? "\(count.low)" : "\(count.low)-\(count.high)"
  }
}

// MARK: Moves

extension PrescriptionStep {
  /// Returns the move with a name, or else one with a similar name.
  private static func move(
    named name: String, among moves: [(id: String, step: Step)]
  ) -> (known: (id: String, step: Step)?, near: String?) {
    let words = Self.nameWords(name)
    let ids = moves.map { (move: $0, words: nameWords($0.id)) }
    if let known = ids.first(where: { $0.words == words }) { return (known.move, nil) }
    let inside = ids.filter { $0.words.count > 1 && $0.words.isSubset(of: words) }
    if let near = inside.max(by: { $0.words.count < $1.words.count }) {
      return (nil, near.move.id)
    }
    guard let id = RoutineName.suggestion(for: name) else { return (nil, nil) }
    return (nil, Suggestion.closest(to: id, among: moves.map(\.id), limit: 1).first)
  }

  /// Returns the words that distinguish moves, in the singular.
  private static func nameWords(_ name: String) -> Set<String> {
    let small: Set = ["a", "an", "and", "the", "with", "your", "of", "exercise", "exercises"]
    return Set(
      name.lowercased().split { !$0.isLetter }.map(String.init).filter { !small.contains($0) }
        .map { $0.count > 3 && $0.hasSuffix("s") ? String($0.dropLast()) : $0 })
  }

  /// Returns the lines of a step that uses a move; `nil` if the sheet's dose does not suit the
  /// move.
  private static func use(
    _ id: String, _ move: Step, for exercise: PrescribedExercise
  ) -> [String]? {
    guard exercise.sides == nil || move.sides != .none, exercise.text.isEmpty else { return nil }
    var lines = ["use: \(id)"]
    var isBelow = false
    func fits<Amount>(_ own: Dose<Amount>, _ range: Dose<Amount>) -> Bool {
      isBelow = isBelow || own.low < range.low
      return own.high <= range.high
    }
    var repeats = exercise.count ?? exercise.sets
    switch move.action {
    case .prompt, .timed(.rest, _), .open, .group, .include: return nil
    case .timed(let kind, let range):
      let hold = kind == .hold ? exercise.hold : nil
      guard let time = hold ?? exercise.time, fits(time, range),
        exercise.sets == nil || exercise.count == nil
      else { return nil }
      lines.append("dose: \(words(time))")
    case .reps(let range):
      guard let count = exercise.count, exercise.hold == nil, exercise.time == nil,
        fits(count, range)
      else { return nil }
      lines.append("dose: \(words(count))")
      repeats = exercise.sets
    }
    if let repeats {
      if let range = move.repeats, !fits(repeats, range) { return nil }
      lines.append("repeat: \(words(repeats))")
    }
    if let rest = exercise.rest { lines.append("rest: \(TimeReader.words(for: rest))") }
    if let load = exercise.load { lines.append("load: \(YAMLScalar.text(load))") }
    if case .one(let side) = exercise.sides { lines.append("sides: \(side.rawValue)") }
    if isBelow { lines.append("note: As my sheet says.") }
    return lines
  }
}
