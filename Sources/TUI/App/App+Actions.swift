import CarePlan
import RoutineEngine

/// The requests of screens, and the session under way.
extension App {
  /// Does what a screen asks for.
  ///
  /// - Returns: The effects, in order.
  mutating func take(_ actions: [ScreenAction]) -> [AppEffect] {
    actions.flatMap { take($0) }
  }

  private mutating func take(_ action: ScreenAction) -> [AppEffect] {
    switch action {
    case .effect(let effect):
      if settings.flashes, case .observe(.entered) = effect { flash() }
      return [effect]
    case .message(let text):
      show(text)
      return [.say(text)]
    case .use(let settings):
      let old = self.settings
      self.settings = settings
      return (settings.theme == old.theme ? [] : [showing(settings.theme)])
        + (settings.isFollowed(like: old) ? [] : [.apply(settings)])
    case .answerSafety(let edit):
      care.answer(edit, after: lastMoment)
      return [.save(.safety(care.answers.safety))]
    case .answerPain(let pain, let isCorrection):
      let before = advice.pain ?? 0
      let today = care.answer(pain: pain, isCorrection: isCorrection, after: lastMoment)
      // Less than that changes nothing, and is in the history.
      return max(before, today) >= Advice.gentlePain ? [.save(.pain(today))] : []
    case .begin(let request): return begin(request)
    case .push(let screen):
      screens.append(screen)
      return []
    case .replace(let screen):
      screens[screens.count - 1] = screen
      if case .summary(let summary) = screen { return loadNews(of: summary) }
      return []
    case .pop:
      if screens.count == 1 { return [.quit] }
      let screen = screens.removeLast()
      return screen.waiting?.continuesAnother ?? false ? [.releaseResumed] : []
    case .quit: return [.quit]
    }
  }

  /// Asks for what a session that has just ended has changed.
  private func loadNews(of summary: Summary) -> [AppEffect] {
    let suggestion = summary.isPainOpen ? [] : [Query.suggestion(over: settings.prescription)]
    return ([.report] + suggestion + (today == nil ? [] : [.today])).map { .load($0) }
  }

  // MARK: The session under way

  /// The session under way; `nil` before and after.
  public var session: Session? {
    if case .player(let player) = screens.last { player.session } else { nil }
  }

  /// The moment of the session under way.
  public var sessionTime: Duration? {
    if case .player(let player) = screens.last { player.sessionTime(at: lastMoment) } else { nil }
  }

  /// The segment under way with the session's own moment, for the checkpoint; `nil` before and
  /// after.
  public var progress: (context: SegmentContext, at: Duration)? {
    guard opening == nil, let session, let time = sessionTime else { return nil }
    return (session.context(at: time), time)
  }

  /// The summary of a session, while it is shown.
  var summary: Summary? {
    if case .summary(let summary) = screens.last { summary } else { nil }
  }

  /// True if a session has ended and its summary is shown.
  public var isSummedUp: Bool { summary != nil }
}
