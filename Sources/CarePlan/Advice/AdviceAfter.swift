import Foundation
import RoutineEngine

/// The advice after a session, by the person's answers about pain. Nothing else decides what comes
/// next.
///
/// The first case that fits applies. The thresholds of better and worse are a habit: one point is
/// noticeable, two are much (Salaffi 2004, PubMed 15207508, grade B). The bands are those of
/// physiotherapy handouts (grade C).
public enum AdviceAfter: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// Stopped because of a hurt, or pain of 6 or more afterwards.
  case stop
  /// Up two points or more.
  case muchWorse
  /// Up one point.
  case worse
  /// Down two points or more.
  case muchBetter
  /// Down one point.
  case better
  /// Unchanged pain of 4 or 5.
  case sameSome
  /// Unchanged pain of 0 to 3.
  case same
  /// Pain of 4 or 5 afterwards, unknown before.
  case someAfter
  /// Pain of 0 to 3 afterwards, unknown before.
  case littleAfter
  /// Pain unknown afterwards.
  case unknown

  /// The routines that are closed until tomorrow.
  public enum Closure: Sendable, Hashable {
    case nothing
    /// Pressing and rolling.
    case pressing
    /// Pressing, rolling and the routine itself.
    case pressingAndThisRoutine
    /// Pressing, rolling and stretching.
    case pressingAndStretching
  }

  /// A row of the table.
  private struct Row {
    let said: String
    let closed: Closure
    /// True if the next session of the routine is gentle.
    let isGentleNext: Bool
    /// True if such a session may be a reason for a higher dose.
    let allowsMore: Bool

    init(
      _ said: String, closed: Closure = .nothing, gentleNext isGentleNext: Bool = false,
      allowsMore: Bool = false
    ) {
      self.said = said
      self.closed = closed
      self.isGentleNext = isGentleNext
      self.allowsMore = allowsMore
    }
  }

  private var row: Row {
    switch self {
    case .stop:
      Row(
        "Stop for today. No more pressing, rolling or stretching until tomorrow.",
        closed: .pressingAndStretching, gentleNext: true)
    case .muchWorse:
      Row(
        "It is clearly worse than before. Leave this routine and all pressing until tomorrow, "
          + "and then take the gentle dose.", closed: .pressingAndThisRoutine, gentleNext: true)
    case .worse:
      Row(
        "It is a little worse than before. Go more gently next time. No more pressing or rolling "
          + "until tomorrow.", closed: .pressing, gentleNext: true)
    case .muchBetter: Row("It is much better.", allowsMore: true)
    case .better: Row("It is a little better.", allowsMore: true)
    case .sameSome:
      Row(
        "It is about the same. If it has not settled by tomorrow, take the gentle dose. No more "
          + "pressing or rolling until tomorrow.", closed: .pressing, gentleNext: true)
    case .same:
      Row(
        "It is about the same. You can do this again at the usual time.", allowsMore: true)
    case .someAfter:
      Row(
        "Pain 4 or 5: take the gentle dose, and see that it settles within a day.",
        gentleNext: true)
    case .littleAfter: Row("Pain 0 to 3: carry on.")
    case .unknown: Row("")
    }
  }

  /// The line for the person; empty if there is none.
  public var said: String { row.said }
  /// The routines that are closed until tomorrow.
  public var closed: Closure { row.closed }
  /// True if the next session of the same routine is gentle.
  public var isGentleNext: Bool { row.isGentleNext }
  /// True if the session may be a reason for a higher dose: pain is known before and after, and no
  /// worse.
  public var allowsMore: Bool { row.allowsMore }

  /// Compares the cases by their order. The strictest comes first.
  public static func < (one: AdviceAfter, other: AdviceAfter) -> Bool {
    one.rawValue < other.rawValue
  }

  /// Returns true if this case closes more than another one.
  func closesMore(than other: AdviceAfter) -> Bool {
    closed != .nothing && (other.closed == .nothing || self < other)
  }

  /// The case for a check-in.
  public init(_ checkIn: CheckIn) {
    self.init(before: checkIn.before, after: checkIn.after, isStopped: checkIn.isStopped)
  }

  /// The case for answers about pain.
  ///
  /// - Parameters:
  ///   - before: Pain before the session, from 0 to 10; `nil` if unknown.
  ///   - after: Pain after it, from 0 to 10; `nil` if unknown.
  ///   - isStopped: True if the person ended the session because it hurt.
  public init(before: Int?, after: Int?, isStopped: Bool) {
    if isStopped || after.map({ $0 >= Advice.severePain }) ?? false {
      self = .stop
    } else if let before, let after {
      switch after - before {
      case 2...: self = .muchWorse
      case 1: self = .worse
      case ...(-2): self = .muchBetter
      case -1: self = .better
      default: self = after >= Advice.gentlePain ? .sameSome : .same
      }
    } else if let after {
      self = after >= Advice.gentlePain ? .someAfter : .littleAfter
    } else {
      self = .unknown
    }
  }

  /// Returns true if this advice closes a routine until tomorrow.
  func closes(_ routine: Routine, after routineID: String) -> Bool {
    switch closed {
    case .nothing: false
    case .pressing: routine.presses
    case .pressingAndThisRoutine: routine.presses || routine.walks(routineID)
    case .pressingAndStretching: routine.presses || routine.stretches
    }
  }
}
