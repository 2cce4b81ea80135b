import Foundation
import RoutineEngine

/// The advice after a session, by what the person said about pain. It alone sets what comes next.
///
/// The first row that fits is taken. For better and worse the lines are a habit: one point is
/// noticed, two are much (Salaffi 2004, PubMed 15207508, grade B); the bands are those of
/// physiotherapy handouts (grade C).
public enum AdviceAfter: Int, Sendable, Hashable, CaseIterable, Comparable {
  /// Stopped because it hurt, or 6 or more after it.
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
  /// 4 or 5 after it, not said before.
  case someAfter
  /// 0 to 3 after it, not said before.
  case littleAfter
  /// Not said after it.
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
    /// True if the next time of this routine is gentle.
    let isGentleNext: Bool
    /// True if a session like this may be a reason for more.
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
  /// True if the next time of the same routine is gentle.
  public var isGentleNext: Bool { row.isGentleNext }
  /// True if the session may be a reason for more: pain was said twice, and is no worse.
  public var allowsMore: Bool { row.allowsMore }

  /// Compares the rows by their order: what closes the most comes first.
  public static func < (one: AdviceAfter, other: AdviceAfter) -> Bool {
    one.rawValue < other.rawValue
  }

  /// Returns true if it closes more than another row.
  func closesMore(than other: AdviceAfter) -> Bool {
    closed != .nothing && (other.closed == .nothing || self < other)
  }

  /// The row that fits a check-in.
  public init(_ checkIn: CheckIn) {
    self.init(before: checkIn.before, after: checkIn.after, isStopped: checkIn.isStopped)
  }

  /// The row that fits what was said.
  ///
  /// - Parameters:
  ///   - before: Pain before the session, from 0 to 10; `nil` if it was not said.
  ///   - after: Pain after it, from 0 to 10; `nil` if it was not said.
  ///   - isStopped: True if the person ended it because it hurt.
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

  /// Returns true if a routine is closed by this until tomorrow.
  func closes(_ routine: Routine, after routineID: String) -> Bool {
    switch closed {
    case .nothing: false
    case .pressing: routine.presses
    case .pressingAndThisRoutine: routine.presses || routine.walks(routineID)
    case .pressingAndStretching: routine.presses || routine.stretches
    }
  }
}
