import RoutineEngine
import Screen

/// A session on the screen: what the keys do to it, and what is shown beside it.
struct Player: Sendable, Hashable {
  /// A question that has to be answered before the session goes on.
  enum Question: Sendable, Hashable {
    /// Whether to leave; if not, the clock goes on if it ran.
    case leave(resumes: Bool)
    /// How to go on after a hurt.
    case hurt
  }

  private(set) var session: Session
  /// When the session began, on the program's clock.
  private let beganAt: Duration
  private(set) var settings: PlaySettings
  private(set) var question: Question?
  private(set) var showsOnlyDigits = false
  private(set) var notice: Notice?
  /// Whether the clock stood still by itself, told until the person goes on.
  var isOver: Bool { if case .ended = session.state { true } else { false } }

  /// Begins a session now.
  static func begin(
    _ timeline: Timeline, from index: Int, settings: PlaySettings, at now: Duration
  ) -> (player: Player, effects: [AppEffect]) {
    let (session, effects) = Session.begin(
      timeline, at: index, isHandsFree: settings.isHandsFree)
    var player = Player(session: session, beganAt: now, settings: settings)
    return (player, player.take(effects, at: now))
  }

  private init(session: Session, beganAt: Duration, settings: PlaySettings) {
    self.session = session
    self.beganAt = beganAt
    self.settings = settings
  }

  // MARK: Time

  /// The session's own time at a moment of the program's clock.
  func sessionTime(at now: Duration) -> Duration {
    (now - beganAt) * settings.speed
  }

  /// The moment of the program's clock at which the session's time has come: never before it.
  private func moment(of sessionTime: Duration) -> Duration {
    let exact = beganAt + sessionTime / settings.speed
    // A division that leaves a rest is rounded down, and would wake the program just too early.
    return self.sessionTime(at: exact) < sessionTime ? exact + .nanoseconds(1) : exact
  }

  /// The next moment at which something happens, or looks otherwise.
  func nextChange(after now: Duration) -> Duration? {
    let time = sessionTime(at: now)
    let changes = [session.nextDeadline, nextFlip(after: time)].compactMap { $0 }.map(moment(of:))
    return (changes + [notice?.until].compactMap { $0 }).min()
  }

  /// When a shown digit or the pacer changes next, in session time.
  private func nextFlip(after time: Duration) -> Duration? {
    if let leadIn = session.leadInRemaining(at: time) {
      return time + leadIn - .seconds(max(0, leadIn.secondsRoundedUp - 1))
    }
    guard case .running = session.state else { return nil }
    let elapsed = session.elapsed(at: time)
    var flips: [Duration] = []
    if let remaining = session.remaining(at: time) {
      flips.append(time + remaining - .seconds(max(0, remaining.secondsRoundedUp - 1)))
    } else if session.segment.kind == .open {
      flips.append(time + .seconds(elapsed.secondsRoundedDown + 1) - elapsed)
    }
    if session.segment.tempo != nil {
      let step = PlayerMoment.pacerStep
      flips.append(time + elapsed.roundedDown(to: step) + step - elapsed)
    }
    return flips.min()
  }

  // MARK: Events

  mutating func letTimePass(at now: Duration) -> [AppEffect] {
    if let notice, notice.until <= now { self.notice = nil }
    return handle(.timePassed, at: now)
  }

  mutating func noteGap(since last: Duration, at now: Duration) -> [AppEffect] {
    handle(.gapNoticed(since: sessionTime(at: last)), at: now)
  }

  mutating func leave(at now: Duration) -> [AppEffect] {
    handle(.left, at: now)
  }

  mutating func press(_ key: Key, at now: Duration) -> [AppEffect] {
    notice = nil
    switch question {
    case .leave(let resumes): return answer(key, leaveResumes: resumes, at: now)
    case .hurt: return answerHurt(key, at: now)
    case nil: break
    }
    guard let action = Keys.player.action(for: key) else { return [] }
    return perform(action, at: now)
  }

  private mutating func perform(_ action: PlayerAction, at now: Duration) -> [AppEffect] {
    switch action {
    case .pause:
      // On words that wait nothing runs that could be paused: the key means "go on".
      let waits = session.isWaiting && session.segment.kind != .open && !session.isPaused
      return handle(waits ? .answered : .pauseToggled, at: now)
    case .answer: return handle(.answered, at: now)
    case .next: return handle(.skippedForward, at: now)
    case .back: return handle(.wentBack, at: now)
    case .again: return handle(.repeated, at: now)
    case .longer: return handle(.lengthened, at: now)
    case .shorter: return handle(.shortened, at: now)
    case .hurt:
      question = .hurt
      return handle(.hurt, at: now) + [.say(sentence(for: .hurt, at: now))]
    case .largeDigits: showsOnlyDigits.toggle()
    case .sound:
      settings.isSoundOn.toggle()
      return tell(settings.isSoundOn ? "Sound is on." : "Sound is off.", at: now)
    case .handsFree:
      settings.isHandsFree.toggle()
      return tell(Wording.handsFree(settings.isHandsFree), at: now)
        + handle(.handsFreeChanged(settings.isHandsFree), at: now)
    case .help: break
    case .quit:
      let question = Question.leave(resumes: !session.isPaused)
      self.question = question
      return handle(.paused, at: now) + [.say(sentence(for: question, at: now))]
    }
    return []
  }

  // MARK: Questions

  private mutating func answer(
    _ key: Key, leaveResumes resumes: Bool, at now: Duration
  ) -> [AppEffect] {
    switch key {
    case .character("y"), .character("Y"), .character("q"), .enter:
      question = nil
      return handle(.left, at: now)
    case .character("n"), .character("N"), .character(" "), .escape:
      question = nil
      return resumes ? handle(.resumed, at: now) : []
    default:
      return []
    }
  }

  private mutating func answerHurt(_ key: Key, at now: Duration) -> [AppEffect] {
    let answer: AfterHurt
    switch key {
    case .character("g"): answer = .goOnGently
    case .character("s"): answer = .skipMove
    case .character("e"), .character("q"): answer = .end
    default: return []
    }
    question = nil
    return handle(.hurtAnswered(answer), at: now)
  }

  // MARK: The session

  private mutating func handle(_ event: SessionEvent, at now: Duration) -> [AppEffect] {
    let effects = session.handle(event, at: sessionTime(at: now))
    return take(effects, at: now)
  }

  private mutating func take(_ effects: [SessionEffect], at now: Duration) -> [AppEffect] {
    effects.flatMap { effect -> [AppEffect] in
      switch effect {
      case .play(let cue, _):
        if case .words(let words) = cue { notice = Notice(words, at: now) }
        return [.note(effect)] + (settings.isSoundOn ? [.play(cue)] : [])
      case .refuse(let refusal):
        return [.note(effect)] + tell(Wording.refusal(refusal), at: now)
      case .enter, .record, .pause, .resume, .end:
        return [.note(effect)]
      }
    }
  }

  /// Shows a sentence for a while, and tells it where nothing is shown.
  private mutating func tell(_ text: String, at now: Duration) -> [AppEffect] {
    notice = Notice(text, at: now)
    return [.say(text)]
  }

  /// A question and its answers in a line.
  private func sentence(for question: Question, at now: Duration) -> String {
    let text = QuestionText(question, of: session, at: sessionTime(at: now))
    let answers = text.answers.map { "\($0.key): \($0.name)" }.joined(separator: ", ")
    return text.lines.joined(separator: " ") + " " + answers + "."
  }
}
