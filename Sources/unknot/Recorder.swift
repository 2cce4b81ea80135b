import Coach
import Foundation
import RoutineEngine
import SessionHistory
import Terminal

/// Keeps sessions in the record while they are walked. What cannot be kept is said once, in a
/// line; the session goes on.
final class Recorder {
  /// While the clock runs, the position is kept this often, so that a power cut costs no more. With
  /// what a machine that is busy takes to write, it is under five seconds.
  private static let interval: Duration = .seconds(4)
  /// The program wakes once a second, and does not wake for this alone: a wake-up that comes by so
  /// little too soon is taken for the right one.
  private static let tolerance: Duration = .milliseconds(500)

  private let path: String?
  private let isWanted: Bool
  private let clock = ContinuousClock()
  private var history: History?
  private var hasTriedToOpen = false
  /// The session under way, or the one that has just ended.
  private var id: UUID?
  private var isRunning = false
  /// What was walked last: by the time a session is over, its state is gone.
  private(set) var timeline: Timeline?
  private var passages: [Passage] = []
  private var ending: Session.Ending?
  private var painBefore: Int?
  private var hasNews = false
  private var lastKept: ContinuousClock.Instant?
  private var said: Set<String> = []
  /// Whether what goes wrong is said in the few words that a line of a window has room for.
  var isBrief = false
  /// What the person is told of this if the program crashes now.
  private var afterCrash = "" {
    didSet { if afterCrash != oldValue { CrashReport.keep(afterCrash) } }
  }

  /// A recorder.
  /// - Parameters:
  ///   - path: The record's file; `nil` if there is no folder for it, which is said.
  ///   - isWanted: Whether anything is to be kept.
  init(_ path: String?, isWanted: Bool = true) {
    self.path = isWanted ? path : nil
    self.isWanted = isWanted
  }

  /// The record, opened when it is first asked for; `nil` if there is none to be had.
  private func open(_ tell: (String) -> Void) -> History? {
    guard isWanted, !hasTriedToOpen else { return history }
    hasTriedToOpen = true
    guard let path else {
      tell("This session is not kept: HOME is not set; set UNKNOT_HOME")
      return nil
    }
    do throws(RecordProblem) {
      let opened = try History(atPath: path, now: Date())
      if let rescue = opened.rescue {
        tell(
          "The record was damaged: \(rescue.sessions) sessions saved, the rest is in \(rescue.setAside)"
        )
      }
      history = opened
    } catch {
      tell(isBrief ? error.brief : "This session is not kept: \(error.message)")
    }
    return history
  }

  // MARK: What happens

  /// Takes in an effect, to be kept when the screen has been drawn.
  func take(_ effect: AppEffect, in state: AppState) {
    switch effect {
    case .note(let effect):
      hasNews = true
      if case .record(let passage) = effect { passages.append(passage) }
      if case .end(let ending, _) = effect { self.ending = ending }
    case .keepPainBefore(let pain):
      painBefore = pain
      hasNews = true
    case .play, .say, .keepPainAfter, .answerOffer, .keepUsualDose, .takeUp, .openGuide,
      .openHistory, .continueHistory,
      .keepSafety, .showTheme, .changeSound, .keepSettings, .redraw,
      .quit:
      break
    }
    timeline = state.session?.timeline ?? timeline
  }

  /// Keeps what has happened since the last call.
  func keep(_ state: AppState, tell: (String) -> Void) {
    guard isWanted, hasNews || isDue(state), let history = open(tell) else { return }
    hasNews = false
    lastKept = clock.now
    attempt(tell) { () throws(RecordProblem) in
      if let session = state.session, !isRunning { try begin(session, state, in: history) }
      guard let id else { return }
      let position = state.session.map {
        SessionPosition($0, at: state.sessionTime ?? .zero, easedFrom: $0.easedFrom)
      }
      defer { passages = [] }
      if let painBefore {
        self.painBefore = nil
        try history.keepPainBefore(painBefore, of: id)
      }
      try history.keep(passages, at: position, of: id, now: Date())
      afterCrash = "What was done is kept; `unknot resume` goes on where it was."
    }
    guard let ending, let id else { return }
    self.ending = nil
    isRunning = false
    attempt(tell) { () throws(RecordProblem) in
      try history.end(id, ending, now: Date(), walked: timeline)
      afterCrash = "The session before is kept."
    }
  }

