import CarePlan
import RoutineEngine

/// The requests of screens, and the session under way.
extension App {
  /// Carries out what a screen asks for.
  ///
  /// - Returns: The effects, in order.
  mutating func perform(_ actions: [ScreenAction]) -> [AppEffect] {
    actions.flatMap { perform($0) }
  }

  private mutating func perform(_ action: ScreenAction) -> [AppEffect] {
    switch action {
    case .effect(let effect):
      if case .resume(let choice) = effect, choice != .later { forgetCutOff() }
      if settings.flashes {
        if case .observe(.entered) = effect { flash() }
        if case .observe(.cue(let cue, _, _)) = effect { light(cue) }
      }
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
    case .notePain(let pain): return note(pain)
    case .readCautions(let routineID):
      care.noteCautionsRead(of: routineID)
      return [.save(.readCautions(of: routineID))]
    case .answerSoreness(let soreness):
      care.answer(soreness, after: lastMoment)
      return [.save(.soreness(soreness))]
    case .checkIn: return checkIn()
    case .begin(let request): return begin(request)
    case .push(let screen):
      screens.append(screen)
      return []
    case .replace(let screen):
      screens[screens.count - 1] = screen
      guard case .summary(let summary) = screen else { return [] }
      return checkIn() + loadNews(of: summary)
    case .pop:
      if screens.count == 1 { return notePain(of: screens[0].waiting) + [.quit] }
      let screen = screens.removeLast()
      return notePain(of: screen.waiting)
        + (screen.waiting?.continuesAnother ?? false ? [.releaseResumed] : [])
    case .quit: return [.quit]
    }
  }

  /// Keeps pain that was recorded without a session.
  private func note(_ pain: Int) -> [AppEffect] {
    [.save(.painEntry(pain))] + (day == nil ? [] : [.load(.today)])
  }

  /// Keeps the pain that was said for a session that does not begin.
  func notePain(of request: SessionRequest?) -> [AppEffect] {
    guard let request, !request.continuesAnother, let pain = request.painBefore else { return [] }
    return note(pain)
  }

  /// Takes in the answers about the session that has just ended. They are saved if they close
  /// anything, or did.
  private mutating func checkIn() -> [AppEffect] {
    guard let summary else { return [] }
    let checkIn = summary.checkIn(endedAt: care.moment(after: summary.endedAt))
    let earlier = care.answers.checkIns.last { $0.endedAt == checkIn.endedAt }
    let all = care.note(checkIn, after: lastMoment)
    let closes = [earlier, checkIn].contains {
      $0.map { AdviceAfter($0).closed } ?? .nothing != .nothing
    }
    return closes ? [.save(.checkIns(all))] : []
  }

  /// Asks for what a session that has just ended has changed.
  private func loadNews(of summary: Summary) -> [AppEffect] {
    let suggestion = summary.isPainOpen ? [] : [Query.suggestion(over: settings.prescription)]
    return
      ([.report] + suggestion + (care.answers.practice == nil ? [] : [.practice])
      + (day == nil ? [] : [.today]) + (list == nil ? [] : [.interrupted]))
      .map { .load($0) }
  }

  /// Takes over settings that somebody else has changed; what keys have changed for now stays.
  mutating func configure(_ changes: [String: Setting.Value]) -> [AppEffect] {
    var settings = settings
    for setting in Setting.all {
      if let value = changes[setting.name] { setting.set(value, in: &settings) }
    }
    if settings == self.settings { return [] }
    let names = changes.keys.sorted().joined(separator: ", ")
    return perform([.use(settings), .message("Changed in config.yaml: \(names).")])
  }

  /// Takes in answers that somebody else has kept. What they know of the history has changed, too.
  mutating func join(_ answers: Answers) -> [AppEffect] {
    let old = care
    care.join(answers, after: lastMoment)
    let isDayOther =
      care.answers.pain != old.answers.pain || care.answers.checkIns != old.answers.checkIns
    return isDayOther && care.answers.practice != nil ? [.load(.practice)] : []
  }

  /// Takes a session that was cut off out of the list: it goes on, or is over.
  private mutating func forgetCutOff() {
    guard case .list(var list) = screens.first else { return }
    list.interrupted = nil
    screens[0] = .list(list)
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
