import RemoteControl
import RoutineEngine
import TUI

extension SessionStatus {
  /// The status of the session under way.
  init(_ app: App) {
    self.init()
    guard let session = app.session, let now = app.sessionTime else { return }
    self.init(session, at: now, speed: app.settings.speed)
  }

  /// The status of a session at a moment of its own.
  init(_ session: Session, at now: Duration, speed: Int) {
    self.init()
    let (timeline, segment) = (session.timeline, session.segment)
    state = State(session)
    routine = timeline.routine.id
    title = timeline.routine.title
    step = Self.name(of: segment)
    kind = segment.kind.rawValue
    side = segment.side
    repetition = segment.repetition?.index
    of = segment.repetition?.of
    round = segment.round?.index
    rounds = segment.round?.of
    remaining = session.remaining(at: now)
    length = session.length
    let left = session.timeLeft(at: now)
    total = left
    percent = Self.percent(of: session, left: left)
    next = session.upcoming.first { $0.kind != .ready }
      .map(Self.name)
    self.segment = session.index + 1
    self.speed = speed
    let spent = remaining ?? session.elapsed(at: now)
    anchor = spent
    if case .running = session.state {
      anchor = remaining == nil ? now - spent : now + spent
    } else if let leadIn = session.leadInRemaining(at: now) {
      anchor = now + leadIn
    }
  }

  /// The name of the move for a person, or that of a rest.
  private static func name(of segment: Segment) -> String {
    segment.kind == .rest || segment.kind == .change || segment.title.isEmpty
      ? Format.name(of: segment) : segment.title
  }

  private static func percent(of session: Session, left: Duration) -> Int {
    let whole = session.timeline.segments.reduce(.zero) {
      $0 + ($1.length(handsFree: session.isHandsFree) ?? .zero)
    }
    guard whole > .zero else { return 0 }
    return Int((100 * (1 - left / whole)).rounded(.down)).clamped(to: 0...100)
  }
}

extension SessionStatus.State {
  fileprivate init(_ session: Session) {
    switch session.state {
    case .running: self = session.isWaiting ? .waiting : .running
    case .leadingIn: self = .starting
    case .paused(.hurt): self = .hurt
    case .paused: self = .paused
    case .ended: self = .idle
    }
  }
}
