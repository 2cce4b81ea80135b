import CarePlan
import Foundation
import RoutineEngine
import SessionHistory
import TUI

/// Performs the effects of the app and answers its queries: all input and output around the pure
/// core.
final class Runtime {
  private let front: any Front
  private var library: Library
  private let recorder: Recorder
  private var preferences: Preferences
  private let safety: SafetyFile
  /// The person's own day, as their settings are now.
  private var ownDay: OwnDay { didSet { recorder.ownDay = ownDay } }
  private let observers: [any SessionObserver]
  /// The cut-off session that the person is asked about.
  private var interrupted: InterruptedSession?
  /// The dose suggestion that the person is asked about.
  private var suggestion: Recorder.Offer?
  /// The pages of the history that is open.
  private lazy var historyPages = HistoryPages(now: Date(), in: .current, by: ownDay)
  private var historyEditor = HistoryEditor()

  init(
    _ front: any Front, library: Library, recorder: Recorder, preferences: Preferences,
    safety: SafetyFile, observers: [any SessionObserver]
  ) {
    self.front = front
    self.library = library
    self.recorder = recorder
    self.preferences = preferences
    self.safety = safety
    self.observers = observers
    ownDay = preferences.settings.ownDay
    recorder.ownDay = ownDay
    recorder.onError = front.report
  }

  // MARK: The person

  /// Shows the app, and has the observers report their failures.
  func show(_ app: App) {
    front.show(app)
    observers.poll()
  }

  /// Shows the session in the window's title and progress.
  func updateTitle(_ app: App) { front.updateTitle(app.windowStatus) }

  /// Reports a failure to the person, in a sentence.
  func report(_ message: String) { front.report(message) }

  /// Returns the failures since the last call as inputs.
  func takeFailures() -> [AppInput] { front.takeFailures().map { .failed($0) } }

  /// Does work of low priority, just before the loop sleeps.
  func prepareToWait() { front.prepareToWait() }

  /// Returns true if the loop is to end without another wait.
  func isOver(_ app: App) -> Bool { front.isOver(app) }

  // MARK: Effects

  /// Performs an effect.
  ///
  /// - Returns: The inputs that answer it.
  /// - Throws: An error that ends the program.
  func perform(_ effect: AppEffect) throws -> [AppInput] {
    if case .observe(let effect) = effect { recorder.observe(effect) }
    try front.perform(effect)
    observers.perform(effect)
    switch effect {
    case .save(let change): save(change)
    case .load(let query): return [.loaded(load(query))]
    case .resume(let choice): return resume(choice)
    case .releaseResumed: recorder.releaseResumed()
    case .files(let request): return change(request)
    case .observe, .say, .speak, .showTheme, .apply, .reply, .redraw, .quit: break
    }
    return []
  }

  /// Reads the files again that another program has changed.
  ///
  /// - Returns: Inputs with the new settings, keys and routines.
  func reload(_ changes: FileWatch.Changes) -> [AppInput] {
    var inputs: [AppInput] = []
    if changes.settings {
      let old = preferences.settings
      preferences = Preferences()
      let new = preferences.settings
      if new.ownDay != ownDay { ownDay = new.ownDay }
      let changed = Setting.all.filter { $0.value(in: new) != $0.value(in: old) }
      inputs.append(
        .configured(Dictionary(uniqueKeysWithValues: changed.map { ($0.name, $0.value(in: new)) })))
      if new.ownKeys != old.ownKeys { inputs.append(.rebound(new.ownKeys)) }
      if let warning = preferences.warning { report(warning) }
    }
    if changes.routines {
      library = Library()
      recorder.reloadNames()
      inputs.append(.loaded(.routines(library.listEntries)))
    }
    return inputs
  }

  /// The answers about signs, risks and pain, read from their files.
  var keptAnswers: Answers { SafetyFile(settings: preferences.settings).answers }

  /// Saves the effects and the position of the running session.
  func saveSession(of app: App) {
    recorder.save(app.progress)
  }

  private func save(_ change: Change) {
    switch change {
    case .settings(let changes):
      write { try Preferences.save(changes, at: preferences.path) }
      preferences = Preferences()
      if preferences.settings.ownDay != ownDay { ownDay = preferences.settings.ownDay }
    case .safety(let answers):
      saveAnswers { try safety.save(answers, now: Date()) }
    case .pain(let pain):
      saveAnswers { try safety.save(now: Date()) { $0.answer(pain: pain, at: Date()) } }
      recorder.savePlanPain(pain)
    case .painEntry(let pain): recorder.savePain(pain)
    case .readCautions(let routineID):
      saveAnswers { try safety.saveCautions(of: routineID, now: Date()) }
    case .soreness(let soreness):
      saveAnswers { try safety.save(now: Date()) { $0.answer(soreness, at: Date()) } }
    case .checkIns(let checkIns):
      saveAnswers { try safety.save(now: Date()) { $0.checkIns = checkIns } }
    case .painBefore(let pain): recorder.notePainBefore(pain)
    case .painAfter(let pain): recorder.savePainAfter(pain)
    case .ease(let ease): recorder.save(ease)
    case .suggestion(let isAccepted):
      if let suggestion { recorder.answer(suggestion, isAccepted) }
    case .history(let edit): save(edit)
    case .usualDose(let routineID, let level):
      recorder.saveUsualDose(of: routineID, at: level)
    }
  }

