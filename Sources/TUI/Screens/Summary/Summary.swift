import CarePlan
import Drawing
import Foundation
import RoutineEngine

/// The summary of a session that has ended.
struct Summary: Equatable, Sendable {
  /// The outcome of one move.
  struct Move: Sendable, Hashable {
    let title: String
    var spent: Duration
    /// The number of completed repeats, on all sides.
    var done: Int
    var of: Int
    var isHurt: Bool
  }

  let timeline: Timeline
  /// The index of the segment at which the session ended; the number of segments if it was
  /// finished.
  let reached: Int
  let ending: Session.Ending
  let work: Duration
  let moves: [Move]
  /// The part of each segment that was done, from 0 to 1.
  let shares: [Double]
  /// The pain before the session, from 0 to 10; `nil` if the person did not say.
  let painBefore: Int?
  /// The pain after the session, from 0 to 10; `nil` until the person has said.
  private(set) var painAfter: Int?
  /// True if the person does not want to rate the pain after the session.
  private(set) var isPainSkipped = false
  /// The person's opinion of the dose; `nil` until they have said.
  private(set) var ease: Ease?
  /// The moment at which the session ended, on the program's clock.
  let endedAt: Duration
  /// The sentences of the history about the session.
  var report: [String] = []
  /// The suggested change of dose; `nil` if there is none, or once it is answered.
  var offer: DoseSuggestion?
  /// The reply to the answer about the suggestion; empty before.
  private(set) var offerReply = ""
  /// The first visible line, counted from 0.
  private(set) var offset = 0

  /// The summary of a session; `nil` if it has not ended.
  init?(_ session: Session, painBefore: Int? = nil, endedAt: Duration) {
    guard case .ended(let ending) = session.state else { return nil }
    self.endedAt = endedAt
    self.ending = ending
    self.painBefore = painBefore
    gettingUp = Self.gettingUp(from: session)
    timeline = session.timeline
    reached = ending == .finished ? session.timeline.segments.count : session.index
    work = session.workDone(at: .zero)
    moves = Self.moves(of: session)
    shares = session.shares
  }

