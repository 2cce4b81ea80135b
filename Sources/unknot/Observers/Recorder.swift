import CarePlan
import Foundation
import RoutineEngine
import SessionHistory
import TUI
import Terminal

/// Saves running sessions in the history. A write failure is reported once, in a line; the session
/// goes on, and unsaved data is written as soon as possible.
final class Recorder {
  /// The pause between attempts to open a history that cannot be written. A habit: an attempt takes
  /// milliseconds, or a second while another program holds the lock.
  private static let pause: Duration = .seconds(10)

  private let path: String?
  /// True if anything is to be saved.
  let isWanted: Bool
  /// The person's own day; `nil` to leave the history's days as they are.
  var ownDay: OwnDay? { didSet { followOwnDay() } }
  /// Takes a sentence for the person about a failure.
  var onError: (String) -> Void = Output.error
  private let clock = ContinuousClock()
  private var history: History?
  private var lastTried: ContinuousClock.Instant?
  /// The sessions that could not be saved when they began; the running one is the last.
  var pending: [PendingSession] = []
  /// The failure that the person was told while data waits to be written; `nil` if none waits.
  private(set) var reportedLoss: String?
  /// The id of the running session, or of the one that has just ended.
  var id: UUID?
  var isRunning = false
  /// The position at which the resumed session had been left; `nil` if no left session was resumed.
  var resumedLeft: SessionPosition?
  /// The timeline of the running session, or of the one that has just ended.
  private(set) var timeline: Timeline?
  /// The position of the session at its last effect.
  private var position: SessionPosition?
  /// The position to resume from if the session is left; `nil` if there is none.
  private var resumePosition: SessionPosition?
  private var results: [SegmentResult] = []
  private var ending: Session.Ending?
  private var painBefore: Int?
  private var hasNews = false
  private var reportedReasons: Set<String> = []
  /// True if failures are reported in few words, to fit a line of a window.
  var isBrief = false
  private static let savedAfterCrash =
    "What you did is saved; `unknot resume` continues from there."
  /// The sentence of a crash report about the data of this session.
  private var afterCrash = "" {
    didSet { if afterCrash != oldValue { CrashReport.note(afterCrash) } }
  }

  /// A recorder that opens its history on first use.
  ///
  /// - Parameters:
  ///   - path: The history's file; `nil` if there is no folder for it, which is reported.
  ///   - isWanted: True if anything is to be saved.
  init(_ path: String?, isWanted: Bool = true) {
    self.path = isWanted ? path : nil
    self.isWanted = isWanted
  }

  /// Returns the history, opened at the first call; `nil` if it cannot be opened or is not wanted.
  func open() -> History? {
    if isWanted, lastTried == nil { tryToOpen() }
    return history
  }

  /// Reads the former ids of routines again, after their files have changed.
  func reloadNames() { history?.currentNames = Library.currentNames() }

  /// Returns the history for writing. Retries to open it after a pause, and saves pending sessions
  /// first.
  ///
  /// - Parameter isLate: True to retry at once, since this may be the last chance.
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

  /// Sets the person's own day in the history. A failure is ignored: the next opening recomputes
  /// the days.
  private func followOwnDay() {
    if let ownDay { try? history?.use(ownDay) }
  }

  /// Reports once that nothing can be saved now.
  private func reportLoss(_ problem: HistoryError) {
    guard reportedLoss == nil else { return }
    let loss = isBrief ? problem.brief : "This session is not saved: \(problem.message)"
    reportedLoss = loss
    afterCrash = "This session is not saved."
    onError(loss)
  }

  /// Reports the recovery from a failure, once all pending data is written.
  func reportRecovery(_ history: History) {
    guard reportedLoss != nil, history.pendingWrites == 0 else { return }
    reportedLoss = nil
    reportedReasons = []
    onError("This session is saved after all.")
  }

  // MARK: What happens

  /// Notes an effect of the session; `save` writes it after the next frame.
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
    // Ending steps run whenever a session is left, so it is not resumed from them.
    if !context.isEnding { resumePosition = position }
    hasNews = true
  }

  /// Moves the resume position on by a segment's result: to none if done, else by the time spent.
  private func noteResumePosition(after result: SegmentResult) {
    guard let position = resumePosition, position.segment == result.segment else { return }
    if result.outcome == .done { resumePosition = nil }
    resumePosition?.elapsed = max(position.elapsed, result.spent)
  }

  /// Notes the pain before the session, from 0 to 10.
  func notePainBefore(_ pain: Int) {
    painBefore = pain
    hasNews = true
  }

  /// Saves the effects since the last call, or a checkpoint if there were none.
  ///
  /// - Parameter progress: The running session and its moment; `nil` if there is none.
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
    guard let history = openToWrite(isLate: ending != nil) else { return wait(for: ending) }
    guard let id else { return }
    // Each in an attempt of its own: what cannot be written now is queued, and stops no other.
    if let painBefore {
      self.painBefore = nil
      attempt { () throws(HistoryError) in try history.savePainBefore(painBefore, of: id) }
    }
    attempt { () throws(HistoryError) in
      defer { results = [] }
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

  /// Makes a last attempt to write pending data.
  func close() {
    let isWaiting = !pending.isEmpty || history.map { $0.pendingWrites > 0 } ?? false
    guard isWaiting, let history = openToWrite(isLate: true) else { return }
    attempt { () throws(HistoryError) in try history.writePending() }
    reportRecovery(history)
  }

  /// True if the position changes with time. A wait has no clock, except an open segment, whose
  /// length is saved.
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

  /// Keeps unsaved data in the pending session. Segment results wait for the end of the session.
  private func wait(for ending: Session.Ending?) {
    guard let last = pending.indices.last, pending[last].id == id else { return }
    pending[last].painBefore = painBefore ?? pending[last].painBefore
    painBefore = nil
    guard let ending else { return }
    pending[last].end = PendingSession.End(
      ending: ending, results: results, moment: Date(), timeline: timeline)
    results = []
  }

  /// Reads from the history; `nil` if there is none, or if reading fails, which is reported.
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

  /// Runs a body on the history, and reports each kind of failure once.
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
