import CarePlan
import Drawing
import RoutineEngine

/// The questions before a session: cautions, pain and soreness. If the session is locked, its
/// alternatives.
struct PainQuestion: Equatable, Sendable {
  /// The topic of the page.
  enum Topic: Equatable, Sendable {
    /// The cautions of a routine.
    case cautions([String])
    /// Pain now.
    case pain
    /// Soreness from the days before.
    case soreness
    /// The alternatives to a session that is locked or not advised.
    case whatNow(Lock)
  }

  /// The session that waits for the answer; `nil` if the person reports pain without a session, and
  /// for the cautions over a running one.
  let request: SessionRequest?
  let topic: Topic
  /// The first visible line, counted from 0.
  private var offset = 0

  /// A page of the questions.
  ///
  /// - Parameters:
  ///   - topic: The topic of the page.
  ///   - request: The session that waits for the answer.
  init(_ topic: Topic, before request: SessionRequest? = nil) {
    self.topic = topic
    self.request = request
  }

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    guard let action = Keymaps.pain.action(for: key), actions.contains(action) else { return [] }
    switch action {
    case .rate: return Pain.rating(of: key).map { rate($0, in: context) } ?? []
    case .skip: return skip(in: context)
    case .notSore: return answer(.no)
    case .littleSore: return answer(.aLittle)
    case .verySore: return answer(.much)
    case .stretch: return begin { $0.replies.stretchesAllTheSame = true }
    case .breathe: return session(of: ["strain-rest", "sleep-setup"], in: context)
    case .cool: return session(of: ["cold-pack", "cold-then-heat"], in: context)
    case .guide: return [.effect(.load(.guide))]
    case .change: return askAgain(in: context)
    case .back: return [.pop]
    case .down: scroll(by: 1, in: context)
    case .up: scroll(by: -1, in: context)
    case .help: break
    }
    return []
  }

  private func begin(_ change: (inout SessionRequest) -> Void) -> [ScreenAction] {
    guard var request else { return [.pop] }
    change(&request)
    return [.begin(request)]
  }

  private func rate(_ pain: Int, in context: ScreenContext) -> [ScreenAction] {
    let answer = ScreenAction.answerPain(pain, isCorrection: request?.isPainCorrected ?? false)
    if request != nil { return [answer] + begin { $0.replies.pain = .said(pain) } }
    if pain >= Advice.severePain {
      let page = PainQuestion(.whatNow(.pain(pain)))
      return [answer, .notePain(pain), .replace(.pain(page))] + page.said(in: context)
    }
    return [answer, .notePain(pain), .pop, .message(sentence(about: pain, in: context))]
  }

  /// Returns the reply to an answer. The day's highest answer counts, even if lower ones follow.
  private func sentence(about pain: Int, in context: ScreenContext) -> String {
    if let highest = context.advice.pain, highest > pain, highest >= Advice.gentlePain {
      return "Recorded: pain \(pain) out of 10. Today's \(highest) still counts."
    }
    return pain >= Advice.gentlePain
      ? "Pain \(pain): gentle doses for the rest of the day." : "Recorded: pain \(pain) out of 10."
  }

  /// Skips the question, or rests instead of the session.
  private mutating func skip(in context: ScreenContext) -> [ScreenAction] {
    guard let request else { return [.pop] }
    let page = page(in: context)
    // Lines that were not visible do not count as read.
    if case .cautions = topic, offset < page.lastOffset {
      scroll(by: max(1, page.rows - 1), in: context)
      return []
    }
    return switch topic {
    case .cautions: [.readCautions(of: request.routine.id)] + begin { _ in }
    case .pain: begin { $0.replies.pain = .skipped }
    case .soreness: begin { $0.replies.skipsSoreness = true }
    case .whatNow: [.pop]
    }
  }

  private func answer(_ soreness: Soreness) -> [ScreenAction] {
    [.answerSoreness(soreness)] + begin { _ in }
  }

  private func session(of ids: [String], in context: ScreenContext) -> [ScreenAction] {
    [.effect(.load(.session(of: ids, context.settings.prescription)))]
  }

  private func askAgain(in context: ScreenContext) -> [ScreenAction] {
    guard var request else { return [] }
    request.replies.pain = .unasked
    request.isPainCorrected = true
    let again = PainQuestion(.pain, before: request)
    return [.replace(.pain(again))] + again.said(in: context)
  }

  mutating func scroll(by lines: Int, in context: ScreenContext) {
    offset = max(0, min(offset + lines, page(in: context).lastOffset))
  }

  /// The actions of this page. The last one is visible in every window.
  var actions: [PainAction] {
    let always: [PainAction] = [.up, .down, .back, .help]
    switch topic {
    case .cautions: return [.skip] + always
    case .pain: return [.rate, .skip] + always
    case .soreness: return [.notSore, .littleSore, .verySore, .skip] + always
    case .whatNow: return choices + [.skip] + always
    }
  }

  /// The keymap, with the effect that Enter has on this page.
  var keymap: Keymap<PainAction> {
    let (name, help) =
      switch topic {
      case .cautions: ("read", "Carry on: you have read this")
      case .pain, .soreness: ("skip", "Skip the question, and take the gentle dose")
      case .whatNow: ("rest", "Rest today")
      }
    return Keymap(
      Keymaps.pain.bindings.map { binding in
        guard binding.action == .skip else { return binding }
        return KeyBinding(binding.keys, shownAs: binding.label, does: .skip, name, help)
      })
  }

  /// The alternatives to the session.
  var choices: [PainAction] {
    guard case .whatNow(let lock) = topic else { return [] }
    var choices: [PainAction] = [.breathe, .cool, .guide]
    // Stretching is no alternative for a routine that presses.
    if case .pain = lock, let request, !request.routine.presses { choices.append(.stretch) }
    // A mistyped pain can be corrected, but only at once.
    if case .pain = lock, request?.painBefore != nil { choices.append(.change) }
    return choices
  }

  /// The question as a page.
  func page(in context: ScreenContext) -> PageView {
    var texts = paragraphs
    if case .cautions = topic { texts = texts.map { "\(context.glyphs.bullet) \($0)" } }
    var page = PageView(
      context: context, heading: heading(in: context.size),
      paragraphs: texts.map { ($0, .plain) }, offset: offset,
      entries: { footer(isCut: $0, in: context) }, edge: edge,
      extraRows: hasScale(context.size) ? 4 : 0)
    if case .cautions(let cautions) = topic, PageView.hasEdge(context.size) {
      page.content = GroupedCautions(cautions, glyphs: context.glyphs)
        .frame(columns: context.size.columns - 4, rows: page.rows)
    }
    return page
  }

  /// The frame around the page.
  private var edge: PageView.Edge {
    switch topic {
    case .cautions:
      PageView.Edge(
        title: "Take care: read this first", counter: "first time only; later press c",
        ink: .warning)
    case .pain, .soreness: PageView.Edge(title: "What each answer does", ink: .waiting)
    case .whatNow: PageView.Edge(title: "What this means", ink: .warning)
    }
  }

  private func heading(in size: Size) -> String {
    if case .cautions = topic, PageView.hasEdge(size), let request { return request.routine.title }
    return heading
  }

  private func hasScale(_ size: Size) -> Bool {
    topic == .pain && size.rows >= 12 && size.columns >= 40
  }

  /// Draws the page; the question about pain has a button for each answer.
  func draw(into frame: inout Frame, in context: ScreenContext) {
    page(in: context).draw(into: &frame)
    guard hasScale(context.size) else { return }
    PainScale(fitting: context.size.columns - 4).draw(into: &frame, x: 2, y: 4 + paragraphs.count)
  }

  /// Returns the keys of the footer. Narrow windows show only the last entry, which therefore is
  /// the one that goes on.
  private func footer(isCut: Bool, in context: ScreenContext) -> [KeyHints.Entry] {
    guard case .cautions = topic, context.size.columns >= 40 else { return entries(context.glyphs) }
    let glyphs = context.glyphs
    let name = isCut ? "read on" : "I have read this"
    return [Keymaps.pain.entry(of: [.skip], named: name, glyphs: glyphs)]
      + Keymaps.pain.hints(of: [.back], glyphs: glyphs)
  }
}
