import CarePlan
import Drawing
import RoutineEngine

/// Asks for red flags before the first session and every week; says who to see after a yes.
struct SafetyQuestion: Place {
  /// Whether there was nothing the last time, so that it is asked what is new.
  let isAgain: Bool
  let waiting: SessionRequest?
  /// What was answered and is explained; `nil` while it is asked.
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

  var comesBeforeSession: Bool { true }

  mutating func press(_ key: Key, on stage: Stage) -> [Turn] {
    let last = SafetyDrawing(question: self, stage: stage).page.lastOffset
    let page = max(1, stage.size.rows - 2)
    switch Keys.safety.action(for: key) {
    case .down: offset = min(offset + 1, last)
    case .up: offset = max(0, offset - 1)
    case .nothing where answer == nil:
      // What has not been seen cannot be denied.
      if offset < last {
        offset = min(offset + page, last)
      } else {
        return settle(.nothing, on: stage)
      }
    case .emergency where answer == nil: return settle(.emergency, on: stage)
    case .soon where answer == nil: return settle(.soon, on: stage)
    case .askFirst where answer == nil: return settle(.askFirst, on: stage)
    case .goOn where answer != nil: return goOn(on: stage)
    case .goOn: offset = min(offset + page, last)
    case .change where answer != nil:
      answer = nil
      offset = 0
      return said(on: stage)
    case .quit: return [.quit]
    default: break
    }
    return []
  }

  mutating func scroll(by lines: Int, on stage: Stage) -> [Turn] {
    let last = SafetyDrawing(question: self, stage: stage).page.lastOffset
    offset = max(0, min(offset + lines, last))
    return []
  }

  func draw(into frame: inout Frame, on stage: Stage) {
    SafetyDrawing(question: self, stage: stage).page.draw(into: &frame)
  }

  func lines(on stage: Stage) -> [String] {
    SafetyDrawing(question: self, stage: stage).lines
  }

  private func said(on stage: Stage) -> [Turn] { lines(on: stage).map { .effect(.say($0)) } }

  func helpLines(glyphs: GlyphSet) -> [(keys: String, help: String)] {
    Keys.safety.helpLines(glyphs: glyphs)
  }

  private mutating func settle(_ answer: SafetyAnswer, on stage: Stage) -> [Turn] {
    offset = 0
    if answer == .nothing { return [.answerSafety(answer), onwards] }
    self.answer = answer
    return [.answerSafety(answer)] + said(on: stage)
  }

  private var onwards: Turn { waiting.map { .begin($0) } ?? .close }

  /// After a yes: back, or on to what is not locked.
  private func goOn(on stage: Stage) -> [Turn] {
    // The list has nothing to offer in an emergency.
    if stage.advice.locksEverything { return stage.hasBelow ? [] : [.close] }
    if let waiting, stage.advice.lock(presses: waiting.routine.presses) != nil { return [.close] }
    return [onwards]
  }
}
