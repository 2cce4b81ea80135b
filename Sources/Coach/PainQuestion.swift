import CarePlan
import Drawing
import RoutineEngine

/// Asks how much it hurts before a session that presses, and at much pain what is to be done instead.
struct PainQuestion: Place {
  private let request: SessionRequest
  /// What was said, where it is too much for the session; `nil` while it is asked.
  private let pain: Int?
  /// The first line shown.
  private var offset = 0

  /// The question before a session.
  ///
  /// - Parameters:
  ///   - request: The session.
  ///   - pain: The pain of the day, where it is known and too much.
  init(before request: SessionRequest, at pain: Int? = nil) {
    self.request = request
    self.pain = pain
  }

  var waiting: SessionRequest? { request }
  var comesBeforeSession: Bool { true }

  mutating func press(_ key: Key, on stage: Stage) -> [Turn] {
    guard let action = Keys.pain.action(for: key) else { return [] }
    var request = request
    switch action {
    case .rate where pain == nil:
      guard let rating = Pain.rating(of: key) else { return [] }
      request.replies.pain = .said(rating)
      return [.answerPain(rating, isCorrection: request.isPainCorrected), .begin(request)]
    case .skip where pain == nil:
      request.replies.pain = .skipped
      return [.begin(request)]
    case .stretch where offersStretching:
      request.replies.stretchesAllTheSame = true
      return [.begin(request)]
    case .guide where pain != nil: return [.effect(.openGuide)]
    case .change where offersChange:
      request.replies.pain = .unasked
      request.isPainCorrected = true
      let again = PainQuestion(before: request)
      return [.replace(again)] + again.lines(on: stage).map { .effect(.say($0)) }
    case .skip, .back: return [.close]
    case .down: scroll(by: 1, stage)
    case .up: scroll(by: -1, stage)
    case .rate, .stretch, .guide, .change, .help: break
    }
    return []
  }

  mutating func scroll(by lines: Int, on stage: Stage) -> [Turn] {
    scroll(by: lines, stage)
    return []
  }

  private mutating func scroll(by lines: Int, _ stage: Stage) {
    offset = max(0, min(offset + lines, page(on: stage).lastOffset))
  }

  /// What presses is not offered at all.
  private var offersStretching: Bool { pain != nil && !request.routine.presses }

  /// A wrong key can be taken back at once, and only then.
  private var offersChange: Bool { pain != nil && request.painBefore != nil }

  func draw(into frame: inout Frame, on stage: Stage) {
    page(on: stage).draw(into: &frame)
  }

  private func page(on stage: Stage) -> PageDrawing {
    PageDrawing(
      stage: stage, heading: heading, paragraphs: paragraphs.map { ($0, .plain) },
      offset: offset, entries: { _ in entries(stage.glyphs) })
  }

  private var heading: String {
    pain.map { "Pain \($0): what now?" } ?? "Pain now, 0 to 10?"
  }

  private var paragraphs: [String] {
    guard pain != nil else {
      return [
        "0 to 3: carry on.", "4 or 5: the gentle dose.",
        "6 or more: no pressing and no rolling until tomorrow.",
      ]
    }
    return [
      request.routine.presses
        ? "Pressing and rolling are locked until tomorrow." : "It is better not to stretch today.",
      "Rest, breathe slowly or use a cold pack.",
    ]
  }

  private func entries(_ glyphs: GlyphSet) -> [Legend.Entry] {
    guard pain != nil else {
      return Keys.pain.legend(of: [.rate, .skip, .back, .help], glyphs: glyphs)
    }
    let rest = Keys.pain.entry(of: [.skip], named: "rest today", glyphs: glyphs)
    let actions: [PainAction] =
      [.guide] + (offersStretching ? [.stretch] : []) + (offersChange ? [.change] : [])
    // The last one is shown in every window.
    return Keys.pain.legend(of: actions, glyphs: glyphs) + [rest]
  }

  func lines(on stage: Stage) -> [String] {
    let answers = entries(.ascii).map { "\($0.key): \($0.name)" }.joined(separator: ", ")
    let guide = pain == nil ? [] : ["`unknot learn when-to-see-someone` tells who to see."]
    return [([heading] + paragraphs + guide).joined(separator: " ") + " " + answers + "."]
  }

  func helpLines(glyphs: GlyphSet) -> [(keys: String, help: String)] {
    Keys.pain.helpLines(glyphs: glyphs)
  }
}
