import CarePlan
import RoutineEngine

/// The one way to a session under way.
extension AppState {
  /// Begins a session if nothing speaks against it. Otherwise it asks what has to be asked first, or
  /// says what is in the way.
  ///
  /// - Parameter request: What is asked for.
  /// - Returns: What is to be done, in order.
  mutating func begin(_ request: SessionRequest) -> [AppEffect] {
    // A question that was answered, or that the request overtakes.
    while places.last?.comesBeforeSession ?? false { places.removeLast() }
    let admission = advice.admission(
      of: request.routine, request.replies, canAsk: canAsk)
    switch admission {
    case .go(let gentleness): return begin(request, gently: gentleness)
    case .ask(.signs): return ask(SafetyQuestion(after: advice.signs, waiting: request))
    case .ask(.pain): return ask(PainQuestion(before: request))
    case .ask(.stretching(let pain)), .locked(.pain(let pain)):
      return ask(PainQuestion(before: request, at: pain))
    case .locked(.emergency), .locked(.signs):
      return ask(SafetyQuestion(after: advice.signs, explains: true, waiting: request))
    }
  }

  private mutating func begin(
    _ request: SessionRequest, gently gentleness: Gentleness?
  ) -> [AppEffect] {
    let gentle = gentleness == nil ? nil : request.gentleTimeline
    var (player, turns) = Player.begin(
      request, walking: gentle ?? request.timeline, settings: request.settings ?? settings,
      at: lastMoment)
    if gentleness != nil, gentle == nil { turns += player.ease(at: lastMoment) }
    places.append(player)
    let told = gentleness.map { [Turn.tell($0.sentence)] } ?? []
    return take(told + turns)
  }

  private mutating func ask(_ place: any Place) -> [AppEffect] {
    places.append(place)
    return place.lines(on: stage).map { .say($0) }
  }

  /// Whether something is asked or said that comes before a session.
  public var asksBeforeSession: Bool { places.last?.comesBeforeSession ?? false }

  /// The lock on the session that is asked for; `nil` if none is asked for, or it may begin or an
  /// answer may let it.
  public var lock: Lock? {
    guard let request = places.last?.waiting else { return nil }
    let admission = advice.admission(
      of: request.routine, request.replies, canAsk: canAsk)
    return if case .locked(let lock) = admission { lock } else { nil }
  }
}
