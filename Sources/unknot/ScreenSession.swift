import Audio
import CarePlan
import Coach
import Drawing
import Foundation
import RoutineEngine
import SessionHistory
import Terminal

/// The picker and the player on a terminal's screen, with the record behind them.
final class ScreenSession {
  private let library: Library
  private let recorder: Recorder
  private let preferences: Preferences
  private let safety = SafetyFile()
  /// Whether there is a list of routines.
  private var isPicking = false
  private var isFirstFrame = true
  /// Whether the record has said what it has to say to the session that has just ended.
  private var hasReported = false
  /// The dose that is asked about.
  private var offer: Recorder.Offer?
  /// A session that was cut off, while it is not decided what becomes of it.
  private var cutOff: InterruptedSession?
  /// Whether one was taken up and waits for an answer.
  private var isTakenUp = false
  /// What is read for the history while it is open.
  private lazy var historyPages = HistoryPages(now: Date(), in: .current)
  /// What the record could not do, for the next status line.
  private var messages: [String] = []

  init(_ library: Library, recorder: Recorder, preferences: Preferences) {
    self.library = library
    self.recorder = recorder
    recorder.isBrief = true
    self.preferences = preferences
    messages = preferences.warning.map { [$0] } ?? []
  }

  /// Opens the list of routines.
  func pick(settings: PlaySettings) throws {
    var settings = settings
    settings.hasKeys = Surroundings.hasKeys
    settings.isHandsFree = settings.isHandsFree || !Surroundings.hasKeys
    isPicking = true
    try run(with: settings) { terminal in
      let state = AppState(
        picking: library.pickerEntries, care: safety.care(now: Date()), settings: settings,
        size: terminal.size, glyphs: terminal.glyphs, figure: library.figure, at: .zero)
      return (state, [])
    }
  }

  /// Walks a session, or asks what comes before it, and ends after it.
  ///
  /// - Parameters:
  ///   - request: The session.
  ///   - settings: What the person has chosen.
  ///   - agreed: What is walked instead by the doses that they have said yes to, which are read if
  ///     it asks for them; `nil` if that is nothing else. It is called when the first picture is
  ///     seen, and the session begins after it.
  /// - Throws: `Failure` if there is no screen, or if the session may not begin, and what `agreed`
  ///   throws.
  func play(
    _ request: SessionRequest, settings: PlaySettings,
    agreed: (() -> AgreedDoses) throws -> SessionRequest? = { _ in nil }
  ) throws {
    var settings = settings
    settings.hasKeys = Surroundings.hasKeys
    let care = safety.care(now: Date())
    if !Surroundings.hasKeys, care.answers.signs == nil || care.advice(after: .zero).isDue {
      note(SafetyAnswer.reminder)
    }
    func begin(
      _ request: SessionRequest, _ terminal: CursesTerminal
    ) -> (state: AppState, effects: [AppEffect]) {
      AppState.playing(
        request, care: care, settings: settings, size: terminal.size, glyphs: terminal.glyphs,
        figure: library.figure, at: .zero)
    }
    let state = try run(with: settings) { terminal in
      let usual = begin(request, terminal)
      show(usual.state, on: terminal)
      _ = tell(usual.state, on: terminal)
      let other = try agreed { recorder.doses(tell: note) }
      return other.map { begin($0, terminal) } ?? usual
    }
    // The screen has said why.
    if state.lock != nil { throw Failure(.locked, "") }
  }

  @discardableResult
  private func run(
    with settings: PlaySettings,
    _ begin: (CursesTerminal) throws -> (state: AppState, effects: [AppEffect])
  ) throws -> AppState {
    CrashNotes.begin()
    let signal: Int32?
    let end: AppState
    // For when there is no screen any more.
    var lastMessages: [String] = []
    do {
      let signals = try Signals()
      defer { signals.close() }
      let environment = Surroundings.environment
      let terminal = try CursesTerminal(
        environment: environment, theme: Theme(settings.theme, environment: environment))
      terminal.followsBackground = settings.theme == .auto
      let listeners: [any SessionObserver] = [
        SessionHooks(settings, onError: note),
        SessionDesktop(settings, onError: note) { terminal.notify($0, title: $1) },
        SessionSounds(settings, bell: Bell { terminal.ring() }, onError: note),
      ]
      // The terminal first: nobody waits for it while the last tone rings out.
      defer {
        terminal.close()
        listeners.close()
      }
      var (state, effects) = try begin(terminal)
      // Its clock begins to run here.
      let loop = AppLoop(terminal, signals: signals)
      signal = try loop.run(&state, beginningWith: effects, in: world(on: terminal, listeners))
      end = state
      recorder.close { lastMessages.append($0) }
    } catch let error as TerminalError {
      throw Failure(.noScreen, "\(error)")
    }
    for message in lastMessages { Output.error(message) }
    if let signal { AppLoop.end(by: signal) }
    return end
  }

