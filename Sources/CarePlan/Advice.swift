import Foundation
import RoutineEngine

/// The limits that the person's answers set at a moment. Every way into a session asks it.
public struct Advice: Sendable, Hashable {
  /// The answer about warning signs in force; `nil` before the first one.
  public let signs: SafetyAnswer?
  /// True if warning signs have to be asked about, for the first time or again.
  public let isDue: Bool
  /// The highest answer about pain of the day; `nil` for none.
  public let pain: Int?

  /// From here on the gentle dose.
  public static let gentlePain = 4
  /// From here on no pressing and no rolling.
  public static let severePain = 6
  /// An answer about warning signs counts for a week. A habit.
  private static let week: TimeInterval = 7 * 24 * 60 * 60

  /// The advice at a moment, days by the clocks of a time zone.
  public init(_ answers: Answers, now: Date, in timeZone: TimeZone) {
    signs = answers.signs?.value
    // An answer from a time to come is asked for anew.
    isDue =
      answers.signs.map { !(0..<Self.week).contains(now.timeIntervalSince($0.moment)) } ?? true
    pain = answers.pain.flatMap { answer in
      let isToday = Self.day(of: answer.moment, in: timeZone) == Self.day(of: now, in: timeZone)
      return isToday ? answer.value : nil
    }
  }

  private static func day(of moment: Date, in timeZone: TimeZone) -> Int {
    let offset = TimeInterval(timeZone.secondsFromGMT(for: moment))
    return Int(((moment.timeIntervalSince1970 + offset) / 86_400).rounded(.down))
  }

  /// True if nothing at all may begin.
  public var locksEverything: Bool { signs == .emergency }

  /// The way in which a routine may be begun now.
  ///
  /// - Parameters:
  ///   - routine: The routine.
  ///   - replies: The answers that belong to this request.
  ///   - canAsk: Whether there is anybody to ask.
  /// - Returns: The way; a question or a lock, if there is one.
  public func admission(
    of routine: Routine, _ replies: Replies = Replies(), canAsk: Bool
  ) -> Admission {
    if locksEverything { return .locked(.emergency) }
    if isDue, canAsk { return .ask(.signs) }
    if let lock = lock(presses: routine.presses) { return .locked(lock) }
    let said: Int? = if case .said(let pain) = replies.pain { pain } else { nil }
    if let pain, pain >= Self.severePain, routine.stretches {
      if replies.stretchesAllTheSame { return .go(gently: .pain(pain)) }
      return canAsk ? .ask(.stretching(pain: pain)) : .locked(.pain(pain))
    }
    if routine.presses {
      if replies.pain == .unasked, canAsk { return .ask(.pain) }
      if replies.pain == .skipped { return .go(gently: pain.flatMap(gentleness) ?? .painNotSaid) }
    }
    guard routine.presses || routine.stretches else { return .go(gently: nil) }
    return .go(gently: (said ?? pain).flatMap(gentleness))
  }

  private func gentleness(at pain: Int) -> Gentleness? {
    pain >= Self.gentlePain ? .pain(pain) : nil
  }

  /// The lock on a routine where nobody can be asked; `nil` if it may begin.
  public func lock(on routine: Routine) -> Lock? {
    if case .locked(let lock) = admission(of: routine, canAsk: false) { lock } else { nil }
  }

  /// The lock that no answer about this request opens, for a routine that presses or does not.
  public func lock(presses: Bool) -> Lock? {
    if locksEverything { return .emergency }
    guard presses else { return nil }
    if let signs, signs.locksPressure { return .signs(signs) }
    if let pain, pain >= Self.severePain { return .pain(pain) }
    return nil
  }
}
