import Drawing
import RoutineEngine

/// The summary of a session that is over.
struct Summary: Equatable, Sendable {
  /// The outcome of one move.
  struct Move: Sendable, Hashable {
    let title: String
    var spent: Duration
    /// The number of its repeats that were done to the end, on all sides.
    var done: Int
    var of: Int
    var isHurt: Bool
  }

  let routine: Routine
  let ending: Session.Ending
  let work: Duration
  let moves: [Move]
  /// The pain before, from 0 to 10; `nil` if the person did not say.
  let painBefore: Int?
  /// The pain now.
  private(set) var painAfter: Int?
  /// True if the person will not say the pain now.
  private(set) var isPainSkipped = false
  /// The lines of the history about it.
  var report: [String] = []
  /// A change of dose that is asked about; `nil` if none is, or once it is answered.
  var offer: DosePrompt?
  /// The reply to the answer; empty before.
  private(set) var offerReply = ""
  /// The first line that is shown, where not all fit.
  private(set) var offset = 0

  init?(_ session: Session, painBefore: Int? = nil) {
    guard case .ended(let ending) = session.state else { return nil }
    self.ending = ending
    self.painBefore = painBefore
    routine = session.timeline.routine
    work = session.workDone(at: .zero)
    moves = Self.moves(of: session)
  }

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    switch Keymaps.summary.action(for: key) {
    case .pain:
      let isCorrection = painAfter != nil
      painAfter = Pain.rating(of: key)
      isPainSkipped = false
      offset = 0
      let answer = painAfter.map { ScreenAction.answerPain($0, isCorrection: isCorrection) }
      return [.effect(.save(.painAfter(painAfter)))] + (answer.map { [$0] } ?? []) + news(context)
    case .skipPain:
      painAfter = nil
      isPainSkipped = true
      offset = 0
      return [.effect(.save(.painAfter(nil)))] + news(context)
    case .accept: return answerOffer(true)
    case .decline: return answerOffer(false)
    case .up: scroll(by: -1, in: context)
    case .down: scroll(by: 1, in: context)
    case .close: return [.pop]
    case .quit: return [.quit]
    case nil: break
    }
    return []
  }

  /// The pain after a session is in the report, and may be a reason for another dose.
  private func news(_ context: ScreenContext) -> [ScreenAction] {
    [
      .effect(.load(.report)),
      .effect(.load(.suggestion(over: context.settings.prescription))),
    ]
  }

  mutating func scroll(by lines: Int, in context: ScreenContext) {
    let last = SummaryView(summary: self, context: context).lastOffset
    offset = max(0, min(offset + lines, last))
  }

  private mutating func answerOffer(_ isAccepted: Bool) -> [ScreenAction] {
    guard let offer else { return [] }
    offerReply = isAccepted ? offer.accepted : offer.declined
    self.offer = nil
    return [.effect(.save(.suggestion(isAccepted: isAccepted))), .effect(.load(.doses))]
  }

  /// True while the pain before was said and the pain now was not: that may make
  /// another dose of it.
  var isPainOpen: Bool { painBefore != nil && painAfter == nil && !isPainSkipped }

  /// Pain before and after, as far as the person has said.
  var pain: String {
    switch (painBefore, painAfter) {
    case (let before?, let after?): "Pain \(before) before, \(after) now."
    case (nil, let after?): "Pain \(after) now."
    case (let before?, nil) where isPainSkipped: "Pain was \(before)."
    case (nil, nil) where isPainSkipped: ""
    case (let before?, nil): "Pain was \(before). \(Pain.question), - skips"
    case (nil, nil): "\(Pain.question), - skips"
    }
  }

  /// The moves in the order of the timeline, and those that going on gently has left out of it.
  private static func moves(of session: Session) -> [Move] {
    var order: [Int] = []
    var moves: [Int: Move] = [:]
    for segment in session.timeline.segments where segment.kind.isWork {
      if moves[segment.step] == nil { order.append(segment.step) }
      moves[segment.step, default: Move(titled: segment.title, segment.kind)].of += 1
    }
    // A repeat that was walked twice counts once.
    var finished: Set<Int> = []
    for result in session.results where result.kind.isWork {
      if moves[result.step] == nil { order.append(result.step) }
      moves[result.step, default: Move(titled: result.title, result.kind)].spent += result.spent
      if result.outcome == .hurt { moves[result.step]?.isHurt = true }
      if result.outcome == .done, finished.insert(result.segment).inserted {
        moves[result.step]?.done += 1
      }
    }
    return order.compactMap { moves[$0] }
  }

  /// The first line.
  var headline: String {
    switch ending {
    case .finished: "Done. Well looked after."
    case .left: work > .zero ? "Enough for now. It counts." : "Another time, then."
    case .hurt: "Stopped because it hurt. That was right."
    }
  }

  /// The advice for what comes next.
  var advice: String {
    if ending == .hurt || moves.contains(where: \.isHurt) {
      return "Let it settle. If it hurts again, leave this routine out and ask someone who knows."
    }
    guard let times = routine.timesPerDay else { return "" }
    return times == Dose(1)
      ? "Once a day is enough." : "It is meant \(Format.timesPerDay(times))."
  }
}

extension Summary.Move {
  fileprivate init(titled title: String, _ kind: Segment.Kind) {
    self.init(
      title: title.isEmpty ? Format.name(of: kind) : title, spent: .zero, done: 0, of: 0,
      isHurt: false)
  }
}

/// The actions of keys in the summary.
public enum SummaryAction: Sendable, Hashable, CaseIterable {
  /// Pain after the session, from 0 to 10.
  case pain
  /// Nothing about pain.
  case skipPain
  /// Yes to the dose that is offered.
  case accept
  /// No to it.
  case decline
  /// The line above.
  case up
  /// The line below.
  case down
  /// Back to the routines, or the end.
  case close
  /// Leave.
  case quit
}

/// A change of dose that is asked about where what was done is shown: one key says yes or no, and
/// no key says nothing.
public struct DosePrompt: Sendable, Hashable {
  /// The reason, and what would change.
  public let question: String
  /// The reply to a yes.
  public let accepted: String
  /// The reply to a no.
  public let declined: String

  /// A change of dose that is asked about.
  public init(question: String, accepted: String, declined: String) {
    self.question = question
    self.accepted = accepted
    self.declined = declined
  }
}
