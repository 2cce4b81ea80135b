import CarePlan
import RoutineEngine

/// A change of dose that is offered: asked, never imposed.
public struct DoseSuggestion: Sendable, Hashable {
  /// The reason for the offer.
  public enum Reason: Sendable, Hashable {
    /// The last three sessions were easy: finished, nothing skipped or hurt, pain not up.
    case threeEasySessions
    /// The last session hurt.
    case hurt
    /// Pain was worse after the last session than before.
    case worseAfter(from: Int, to: Int)
  }

  /// The change.
  public let change: DoseStep.Change
  /// The reason for the offer.
  public let reason: Reason
  /// The prescription that would follow.
  public let prescription: Prescription

  /// The number of easy sessions it takes. A habit.
  public static let easySessions = 3
  /// For how many days after a no more is not offered again. A habit.
  public static let daysAfterNoToMore = 7
  /// For how many days after a no less is not offered again. A habit.
  public static let daysAfterNoToLess = 1

  /// The offer after some sessions of a routine; `nil` if the dose is right, cannot go
  /// further in its range, or was asked about not long ago.
  ///
  /// - Parameters:
  ///   - routine: The routine; nothing is offered that is outside of any of its ranges.
  ///   - prescription: Its prescription now. Sessions that were walked otherwise do not count.
  ///   - sessions: Its last sessions, the latest first; three are looked at.
  ///   - answer: The last answer to such an offer; sessions up to it do not count again.
  ///   - advice: The advice of the person's pain. More is never offered beside a word of care.
  public init?(
    _ routine: Routine, _ prescription: Prescription, after sessions: [SessionRecord],
    since answer: DoseAnswer? = nil, advice: [PainTrend.Advice] = []
  ) {
    let counted = sessions.prefix(Self.easySessions).prefix { $0.facts.id != answer?.session }
    guard let last = counted.first, last.facts.prescription.hasSameDose(as: prescription) else {
      return nil
    }
    let doses = DoseRanges(routine)
    let step: DoseStep?
    if last.isSore {
      guard !Self.rests(after: answer, .sore, on: last.facts.day) else { return nil }
      reason = Self.reason(of: last)
      step = doses.stepDown(from: prescription)
    } else {
      guard counted.count == Self.easySessions, advice.isEmpty,
        counted.allSatisfy({ $0.isEasy && $0.facts.prescription.hasSameDose(as: prescription) }),
        !Self.rests(after: answer, .easy, on: last.facts.day)
      else { return nil }
      reason = .threeEasySessions
      step = doses.stepUp(from: prescription)
    }
    guard let step else { return nil }
    change = step.change
    self.prescription = step.prescription
  }

  private static func reason(of last: SessionRecord) -> Reason {
    if !last.isHurt, let before = last.facts.painBefore, let after = last.facts.painAfter {
      return .worseAfter(from: before, to: after)
    }
    return .hurt
  }

  /// True if a no of the same kind is too fresh. One that is dated after the session was given by
  /// another clock, and does not count.
  private static func rests(
    after answer: DoseAnswer?, _ reason: DoseAnswer.Reason, on day: LocalDay
  ) -> Bool {
    guard let answer, answer.word == .no, answer.reason == reason else { return false }
    let days = reason == .easy ? daysAfterNoToMore : daysAfterNoToLess
    return (0..<days).contains(answer.day.distance(to: day))
  }
}

extension Prescription {
  /// True if the work is the same; time to get ready is none.
  fileprivate func hasSameDose(as other: Prescription) -> Bool {
    level == other.level && hold == other.hold && repeats == other.repeats
  }
}