  /// Whether the clock runs, and the position was last kept some time ago.
  private func isDue(_ state: AppState) -> Bool {
    guard let session = state.session, !session.isPaused, !session.isWaiting else { return false }
    return lastKept.map { clock.now - $0 >= Self.interval - Self.tolerance } ?? true
  }

  private func begin(
    _ session: Session, _ state: AppState, in history: History
  ) throws(RecordProblem) {
    let id = UUID()
    self.id = id
    isRunning = true
    let position = SessionPosition(session, at: state.sessionTime ?? .zero)
    try history.begin(
      id, walking: session.timeline, at: position, now: Date(), in: .current,
      painBefore: painBefore)
  }

  /// Keeps how much it hurts after the session; `nil` if the person will not say.
  /// - Returns: What the record has to say to that.
  func keepPainAfter(_ pain: Int?, tell: (String) -> Void) -> [String] {
    guard let id, let history = open(tell) else { return [] }
    attempt(tell) { () throws(RecordProblem) in try history.keepPainAfter(pain, of: id) }
    return report(tell)
  }

  /// What the record has to say once a session is over: how far the day is, and what pain does.
  func report(_ tell: (String) -> Void) -> [String] {
    guard let routine = timeline?.routine, let history = open(tell) else { return [] }
    var lines: [String] = []
    attempt(tell) { () throws(RecordProblem) in
      let now = Date()
      if let goal = Goal(routine) {
        let today = try history.today([goal], now: now, in: .current)
        lines += today.goals.map { SessionReport.line(for: $0, now: now, in: .current) }
      }
      let answers = try history.painAnswers(now: now, in: .current)
      let day = LocalDay(now, in: .current)
      lines += SessionReport.lines(for: PainTrend(answers, today: day))
    }
    return lines
  }

  /// Reads something of the record; `nil` if there is none, or it cannot be read, which is said.
  func read<Value>(
    tell: (String) -> Void, _ body: (History) throws(RecordProblem) -> Value
  ) -> Value? {
    guard let path, FileManager.default.fileExists(atPath: path), let history = open(tell) else {
      return nil
    }
    var value: Value?
    attempt(tell) { () throws(RecordProblem) in value = try body(history) }
    return value
  }

  // MARK: The list of routines

  /// How many times the routines were done today, by id, with halves.
  func progress(_ routines: [Routine], tell: (String) -> Void) -> [String: Double] {
    guard let path, FileManager.default.fileExists(atPath: path), let history = open(tell) else {
      return [:]
    }
    var progress: [String: Double] = [:]
    attempt(tell) { () throws(RecordProblem) in
      let today = try history.today(
        routines.compactMap(Goal.init), now: Date(), in: .current)
      for goal in today.goals where goal.done > 0 {
        progress[goal.goal.routineID] = goal.done
      }
    }
    return progress
  }

  // MARK: Sessions that were cut off

  /// The latest session that was cut off and can be gone on with.
  func cutOff(tell: (String) -> Void) -> InterruptedSession? {
    guard let path, FileManager.default.fileExists(atPath: path), let history = open(tell) else {
      return nil
    }
    var found: InterruptedSession?
    attempt(tell) { () throws(RecordProblem) in found = try history.interruptedSessions().first }
    return found
  }

  /// Takes a session up again: what is kept from now on belongs to it.
  /// - Returns: Whether it is this program's to go on with.
  func takeUp(_ session: InterruptedSession, tell: (String) -> Void) -> Bool {
    guard let history = open(tell) else { return false }
    var isTaken = false
    attempt(tell) { () throws(RecordProblem) in
      try history.resume(session, now: Date())
      isTaken = true
    }
    if isTaken {
      id = session.facts.id
      isRunning = true
    }
    return isTaken
  }

  /// Ends a session that was cut off, as it was.
  func end(_ session: InterruptedSession, tell: (String) -> Void) {
    guard let history = open(tell) else { return }
    attempt(tell) { () throws(RecordProblem) in try history.endInterrupted(session) }
  }

  /// Does something with the record. What fails is said, each thing once.
  private func attempt(_ tell: (String) -> Void, _ body: () throws(RecordProblem) -> Void) {
    do throws(RecordProblem) {
      try body()
    } catch {
      if said.insert(error.reason).inserted { tell(isBrief ? error.brief : error.message) }
      afterCrash = "The latest part of this session is not kept."
    }
  }
}
