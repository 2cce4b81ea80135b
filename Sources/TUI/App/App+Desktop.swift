import Drawing
import RoutineEngine

/// The session in the window's title and progress.
extension App {
  /// The step of the progress, in percent. Each step is sent, and a taskbar shows no finer ones.
  private static let percentStep = 5

  /// The title and the progress of the window; `nil` outside of a session, or if the setting is
  /// off. The time in the title does not count down: it changes with the segment, and on a pause.
  public var windowStatus: WindowStatus? {
    guard settings.isToldToDesktop, let session, let time = sessionTime else { return nil }
    let title = Self.title(of: session, at: time) + " - " + session.timeline.routine.title
    let percent = Self.percent(of: session, at: time)
    return WindowStatus(
      title: title, progress: session.isPaused ? .paused(percent) : .running(percent))
  }

  /// The next moment at which the window's progress makes a step, on the program's clock, or up to
  /// 1 ms before it. `nil` while it makes none.
  public var nextWindowChange: Duration? {
    guard settings.isToldToDesktop, let session, let time = sessionTime,
      case .running = session.state,
      session.remaining(at: time) != nil
    else { return nil }
    let next = Self.percent(of: session, at: time) + Self.percentStep
    let leftThen = session.timeline.likelyLength * (100 - next) / 100
    let passes = (Self.left(of: session, at: time) - leftThen) / settings.speed
    return lastMoment + max(passes - .milliseconds(1), .zero)
  }

  private static func title(of session: Session, at time: Duration) -> String {
    let segment = session.segment
    let name = segment.title.isEmpty ? Format.name(of: segment) : segment.title
    if case .paused(let pause) = session.state {
      let left = session.remaining(at: time).map { ", \(Format.length($0)) left" } ?? ""
      return "\(Format.pause(pause))\(left): \(name)"
    }
    return segment.kind == .prompt ? "Your turn: \(name)" : SegmentText.line(segment)
  }

  private static func percent(of session: Session, at time: Duration) -> Int {
    let whole = session.timeline.likelyLength
    guard whole > .zero else { return 0 }
    let percent = Int((1 - left(of: session, at: time) / whole) * 100)
    return min(max(percent / percentStep * percentStep, 0), 100)
  }

  private static func left(of session: Session, at time: Duration) -> Duration {
    session.upcoming.reduce(session.remaining(at: time) ?? session.segment.pace) {
      $0 + ($1.length(handsFree: true) ?? .zero)
    }
  }
}

/// Messages for the desktop when a long timer has ended: the person may have turned away.
public struct DesktopMessages: Sendable {
  /// The shortest timer that gets a message: people turn away from it. A habit.
  private static let longTimer: Duration = .minutes(3)

  /// The long timer that has just ended; the message waits for the next segment.
  private var finished: SegmentResult?

  /// No messages yet.
  public init() {}

  /// Returns the message for an effect; `nil` if there is none.
  public mutating func message(for effect: SessionEffect) -> String? {
    switch effect {
    case .finished(let result):
      finished = Self.isLong(result) ? result : nil
      return nil
    case .entered(let context, _): return takeMessage(next: SegmentText.line(context.segment))
    case .ended(let result):
      let isSilent = result.ending != .finished || result.timeline.routine.isForBed
      return isSilent ? nil : takeMessage(next: "finished")
    case .started, .cue, .paused, .resumed, .adjusted, .refused: return nil
    }
  }

  private mutating func takeMessage(next: String) -> String? {
    guard let result = finished else { return nil }
    finished = nil
    let name = result.title.isEmpty ? Format.name(of: result.kind) : result.title
    return "\(name) is over. Next: \(next)"
  }

  private static func isLong(_ result: SegmentResult) -> Bool {
    switch result.kind.role {
    case .timedWork, .rest:
      result.outcome == .done && result.spent >= longTimer
    case .prompt, .ready, .change, .reps, .open: false
    }
  }
}
