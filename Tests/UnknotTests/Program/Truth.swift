import RoutineEngine

/// The session as the engine walks it, and other possible truths: the session began at the
/// program's start instead of the first picture, or the last key did not come in.
struct Truth {
  /// The longest time in which the program takes in a key and saves it, on a busy machine. Without
  /// load that is a few milliseconds.
  static let slack: Duration = .milliseconds(800)

  private(set) var now: Session
  private var before: Session
  private var early: Session
  private let lead: Duration
  private var typed: (event: SessionEvent, at: Duration)?

  /// A session that begins.
  /// - Parameters:
  ///   - session: The session.
  ///   - lead: The time from the program's start to the first picture.
  init(_ session: Session, lead: Duration) {
    (now, before, early) = (session, session, session)
    self.lead = lead
  }

  /// Takes in a key, some time after the first picture.
  mutating func take(_ event: SessionEvent, at moment: Duration) {
    before = now
    typed = (event, moment)
    _ = now.handle(event, at: moment)
    _ = early.handle(event, at: moment + lead)
  }

  /// The possible sessions if the program were killed at a moment.
  func possible(at killedAt: Duration) -> [Session] {
    var all = [now]
    if let typed, killedAt - typed.at < Self.slack { all.append(before) }
    return all.map { Self.session($0, at: killedAt) }
  }

  /// The possible sessions at a moment, the farthest included. If the last key came in late, the
  /// session went on until then, though it may be paused since.
  func farthest(at moment: Duration) -> [Session] {
    var late = before
    if let typed, typed.at + Self.slack < moment {
      _ = late.handle(typed.event, at: typed.at + Self.slack)
    }
    return [Self.session(early, at: moment + lead), Self.session(late, at: moment)]
      + possible(at: moment)
  }

  private static func session(_ session: Session, at moment: Duration) -> Session {
    var session = session
    _ = session.handle(.advanced, at: moment)
    return session
  }
}
