import CarePlan
import Drawing

/// A group of the question: what it is about, and the lines that can be ticked in it.
enum SafetyGroup: Equatable, Sendable, CaseIterable {
  case emergency, soon, risk

  /// The group in a few words.
  var title: String {
    switch self {
    case .emergency: "Emergency now"
    case .soon: "A doctor soon"
    case .risk: "A risk you have"
    }
  }

  /// The ink of its heading: the more urgent, the warmer.
  var ink: Ink {
    switch self {
    case .emergency: .warning
    case .soon: .ready
    case .risk: .waiting
    }
  }

  /// The signs, in order of urgency.
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

  /// All of it in a few words each.
  var summary: String { (signs.map(\.name) + risks.map(\.name)).joined(separator: ", ") + "." }

  /// The number of lines that are ticked.
  func count(in answers: SafetyAnswers) -> Int {
    signs.count { answers.signs[$0] != nil } + risks.count { answers.risks[$0] != nil }
  }
}

/// A line of a group that can be changed.
enum SafetyItem: Hashable, Sendable {
  case sign(Sign)
  case risk(Risk)
  /// Under a ticked risk: a clinician finds it fine.
  case clearance(Risk)
  /// Under a ticked pregnancy: the month in which the baby is expected.
  case dueMonth

  /// The lines of a group, with those that belong to what is ticked.
  static func items(of group: SafetyGroup, in answers: SafetyAnswers) -> [SafetyItem] {
    group.signs.map { .sign($0) }
      + group.risks.flatMap { risk -> [SafetyItem] in
        if answers.risks[risk] == nil { return [.risk(risk)] }
        return [.risk(risk), .clearance(risk)] + (risk == .pregnancy ? [.dueMonth] : [])
      }
  }

  /// The keys for signs and risks, in their order: letters that have no other meaning.
  private static let letters = Array("abdefghilmoprstuvwxz")

  /// All of these keys.
  static let keys = letters.map { Key.character($0) }

  /// The key of a line; `nil` for one that belongs to another.
  func letter(in group: SafetyGroup) -> Character? {
    let all = group.signs.map(SafetyItem.sign) + group.risks.map(SafetyItem.risk)
    return all.firstIndex(of: self).flatMap {
      Self.letters.indices.contains($0) ? Self.letters[$0] : nil
    }
  }

  /// True if it is ticked.
  func isTicked(in advice: Advice) -> Bool {
    switch self {
    case .sign(let sign): advice.safety.signs[sign] != nil
    case .risk(let risk): advice.safety.risks[risk] != nil
    case .clearance(let risk): advice.isCleared(risk)
    case .dueMonth: advice.safety.risks[.pregnancy]?.dueDate != nil
    }
  }

  /// The line in a sentence.
  func sentence(in advice: Advice) -> String {
    switch self {
    case .sign(let sign): sign.sentence
    case .risk(let risk): risk.sentence
    case .clearance(let risk): advice.clearance(of: risk)
    case .dueMonth: advice.dueMonth
    }
  }

  /// The line as a voice says it: a clinician's word without its day, a month without its year.
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

  /// The change that a key makes.
  ///
  /// - Parameter steps: 1, or -1 for the way back through months.
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
