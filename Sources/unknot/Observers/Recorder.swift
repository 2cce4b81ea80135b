import CarePlan
import Foundation
import RoutineEngine
import SessionHistory
import TUI
import Terminal

/// Saves sessions in the history while they are walked. What cannot be saved is said once, in a
/// line; the session goes on, and what waits is saved as soon as it can be.
final class Recorder {
  /// The pause between attempts while nothing can be written. A habit: trying takes
  /// milliseconds, and a second where another program is in the way.
  private static let pause: Duration = .seconds(10)

  private let path: String?
  /// True if anything is to be saved.
  let isWanted: Bool
  /// The person's own day; `nil` to leave the history's days as they are.
  var ownDay: OwnDay? { didSet { followOwnDay() } }
  /// Takes a sentence about what goes wrong.
  var onError: (String) -> Void = Output.error
  private let clock = ContinuousClock()
  private var history: History?
  private var lastTried: ContinuousClock.Instant?
  /// The sessions that could not be saved from their beginning; the one under way is the last.
  var pending: [PendingSession] = []
  /// The reason that something waits to be written, as the person was told; `nil` if nothing does.
  private(set) var reportedLoss: String?
  /// The session under way, or the one that has just ended.
  var id: UUID?
  var isRunning = false
  /// The position of the session under way if that was left before and has been taken up again.
  var resumedLeft: SessionPosition?
  /// The timeline of the session under way, or of the one that has just ended.
  private(set) var timeline: Timeline?
  /// The position of the session when something last happened to it.
  private var position: SessionPosition?
  /// The position at which the session can be taken up again if it is left; `nil` if nowhere.
  private var resumePosition: SessionPosition?
  private var results: [SegmentResult] = []
  private var ending: Session.Ending?
  private var painBefore: Int?
  private var hasNews = false
  private var reportedReasons: Set<String> = []
  /// True if what goes wrong is said in the few words that a line of a window has room for.
  var isBrief = false
  private static let savedAfterCrash =
    "What you did is saved; `unknot resume` continues from there."
  /// The sentence about this in the report of a crash.
  private var afterCrash = "" {
    didSet { if afterCrash != oldValue { CrashReport.note(afterCrash) } }
  }

  /// A recorder.
  /// - Parameters:
  ///   - path: The history's file; `nil` if there is no folder for it, which is said.
  ///   - isWanted: True if anything is to be saved.
  init(_ path: String?, isWanted: Bool = true) {
    self.path = isWanted ? path : nil
    self.isWanted = isWanted
  }

  /// The history, opened when it is first asked for; `nil` if there is none to be had.
  func open() -> History? {
    if isWanted, lastTried == nil { tryToOpen() }
    return history
  }

  /// Takes in that files of routines have changed: one may have another name now.
  func reloadNames() { history?.currentNames = Library.currentNames() }

  /// The history to be written to. Whatever was in the way may have passed, so that it is tried
  /// again after a while, and what waited is saved first.
  /// - Parameter isLate: True if it is tried again though little time has passed: there may be no
  ///   other.
  /// - Returns: The history; `nil` while nothing can be written.
  func openToWrite(isLate: Bool = false) -> History? {
    guard isWanted else { return nil }
    if !canWrite, isLate || lastTried.map({ clock.now - $0 >= Self.pause }) ?? true {
      tryToOpen()
    }
    guard let history, canWrite else {
      if let obstacle = history?.obstacle { reportLoss(obstacle) }
      return nil
    }
    let waiting = pending
    pending = []
    for session in waiting {
      attempt { () throws(HistoryError) in try session.save(in: history) }
    }
    return history
  }

  private var canWrite: Bool { history.map { $0.obstacle == nil } ?? false }

  private func tryToOpen() {
    let isFirst = lastTried == nil
    lastTried = clock.now
    guard let path else {
      if isFirst { onError("This session is not saved: HOME is not set; set UNKNOT_HOME") }
      return
    }
    do throws(HistoryError) {
      let opened = try History(atPath: path, now: Date())
      if let recovery = opened.recovery {
        onError(
          "The record was damaged: \(recovery.sessions) sessions saved, the rest is in \(recovery.setAside)"
        )
      }
      opened.currentNames = Library.currentNames()
      history = opened
      followOwnDay()
    } catch {
      reportLoss(error)
    }
  }

  /// Counts by the own day. A failure is ignored: the next opening recomputes the days.
  private func followOwnDay() {
    if let ownDay { try? history?.use(ownDay) }
  }

  /// Says once that nothing can be saved now.
  private func reportLoss(_ problem: HistoryError) {
    guard reportedLoss == nil else { return }
    let loss = isBrief ? problem.brief : "This session is not saved: \(problem.message)"
    reportedLoss = loss
    afterCrash = "This session is not saved."
    onError(loss)
  }

  /// Says that all is saved again, once it is.
  func reportRecovery(_ history: History) {
    guard reportedLoss != nil, history.pendingWrites == 0 else { return }
    reportedLoss = nil
    reportedReasons = []
    onError("This session is saved after all.")
  }

  // MARK: What happens

