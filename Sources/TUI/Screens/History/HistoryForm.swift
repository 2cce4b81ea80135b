import CarePlan
import Drawing
import RoutineEngine

/// The form for one value of a session: a line of text, or one of some options.
struct HistoryForm: Equatable, Sendable {
  /// The value.
  enum Field: Hashable, Sendable {
    case painBefore, painAfter, ease, minutes, routine, note, day, time
  }

  /// An answer.
  enum Answer: Equatable {
    case correction(SessionCorrection)
    case day(LocalDay)
    case time(minuteOfDay: Int)
  }

  /// An option.
  struct Option: Equatable {
    let name: String
    let answer: Answer
  }

  let field: Field
  /// The text that is typed; among options, it finds.
  private(set) var text: String
  /// The chosen option among those that are found.
  private(set) var choice = 0
  /// True once something was typed: before, the first character replaces what is there.
  private var isTouched = false

  /// The most characters of a note.
  static let longestNote = 500
  /// The minutes that a session can have.
  static let minutes = 1...720

  /// A form with what is there now.
  init(_ field: Field, text: String = "", choice: Int = 0) {
    self.field = field
    self.text = text
    self.choice = choice
    // A note is written on.
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

  /// True where characters are typed.
  var isText: Bool { field != .ease }

  // MARK: Input

  /// Types a character.
  mutating func type(_ character: Character) {
    guard isText else { return }
    if !isTouched { text = "" }
    isTouched = true
    let most = field == .note ? Self.longestNote : 40
    if text.count < most { text.append(character) }
    choice = 0
  }

  /// Takes back the last character.
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

  /// Returns what was answered; `nil` if the text is none.
  ///
  /// - Parameters:
  ///   - context: The routines, for options.
  ///   - today: The latest day.
  /// - Returns: The answer.
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

  /// A pain that was typed; not said where nothing was.
  private func pain(_ text: String) -> Int?? {
    if text.isEmpty { return .some(nil) }
    guard let pain = Int(text), (0...10).contains(pain) else { return nil }
    return .some(pain)
  }
}
