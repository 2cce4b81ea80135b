import RoutineEngine

/// A change of dose that is offered: asked, never imposed.
public struct DoseSuggestion: Sendable, Hashable {
  /// The reason for the offer.
  public enum Reason: Sendable, Hashable {
    /// The sessions of three days were easy: pain said and no worse, or found too easy.
    case threeEasyDays
    /// The last session hurt.
    case hurt
    /// Pain was worse after the last session than before.
    case worseAfter(from: Int, to: Int)
    /// The last session was found too hard.
    case tooHard
  }

  /// The answers to earlier offers of the same routine, as far as they matter to the next.
  public struct Earlier: Sendable, Hashable {
    /// The latest day on which more was agreed to, at any level.
    public var lastRise: LocalDay?
    /// The day of the latest answer, if that was a no to more.
    public var noToMore: LocalDay?
    /// The day of the latest answer, if that was a no to less.
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
  /// The reason for the offer.
  public let reason: Reason
  /// The prescription that would follow.
  public let prescription: Prescription

  /// The number of days with easy sessions that it takes. A habit.
  public static let easyDays = 3
  /// A dose rises at most once in so many days, whatever is answered. A habit.
  public static let daysAfterRise = 7
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
  ///   - sessions: Its sessions since the last answer, the latest first.
  ///   - earlier: The answers to earlier offers.
  ///   - isCareful: True if the person's pain asks for care: then more is never offered.
  public init?(
    _ routine: Routine, _ prescription: Prescription, after sessions: [PastSession],
    since earlier: Earlier = Earlier(), isCareful: Bool = false
  ) {
    guard let last = sessions.first, last.prescription.hasSameDose(as: prescription) else {
      return nil
    }
    func isWithin(_ days: Int, of answer: LocalDay?) -> Bool {
      // An answer that is dated after the session was given by another clock.
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

  /// Returns true if the latest sessions of three days were easy. One of which nothing is known is
  /// passed over, but never the latest.
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

  /// The reason for less; `nil` if there is none.
  fileprivate var soreness: DoseSuggestion.Reason? {
    if !isHurt, let before = checkIn.before, let after = checkIn.after, after > before {
      return .worseAfter(from: before, to: after)
    }
    if isHurt || advice == .stop { return .hurt }
    return checkIn.ease == .tooHard ? .tooHard : nil
  }

  /// True if it was walked as prescribed, and neither pain nor ease tells how that was.
  fileprivate var isUnknown: Bool {
    isComplete && checkIn.ease == nil && (checkIn.before == nil || checkIn.after == nil)
  }

  /// Returns true if it was easy. Pain was said before and after and is no worse, or the dose was
  /// found too easy; what presses is never easy at 4 or more.
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
  /// True if the work is the same; time to get ready is none.
  fileprivate func hasSameDose(as other: Prescription) -> Bool {
    level == other.level && hold == other.hold && repeats == other.repeats
  }
}
