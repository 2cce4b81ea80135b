import RoutineEngine

/// A suggested change of dose, which the person may decline.
public struct DoseSuggestion: Sendable, Hashable {
  /// The reason for a suggestion.
  public enum Reason: Sendable, Hashable {
    /// The sessions of three days were easy: rated as too easy, or with pain that was no worse
    /// after.
    case threeEasyDays
    /// The last session hurt.
    case hurt
    /// Pain was worse after the last session than before.
    case worseAfter(from: Int, to: Int)
    /// The last session was rated as too hard.
    case tooHard
  }

  /// The answers to earlier suggestions for the same routine.
  public struct Earlier: Sendable, Hashable {
    /// The latest day on which the person accepted a higher dose, at any level.
    public var lastRise: LocalDay?
    /// The day of the latest answer, if it declined a higher dose.
    public var noToMore: LocalDay?
    /// The day of the latest answer, if it declined a lower dose.
    public var noToLess: LocalDay?

    /// The answers to earlier suggestions.
    public init(
      lastRise: LocalDay? = nil, noToMore: LocalDay? = nil, noToLess: LocalDay? = nil
    ) {
      self.lastRise = lastRise
      self.noToMore = noToMore
      self.noToLess = noToLess
    }
  }

  /// The change.
  public let change: DoseStep.Change
  /// The reason for the suggestion.
  public let reason: Reason
  /// The prescription after the change.
  public let prescription: Prescription

  /// The number of days with easy sessions before a higher dose is suggested. A habit.
  public static let easyDays = 3
  /// The days after a rise of the dose before the next suggestion of more. A habit.
  public static let daysAfterRise = 7
  /// The days after a declined higher dose before the next suggestion of more. A habit.
  public static let daysAfterNoToMore = 7
  /// The days after a declined lower dose before the next suggestion of less. A habit.
  public static let daysAfterNoToLess = 1

  /// The suggestion after sessions of a routine. `nil` if the dose is right, is at the end of its
  /// range, or was asked about recently.
  ///
  /// - Parameters:
  ///   - routine: The routine. No suggestion leaves any of its ranges.
  ///   - prescription: The present prescription. Sessions at another dose do not count.
  ///   - sessions: The sessions since the last answer, the latest first.
  ///   - earlier: The answers to earlier suggestions.
  ///   - isCareful: True if the person's pain calls for care. A higher dose is then never
  ///     suggested.
  public init?(
    _ routine: Routine, _ prescription: Prescription, after sessions: [PastSession],
    since earlier: Earlier = Earlier(), isCareful: Bool = false
  ) {
    guard let last = sessions.first, last.prescription.hasSameDose(as: prescription) else {
      return nil
    }
    func isWithin(_ days: Int, of answer: LocalDay?) -> Bool {
      // An answer dated after the session comes from another clock.
      answer.map { (0..<days).contains($0.distance(to: last.day)) } ?? false
    }
    let doses = DoseRanges(routine)
    let step: DoseStep?
    if let soreness = last.soreness {
      if isWithin(Self.daysAfterNoToLess, of: earlier.noToLess) { return nil }
      reason = soreness
      step = doses.stepDown(from: prescription)
    } else {
      guard !isCareful, !isWithin(Self.daysAfterNoToMore, of: earlier.noToMore),
        !(earlier.lastRise.map { $0.distance(to: last.day) < Self.daysAfterRise } ?? false),
        Self.areEasy(sessions, at: prescription, presses: routine.presses)
      else { return nil }
      reason = .threeEasyDays
      step = doses.stepUp(from: prescription)
    }
    guard let step else { return nil }
    change = step.change
    self.prescription = step.prescription
  }

  /// Returns true if the latest sessions of three days were easy. Sessions without an answer are
  /// skipped, but not the latest one.
  private static func areEasy(
    _ sessions: [PastSession], at prescription: Prescription, presses: Bool
  ) -> Bool {
    guard sessions.first?.isUnknown == false else { return false }
    var days: Set<LocalDay> = []
    for session in sessions where !session.isUnknown {
      guard session.prescription.hasSameDose(as: prescription), session.isEasy(presses: presses)
      else { return false }
      days.insert(session.day)
      if days.count == easyDays { return true }
    }
    return false
  }
}

extension PastSession {
  private var advice: AdviceAfter { AdviceAfter(checkIn) }

  /// The reason for a lower dose; `nil` if there is none.
  fileprivate var soreness: DoseSuggestion.Reason? {
    if !isHurt, let before = checkIn.before, let after = checkIn.after, after > before {
      return .worseAfter(from: before, to: after)
    }
    if isHurt || advice == .stop { return .hurt }
    return checkIn.ease == .tooHard ? .tooHard : nil
  }

  /// True for a complete session without answers that tell if it was easy.
  fileprivate var isUnknown: Bool {
    isComplete && checkIn.ease == nil && (checkIn.before == nil || checkIn.after == nil)
  }

  /// Returns true if the session was easy: pain was no worse after than before, or the dose was
  /// rated as too easy. A session that presses is never easy with pain of 4 or more.
  fileprivate func isEasy(presses: Bool) -> Bool {
    let pain = max(checkIn.before ?? 0, checkIn.after ?? 0)
    guard isComplete, !(presses && pain >= Advice.gentlePain) else { return false }
    switch checkIn.ease {
    case nil: return advice.allowsMore
    case .tooEasy: return advice.allowsMore || advice == .littleAfter || advice == .unknown
    case .aboutRight, .tooHard: return false
    }
  }
}

extension Prescription {
  /// True if the work is the same. The time to get ready does not matter.
  fileprivate func hasSameDose(as other: Prescription) -> Bool {
    level == other.level && hold == other.hold && repeats == other.repeats
  }
}
