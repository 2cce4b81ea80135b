/// A reason against sessions: a sign or a risk.
public enum Concern: Sendable, Hashable {
  case sign(Sign)
  case risk(Risk)
  /// A pregnancy past its middle, or of unknown length, that a clinician has approved. Lying on a
  /// roller stays locked.
  case latePregnancy
  /// A group of signs or risks from a file of an older version.
  case group(SafetyAnswer)
  /// Answers that cannot be read.
  case unreadable

  /// True if nothing may begin.
  public var isEmergency: Bool {
    switch self {
    case .sign(let sign): sign.urgency == .emergency
    case .group(let group): group == .emergency
    case .risk, .latePregnancy, .unreadable: false
    }
  }

  /// The loads that the concern locks, unless it locks everything.
  public var locks: Set<Load> {
    switch self {
    case .sign(let sign): sign.locks
    case .risk(let risk): risk.locks
    case .latePregnancy: [.roll]
    case .group, .unreadable: [.press, .roll]
    }
  }

  /// The name in output for programs.
  public var id: String {
    switch self {
    case .sign(let sign): sign.rawValue
    case .risk(let risk): risk.rawValue
    case .latePregnancy: Risk.pregnancy.rawValue
    case .group(let group): group.rawValue
    case .unreadable: "unreadable"
    }
  }

  /// The name of the kind in output for programs.
  var kind: String {
    switch self {
    case .sign(let sign):
      switch sign.urgency {
      case .emergency: SafetyAnswer.emergency.rawValue
      case .today, .soon: SafetyAnswer.soon.rawValue
      case .askFirst: SafetyAnswer.askFirst.rawValue
      }
    case .risk, .latePregnancy: "risk"
    case .group(let group): group.rawValue
    case .unreadable: "unreadable"
    }
  }

  /// The answer in a sentence.
  public var sentence: String {
    switch self {
    case .sign(let sign): sign.sentence
    case .risk(let risk): risk.sentence
    case .latePregnancy: "You are pregnant, and may be past the middle."
    case .group(.emergency): "You said yes to a sign of an emergency."
    case .group(.soon): "You said yes to a sign that a doctor should see soon."
    case .group: "You said yes to something to check with a doctor first."
    case .unreadable: "Your answers about warning signs cannot be read."
    }
  }
}

extension [Concern] {
  /// Returns the advice for all concerns, the most urgent first. Less urgent advice that a more
  /// urgent one makes needless is left out.
  ///
  /// - Parameter number: The numbers to call in an emergency.
  /// - Returns: A few sentences each, at least one if there is a concern.
  public func advice(calling number: EmergencyNumber) -> [String] {
    if contains(where: \.isEmergency) { return [Self.emergencyAdvice(calling: number)] }
    let signs = compactMap { if case .sign(let sign) = $0 { sign } else { nil } }
    var advice: [String] = []
    let isForToday = signs.contains { $0.urgency == .today }
    if signs.contains(.rash) {
      advice.append(
        "Ask a pharmacist or a doctor today. Treatment works best in the first three days of the "
          + "rash.")
    }
    if signs.contains(where: { $0.urgency == .today && $0 != .rash }) {
      advice.append("Speak to a doctor today. In the UK you can also call 111.")
    }
    let isSoon = signs.contains { $0.urgency == .soon } || contains(.group(.soon))
    if isSoon, !isForToday {
      // For a fresh injury, the advice is rest instead.
      let rest =
        signs.contains(.freshInjury)
        ? "" : " You may move gently. Pressing and rolling are locked."
      advice.append("See a doctor in the next few days.\(rest)")
    }
    let toCheck = filter(\.isToBeChecked).locks
    if signs.contains(.freshInjury) {
      let cold = toCheck.contains(.cold) ? "" : " You may use a cold pack."
      advice.append(
        "Rest it for two days.\(cold) No heat, no pressing, no rolling and no stretching.")
    }
    if !toCheck.isEmpty {
      advice.append(
        "Check with a doctor, a midwife or a physiotherapist first. Until then, "
          + "\(toCheck.negatedWords).")
    }
    if contains(.latePregnancy), !toCheck.contains(.roll) {
      advice.append("From the middle of a pregnancy, do not lie on a roller.")
    }
    if contains(.unreadable) {
      advice.append("Answer again first. Until then, no pressing and no rolling.")
    }
    return advice
  }

  /// Returns the advice in an emergency.
  static func emergencyAdvice(calling number: EmergencyNumber) -> String {
    "Stop. Do not exercise. Call \(number.words) now. Do not drive yourself. Stay with someone if "
      + "you can. You can start again when a doctor has said that it is safe."
  }

  /// The loads that the concerns lock, unless they lock everything.
  public var locks: Set<Load> { reduce(into: []) { $0.formUnion($1.locks) } }
}

extension Concern {
  /// True if a clinician may approve pressing.
  fileprivate var isToBeChecked: Bool {
    switch self {
    case .sign(let sign): sign.urgency == .askFirst && sign != .freshInjury
    case .risk: true
    case .group(let group): group == .askFirst
    case .latePregnancy, .unreadable: false
    }
  }
}
