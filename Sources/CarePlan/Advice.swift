import Foundation
import RoutineEngine

/// The limits that the person's answers set at a moment. Every way into a session asks it.
public struct Advice: Sendable, Hashable {
  /// The answers about warning signs and standing risks.
  public let safety: SafetyAnswers
  /// The signs and risks in force, the most urgent first.
  public let concerns: [Concern]
  /// True if warning signs have to be asked about, for the first time or again.
  public let isDue: Bool
  /// True if the list of standing risks is to be called right again.
  public let isListDue: Bool
  /// The highest answer about pain of the day; `nil` for none.
  public let pain: Int?
  /// The numbers to call in an emergency.
  public let emergencyNumber: EmergencyNumber
  let now: Date
  let timeZone: TimeZone

  /// From here on the gentle dose.
  public static let gentlePain = 4
  /// From here on no pressing and no rolling.
  public static let severePain = 6
  /// An answer about warning signs counts for a week. A habit.
  static let week: TimeInterval = 7 * 24 * 60 * 60

  /// The advice at a moment, days by the clocks of a time zone.
  public init(
    _ answers: Answers, now: Date, in timeZone: TimeZone,
    emergencyNumber: EmergencyNumber = .anywhere
  ) {
    safety = answers.safety
    concerns = Self.concerns(of: safety, at: now)
    isDue = Self.isDue(safety, at: now)
    isListDue = safety.isListDue(at: now)
    self.emergencyNumber = emergencyNumber
    self.now = now
    self.timeZone = timeZone
    pain = answers.pain.flatMap { answer in
      let isToday = Self.day(of: answer.moment, in: timeZone) == Self.day(of: now, in: timeZone)
      return isToday ? answer.value : nil
    }
  }

  private static func day(of moment: Date, in timeZone: TimeZone) -> Int {
    let offset = TimeInterval(timeZone.secondsFromGMT(for: moment))
    return Int(((moment.timeIntervalSince1970 + offset) / 86_400).rounded(.down))
  }

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
    if let lock = lastingLock(on: routine) { return .locked(lock) }
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

  /// The lock on a routine that no answer about this request opens.
  public func lastingLock(on routine: Routine) -> Lock? {
    if locksEverything { return .emergency }
    if !concerns.isEmpty {
      let loads = routine.loads
      let inTheWay = concerns.filter { !$0.locks.isDisjoint(with: loads) }
      if !inTheWay.isEmpty { return .concerns(inTheWay) }
    }
    if let pain, pain >= Self.severePain, routine.presses { return .pain(pain) }
    return nil
  }
}