  var routine: Routine { timeline.routine }
  var level: Level { timeline.prescription.level }
  /// The lengths of the segments, in seconds.
  var lengths: [Double] { timeline.segments.map { ($0.length ?? $0.pace).inSeconds } }
  /// True if any work was done.
  var hasWork: Bool { work > .zero }

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    let action = context.keys(Keymaps.summary).action(for: key)
    switch action {
    case .pain where !takesPain, .skipPain where !takesPain:
      return [.message(Self.timerAsksNothing)]
    case .pain:
      let isCorrection = painAfter != nil
      painAfter = Pain.rating(of: key)
      isPainSkipped = false
      offset = 0
      let answer = painAfter.map { ScreenAction.answerPain($0, isCorrection: isCorrection) }
      return [.effect(.save(.painAfter(painAfter)))] + (answer.map { [$0] } ?? []) + [.checkIn]
        + news(context)
    case .skipPain:
      painAfter = nil
      isPainSkipped = true
      offset = 0
      return [.effect(.save(.painAfter(nil))), .checkIn] + news(context)
    case .tooEasy, .aboutRight, .tooHard:
      if routine.isTimer { return [.message(Self.timerAsksNothing)] }
      // Without work there is no dose to rate.
      guard hasWork else { return [.message(Self.nothingToRate)] }
      return rate(Self.ease(of: action), in: context)
    case .accept: return answerOffer(true)
    case .decline: return answerOffer(false)
    case .up: scroll(by: -1, in: context)
    case .down: scroll(by: 1, in: context)
    case .next:
      guard let next = begins(in: context), let request = context.request(for: next.entry) else {
        return [.pop]
      }
      return [.pop, .begin(request)]
    case .again: return context.hasBelow ? [.pop, .begin(SessionRequest(timeline))] : []
    case .close: return [.pop]
    case .quit: return context.hasBelow ? [.pop] : [.quit]
    case .help: break
    case nil: break
    }
    return []
  }

  /// Handles a click on the strip: begins the same session again at the clicked move.
  func click(x: Int, y: Int, in context: ScreenContext) -> [ScreenAction] {
    guard context.hasBelow,
      let target = SummaryView(summary: self, context: context).stripSegment(x: x, y: y)
    else { return [] }
    // The move begins with the get-ready before it.
    let lead = timeline.segments.prefix(target).reversed().prefix { $0.kind == .ready }.count
    return [.pop, .begin(SessionRequest(timeline, from: target - lead))]
  }

  private static func ease(of action: SummaryAction?) -> Ease {
    switch action {
    case .tooEasy: .tooEasy
    case .tooHard: .tooHard
    default: .aboutRight
    }
  }

  private mutating func rate(_ ease: Ease, in context: ScreenContext) -> [ScreenAction] {
    self.ease = ease
    offset = 0
    return [.effect(.save(.ease(ease))), .checkIn] + (isPainOpen ? [] : news(context))
  }

  /// Returns the answers and the ending as a check-in.
  func checkIn(endedAt: Date) -> CheckIn {
    CheckIn(
      routine.id, endedAt: endedAt, isStopped: ending == .hurt, before: painBefore,
      after: painAfter, ease: ease)
  }

  /// Returns the actions that load the report and the suggestion again. Both depend on the pain
  /// after the session.
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
    offerReply = isAccepted ? DoseText.accepted(offer) : DoseText.declined(offer)
    self.offer = nil
    return [.effect(.save(.suggestion(isAccepted: isAccepted))), .effect(.load(.doses))]
  }

  /// True if the pain before was said and the pain after is still open. The answer may change the
  /// suggested dose.
  var isPainOpen: Bool { painBefore != nil && painAfter == nil && !isPainSkipped }

  /// True if the screen asks for the pain now: after work, after a stop, or if the pain before is
  /// known.
  var asksForPain: Bool {
    let isExercise = hasWork && !routine.isTimer
    return painAfter == nil && !isPainSkipped
      && (isExercise || painBefore != nil || ending == .hurt)
  }

  /// True if the pain now can be said, whether the screen asks for it or not. False only for
  /// timers.
  var takesPain: Bool { !routine.isTimer || asksForPain || painAfter != nil || isPainSkipped }

  /// True if the screen asks about the dose.
  var asksForEase: Bool { hasWork && !routine.isTimer && ease == nil }

  /// Returns the moves in the order of the timeline, with those that going on gently has removed.
  private static func moves(of session: Session) -> [Move] {
    var order: [Int] = []
    var moves: [Int: Move] = [:]
    for segment in session.timeline.segments where segment.kind.isWork {
      if moves[segment.step] == nil { order.append(segment.step) }
      moves[segment.step, default: Move(titled: segment.title, segment.kind)].of += 1
    }
    // A repeat that was done twice counts once.
    var finished: Set<Int> = []
    for (index, segment) in session.timeline.segments.prefix(session.resumedAt ?? 0).enumerated()
    where segment.kind.isWork && finished.insert(index).inserted {
      moves[segment.step]?.done += 1
    }
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

  /// The way to get up, if a routine done lying down was left before its end; else `nil`.
  let gettingUp: String?

  private static func gettingUp(from session: Session) -> String? {
    guard case .ended(let ending) = session.state, ending != .finished else { return nil }
    let segment = session.segment
    let segments = session.timeline.segments.enumerated()
      .filter { $0.element.origin == segment.origin }
    guard let routine = session.timeline.routine.walked(segment.origin), routine.presses,
      routine.position?.hasPrefix("lying") ?? false,
      let last = segments.last(where: { $0.element.kind == .prompt }),
      let first = segments.first?.offset, session.index > first
    else { return nil }
    return last.element.text.isEmpty ? last.element.title : last.element.text
  }
}

extension Routine {
  /// Returns the included routine of an id, or the routine itself for `nil`.
  fileprivate func walked(_ origin: String?) -> Routine? {
    guard let origin else { return self }
    return steps.lazy.compactMap { $0.included(origin) }.first
  }
}

extension Step {
  fileprivate func included(_ id: String) -> Routine? {
    switch action {
    case .include(let routine): routine.id == id ? routine : routine.walked(id)
    case .group(let steps): steps.lazy.compactMap { $0.included(id) }.first
    default: nil
    }
  }
}

extension Summary.Move {
  fileprivate init(titled title: String, _ kind: Segment.Kind) {
    self.init(
      title: title.isEmpty ? Format.name(of: kind) : title, spent: .zero, done: 0, of: 0,
      isHurt: false)
  }
}
