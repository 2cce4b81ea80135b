import RoutineEngine

/// The probable meaning of a step whose keys are not those of the language.
struct MeantStep {
  private(set) var exercise = PrescribedExercise(lines: [])
  /// The verb for a time, if the author named one.
  private var named: Verb?

  /// Collects the facts in the entries of a step, in any words.
  ///
  /// - Parameter entries: The entries. The first may be an unknown verb.
  init(_ entries: [YAMLEntry]) {
    for (index, entry) in entries.enumerated() {
      guard let text = entry.text else { continue }
      if let time = OtherWords.time(entry) {
        exercise.time = exercise.time ?? Self.time(time)
      } else if entry.key == "title" {
        exercise.name = text
      } else if OtherWords.isName(entry.key) {
        if exercise.name.isEmpty { exercise.name = text }
      } else if let verb = Verb(rawValue: entry.key), verb != .rest {
        add(text, as: verb)
      } else if ["repeat", "sets", "repeats", "times", "rounds"].contains(entry.key.lowercased()) {
        exercise.sets = Self.count(text)
      } else if index == 0, LanguageKey.step.allSatisfy({ $0.name != entry.key }) {
        exercise.name = entry.key.replacing("_", with: " ")
        add(text, as: nil)
      }
    }
    exercise.name = exercise.name.prefix(1).uppercased() + exercise.name.dropFirst()
  }

  /// A product in one value, as sheets write it: `2x10`, `5 x 5 s`, `20 s, 3 times`.
  ///
  /// - Parameters:
  ///   - text: The text after a verb.
  ///   - verb: The verb.
  init?(product text: String, of verb: Verb) {
    guard text.utf8.count <= Limits.text else { return nil }
    let read = PrescriptionLine.read(text)
    let parts = [
      read.sets != nil, read.count != nil, read.time != nil || read.hold != nil,
    ]
    guard parts.count(where: { $0 }) > 1, read.name.isEmpty, read.unread.isEmpty,
      read.frequency == nil
    else { return nil }
    exercise = read
    named = verb == .reps ? .hold : verb
  }

  private mutating func add(_ text: String, as verb: Verb?) {
    if [.hold, .massage, .active, .apply, .breathe].contains(verb) { named = verb }
    if let time = Self.time(text) {
      if verb == .hold { exercise.hold = time } else { exercise.time = time }
    } else if let count = Self.count(text) {
      exercise.count = count
    } else if text.utf8.count <= Limits.text {
      let read = PrescriptionLine.read(text)
      if read.name.isEmpty, read.unread.isEmpty { exercise.add(read) }
    }
  }

  /// The verb of the step; `nil` if no dose is known.
  var verb: Verb? { written.verb }

  private var written: PrescriptionStep { PrescriptionStep(own: exercise, as: named) }

  /// The step as a sentence, such as: write `- hold: 5 s`, with `repeat: 5` below.
  var hint: String? {
    let written = written
    guard let head = written.body.first else { return nil }
    if head == "group:" {
      let inner = written.body.dropFirst().dropLast().map { $0.drop { $0 == " " } }
      return "write `- group:` with \(Self.list(inner.map(String.init))) in it, and "
        + "`\(written.body.last ?? "")` after them"
    }
    let isGuess = written.verb == .active && named == nil
    let other = isGuess ? ", or `- \(head.replacing("active", with: "hold"))` to keep still" : ""
    return "write `- \(head)`\(other)" + Self.below(Array(written.body.dropFirst()))
  }

  /// Returns the dose and the keys below, if the verb is right, such as: write `10` here and
  /// `repeat: 2` below.
  func shortHint(for verb: Verb) -> String? {
    let lines = written.body
    let head = "\(verb.rawValue): "
    guard let first = lines.first, first.hasPrefix(head), lines.count > 1 else { return nil }
    let below = Self.list(Array(lines.dropFirst()))
    return "write `\(first.dropFirst(head.count))` here and \(below) below"
  }

  /// The name of the exercise, as the `title` of a step.
  var title: String { CleanText.excerpt(exercise.name) }

  private static func below(_ lines: [String]) -> String {
    lines.isEmpty ? "" : ", with \(list(lines)) below"
  }

  /// Returns lines as part of a sentence: `title: Plank` and `repeat: 3`.
  static func list(_ lines: [String]) -> String {
    let quoted = lines.map { "`\(CleanText.excerpt($0, limit: 60))`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.joined() }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Returns the time in a text; `nil` for anything else.
  static func time(_ text: String) -> Dose<Duration>? {
    try? TimeReader.range(text, within: Limits.work, likely: .seconds)
  }

  private static func count(_ text: String) -> Dose<Int>? {
    try? CountReader.range(text, within: Limits.count)
  }
}