  /// Takes in what the session did, to be saved when the screen has been drawn.
  func observe(_ effect: SessionEffect) {
    switch effect {
    case .started(let context):
      timeline = context.timeline
      resumePosition = nil
      note(context, at: .zero)
    case .entered(let context, let moment), .resumed(let context, let moment),
      .adjusted(let context, let moment), .paused(_, let context, let moment):
      note(context, at: moment)
    case .finished(let result):
      results.append(result)
      noteResumePosition(after: result)
      hasNews = true
    case .ended(let result):
      timeline = result.timeline
      ending = result.ending
      hasNews = true
    case .cue, .refused: break
    }
  }

  private func note(_ context: SegmentContext, at moment: Duration) {
    position = SessionPosition(context, at: moment)
    // Steps that come whenever a session is left are not where it was left.
    if !context.isEnding { resumePosition = position }
    hasNews = true
  }

  /// Takes in how much of a segment was done.
  private func noteResumePosition(after result: SegmentResult) {
    guard let position = resumePosition, position.segment == result.segment else { return }
    if result.outcome == .done { resumePosition = nil }
    resumePosition?.elapsed = max(position.elapsed, result.spent)
  }

  /// Takes in how much it hurts before the session, from 0 to 10.
  func notePainBefore(_ pain: Int) {
    painBefore = pain
    hasNews = true
  }

  /// Saves what has happened since the last call, and how far the clock has run.
  ///
  /// - Parameter progress: The session under way and its moment; `nil` if there is none.
  func save(_ progress: (context: SegmentContext, at: Duration)?) {
    guard isWanted, hasNews || canWrite else { return }
    guard hasNews || progress.map({ Self.canChange($0.context) }) ?? false else { return }
    if !hasNews, isRunning, pending.isEmpty { return saveCheckpoint(progress) }
    hasNews = false
    let ending = ending
    let position = ending == nil ? position : nil
    if !isRunning, let timeline, let position {
      begin(timeline, at: position)
      reportOthers()
    }
    defer {
      if ending != nil { isRunning = false }
      self.ending = nil
    }
    guard let history = openToWrite(isLate: ending != nil) else {
      return wait(for: ending)
    }
    guard let id else { return }
    attempt { () throws(HistoryError) in
      defer { results = [] }
      if let painBefore {
        self.painBefore = nil
        try history.savePainBefore(painBefore, of: id)
      }
      try history.save(results, at: position, of: id, now: Date())
      afterCrash = Self.savedAfterCrash
    }
    if let ending {
      attempt { () throws(HistoryError) in
        try history.end(id, ending, now: Date(), walked: timeline, leftAt: resumePosition)
        afterCrash = "The previous session is saved."
      }
    }
    reportRecovery(history)
  }

  /// Tries a last time to save what could not be saved.
  func close() {
    let isWaiting = !pending.isEmpty || history.map { $0.pendingWrites > 0 } ?? false
    guard isWaiting, let history = openToWrite(isLate: true) else { return }
    attempt { () throws(HistoryError) in try history.writePending() }
    reportRecovery(history)
  }

  /// True if time changes the position. A wait has no clock, but for one of which the length is
  /// saved.
  private static func canChange(_ context: SegmentContext) -> Bool {
    context.length != nil || context.segment.kind == .open
  }

  private func saveCheckpoint(
    _ progress: (context: SegmentContext, at: Duration)?
  ) {
    guard let history, let id, let progress else { return }
    attempt { () throws(HistoryError) in
      let position = SessionPosition(progress.context, at: progress.at)
      try history.saveCheckpoint(at: position, of: id, now: Date())
      if history.pendingWrites == 0 { afterCrash = Self.savedAfterCrash }
    }
    reportRecovery(history)
  }

  private func begin(_ timeline: Timeline, at position: SessionPosition) {
    let id = UUID()
    self.id = id
    isRunning = true
    pending.append(
      PendingSession(
        id: id, timeline: timeline, position: position, beganAt: Date(), timeZone: .current,
        painBefore: painBefore))
    painBefore = nil
  }

  /// Holds on to what cannot be written. What became of segments waits for the end of the session.
  private func wait(for ending: Session.Ending?) {
    guard let last = pending.indices.last, pending[last].id == id else { return }
    pending[last].painBefore = painBefore ?? pending[last].painBefore
    painBefore = nil
    guard let ending else { return }
    pending[last].end = PendingSession.End(
      ending: ending, results: results, moment: Date(), timeline: timeline)
    results = []
  }

  /// Reads something of the history; `nil` if there is none, or it cannot be read, which is said.
  func read<Value>(
    _ body: (History) throws(HistoryError) -> Value
  ) -> Value? {
    guard let path, FileManager.default.fileExists(atPath: path), let history = open() else {
      return nil
    }
    var value: Value?
    attempt { () throws(HistoryError) in value = try body(history) }
    return value
  }

  /// Does something with the history. What fails is said, each thing once.
  func attempt(_ body: () throws(HistoryError) -> Void) {
    do throws(HistoryError) {
      try body()
    } catch {
      if reportedReasons.insert(error.reason).inserted {
        onError(isBrief ? error.brief : error.message)
      }
      if history.map({ $0.pendingWrites > 0 }) ?? false {
        reportedLoss = reportedLoss ?? error.brief
      }
      afterCrash = "The latest part of this session is not saved."
    }
  }
}