  private func world(
    on terminal: CursesTerminal, _ listeners: [any SessionObserver]
  ) -> AppLoop.World {
    AppLoop.World(
      perform: { [self] effect, state in
        listeners.perform(effect)
        switch effect {
        case .observe(let effect): recorder.observe(effect)
        case .keepPainBefore(let pain): recorder.notePainBefore(pain)
        case .openGuide: state.showGuide(Guide.cards)
        case .openHistory:
          historyPages = HistoryPages(now: Date(), in: .current)
          let view = recorder.read(tell: note, historyPages.first) ?? historyPages.empty
          state.showHistory(view)
        case .continueHistory:
          let more = recorder.read(tell: note, historyPages.next) ?? []
          state.continueHistory(more, hasMore: historyPages.hasMore)
        case .redraw: terminal.redrawAll()
        case .keepPainAfter(let pain):
          state.showReport(recorder.savePainAfter(pain, tell: note))
          offerDose(&state)
        case .answerOffer(let isAccepted):
          if let offer { recorder.answer(offer, isAccepted, tell: note) }
          state.showDoses(recorder.doses(tell: note))
        case .keepUsualDose(let routineID, let level):
          recorder.saveUsualDose(of: routineID, at: level, tell: note)
          state.showDoses(recorder.doses(tell: note))
        case .takeUp(let answer): takeUp(answer, &state, listeners)
        case .showTheme(let choice, let ground):
          terminal.followsBackground = choice == .auto
          terminal.use(Theme(choice, background: ground, environment: Surroundings.environment))
        case .keepSettings(let changes):
          keep { try Preferences.keep(changes, at: preferences.path) }
        case .keepSafety(let answer): keep { try safety.keep(answer, now: Date()) }
        case .keepPain(let pain): keep { try safety.keep(pain: pain, now: Date()) }
        case .apply, .say, .quit: break
        }
      },
      show: { [self] in
        show($0, on: terminal)
        listeners.poll()
      },
      tell: { [self] in tell($0, on: terminal) },
      settle: { [self] state in
        let hasChanged = settle(&state)
        terminal.queryBackground()
        return hasChanged
      },
      isOver: { _ in false },
      report: note)
  }

  private func show(_ state: AppState, on terminal: CursesTerminal) {
    terminal.present(state.frame, reversed: state.isFlashing)
  }

  private func tell(_ state: AppState, on terminal: CursesTerminal) -> Duration? {
    terminal.updateTitle(state.windowStatus)
    return state.nextWindowChange
  }

  /// Keeps something; what fails is told.
  private func keep(_ body: () throws -> Void) {
    do {
      try body()
    } catch {
      note((error as? Failure)?.message ?? "\(error)")
    }
  }

  // MARK: The record

  private func note(_ message: String) {
    messages.append(message)
  }

  /// Keeps what has happened, and shows what the record knows, once the frame is drawn.
  private func settle(_ state: inout AppState) -> Bool {
    var hasChanged = false
    if isTakenUp, !state.asksBeforeSession {
      isTakenUp = false
      if state.session == nil, !state.isSummedUp { recorder.putBack() }
    }
    recorder.save(state.progress, tell: note)
    if isFirstFrame, isPicking {
      state.showFigures()
      showProgress(&state)
      state.showDoses(recorder.doses(tell: note))
      offerToGoOn(&state)
      hasChanged = true
    }
    isFirstFrame = false
    let isSummedUp = state.isSummedUp
    if isSummedUp, !hasReported {
      state.showReport(recorder.report(note))
      offerDose(&state)
      showProgress(&state)
      hasChanged = true
    }
    hasReported = isSummedUp
    if let message = messages.last {
      state.tell(message)
      messages = []
      hasChanged = true
    }
    return hasChanged
  }

  private func showProgress(_ state: inout AppState) {
    guard isPicking else { return }
    let routines = library.catalogue.entries.compactMap(\.routine)
    state.showToday(recorder.progress(routines, tell: note))
  }

  /// Asks about another dose, where the session that has just ended is a reason to.
  private func offerDose(_ state: inout AppState) {
    offer = state.canOffer ? recorder.offer(over: state.chosen, tell: note) : nil
    state.showOffer(offer?.inWords)
  }

  /// Asks what becomes of the latest session that was cut off, if there is one.
  private func offerToGoOn(_ state: inout AppState) {
    cutOff = recorder.cutOff(tell: note)
    guard let cutOff else { return }
    state.offerToGoOn(
      with: cutOff.facts.routineTitle, at: SessionReport.place(of: cutOff),
      on: SessionReport.moment(of: cutOff))
  }

  private func takeUp(
    _ answer: CutOffAnswer, _ state: inout AppState, _ listeners: [any SessionObserver]
  ) {
    guard let session = cutOff else { return }
    cutOff = nil
    switch answer {
    case .later: break
    case .end:
      recorder.end(session, tell: note)
      showProgress(&state)
      // There may be another one.
      offerToGoOn(&state)
    case .goOn:
      guard let timeline = library.timeline(of: session) else {
        return note("\(session.facts.routineTitle) has changed: it cannot go on where it was.")
      }
      guard recorder.takeUp(session, tell: note) else { return }
      isTakenUp = true
      let effects = state.goOn(
        with: timeline, at: session.position.segment, spent: session.position.elapsed,
        isHandsFree: session.position.isHandsFree)
      for effect in effects {
        if case .observe(let effect) = effect { recorder.observe(effect) }
        listeners.perform(effect)
      }
    }
  }
}
