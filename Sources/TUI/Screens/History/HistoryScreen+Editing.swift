import CarePlan
import Drawing
import RoutineEngine

/// Corrections of the history, and sessions that are entered by hand.
extension HistoryScreen {
  /// The last day of the calendar, which is today.
  private var today: LocalDay { view.day(max(0, view.dayCount - 1)) }

  /// Begins a correction of the chosen session, or makes a change that needs no form.
  mutating func edit(_ action: HistoryAction, in context: ScreenContext) -> [ScreenAction] {
    switch action {
    case .add: return beginEntry(in: context)
    case .undo:
      guard let session = deleted.popLast() else { return [.message(SessionText.nothingToUndo)] }
      sought = .restored(session)
      return save(.restore(session.id))
    default: break
    }
    guard page != .overview, let session = chosen else {
      return [.message(SessionText.openFirst)]
    }
    if session.isPain, action != .delete { return [.message(SessionText.onlyDeleted)] }
    let answers = session.answers
    switch action {
    case .painBefore: form = HistoryForm(.painBefore, text: Self.text(answers.painBefore))
    case .painAfter: form = HistoryForm(.painAfter, text: Self.text(answers.painAfter))
    case .ease:
      let choice = HistoryForm.eases.firstIndex(of: answers.ease) ?? 0
      form = HistoryForm(.ease, choice: choice)
    case .minutes: form = HistoryForm(.minutes, text: "\(answers.minutes)")
    case .routine: form = HistoryForm(.routine)
    case .note: form = HistoryForm(.note, text: answers.note ?? "")
    case .delete:
      deleted.append(session)
      page = .sessions
      offset = 0
      return save(.delete(session.id))
    default: break
    }
    return []
  }

  private static func text(_ pain: Int?) -> String { pain.map { "\($0)" } ?? "" }

  /// Saves a change, and loads again everything that depends on it.
  private func save(_ edit: HistoryEdit) -> [ScreenAction] {
    [
      .effect(.save(.history(edit))), .effect(.load(.practice)), .effect(.load(.today)),
      .effect(.load(.changedHistory(sessions: view.sessions.count))),
    ]
  }

  // MARK: Writing

  /// Handles a key in the open form.
  mutating func write(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    switch Keymaps.historyForm.action(for: key) {
    case .keep: return keep(in: context)
    case .up: form?.move(by: -1, in: context)
    case .down: form?.move(by: 1, in: context)
    case .erase: form?.backspace()
    case .cancel:
      form = nil
      if page == .entry, entry == nil { page = .overview }
    case nil:
      if case .character(let character) = key { form?.type(character) }
    }
    return []
  }

  /// Handles a click in the open form: it chooses an option, and takes it if already chosen.
  mutating func clickInForm(option: Int?, in context: ScreenContext) -> [ScreenAction] {
    guard let option else { return [] }
    if form?.choice == option { return keep(in: context) }
    form?.choose(option)
    return []
  }

  private mutating func keep(in context: ScreenContext) -> [ScreenAction] {
    guard let form else { return [] }
    guard let answer = form.answer(in: context, today: today) else {
      return [.message(SessionText.refusal(form.field))]
    }
    self.form = nil
    if page == .entry {
      enter(answer, in: context)
      return []
    }
    guard case .correction(let correction) = answer, let session = chosen,
      correction != session.correction(for: form.field)
    else { return [] }
    return save(.correct(session.id, correction))
  }

  // MARK: A session by hand

  /// Begins a session by hand, with the question about its routine.
  private mutating func beginEntry(in context: ScreenContext) -> [ScreenAction] {
    if page != .overview, let session = chosen, let day = LocalDay(session.day) {
      self.day = max(0, min(view.firstDay.distance(to: day), view.dayCount - 1))
    }
    entry = nil
    page = .entry
    form = HistoryForm(.routine)
    return []
  }

  /// Takes in an answer about the session that is being entered.
  private mutating func enter(_ answer: HistoryForm.Answer, in context: ScreenContext) {
    switch answer {
    case .correction(.routine(let id, let title)):
      var new =
        entry
        ?? SessionEntry(
          routineID: id, title: title, day: view.day(day), minuteOfDay: 12 * 60, minutes: nil)
      (new.routineID, new.title) = (id, title)
      if entry == nil { new.minuteOfDay = usualTime(of: new, in: context) }
      entry = new
    case .correction(.minutes(let minutes)): entry?.minutes = minutes
    case .day(let day): entry?.day = day
    case .time(let minute): entry?.minuteOfDay = minute
    case .correction: break
    }
  }

  /// Returns the suggested time: midday, or for today the latest one at which the session would be
  /// over.
  private func usualTime(of entry: SessionEntry, in context: ScreenContext) -> Int {
    guard entry.day == today, let zero = context.settings.timeOfDayAtZero else { return 12 * 60 }
    let length =
      context.routines.first { $0.id == entry.routineID }?.likelyLength(in: context) ?? .zero
    let start = zero + context.now - length - .minutes(1)
    return max(0, Int((start / .minutes(1)).rounded(.down)) % (24 * 60))
  }

  mutating func pressInEntry(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    guard let action = Keymaps.historyEntry.action(for: key), let entry else { return [] }
    switch action {
    case .add:
      page = .sessions
      offset = 0
      self.entry = nil
      sought = .entry(entry)
      return save(.add(entry))
    case .routine: form = HistoryForm(.routine)
    case .day: form = HistoryForm(.day, text: entry.day.description)
    case .time: form = HistoryForm(.time, text: entry.time)
    case .minutes: form = HistoryForm(.minutes, text: entry.minutes.map { "\($0)" } ?? "")
    case .up: move(by: -1, in: context)
    case .down: move(by: 1, in: context)
    case .close:
      page = .overview
      offset = 0
      self.entry = nil
    case .help: break
    }
    return []
  }
}

extension HistoryModel.Session {
  /// Returns the correction that would change nothing; `nil` for fields that are no correction.
  fileprivate func correction(for field: HistoryForm.Field) -> SessionCorrection? {
    switch field {
    case .painBefore: .painBefore(answers.painBefore)
    case .painAfter: .painAfter(answers.painAfter)
    case .ease: .ease(answers.ease)
    case .minutes: .minutes(answers.minutes)
    case .note: .note(answers.note)
    case .routine, .day, .time: nil
    }
  }
}
