import CarePlan
import Drawing
import RoutineEngine

/// A running session on the screen: its keys, its questions, and its own display choices.
struct Player: Equatable, Sendable {
  /// A question that has to be answered before the session goes on.
  enum Question: Sendable, Hashable {
    /// The question before leaving. If the person stays, the clock resumes if it ran before.
    case leave(resumes: Bool)
    /// The question about carrying on after a hurt.
    case hurt
    /// The question about an alternative, at a pain too high for the routine, from 0 to 10.
    case pain(Int)
  }

  private(set) var session: Session
  /// The moment at which the session began, on the program's clock.
  let beganAt: Duration
  /// The factor by which the session's clock runs faster than the program's.
  let speed: Int
  var question: Question?
  private(set) var showsOnlyDigits = false
  /// The pain before the session, from 0 to 10; `nil` if the person did not say.
  var painBefore: Int?

  /// Begins a session now. Only `App.begin` calls this function, after asking the adviser.
  static func begin(
    _ request: SessionRequest, walking timeline: Timeline, in context: ScreenContext
  ) -> (player: Player, actions: [ScreenAction]) {
    let settings = context.settings
    let (session, effects) = Session.begin(
      timeline, at: request.index, spent: request.spent,
      isHandsFree: request.isHandsFree ?? settings.isHandsFree(in: timeline.routine),
      resumes: request.continuesAnother)
    var player = Player(session: session, beganAt: context.now, speed: settings.speed)
    var actions = player.actions(for: effects)
    if !request.continuesAnother, let pain = request.painBefore {
      player.painBefore = pain
      actions.append(.effect(.save(.painBefore(pain))))
    }
    let end = player.endIfUnanswerable(in: context)
    return (player, actions + end + player.summary(at: context.now))
  }

  private init(session: Session, beganAt: Duration, speed: Int) {
    self.session = session
    self.beganAt = beganAt
    self.speed = speed
  }

  /// Continues at the low end of every dose.
  mutating func ease(in context: ScreenContext) -> [ScreenAction] { handle(.eased, in: context) }

  // MARK: Events

  mutating func advance(in context: ScreenContext) -> [ScreenAction] {
    handle(.advanced, in: context)
  }

  mutating func handleSuspension(
    since last: Duration, in context: ScreenContext
  ) -> [ScreenAction] {
    handle(.suspended(since: sessionTime(at: last)), in: context)
  }

  mutating func leave(in context: ScreenContext) -> [ScreenAction] {
    handle(.left, in: context)
  }

  mutating func press(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    switch question {
    case .leave(let resumes): return answer(key, leaveResumes: resumes, in: context)
    case .hurt: return answerHurt(key, in: context)
    case .pain: return answerPain(key, in: context)
    case nil: break
    }
    guard let action = context.keys(Keymaps.player).action(for: key) else { return [] }
    return action == .pain ? takePain(key, in: context) : perform(action, in: context)
  }

  /// Returns true while no work is done, so that the pain before the session can still be said.
  func asksForPain(at now: Duration) -> Bool {
    session.workDone(at: now) == .zero && !session.segment.kind.isWork
  }

  var routine: Routine { session.timeline.routine }

  /// Goes back by an event. Adds a message if the session only returns to the start of its segment.
  private mutating func goingBack(
    by event: SessionEvent, in context: ScreenContext
  ) -> [ScreenAction] {
    let index = session.index
    let actions = handle(event, in: context)
    let isTold = actions.contains { if case .message = $0 { true } else { false } }
    return actions + (isTold || session.index != index ? [] : [.message("From its start.")])
  }

  /// Returns the reason that no figure is visible, as a second sentence; empty without a reason.
  private func whyNoFigure(in context: ScreenContext) -> String {
    let time = sessionTime(at: context.now)
    guard context.settings.figures != .off, figure(at: time, in: context) == nil else {
      return ""
    }
    let hasFigure = session.segment.figure.flatMap { context.figures[$0] } != nil
    return hasFigure ? " This window has no room for it." : " This step has none."
  }

  /// The event for the pause key. On a prompt no clock runs, so that the key answers the prompt
  /// instead.
  var toggle: SessionEvent {
    let waits = session.isWaiting && session.segment.kind != .open && !session.isPaused
    return waits ? .answered : .pauseToggled
  }

