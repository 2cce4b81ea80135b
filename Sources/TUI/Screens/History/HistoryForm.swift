import CarePlan
import Drawing
import RoutineEngine

/// The form for one value of a session: a line of text, or a list of options.
struct HistoryForm: Equatable, Sendable {
  /// The value that the form changes.
  enum Field: Hashable, Sendable {
    case painBefore, painAfter, ease, minutes, routine, note, day, time
  }

  /// The answer that a form gives.
  enum Answer: Equatable {
    case correction(SessionCorrection)
    case day(LocalDay)
    case time(minuteOfDay: Int)
  }

  /// An option of the list.
  struct Option: Equatable {
    let name: String
    let answer: Answer
  }

  let field: Field
  /// The typed text; in a list it searches the options.
  private(set) var text: String
  /// The index of the choice among the options that were found.
  private(set) var choice = 0
  /// True once something was typed. Until then, the first character replaces the old value.
  private var isTouched = false

  /// The most characters of a note, as in the history.
  static let longestNote = 500
  /// The minutes that a session can have, as in `unknot log`.
  static let minutes = 1...720

  /// A form that shows the present value.
  init(_ field: Field, text: String = "", choice: Int = 0) {
    self.field = field
    self.text = text
    self.choice = choice
    // Typing continues a note instead of replacing it.
    isTouched = field == .note
  }

  /// The options that the typed words find; none for a line of text.
  func options(in context: ScreenContext) -> [Option] {
    switch field {
    case .ease:
      return Self.eases.map {
        Option(name: $0.map(SessionText.name) ?? "not said", answer: .correction(.ease($0)))
      }
    case .routine:
      let words = text.lowercased().split(separator: " ")
      return context.routines.compactMap { entry in
        guard let routine = entry.routine else { return nil }
        let name = "\(routine.title) \(routine.id)".lowercased()
        guard words.allSatisfy({ name.contains($0) }) else { return nil }
        return Option(
          name: routine.title,
          answer: .correction(.routine(id: routine.id, title: routine.title)))
      }
    case .painBefore, .painAfter, .minutes, .note, .day, .time: return []
    }
  }

  static let eases: [Ease?] = Ease.allCases + [nil]

  /// True if the form takes characters.
  var isText: Bool { field != .ease }

  // MARK: Input

  /// Types a character into the form.
  mutating func type(_ character: Character) {
    guard isText else { return }
    if !isTouched { text = "" }
    isTouched = true
    let most = field == .note ? Self.longestNote : 40
    if text.count < most { text.append(character) }
    choice = 0
  }

  /// Removes the last character.
  mutating func backspace() {
    guard isText else { return }
    isTouched = true
    if !text.isEmpty { text.removeLast() }
    choice = 0
  }

  mutating func move(by lines: Int, in context: ScreenContext) {
    choice = max(0, min(choice + lines, options(in: context).count - 1))
  }

  mutating func choose(_ index: Int) { choice = index }

  // MARK: The answer

  /// Returns the answer; `nil` if the text is not valid.
  ///
  /// - Parameters:
  ///   - context: The context, whose routines are the options.
  ///   - today: The latest day that can be entered.
  /// - Returns: The answer, or `nil`.
  func answer(in context: ScreenContext, today: LocalDay) -> Answer? {
    let text = text.split(separator: " ").joined(separator: " ")
    switch field {
    case .painBefore: return pain(text).map { .correction(.painBefore($0)) }
    case .painAfter: return pain(text).map { .correction(.painAfter($0)) }
    case .note: return .correction(.note(text.isEmpty ? nil : text))
    case .minutes:
      guard let minutes = Int(text), Self.minutes.contains(minutes) else { return nil }
      return .correction(.minutes(minutes))
    case .day:
      guard let day = LocalDay(text), day <= today else { return nil }
      return .day(day)
    case .time:
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let hour = parts[0], let minute = parts[1],
        (0..<24).contains(hour), (0..<60).contains(minute)
      else { return nil }
      return .time(minuteOfDay: hour * 60 + minute)
    case .ease, .routine:
      let options = options(in: context)
      return options.indices.contains(choice) ? options[choice].answer : nil
    }
  }

  /// Returns a typed pain: the inner `nil` for an empty text, the outer one for no number from 0 to
  /// 10.
  private func pain(_ text: String) -> Int?? {
    if text.isEmpty { return .some(nil) }
    guard let pain = Int(text), (0...10).contains(pain) else { return nil }
    return .some(pain)
  }
}
