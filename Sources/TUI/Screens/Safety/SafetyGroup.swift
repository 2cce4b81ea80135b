import CarePlan
import Drawing

/// A group of the question: signs of one urgency, or the risks.
enum SafetyGroup: Equatable, Sendable, CaseIterable {
  case emergency, soon, risk

  /// The title of the group.
  var title: String {
    switch self {
    case .emergency: "Emergency now"
    case .soon: "A doctor soon"
    case .risk: "A risk you have"
    }
  }

  /// The ink of the heading: the more urgent the group, the warmer.
  var ink: Ink {
    switch self {
    case .emergency: .warning
    case .soon: .ready
    case .risk: .waiting
    }
  }

  /// The signs of the group, the most urgent first.
  var signs: [Sign] {
    Sign.allCases.filter { sign in
      switch sign.urgency {
      case .emergency: self == .emergency
      case .today, .soon: self == .soon
      case .askFirst: self == .risk
      }
    }
  }

  /// The standing risks.
  var risks: [Risk] { self == .risk ? Risk.allCases : [] }

  /// The names of all signs and risks of the group, in a line.
  var summary: String { (signs.map(\.name) + risks.map(\.name)).joined(separator: ", ") + "." }

  /// Returns the number of ticked lines.
  func count(in answers: SafetyAnswers) -> Int {
    signs.count { answers.signs[$0] != nil } + risks.count { answers.risks[$0] != nil }
  }
}

/// A line of a group that can be changed.
enum SafetyItem: Hashable, Sendable {
  case sign(Sign)
  case risk(Risk)
  /// A clinician's clearance, below a ticked risk.
  case clearance(Risk)
  /// The month in which the baby is expected, below a ticked pregnancy.
  case dueMonth

  /// Returns the lines of a group, with the lines below ticked risks.
  static func items(of group: SafetyGroup, in answers: SafetyAnswers) -> [SafetyItem] {
    group.signs.map { .sign($0) }
      + group.risks.flatMap { risk -> [SafetyItem] in
        if answers.risks[risk] == nil { return [.risk(risk)] }
        return [.risk(risk), .clearance(risk)] + (risk == .pregnancy ? [.dueMonth] : [])
      }
  }

  /// The letters for signs and risks, in order. Letters with another meaning are left out.
  private static let letters = Array("abdefghilmoprstuvwxz")

  /// The keys of all these letters.
  static let keys = letters.map { Key.character($0) }

  /// Returns the letter of a line; `nil` for a line below a risk.
  func letter(in group: SafetyGroup) -> Character? {
    let all = group.signs.map(SafetyItem.sign) + group.risks.map(SafetyItem.risk)
    return all.firstIndex(of: self).flatMap {
      Self.letters.indices.contains($0) ? Self.letters[$0] : nil
    }
  }

  /// Returns true if the line is ticked.
  func isTicked(in advice: Advice) -> Bool {
    switch self {
    case .sign(let sign): advice.safety.signs[sign] != nil
    case .risk(let risk): advice.safety.risks[risk] != nil
    case .clearance(let risk): advice.isCleared(risk)
    case .dueMonth: advice.safety.risks[.pregnancy]?.dueDate != nil
    }
  }

  /// Returns the line as a sentence.
  func sentence(in advice: Advice) -> String {
    switch self {
    case .sign(let sign): sign.sentence
    case .risk(let risk): risk.sentence
    case .clearance(let risk): advice.clearance(of: risk)
    case .dueMonth: advice.dueMonth
    }
  }

  /// Returns the line as a voice says it: clearances without their day, months without their year.
  func aloud(in advice: Advice) -> String {
    switch self {
    case .sign, .risk: sentence(in: advice)
    case .clearance: Advice.clearance
    case .dueMonth: advice.dueMonthAloud
    }
  }

  /// The line in a few words.
  func name(in advice: Advice) -> String {
    switch self {
    case .sign(let sign): sign.name
    case .risk(let risk): risk.name
    case .clearance, .dueMonth: sentence(in: advice)
    }
  }

  /// Returns the change that a key makes to the line.
  ///
  /// - Parameter steps: 1, or -1 to go back a month.
  /// - Returns: The change.
  func edit(_ steps: Int) -> SafetyEdit {
    switch self {
    case .sign(let sign): .sign(sign)
    case .risk(let risk): .risk(risk)
    case .clearance(let risk): .clearance(risk)
    case .dueMonth: .dueMonth(steps)
    }
  }
}
