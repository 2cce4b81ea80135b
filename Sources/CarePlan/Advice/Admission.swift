import RoutineEngine

/// The adviser's answer to a request for a session.
public enum Admission: Sendable, Hashable {
  /// Allowed. `gently` is the reason for the gentle dose; `nil` for the usual dose.
  case go(gently: Gentleness?)
  /// Allowed only after a question is answered.
  case ask(CareQuestion)
  /// Refused.
  case locked(Lock)
}

/// A question that must be answered before a session.
public enum CareQuestion: Sendable, Hashable {
  /// About warning signs.
  case signs
  /// About the cautions of a routine, before its first session.
  case cautions
  /// About soreness from the days before.
  case soreness
  /// About pain.
  case pain
  /// About stretching despite this much pain, from 6 to 10.
  case stretching(pain: Int)
}

/// The person's answers for one request for a session.
public struct Replies: Sendable, Hashable {
  /// An answer about pain before a session.
  public enum Pain: Sendable, Hashable {
    case unasked, skipped
    /// From 0 to 10.
    case said(Int)
  }

  /// The answer about pain.
  public var pain: Pain
  /// True if the person wants to stretch despite much pain.
  public var stretchesAllTheSame: Bool
  /// True if the question about soreness was skipped.
  public var skipsSoreness: Bool
  /// True if the person chose the dose of this session. A first week then does not make it gentle.
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
  /// The person skipped the question about pain.
  case painNotSaid
  /// A little soreness from the days before, or a skipped question about it.
  case soreness
  /// The advice after the last session.
  case after(AdviceAfter)
  /// The first week of a routine that presses.
  case firstWeek
  /// The dose that the plan sets.
  case plan
  /// Some answers of the day cannot be read.
  case unreadable
  /// The history cannot be read, so earlier sessions are unknown.
  case noRecord

  /// Returns the reason in a sentence. For a routine of once a day, it does not mention twice a
  /// day.
  public func sentence(for routine: Routine) -> String {
    let isOnce = routine.timesPerDay.map { $0.high <= 1 } ?? true
    return self == .firstWeek && isOnce ? Self.firstWeekSentence : sentence
  }

  /// The reason in the first week of a routine that is done once a day.
  public static let firstWeekSentence = "The first week: the gentle dose."

  /// The reason in a few words, such as `pain 5`.
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
  /// A sign that needs help at once. Nothing may begin.
  case emergency
  /// Other signs and risks, the most urgent first. Nothing may begin that has a load locked by
  /// them.
  case concerns([Concern])
  /// Pain today, from 6 to 10.
  case pain(Int)
  /// Much soreness or bruises from the days before. Nothing that presses or rolls may begin today.
  case soreness
  /// The advice after a session of today.
  case closed(AdviceAfter)
  /// Some answers of the day cannot be read. Nothing that presses or rolls may begin today.
  case unreadable

  /// True if the reason is a warning sign or a risk, not pain or soreness.
  public var isAboutSigns: Bool {
    switch self {
    case .emergency, .concerns: true
    case .pain, .soreness, .closed, .unreadable: false
    }
  }

  /// The word in the list: `locked` until the answer changes, else `tomorrow`.
  public var word: String { isAboutSigns ? "locked" : "tomorrow" }

  /// The name in output for programs.
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

  /// Returns the signs and risks behind the lock; none for pain and its consequences.
  public func concerns(under advice: Advice) -> [Concern] {
    switch self {
    case .emergency: advice.concerns.filter(\.isEmergency)
    case .concerns(let concerns): concerns
    case .pain, .soreness, .closed, .unreadable: []
    }
  }

  /// Returns the reason in a sentence or two, without the advice whom to see.
  public func reason(under advice: Advice) -> String {
    switch self {
    case .emergency, .concerns: "Locked. You said: \(Advice.said(concerns(under: advice)))"
    case .pain(let pain): "Locked until tomorrow. You said pain \(pain)."
    case .soreness: "Locked until tomorrow. You are sore or bruised."
    case .closed(let after): "Locked until tomorrow. \(after.said)"
    case .unreadable: "Locked until tomorrow. Some answers of today cannot be read."
    }
  }

  /// Returns the reason in a few sentences, for a person who asked for a routine.
  ///
  /// - Parameters:
  ///   - routine: The routine.
  ///   - advice: The advice that contains the lock.
  /// - Returns: The person's answer, whom to see, and how to answer again.
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
