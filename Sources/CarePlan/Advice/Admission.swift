import RoutineEngine

/// The way in which a routine may be begun.
public enum Admission: Sendable, Hashable {
  /// Allowed; at the gentle dose, if there is a reason.
  case go(gently: Gentleness?)
  /// Once something is answered.
  case ask(CareQuestion)
  /// Refused.
  case locked(Lock)
}

/// A question that comes before a session.
public enum CareQuestion: Sendable, Hashable {
  /// About warning signs.
  case signs
  /// About the cautions of a routine, before its first session.
  case cautions
  /// About soreness from the days before.
  case soreness
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
  /// True if the question about soreness was skipped.
  public var skipsSoreness: Bool
  /// True if the person chose the dose for this session: no first week makes it gentle.
  public var choosesDose: Bool

  /// Replies.
  public init(
    pain: Pain = .unasked, stretchesAllTheSame: Bool = false, skipsSoreness: Bool = false,
    choosesDose: Bool = false
  ) {
    self.pain = pain
    self.stretchesAllTheSame = stretchesAllTheSame
    self.skipsSoreness = skipsSoreness
    self.choosesDose = choosesDose
  }
}

/// A reason for the gentle dose.
public enum Gentleness: Sendable, Hashable {
  /// Pain, from 4 to 10.
  case pain(Int)
  /// The question about pain was skipped.
  case painNotSaid
  /// A little sore from the days before, or that was not said.
  case soreness
  /// The advice after the last time.
  case after(AdviceAfter)
  /// The first week of a routine that presses.
  case firstWeek
  /// The plan that is followed.
  case plan
  /// There are answers of the day that cannot be read.
  case unreadable
  /// The history cannot be read, so that nobody knows what was done.
  case noRecord

  /// The reason before a routine: one that is done once a day is not told of twice.
  public func sentence(for routine: Routine) -> String {
    let isOnce = routine.timesPerDay.map { $0.high <= 1 } ?? true
    return self == .firstWeek && isOnce ? Self.firstWeekSentence : sentence
  }

  /// The reason in the first week of a routine that is done once a day.
  public static let firstWeekSentence = "The first week: the gentle dose."

  /// The reason in a few words: `pain 5`.
  public var words: String {
    switch self {
    case .pain(let pain): "pain \(pain)"
    case .painNotSaid: "pain not said"
    case .soreness: "a bit sore"
    case .after(.stop): "it hurt"
    case .after: "sore last time"
    case .firstWeek: "first week"
    case .plan: "your plan"
    case .unreadable: "answers damaged"
    case .noRecord: "record damaged"
    }
  }

  /// The reason in a sentence.
  public var sentence: String {
    switch self {
    case .pain(let pain): "Pain \(pain): the gentle dose. See that it settles within a day."
    case .painNotSaid: "Pain not said: the gentle dose."
    case .soreness: "Sore from last time, or not said: the gentle dose."
    case .after(.stop): "It hurt last time: the gentle dose."
    case .after: "Last time left you sore: the gentle dose."
    case .plan: "Your plan: the gentle dose."
    case .firstWeek: "The first week: the gentle dose, at most twice a day."
    case .unreadable: "Some answers of today cannot be read: the gentle dose."
    case .noRecord: "Your record cannot be read: the gentle dose."
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
  /// Sore or bruised from the days before: nothing that presses or rolls begins today.
  case soreness
  /// The advice after a session of today.
  case closed(AdviceAfter)
  /// There are answers of the day that cannot be read: nothing that presses or rolls begins today.
  case unreadable

  /// True if a warning sign is the reason, not pain.
  public var isAboutSigns: Bool {
    switch self {
    case .emergency, .concerns: true
    case .pain, .soreness, .closed, .unreadable: false
    }
  }

  /// The list's word for it: `locked` until the answer changes, else `tomorrow`.
  public var word: String { isAboutSigns ? "locked" : "tomorrow" }

  /// Its name for programs.
  public var name: String {
    switch self {
    case .emergency: SafetyAnswer.emergency.rawValue
    case .concerns(let concerns): concerns.first?.kind ?? ""
    case .pain: "pain"
    case .soreness: "soreness"
    case .closed: "closed"
    case .unreadable: "unreadable"
    }
  }

  /// The signs and risks that it is of; none for pain and what follows from it.
  public func concerns(under advice: Advice) -> [Concern] {
    switch self {
    case .emergency: advice.concerns.filter(\.isEmergency)
    case .concerns(let concerns): concerns
    case .pain, .soreness, .closed, .unreadable: []
    }
  }

  /// The reason in a sentence or two, without who to see.
  public func reason(under advice: Advice) -> String {
    switch self {
    case .emergency, .concerns: "Locked. You said: \(Advice.said(concerns(under: advice)))"
    case .pain(let pain): "Locked until tomorrow. You said pain \(pain)."
    case .soreness: "Locked until tomorrow. You are sore or bruised."
    case .closed(let after): "Locked until tomorrow. \(after.said)"
    case .unreadable: "Locked until tomorrow. Some answers of today cannot be read."
    }
  }

  /// The reason in a few sentences, where a routine was asked for.
  ///
  /// - Parameters:
  ///   - routine: The routine.
  ///   - advice: The advice that the lock is of.
  /// - Returns: The answer that was given, who to see, and how to answer again.
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
    case .soreness:
      return "\(routine.id) is locked until tomorrow: you are sore or bruised. Skip a day."
    case .closed(let after):
      return "\(routine.id) is locked until tomorrow. \(after.said)"
    case .unreadable:
      return "\(routine.id) is locked until tomorrow. Some answers of today cannot be read."
    case .pain(let pain) where routine.presses:
      return "\(routine.id) is locked until tomorrow: you said pain \(pain) today. "
        + Self.severePainAdvice
    case .pain(let pain):
      return "\(routine.id) needs your answer first: you said pain \(pain) today. "
        + Self.severePainAdvice
    }
  }

  /// The advice at pain of 6 or more.
  public static let severePainAdvice =
    "Do not press, roll or stretch today: rest, breathe slowly or use a cold pack. "
    + "`unknot learn when-to-see-someone` tells you who to see."
}
