import CarePlan
import Drawing
import RoutineEngine

/// Asks for red flags before the first session and every week; says who to see after a yes.
struct SafetyQuestion: Equatable, Sendable {
  /// True if there was nothing the last time, so that it is asked what is new.
  let isAgain: Bool
  let waiting: SessionRequest?
  /// The answer that is explained; `nil` while it is asked.
  private(set) var answer: SafetyAnswer?
  /// The first line shown.
  private(set) var offset = 0

  /// The question; or, with an answer that locks, what that answer means.
  init(
    after answer: SafetyAnswer? = nil, explains: Bool = false, waiting: SessionRequest? = nil
  ) {
    isAgain = answer == .nothing
    self.answer = explains ? answer : nil
    self.waiting = waiting
  }

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    let last = SafetyView(question: self, context: context).page.lastOffset
    let page = max(1, context.size.rows - 2)
    switch Keymaps.safety.action(for: key) {
    case .down: offset = min(offset + 1, last)
    case .up: offset = max(0, offset - 1)
    case .nothing where answer == nil:
      // What has not been seen cannot be denied.
      if offset < last {
        offset = min(offset + page, last)
      } else {
        return answer(.nothing, in: context)
      }
    case .emergency where answer == nil: return answer(.emergency, in: context)
    case .soon where answer == nil: return answer(.soon, in: context)
    case .askFirst where answer == nil: return answer(.askFirst, in: context)
    case .goOn where answer != nil: return goOn(in: context)
    case .goOn: offset = min(offset + page, last)
    case .change where answer != nil:
      answer = nil
      offset = 0
      return said(in: context)
    case .quit: return [.quit]
    default: break
    }
    return []
  }

  mutating func scroll(by lines: Int, in context: ScreenContext) {
    let last = SafetyView(question: self, context: context).page.lastOffset
    offset = max(0, min(offset + lines, last))
  }

  /// The question in lines, for sessions without a screen.
  private func said(in context: ScreenContext) -> [ScreenAction] {
    SafetyView(question: self, context: context).lines.map { .effect(.say($0)) }
  }

  private mutating func answer(_ answer: SafetyAnswer, in context: ScreenContext) -> [ScreenAction]
  {
    offset = 0
    if answer == .nothing { return [.answerSafety(answer), onwards] }
    self.answer = answer
    return [.answerSafety(answer)] + said(in: context)
  }

  private var onwards: ScreenAction { waiting.map { .begin($0) } ?? .pop }

  /// After a yes: back, or on to what is not locked.
  private func goOn(in context: ScreenContext) -> [ScreenAction] {
    // The list has nothing to offer in an emergency.
    if context.advice.locksEverything { return context.hasBelow ? [] : [.pop] }
    if let waiting, context.advice.lock(presses: waiting.routine.presses) != nil { return [.pop] }
    return [onwards]
  }
}

/// The actions of keys where red flags are asked for.
public enum SafetyAction: Sendable, Hashable, CaseIterable {
  /// None of them.
  case nothing
  /// One of those that need help at once.
  case emergency
  /// One of those that need to be seen within days.
  case soon
  /// One of those to ask about first.
  case askFirst
  /// The line below.
  case down
  /// The line above.
  case up
  /// On, once it is answered.
  case goOn
  /// Answer anew.
  case change
  /// The keys.
  case help
  /// Leave.
  case quit
}