  /// Edits the history, and reports the outcome in a line.
  private func save(_ edit: HistoryEdit) {
    guard let history = recorder.openToWrite(isLate: true) else {
      return report("Nothing was changed: the record cannot be written.")
    }
    let prescription = preferences.settings.prescription
    saveAnswers { try safety.saveClosures(now: Date()) }
    report(
      historyEditor.perform(edit, in: history) { id in
        library.catalogue.entry(withID: id)?.routine.flatMap { try? Timeline($0, prescription) }
      })
    saveAnswers { try safety.saveClosures(now: Date()) }
  }

  /// Saves answers; a failure, and a file that was set aside, are reported.
  private func saveAnswers(_ body: () throws -> String?) {
    write { if let notice = try body() { report(notice) } }
  }

  /// Writes a file; a failure is reported.
  private func write(_ body: () throws -> Void) {
    do {
      try body()
    } catch {
      report((error as? Failure)?.message ?? "\(error)")
    }
  }

  /// Changes the person's own routines, and reads them again.
  private func change(_ request: RoutineFileRequest) -> [AppInput] {
    let reply = RoutineEditor(Library().catalogue).perform(request)
    library = Library()
    return [.loaded(.routines(library.listEntries)), .loaded(.files(reply))]
  }

  /// Opens a routine for the builder; a failure is reported.
  private func open(_ opening: BuilderOpening) -> BuilderModel? {
    library = Library()
    var model: BuilderModel?
    write { model = try RoutineEditor(library.catalogue).open(opening) }
    return model
  }

  private func load(_ query: Query) -> Loaded {
    switch query {
    case .routines: return .routines(library.listEntries)
    case .figure(let name): return .figure(library.figure(name), named: name)
    case .practice:
      return .practice(HistoryAccess.practice(now: Date(), by: ownDay, library.catalogue))
    case .session(let ids, let prescription): return .requested(request(ids, prescription))
    case .doses: return .doses(recorder.doses())
    case .interrupted:
      interrupted = recorder.cutOff()
      return .interrupted(interrupted.map { ResumePrompt($0, library.catalogue.currentNames) })
    case .today:
      return .today(
        recorder.read { history throws(HistoryError) in
          try TodayModel(history, now: Date())
        })
    case .guide: return .guide(Guide.cards)
    case .history: return .history(history(atLeast: 0))
    case .changedHistory(let count): return .history(history(atLeast: count))
    case .earlierSessions:
      let sessions = recorder.read(historyPages.next) ?? []
      return .earlierSessions(sessions, hasMore: historyPages.hasMore)
    case .report: return .report(recorder.report())
    case .suggestion(let chosen):
      suggestion = recorder.offer(over: chosen)
      return .suggestion(suggestion?.suggestion)
    case .builder(let opening): return .builder(open(opening))
    case .draft(let file, let draft):
      return .draft(RoutineEditor(library.catalogue).check(file, draft))
    }
  }

  /// Returns a request for the first routine among the ids; reports if there is none.
  private func request(_ ids: [String], _ prescription: Prescription) -> SessionRequest? {
    let routine = ids.lazy.compactMap { self.library.catalogue.entry(withID: $0)?.routine }.first
    let timeline = routine.flatMap { try? Timeline($0, prescription) }
    if timeline == nil { report("There is no routine for this.") }
    return timeline.map { SessionRequest($0) }
  }

  /// Reads the history from its first page, with at least `count` of the latest sessions.
  private func history(atLeast count: Int) -> HistoryModel {
    let pages = HistoryPages(now: Date(), in: .current, by: ownDay)
    historyPages = pages
    let model = recorder.read { history throws(HistoryError) in
      try pages.first(history, atLeast: count)
    }
    return model ?? pages.empty
  }

  private func resume(_ choice: ResumeChoice) -> [AppInput] {
    guard let session = interrupted else { return [] }
    if choice != .later { interrupted = nil }
    switch choice {
    // The list still offers the session.
    case .later: return []
    case .end:
      recorder.end(session)
      return []
    case .resume:
      guard let timeline = library.timeline(of: session) else {
        report("\(session.facts.routineTitle) has changed, so the session cannot be resumed.")
        return []
      }
      guard recorder.resume(session) else { return [] }
      report(session.resumeLine(ownDay))
      let position = session.position
      return [
        .loaded(
          .requested(
            SessionRequest(
              timeline, from: position.segment, spent: position.elapsed,
              isHandsFree: position.isHandsFree, continuesAnother: true)))
      ]
    }
  }
}

extension ResumePrompt {
  /// The question about a session, with its routine's present id.
  fileprivate init(_ session: InterruptedSession, _ currentNames: [String: String]) {
    let id = session.facts.routineID
    self.init(
      routineID: currentNames[id] ?? id, title: session.facts.routineTitle,
      place: SummaryText.place(of: session),
      moment: SummaryText.moment(of: session), isLeft: session.isLeft)
  }
}
