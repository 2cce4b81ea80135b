import RoutineEngine

/// The way in which a routine may be begun.
public enum Admission: Sendable, Hashable {
  /// It may; at the gentle dose, if there is a reason.
  case go(gently: Gentleness?)
  /// Once something is answered.
  case ask(CareQuestion)
  /// It may not.
  case locked(Lock)
}

/// A question that comes before a session.
public enum CareQuestion: Sendable, Hashable {
  /// About warning signs.
  case signs
  /// About pain.
  case pain
  /// About stretching at this much pain all the same.
  case stretching(pain: Int)
}

/// The answers that belong to one request for a session.
public struct Replies: Sendable, Hashable {
  /// An answer about pain before a session.
  public enum Pain: Sendable, Hashable {
    case unasked, skipped
    /// From 0 to 10.
    case said(Int)
  }

  /// About pain.
  public var pain: Pain
  /// True if it is to be stretched though it hurts much.
  public var stretchesAllTheSame: Bool

  /// Replies.
  public init(pain: Pain = .unasked, stretchesAllTheSame: Bool = false) {
    self.pain = pain
    self.stretchesAllTheSame = stretchesAllTheSame
  }
}

/// A reason for the gentle dose.
public enum Gentleness: Sendable, Hashable {
  /// It hurts, from 4 to 10.
  case pain(Int)
  /// The question about pain was skipped.
  case painNotSaid

  /// The reason in a sentence.
  public var sentence: String {
    switch self {
    case .pain(let pain): "Pain \(pain): the gentle dose. See that it settles within a day."
    case .painNotSaid: "Pain not said: the gentle dose."
    }
  }
}

/// A reason against a session.
public enum Lock: Sendable, Hashable {
  /// A sign that needs help at once: nothing begins.
  case emergency
  /// Other signs and risks, the most urgent first: nothing begins that bears the loads they lock.
  case concerns([Concern])
  /// Pain today, from 6 to 10.
  case pain(Int)

  /// Its name for programs.
  public var name: String {
    switch self {
    case .emergency: SafetyAnswer.emergency.rawValue
    case .concerns(let concerns): concerns.first?.kind ?? ""
    case .pain: "pain"
    }
  }

  /// The signs and risks that it is of; none for pain.
  public func concerns(under advice: Advice) -> [Concern] {
    switch self {
    case .emergency: advice.concerns.filter(\.isEmergency)
    case .concerns(let concerns): concerns
    case .pain: []
    }
  }

  /// The reason in a sentence or two, without who to see.
  public func reason(under advice: Advice) -> String {
    switch self {
    case .emergency, .concerns: "Locked. You said: \(Advice.said(concerns(under: advice)))"
    case .pain(let pain): "Locked until tomorrow. You said pain \(pain)."
    }
  }

  /// The reason in a few sentences, where a routine was asked for.
  ///
  /// - Parameters:
  ///   - routine: The routine.
  ///   - advice: The advice that the lock is of.
  /// - Returns: What was said, who to see, and how to answer again.
  public func sentence(for routine: Routine, under advice: Advice) -> String {
    switch self {
    case .emergency:
      let said = Advice.said(concerns(under: advice))
      return "\(advice.safetyAdvice.joined()) You said: \(said) To answer again, open `unknot` and "
        + "press c."
    case .concerns(let concerns):
      let steps = concerns.advice(calling: advice.emergencyNumber).joined(separator: " ")
      return "\(routine.id) is locked. You said: \(Advice.said(concerns)) \(steps) "
        + "If your answer has changed, open `unknot` and press !"
    case .pain(let pain) where routine.presses:
      return "\(routine.id) is locked until tomorrow: you said pain \(pain) today. "
        + Self.severePainAdvice
    case .pain(let pain):
      return "\(routine.id) does not begin by itself: you said pain \(pain) today. "
        + Self.severePainAdvice
    }
  }

  /// The advice at pain of 6 or more.
  public static let severePainAdvice =
    "Do not press, roll or stretch today: rest, breathe slowly or use a cold pack. "
    + "`unknot learn when-to-see-someone` tells who to see."
}
