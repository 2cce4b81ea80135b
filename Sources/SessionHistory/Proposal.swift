import RoutineEngine

/// A change of dose that is offered: asked, never imposed.
public struct Proposal: Sendable, Hashable {
  /// What changes.
  public enum Change: Sendable, Hashable {
    /// The length of every hold.
    case hold(from: Duration, to: Duration)
    /// The repeats of every step that is repeated.
    case repeats(from: Int, to: Int)
    /// The level, where a routine has neither holds nor repeats to change.
    case level(from: Level, to: Level)
  }

  /// Why it is offered.
  public enum Reason: Sendable, Hashable {
    /// The last three sessions were easy: finished, nothing skipped or hurt, pain not up.
    case threeEasySessions
    /// The last session hurt.
    case hurt
    /// Pain was worse after the last session than before.
    case worseAfter(from: Int, to: Int)
  }

  /// What changes.
  public let change: Change
  /// Why it is offered.
  public let reason: Reason
  /// How the routine would be walked.
  public let prescription: Prescription

  /// How many easy sessions it takes. A habit.
  public static let easySessions = 3

  /// What is offered after some sessions of a routine; `nil` if the dose is right, or cannot go
  /// further in its range.
  ///
  /// - Parameters:
  ///   - routine: The routine; nothing is offered that is outside of any of its ranges.
  ///   - prescription: How it is walked now. Sessions that were walked otherwise do not count.
  ///   - sessions: Its last sessions, the latest first; three are looked at.
  public init?(
    _ routine: Routine, _ prescription: Prescription, after sessions: [SessionRecord]
  ) {
    guard let last = sessions.first, last.facts.prescription.hasSameDose(as: prescription) else {
      return nil
    }
    let doses = DoseRanges(routine)
    let step: (change: Change, prescription: Prescription)?
    if last.isSore {
      reason =
        if !last.isHurt, let before = last.facts.painBefore, let after = last.facts.painAfter {
          .worseAfter(from: before, to: after)
        } else {
          .hurt
        }
      step = doses.stepDown(from: prescription)
    } else {
      let counted = sessions.prefix(Self.easySessions)
      guard counted.count == Self.easySessions,
        counted.allSatisfy({ $0.isEasy && $0.facts.prescription.hasSameDose(as: prescription) })
      else { return nil }
      reason = .threeEasySessions
      step = doses.stepUp(from: prescription)
    }
    guard let step else { return nil }
    change = step.change
    self.prescription = step.prescription
  }
}

extension Prescription {
  /// Whether the work is the same; time to get ready is none.
  fileprivate func hasSameDose(as other: Prescription) -> Bool {
    level == other.level && hold == other.hold && repeats == other.repeats
  }
}
