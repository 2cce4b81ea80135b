import CarePlan
import Drawing
import RoutineEngine

/// A session on the screen: what the keys do to it, and what is shown beside it.
struct Player: Place {
  /// A question that has to be answered before the session goes on.
  enum Question: Sendable, Hashable {
    /// Whether to leave; if not, the clock goes on if it ran.
    case leave(resumes: Bool)
    /// How to go on after a hurt.
    case hurt
    /// What to do instead, at this much pain.
    case pain(Int)
  }

  private(set) var session: Session
  /// When the session began, on the program's clock.
  let beganAt: Duration
  private(set) var settings: PlaySettings
  private(set) var question: Question?
  private(set) var showsOnlyDigits = false
  /// How much it hurt before, from 0 to 10; `nil` if the person did not say.
  private(set) var painBefore: Int?

  /// Begins a session now. Only `AppState.begin` calls it, which knows whether it may begin.
  static func begin(
    _ request: SessionRequest, walking timeline: Timeline, settings: PlaySettings,
    at now: Duration
  ) -> (player: Player, turns: [Turn]) {
    let (session, effects) = Session.begin(
      timeline, at: request.index, spent: request.spent, isHandsFree: settings.isHandsFree)
    var player = Player(session: session, beganAt: now, settings: settings)
    var turns = player.turns(for: effects)
    if !request.continuesAnother, let pain = request.painBefore {
      player.painBefore = pain
      turns.append(.effect(.keepPainBefore(pain)))
    }
    let end = player.endIfUnanswerable(at: .zero)
    return (player, turns + end + player.summary)
  }

  /// Goes on at the low end of all ranges.
  mutating func ease(at now: Duration) -> [Turn] { handle(.eased, at: now) }

  private init(session: Session, beganAt: Duration, settings: PlaySettings) {
    self.session = session
    self.beganAt = beganAt
    self.settings = settings
  }

  // MARK: Events

  mutating func advance(to now: Duration) -> [Turn] {
    handle(.advanced, at: now)
  }

  mutating func handleSuspension(since last: Duration, at now: Duration) -> [Turn] {
    handle(.suspended(since: sessionTime(at: last)), at: now)
  }

  mutating func leave(on stage: Stage) -> [AppEffect] {
    handle(.left, at: stage.now).compactMap {
      if case .effect(let effect) = $0 { effect } else { nil }
    }
  }

  mutating func press(_ key: Key, on stage: Stage) -> [Turn] {
    switch question {
    case .leave(let resumes): return answer(key, leaveResumes: resumes, at: stage.now)
    case .hurt: return answerHurt(key, at: stage.now)
    case .pain: return answerPain(key, at: stage.now)
    case nil: break
    }
    guard let action = Keys.player.action(for: key) else { return [] }
    return action == .pain ? takePain(key, at: stage.now) : perform(action, on: stage)
  }

  /// Whether there is still time to say how much it hurts before: nothing has been done yet.
  func asksForPain(at now: Duration) -> Bool {
    session.workDone(at: now) == .zero && !session.segment.kind.isWork
  }

  private mutating func takePain(_ key: Key, at now: Duration) -> [Turn] {
    guard let pain = Pain.rating(of: key), asksForPain(at: sessionTime(at: now)) else {
      return [.tell(Wording.painIsAskedLater)]
    }
    let turns: [Turn] = [
      .effect(.keepPainBefore(pain)), .answerPain(pain, isCorrection: painBefore != nil),
    ]
    painBefore = pain
    if pain >= Advice.severePain, routine.presses || routine.stretches {
      let question = Question.pain(pain)
      self.question = question
      return turns + handle(.paused, at: now) + [.effect(.say(sentence(for: question, at: now)))]
    }
    if pain >= Advice.gentlePain {
      return turns + ease(at: now) + [.tell(Gentleness.pain(pain).sentence)]
    }
    return turns + [.tell("Pain \(pain) of 10 before. Noted.")]
  }

  private var routine: Routine { session.timeline.routine }

  /// The keys of a question are beside it.
  var isTyping: Bool { question != nil }

  func helpLines(glyphs: GlyphSet) -> [(keys: String, help: String)] {
    Keys.player.helpLines(glyphs: glyphs)
  }

  /// To the start of something: said where it is to be seen nowhere else.
  private mutating func goingBack(by event: SessionEvent, at now: Duration) -> [Turn] {
    let index = session.index
    let turns = handle(event, at: now)
    let isTold = turns.contains { if case .tell = $0 { true } else { false } }
    return turns + (isTold || session.index != index ? [] : [.tell("From its start.")])
  }

  /// Why a figure that is wished for is not to be seen, as a sentence behind another.
  private func whyNoFigure(on stage: Stage) -> String {
    let time = sessionTime(at: stage.now)
    guard settings.figures != .off, figure(at: time, on: stage) == nil else { return "" }
    let hasFigure = session.segment.figure.flatMap(stage.figure) != nil
    return hasFigure ? " This window has no room for it." : " This step has none."
  }

  /// What it means to pause or go on now. On words that wait nothing runs that could be paused: then
  /// it means "go on".
  var toggle: SessionEvent {
    let waits = session.isWaiting && session.segment.kind != .open && !session.isPaused
    return waits ? .answered : .pauseToggled
  }

