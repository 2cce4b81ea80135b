import CarePlan
import Drawing
import RoutineEngine

/// Asks how much it hurts before a session that presses, and at much pain what is to be done instead.
struct PainQuestion: Equatable, Sendable {
  let request: SessionRequest
  /// The answer, where it is too much for the session; `nil` while it is asked.
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

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    guard let action = Keymaps.pain.action(for: key) else { return [] }
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
    case .guide where pain != nil: return [.effect(.load(.guide))]
    case .change where offersChange:
      request.replies.pain = .unasked
      request.isPainCorrected = true
      let again = PainQuestion(before: request)
      return [.replace(.pain(again))] + again.lines.map { .effect(.say($0)) }
    case .skip, .back: return [.pop]
    case .down: scroll(by: 1, in: context)
    case .up: scroll(by: -1, in: context)
    case .rate, .stretch, .guide, .change, .help: break
    }
    return []
  }

  mutating func scroll(by lines: Int, in context: ScreenContext) {
    offset = max(0, min(offset + lines, page(in: context).lastOffset))
  }

  /// True where stretching is a choice; a routine that presses is not.
  private var offersStretching: Bool { pain != nil && !request.routine.presses }

  /// A wrong key can be taken back at once, and only then.
  private var offersChange: Bool { pain != nil && request.painBefore != nil }

  /// The question as a page.
  func page(in context: ScreenContext) -> PageView {
    PageView(
      context: context, heading: heading, paragraphs: paragraphs.map { ($0, .plain) },
      offset: offset, entries: { _ in entries(context.glyphs) })
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

  private func entries(_ glyphs: GlyphSet) -> [KeyHints.Entry] {
    guard pain != nil else {
      return Keymaps.pain.hints(of: [.rate, .skip, .back, .help], glyphs: glyphs)
    }
    let rest = Keymaps.pain.entry(of: [.skip], named: "rest today", glyphs: glyphs)
    let actions: [PainAction] =
      [.guide] + (offersStretching ? [.stretch] : []) + (offersChange ? [.change] : [])
    // The last one is shown in every window.
    return Keymaps.pain.hints(of: actions, glyphs: glyphs) + [rest]
  }

  /// The question in lines, to be read aloud.
  var lines: [String] {
    let answers = entries(.ascii).map { "\($0.key): \($0.name)" }.joined(separator: ", ")
    let guide = pain == nil ? [] : ["`unknot learn when-to-see-someone` tells who to see."]
    return [([heading] + paragraphs + guide).joined(separator: " ") + " " + answers + "."]
  }
}

/// The actions of keys where pain is asked about before a session.
public enum PainAction: Sendable, Hashable, CaseIterable {
  /// An answer.
  case rate
  /// Without saying it; at much pain, rest.
  case skip
  /// Stretch gently all the same.
  case stretch
  /// The questions people ask, with who to see.
  case guide
  /// Answer anew.
  case change
  /// The line below.
  case down
  /// The line above.
  case up
  /// The keys.
  case help
  /// Back, without a session.
  case back
}

/// Pain from 0 to 10, with one key for each.
enum Pain {
  /// The keys for 0 to 9, and `t` for ten.
  static let keys: [Key] = Array("0123456789t").map { .character($0) }

  /// Returns the pain that a key stands for; `nil` if it is none of these.
  static func rating(of key: Key) -> Int? {
    keys.firstIndex(of: key)
  }

  /// The question, with its keys.
  static let question = "Pain now, 0 to 10? 0-9, t is ten"
}
