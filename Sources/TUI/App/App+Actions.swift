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
      // Milder pain changes no advice, and the history has it anyway.
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

  /// Saves pain that was entered without a session.
  private func note(_ pain: Int) -> [AppEffect] {
    [.save(.painEntry(pain))] + (day == nil ? [] : [.load(.today)])
  }

  /// Saves the pain that was said before a session that does not begin.
  func notePain(of request: SessionRequest?) -> [AppEffect] {
    guard let request, !request.continuesAnother, let pain = request.painBefore else { return [] }
    return note(pain)
  }

  /// Takes in the check-in after the session that has just ended. Saves it if it locks a routine,
  /// or did before a correction.
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

  /// Reloads the data that the end of a session has changed.
  private func loadNews(of summary: Summary) -> [AppEffect] {
    let suggestion = summary.isPainOpen ? [] : [Query.suggestion(over: settings.prescription)]
    return
      ([.report] + suggestion + (care.answers.practice == nil ? [] : [.practice])
      + (day == nil ? [] : [.today]) + (list == nil ? [] : [.interrupted]))
      .map { .load($0) }
  }

  /// Applies settings that another program has changed in the file. Others keep the value that a
  /// key has given them for now.
  mutating func configure(_ changes: [String: Setting.Value]) -> [AppEffect] {
    var settings = settings
    for setting in Setting.all {
      if let value = changes[setting.name] { setting.set(value, in: &settings) }
    }
    if settings == self.settings { return [] }
    let names = changes.keys.sorted().joined(separator: ", ")
    return perform([.use(settings), .message("Changed in config.yaml: \(names).")])
  }

  /// Merges answers that another program has saved. If pain or check-ins differ, the history has
  /// changed, too.
  mutating func join(_ answers: Answers) -> [AppEffect] {
    let old = care
    care.join(answers, after: lastMoment)
    let isDayOther =
      care.answers.pain != old.answers.pain || care.answers.checkIns != old.answers.checkIns
    return isDayOther && care.answers.practice != nil ? [.load(.practice)] : []
  }

  /// Removes the cut-off session from the list, since it was resumed or ended.
  private mutating func forgetCutOff() {
    guard case .list(var list) = screens.first else { return }
    list.interrupted = nil
    screens[0] = .list(list)
  }

  // MARK: The session under way

  /// The session under way; `nil` before and after, and while its cautions lie over it, paused.
  public var session: Session? {
    if case .player(let player) = screens.last { player.session } else { nil }
  }

  /// The session's own time at the last input; `nil` whenever `session` is `nil`.
  public var sessionTime: Duration? {
    if case .player(let player) = screens.last { player.sessionTime(at: lastMoment) } else { nil }
  }

  /// The segment under way, and the session's own time, for the checkpoint; `nil` whenever
  /// `session` is `nil`, and until the history is loaded.
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
