import RoutineEngine

/// The session as the engine walks it, and what else may be true: had it begun when the program was
/// started and not when the first picture was seen, and had the last key not come in.
struct Truth {
  /// What the program may need to take a key in and to put it on the disk, on a machine that has
  /// other things to do. Without load it takes a few milliseconds.
  static let slack: Duration = .milliseconds(800)

  private(set) var now: Session
  private var before: Session
  private var early: Session
  private let lead: Duration
  private var typed: (event: SessionEvent, at: Duration)?

  /// A session that begins.
  /// - Parameters:
  ///   - session: The session.
  ///   - lead: How long before its first picture was seen the program was started.
  init(_ session: Session, lead: Duration) {
    (now, before, early) = (session, session, session)
    self.lead = lead
  }

  /// Takes in a key, so long after the first picture.
  mutating func take(_ event: SessionEvent, at moment: Duration) {
    before = now
    typed = (event, moment)
    _ = now.handle(event, at: moment)
    _ = early.handle(event, at: moment + lead)
  }

  /// Where it may be, were it killed at a moment.
  func possible(at killedAt: Duration) -> [Session] {
    var all = [now]
    if let typed, killedAt - typed.at < Self.slack { all.append(before) }
    return all.map { Self.session($0, at: killedAt) }
  }

  /// The farthest that it may be by then. Had the last key been taken in late, it went on until
  /// then, though it may pause since.
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