  private mutating func perform(_ action: PlayerAction, on stage: Stage) -> [Turn] {
    let now = stage.now
    switch action {
    case .pause: return handle(toggle, at: now)
    case .answer: return handle(.answered, at: now)
    case .next: return handle(.skippedForward, at: now)
    case .back: return goingBack(by: .wentBack, at: now)
    case .again: return goingBack(by: .repeated, at: now)
    case .longer: return handle(.lengthened, at: now)
    case .shorter: return handle(.shortened, at: now)
    case .hurt:
      question = .hurt
      return handle(.hurt, at: now) + [.effect(.say(sentence(for: .hurt, at: now)))]
    case .largeDigits: showsOnlyDigits.toggle()
    case .figure:
      settings.figures = settings.figures.following
      return [.choose(settings), .tell(Wording.figures(settings.figures) + whyNoFigure(on: stage))]
    case .sound:
      settings.isSoundOn.toggle()
      return [.choose(settings), .tell(settings.isSoundOn ? "Sound is on." : "Sound is off.")]
    case .voice:
      settings.hasVoice.toggle()
      return [.choose(settings), .tell(Wording.voice(in: settings))]
    case .handsFree:
      settings.isHandsFree.toggle()
      return [.choose(settings), .tell(Wording.handsFree(settings.isHandsFree))]
        + handle(.handsFreeChanged(settings.isHandsFree), at: now)
    case .help, .pain: break
    case .quit:
      let question = Question.leave(resumes: !session.isPaused)
      self.question = question
      return handle(.paused, at: now) + [.effect(.say(sentence(for: question, at: now)))]
    }
    return []
  }

  // MARK: Questions

  private mutating func answer(
    _ key: Key, leaveResumes resumes: Bool, at now: Duration
  ) -> [Turn] {
    switch key {
    case .character("y"), .character("Y"), .character("q"), .enter:
      question = nil
      return handle(.left, at: now)
    case .character("n"), .character("N"), .character(" "), .escape:
      question = nil
      return resumes ? handle(.resumed, at: now) : []
    default:
      return [.tell("First answer: y ends it, n goes on.")]
    }
  }

  private mutating func answerPain(_ key: Key, at now: Duration) -> [Turn] {
    if Pain.rating(of: key) != nil {
      question = nil
      return handle(.resumed, at: now) + takePain(key, at: now)
    }
    switch key {
    case .character("g") where !routine.presses:
      question = nil
      return ease(at: now) + handle(.resumed, at: now)
    case .character("e"), .character("q"), .enter:
      question = nil
      return handle(.left, at: now)
    default:
      return [.effect(.say(sentence(for: .pain(painBefore ?? 0), at: now)))]
    }
  }

  private mutating func answerHurt(_ key: Key, at now: Duration) -> [Turn] {
    let answer: AfterHurt
    switch key {
    case .character("g"): answer = .goOnGently
    case .character("s"): answer = .skipMove
    case .character("e"), .character("q"): answer = .end
    default: return [.tell("First answer: g goes on gently, s skips the move, e ends here.")]
    }
    question = nil
    return handle(.hurtAnswered(answer), at: now)
  }

  // MARK: The session

  private mutating func handle(_ event: SessionEvent, at now: Duration) -> [Turn] {
    let effects = session.handle(event, at: sessionTime(at: now))
    return turnsAndEnd(for: effects, at: now)
  }

  /// What a person wishes for from elsewhere happened. Why it cannot be is for them, and not for the
  /// screen.
  mutating func take(_ wish: SessionEvent, at now: Duration) -> (turns: [Turn], refusal: String?) {
    var event = wish == .pauseToggled ? toggle : wish
    if case .leave = question {
      switch wish {
      case .paused: return ([], nil)
      case .pauseToggled, .resumed:
        question = nil
        event = .resumed
      default: return ([], Wording.leaveIsOpen)
      }
    }
    if case .pain = question { return ([], Wording.painIsOpen) }
    var refusal: String?
    let effects = session.handle(event, at: sessionTime(at: now)).filter { effect in
      guard case .refused(let reason) = effect else { return true }
      refusal = Wording.refusal(reason)
      return false
    }
    return (turnsAndEnd(for: effects, at: now), refusal)
  }

  private mutating func turnsAndEnd(for effects: [SessionEffect], at now: Duration) -> [Turn] {
    let turns = turns(for: effects) + endIfUnanswerable(at: sessionTime(at: now))
    return turns + summary
  }

  /// Once the session is over, what was done takes its place.
  private var summary: [Turn] {
    Summary(session, painBefore: painBefore).map { [.replace($0)] } ?? []
  }

  /// Ends the session at a question that only the person can answer, where there are no keys: it
  /// would wait for ever.
  private mutating func endIfUnanswerable(at time: Duration) -> [Turn] {
    if case .ended = session.state { return [] }
    guard !settings.hasKeys, session.segment.asks, session.isWaiting else { return [] }
    return [.tell("Only you can answer this, and there are no keys: the session ends here.")]
      + turns(for: session.handle(.left, at: time))
  }

  private func turns(for effects: [SessionEffect]) -> [Turn] {
    effects.flatMap { effect -> [Turn] in
      let observed = Turn.effect(.observe(effect))
      switch effect {
      case .cue(.words(let words), _, _): return [.tell(words), observed]
      case .refused(let refusal): return [observed, .tell(Wording.refusal(refusal))]
      case .started, .entered, .cue, .finished, .paused, .resumed, .adjusted, .ended:
        return [observed]
      }
    }
  }

  func draw(into frame: inout Frame, on stage: Stage) {
    PlayerDrawing(self, on: stage).draw(into: &frame)
  }

  /// A question and its answers in a line.
  private func sentence(for question: Question, at now: Duration) -> String {
    let text = QuestionText(question, of: session, at: sessionTime(at: now))
    let answers = text.answers.map { "\($0.key): \($0.name)" }.joined(separator: ", ")
    return text.lines.joined(separator: " ") + " " + answers + "."
  }
}
