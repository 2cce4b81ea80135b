import RoutineEngine
import Screen

/// Asks for red flags before the first session and every week; says who to see after a yes.
struct SafetyQuestion: Place {
  /// A session that was asked for and begins once nothing speaks against it.
  struct Waiting {
    let timeline: Timeline
    let index: Int
    let spent: Duration
    /// The choices of a session that goes on; `nil` for those of now.
    var settings: PlaySettings?
  }

  /// Whether it has been asked before.
  let isAgain: Bool
  private let waiting: Waiting?
  /// What was answered and is explained; `nil` while it is asked.
  private(set) var answer: SafetyAnswer?
  /// The first line shown.
  private(set) var offset = 0

  /// The question; or, with an answer that locks, what that answer means.
  init(after answer: SafetyAnswer? = nil, explains: Bool = false, waiting: Waiting? = nil) {
    isAgain = answer != nil
    self.answer = explains ? answer : nil
    self.waiting = waiting
  }

  mutating func press(_ key: Key, on stage: Stage) -> [Turn] {
    let last = SafetyDrawing(question: self, stage: stage).lastOffset
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
    case .quit: return [.quit]
    default: break
    }
    return []
  }

  mutating func scroll(by lines: Int, on stage: Stage) -> [Turn] {
    let last = SafetyDrawing(question: self, stage: stage).lastOffset
    offset = max(0, min(offset + lines, last))
    return []
  }

  func draw(into frame: inout Frame, on stage: Stage) {
    SafetyDrawing(question: self, stage: stage).draw(into: &frame)
  }

  func helpLines(glyphs: GlyphSet) -> [(keys: String, help: String)] {
    Keys.safety.helpLines(glyphs: glyphs)
  }

  private mutating func settle(_ answer: SafetyAnswer, on stage: Stage) -> [Turn] {
    offset = 0
    if answer == .nothing { return [.answerSafety(answer)] + begin(on: stage) }
    self.answer = answer
    return [.answerSafety(answer)]
  }

  /// After a yes: back, or on to what is not locked.
  private func goOn(on stage: Stage) -> [Turn] {
    if let waiting, waiting.timeline.routine.presses { return [.close] }
    return begin(on: stage)
  }

  private func begin(on stage: Stage) -> [Turn] {
    guard let waiting else { return [.close] }
    let (player, turns) = Player.begin(
      waiting.timeline, from: waiting.index, spent: waiting.spent,
      settings: waiting.settings ?? stage.settings,
      at: stage.now)
    return [.replace(player)] + turns
  }
}
