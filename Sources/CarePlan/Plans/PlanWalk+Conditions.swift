/// The conditions of a plan.
extension PlanWalk {
  /// Returns true if a condition holds at the end of a day. To move on to the next phase, only
  /// answers of this phase count, and none of bad days.
  func holds(_ condition: PlanCondition, on date: LocalDay, toMoveOn: Bool = false) -> Bool {
    switch condition.measure {
    case .noBetter(let number): return day >= number && !isBetter(on: date)
    case .hurt: return lookBack(condition.window, from: date).count { $0.isHurt } >= condition.days
    case .painAtMost, .painAtLeast, .worse, .easy, .done: break
    }
    let first = toMoveOn ? dates.first ?? date : run.start
    let answers = (0..<condition.window).lazy.map { date.advanced(by: -$0) }
      .filter { day in
        day >= first && !(toMoveOn && facts(day).isBad)
      }
      .compactMap { isTrue(condition.measure, on: $0) }
      .prefix(condition.days)
    let all = Array(answers)
    return all.count == condition.days && all.allSatisfy(\.self)
  }

  /// Returns true if a day has an answer that the condition tests.
  func isAbout(_ date: LocalDay, _ condition: PlanCondition) -> Bool {
    switch condition.measure {
    case .noBetter: true
    case .hurt: facts(date).isHurt
    default: isTrue(condition.measure, on: date) != nil
    }
  }

  /// Returns true if the phase has an answer for any of the conditions.
  func hasAnswer(to conditions: [PlanCondition]) -> Bool {
    conditions.contains { condition in
      dates.contains { isTrue(condition.measure, on: $0) != nil }
    }
  }

  /// Returns true if a fact holds on a day; `nil` if the day has no answer.
  private func isTrue(_ measure: PlanCondition.Measure, on date: LocalDay) -> Bool? {
    let facts = facts(date)
    switch measure {
    case .painAtMost(let pain): return facts.pain.map { $0 <= pain }
    case .painAtLeast(let pain): return facts.pain.map { $0 >= pain }
    case .worse: return facts.rise.map { $0 >= 1 }
    case .easy: return facts.eases.isEmpty ? nil : !facts.eases.contains(.tooHard)
    case .done: return facts.isActive ? isDone(date) : nil
    case .hurt: return facts.isHurt ? true : nil
    case .noBetter: return nil
    }
  }

  private func lookBack(_ window: Int, from date: LocalDay) -> [PlanEvidence] {
    (0..<window).map { date.advanced(by: -$0) }.filter { $0 >= run.start }.map(facts)
  }

  /// Returns true if pain fell by two points or a third since the first answer, or is 1 or less.
  /// Also true without two answers.
  private func isBetter(on date: LocalDay) -> Bool {
    let days = (run.start...max(run.start, date)).filter { facts($0).pain != nil }
    guard let first = days.first.flatMap({ facts($0).pain }), days.count > 1,
      let last = days.last.flatMap({ facts($0).pain })
    else { return true }
    return last <= 1 || PainChange(from: first, to: last) == .muchBetter
  }
}
