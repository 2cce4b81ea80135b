import CarePlan
import RoutineEngine

/// Parses conditions and actions, which are sentences from a closed list.
extension RoutineParser {
  private static let conditionWords = [
    "pain N or less", "pain N or more", "worse", "easy", "done", "hurt", "no better by day N",
  ]
  private static let actWords = [
    "rest today", "only ROUTINE today", "gentle today", "back one phase", "see someone", "end",
  ]

  mutating func rules(
    _ field: Field?, of plan: Plan, with phase: Plan.Phase? = nil
  ) -> [PlanRule] {
    guard let field else { return [] }
    return list(field, limit: Limits.items).compactMap { value in
      guard case .map(let entries) = value.content, entries.count == 1 else {
        report(
          .wrongShape, at: value, "a rule is a condition and what is done then",
          "write it like `- pain 6 or more: rest today`")
        return nil
      }
      let entry = entries[0]
      let key = YAMLValue(content: .text(entry.key), location: entry.location)
      let conditions = conditions(entry.key, at: key)
      guard let written = scalar(entry) else { return nil }
      let ids = (plan.phases + [phase].compactMap(\.self)).flatMap(\.items).map(\.routine.id)
      let acts = acts(written, at: entry.value, among: ids, of: plan)
      guard let conditions, let acts else { return nil }
      return PlanRule(conditions, acts)
    }
  }

  /// Returns conditions joined by `and`.
  mutating func conditions(_ written: String, at value: YAMLValue) -> [PlanCondition]? {
    var conditions: [PlanCondition] = []
    for part in Self.parts(of: written) {
      guard let condition = PlanCondition(part) else {
        report(
          .badCondition, at: value, "`\(CleanText.excerpt(part))` is not a condition",
          Self.hint(for: part, among: Self.conditionWords))
        return nil
      }
      if case .painAtMost(let pain) = condition.measure, pain > 10 {
        reportPain(pain, at: value)
      } else if case .painAtLeast(let pain) = condition.measure, !(1...10).contains(pain) {
        reportPain(pain, at: value)
      }
      conditions.append(condition)
    }
    return conditions
  }

  private mutating func reportPain(_ pain: Int, at value: YAMLValue) {
    report(.outOfBounds, at: value, "pain \(pain) is beyond the scale", "pain goes from 0 to 10")
  }

  private mutating func acts(
    _ written: String, at value: YAMLValue, among ids: [String], of plan: Plan
  ) -> [PlanAct]? {
    var acts: [PlanAct] = []
    for part in Self.parts(of: written) {
      let words = part.split(separator: " ").map(String.init)
      switch words {
      case ["rest", "today"], ["rest"]: acts.append(.restToday)
      case ["gentle", "today"], ["gentle"]: acts.append(.gentleToday)
      case ["back", "one", "phase"]: acts.append(.backOnePhase)
      case ["see", "someone"]: acts.append(.seeSomeone)
      case ["end"]: acts.append(.end)
      case _ where words.count == 3 && words[0] == "only" && words[2] == "today":
        var seen: Set<String> = []
        let names = ids.filter { seen.insert($0).inserted }.prefix(5)
        guard let id = ids.first(where: { $0 == words[1] || $0 == "\(plan.id)/\(words[1])" }) else {
          report(
            .unknownRoutine, at: value,
            "no phase of this plan has `\(CleanText.excerpt(words[1]))`",
            Suggestion.hint(
              for: words[1], among: ids,
              otherwise: names.isEmpty
                ? "name a routine of one of its phases"
                : "it has \(Suggestion.alternatives(Array(names)))"))
          return nil
        }
        acts.append(.onlyToday(id))
      default:
        report(
          .badAct, at: value, "`\(CleanText.excerpt(part))` is not something a plan does",
          Self.hint(for: part, among: Self.actWords))
        return nil
      }
    }
    return acts
  }

  private static func parts(of text: String) -> [String] {
    CleanText.line(text).lowercased().replacing(", and ", with: " and ").split(separator: " and ")
      .map { CleanText.line(String($0)) }
  }

  /// Returns a hint with the nearest sentences, or with all of them.
  private static func hint(for part: String, among sentences: [String]) -> String {
    let first = part.split(separator: " ").first.map(String.init) ?? ""
    let near = sentences.filter { sentence in
      let word = sentence.split(separator: " ").first.map(String.init) ?? ""
      return word == first || !Suggestion.closest(to: first, among: [word], limit: 1).isEmpty
    }
    return near.isEmpty
      ? "it is \(Suggestion.alternatives(sentences))"
      : "did you mean \(Suggestion.alternatives(near))?"
  }
}

extension PlanCondition {
  /// Parses `pain 3 or less on 3 days`, `easy on 3 days`, `hurt twice in 7 days` or `no better by
  /// day 21`. `nil` for anything else.
  init?(_ text: String) {
    var words = text.split(separator: " ").map(String.init)
    var days = 1
    if words.count > 3, words[words.count - 3] == "on", ["day", "days"].contains(words.last),
      let count = Int(words[words.count - 2])
    {
      guard (1...Self.usualWindow).contains(count) else { return nil }
      days = count
      words.removeLast(3)
    }
    let number = words.count > 1 ? Int(words[1]) : nil
    switch (words.first, words.count) {
    case ("pain", 4) where words[2] == "or" && words[3] == "less":
      guard let number, number >= 0 else { return nil }
      self.init(.painAtMost(number), days: days)
    case ("pain", 4) where words[2] == "or" && words[3] == "more":
      guard let number, number >= 0 else { return nil }
      self.init(.painAtLeast(number), days: days)
    case ("worse", 1): self.init(.worse, days: days)
    case ("easy", 1): self.init(.easy, days: days)
    case ("done", 1): self.init(.done, days: days)
    case ("hurt", 1): self.init(.hurt, days: days)
    case ("hurt", 5...) where words.suffix(3).first == "in":
      guard let window = Int(words[words.count - 2]), (1...28).contains(window) else { return nil }
      let times = Array(words[1..<words.count - 3])
      guard let count = Self.times(times), count <= window else { return nil }
      self.init(.hurt, days: count, window: window)
    case ("no", 5) where words[1] == "better" && words[2] == "by" && words[3] == "day":
      guard let day = Int(words[4]), (1...364).contains(day), days == 1 else { return nil }
      self.init(.noBetter(day: day))
    default: return nil
    }
  }

  /// Parses `twice` or `3 times`; `nil` for anything else.
  private static func times(_ words: [String]) -> Int? {
    if words == ["twice"] { return 2 }
    guard words.count == 2, words[1] == "times" || words[1] == "days" else { return nil }
    return Int(words[0]).flatMap { $0 > 0 ? $0 : nil }
  }
}