  private mutating func perform(
    _ action: PlayerAction, in context: ScreenContext
  ) -> [ScreenAction] {
    var settings = context.settings
    switch action {
    case .pause: return handle(toggle, in: context)
    case .answer: return handle(.answered, in: context)
    case .next: return handle(.skippedForward, in: context)
    case .nextMove: return handle(.moveSkipped, in: context)
    case .back: return goingBack(by: .wentBack, in: context)
    case .again: return goingBack(by: .repeated, in: context)
    case .longer: return handle(.lengthened, in: context)
    case .shorter: return handle(.shortened, in: context)
    case .hurt:
      question = .hurt
      return handle(.hurt, in: context) + say(.hurt, in: context)
    case .cautions:
      let page = PainQuestion(.cautions(routine.includingWhatItIncludes.cautions))
      return handle(.paused, in: context) + [.push(.pain(page))] + page.said(in: context)
    case .largeDigits: showsOnlyDigits.toggle()
    case .figure:
      settings.changeFigure()
      let reason = whyNoFigure(in: context.with(settings))
      return [.use(settings), .message(Format.figure(in: settings) + reason)]
    case .sound:
      settings.isSoundOn.toggle()
      return [.use(settings), .message(settings.isSoundOn ? "Sound is on." : "Sound is off.")]
    case .voice:
      settings.hasVoice.toggle()
      return [.use(settings), .message(Format.voice(in: settings))]
    case .handsFree:
      settings.isHandsFree = !session.isHandsFree
      return [.use(settings), .message(Format.handsFree(settings.isHandsFree))]
        + handle(.handsFreeChanged(settings.isHandsFree), in: context)
    case .help, .pain: break
    case .quit:
      let question = Question.leave(resumes: !session.isPaused)
      self.question = question
      return handle(.paused, in: context) + say(question, in: context)
    }
    return []
  }

  // MARK: The session

  mutating func handle(
    _ event: SessionEvent, in context: ScreenContext
  ) -> [ScreenAction] {
    let effects = session.handle(event, at: sessionTime(at: context.now))
    return actionsAndEnd(for: effects, in: context)
  }

  /// Performs a command of the remote control. A refusal goes to the sender, not to the screen.
  mutating func perform(
    _ command: SessionEvent, in context: ScreenContext
  ) -> (actions: [ScreenAction], refusal: String?) {
    var event = command == .pauseToggled ? toggle : command
    if case .leave = question {
      switch command {
      case .paused: return ([], nil)
      case .pauseToggled, .resumed:
        question = nil
        event = .resumed
      default: return ([], Format.leaveIsOpen)
      }
    }
    if case .pain = question { return ([], Format.painIsOpen) }
    var refusal: String?
    let effects = session.handle(event, at: sessionTime(at: context.now)).filter { effect in
      guard case .refused(let reason) = effect else { return true }
      refusal = Format.refusal(reason)
      return false
    }
    return (actionsAndEnd(for: effects, in: context), refusal)
  }

  private mutating func actionsAndEnd(
    for effects: [SessionEffect], in context: ScreenContext
  ) -> [ScreenAction] {
    let actions = actions(for: effects) + endIfUnanswerable(in: context)
    return actions + summary(at: context.now)
  }

  /// Returns the action that replaces an ended session by its summary; empty before the end.
  private func summary(at now: Duration) -> [ScreenAction] {
    Summary(session, painBefore: painBefore, endedAt: now)
      .map { [.replace(.summary($0))] } ?? []
  }

  /// Ends the session at a question that only a key can answer, if there are no keys. It would wait
  /// for ever.
  private mutating func endIfUnanswerable(in context: ScreenContext) -> [ScreenAction] {
    if case .ended = session.state { return [] }
    guard !context.settings.hasKeys, session.segment.asks, session.isWaiting else { return [] }
    let effects = session.handle(.left, at: sessionTime(at: context.now))
    let reason =
      "This step needs a key press, and there is no keyboard, so the session stops here."
    return [.message(reason)] + actions(for: effects)
  }

  private func actions(for effects: [SessionEffect]) -> [ScreenAction] {
    effects.flatMap { effect -> [ScreenAction] in
      let observed = ScreenAction.effect(.observe(effect))
      switch effect {
      case .cue(.words(let words), _, _): return [.message(words), observed]
      case .refused(let refusal): return [observed, .message(Format.refusal(refusal))]
      case .started, .entered, .cue, .finished, .paused, .resumed, .adjusted, .ended:
        return [observed]
      }
    }
  }

}
