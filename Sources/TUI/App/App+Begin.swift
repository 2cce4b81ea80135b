import CarePlan
import RoutineEngine

/// The only way to a running session.
extension App {
  /// Begins a session if nothing speaks against it. Otherwise asks what has to be asked first, or
  /// says what is in the way.
  ///
  /// - Returns: The effects, in order.
  mutating func begin(_ request: SessionRequest) -> [AppEffect] {
    let released = removeQuestions(before: request)
    let admission = advice.admission(
      of: request.routine, request.replies, canAsk: canAsk)
    switch admission {
    case .go(let gentleness):
      return released + begin(request, walking: SessionWalk(request, gently: gentleness))
    case .ask(.signs):
      return released + ask(.safety(SafetyQuestion(waiting: request)))
    case .ask(.cautions):
      let cautions = request.routine.includingWhatItIncludes.cautions
      return released + ask(.pain(PainQuestion(.cautions(cautions), before: request)))
    case .ask(.pain): return released + ask(.pain(PainQuestion(.pain, before: request)))
    case .ask(.soreness): return released + ask(.pain(PainQuestion(.soreness, before: request)))
    case .ask(.stretching(let pain)):
      return released + ask(.pain(PainQuestion(.whatNow(.pain(pain)), before: request)))
    case .locked(let lock) where !lock.isAboutSigns:
      return released + ask(.pain(PainQuestion(.whatNow(lock), before: request)))
    case .locked:
      return released + ask(.safety(SafetyQuestion(explains: true, waiting: request)))
    }
  }

  /// Removes questions that were answered, or that the request replaces.
  private mutating func removeQuestions(before request: SessionRequest) -> [AppEffect] {
    var effects: [AppEffect] = []
    while let top = screens.last, top.comesBeforeSession {
      screens.removeLast()
      if top.waiting?.continuesAnother ?? false, !request.continuesAnother {
        effects.append(.releaseResumed)
      }
      // The pain belongs to a session that will not begin now.
      if request.painBefore == nil { effects += notePain(of: top.waiting) }
    }
    return effects
  }

  private mutating func begin(
    _ request: SessionRequest, walking walk: SessionWalk
  ) -> [AppEffect] {
    var (player, actions) = Player.begin(request, walking: walk.timeline, in: context)
    if walk.isEased { actions += player.ease(in: context) }
    updateList { $0.filter = RoutineFilter() }
    screens.append(.player(player))
    let offer =
      request.isHandsFree == nil && settings.offersHandsFree(in: request.routine)
      ? Format.offerOfHandsFree : nil
    let ruledOut =
      advice.isRuledOut(request.routine) ? Format.ruledOut(request.routine.title) : nil
    let sentences = [
      ruledOut, walk.gentleness?.sentence(for: request.routine),
      advice.position(in: request.routine), advice.doubt(about: request.routine),
      advice.ceiling(of: request.routine), offer,
    ].compactMap(\.self)
    let text = sentences.joined(separator: " ")
    let told = sentences.isEmpty ? [] : [ScreenAction.message(text)]
    let spoken = sentences.isEmpty || !settings.speaks ? [] : [ScreenAction.effect(.speak(text))]
    // In plain lines, the title of the session comes before these sentences.
    let start = actions.prefix { if case .effect(.observe(.started)) = $0 { true } else { false } }
    return perform(start + told + spoken + actions.dropFirst(start.count))
  }

  /// Puts a question on top, prints it in sessions without a screen, and speaks it.
  mutating func ask(_ question: Screen) -> [AppEffect] {
    screens.append(question)
    let lines = question.lines(in: context)
    return lines.map { .say($0) }
      + (settings.speaks ? [.speak(question.aloud(in: context))] : [])
  }

  /// The reason that no session is running: a lock on the requested one, or an emergency.
  var reasonForNoSession: String {
    if let lock, let request = screens.last?.waiting {
      return lock.sentence(for: request.routine, under: advice)
    }
    return advice.locksEverything ? advice.safetyAdvice.joined() : Format.noSession
  }

  /// True if nothing is left to show or to ask.
  public var isOver: Bool { isSummedUp || !canAsk && lock != nil }

  /// The lock on the requested session. `nil` if none is requested, if it may begin, or if an
  /// answer may still unlock it.
  public var lock: Lock? {
    guard let request = screens.last?.waiting else { return nil }
    let admission = advice.admission(
      of: request.routine, request.replies, canAsk: canAsk)
    return if case .locked(let lock) = admission { lock } else { nil }
  }
}
