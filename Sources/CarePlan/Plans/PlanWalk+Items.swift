import RoutineEngine

/// The items of a day, done or not.
extension PlanWalk {
  /// Returns the items of a day.
  func items(on date: LocalDay, rest: PlanDay.Rest?, isSkipped: Bool) -> [PlanItemDay] {
    var every = 0
    return current.items.map { item in
      let turn = every
      if item.comesEvery != nil { every += 1 }
      let isOpen: Bool =
        switch rest {
        case nil: !isSkipped
        case .all: false
        case .only(let id): item.routine.id == id && !isSkipped
        }
      return line(item, on: date, turn: turn, isOpen: isOpen)
    } + onlyItem(rest, isSkipped, date)
  }

  /// Returns the item of a bad day's only routine, from another phase, if the current one lacks it.
  private func onlyItem(
    _ rest: PlanDay.Rest?, _ isSkipped: Bool, _ date: LocalDay
  ) -> [PlanItemDay] {
    guard case .only(let id) = rest, !current.items.contains(where: { $0.routine.id == id }),
      let item = plan.phases.flatMap(\.items).first(where: { $0.routine.id == id })
    else { return [] }
    return [line(item, on: date, turn: 0, isOpen: !isSkipped)]
  }

  private func line(
    _ item: Plan.Item, on date: LocalDay, turn: Int, isOpen: Bool
  ) -> PlanItemDay {
    let done = facts(date).done[item.routine.id] ?? 0
    var canWait = false
    var count: PlanItemDay.Week?
    var target: Dose<Int>?
    if isFor(item, date) {
      if item.isWeekly {
        let soFar = week.reduce(0) { $0 + (facts($1).done[item.routine.id] ?? 0) }
        let goal = item.frequency.times.low
        count = PlanItemDay.Week(done: soFar, goal: goal)
        let missing = Double(goal) - (soFar - done)
        if missing > 0 { target = Dose(1, max(1, item.frequency.times.high - goal + 1)) }
        canWait = Double(daysLeftInWeek(for: item, from: date)) > missing
      } else if let days = item.comesEvery {
        if isTurn(of: item, every: days, turn, on: date) { target = Dose(1) }
      } else {
        target = item.frequency.times
      }
    }
    if !isOpen { target = nil }
    let isDue = target.map { done < Double($0.low) } ?? false
    return PlanItemDay(
      item: item, done: done, target: target, week: count, isDue: isDue && !item.isOptional,
      canWait: canWait, next: target == nil ? next(item, after: date, turn: turn) : nil)
  }

  /// Returns true if a day of the week suits an item.
  func isFor(_ item: Plan.Item, _ date: LocalDay) -> Bool {
    plan.weekdays.contains(date.weekday)
      && (item.weekdays?.contains(date.weekday) ?? true)
  }

  /// Returns the number of days left for an item in this week, including the given day.
  private func daysLeftInWeek(for item: Plan.Item, from date: LocalDay) -> Int {
    (0..<max(1, 8 - week.count)).count { isFor(item, date.advanced(by: $0)) }
  }

  /// Returns true if an item with an interval of several days is due. Such items of a phase take
  /// turns.
  private func isTurn(of item: Plan.Item, every days: Int, _ turn: Int, on date: LocalDay) -> Bool {
    let last = (1...days).map { date.advanced(by: -$0) }.first {
      $0 >= run.start && (facts($0).done[item.routine.id] ?? 0) > 0
    }
    if let last { return last.distance(to: date) >= days }
    guard let first = dates.first else { return true }
    return first.distance(to: date) >= turn % days
  }

  /// Returns the next day for an item within the coming week; `nil` if there is none.
  private func next(_ item: Plan.Item, after date: LocalDay, turn: Int) -> LocalDay? {
    (1...7).map { date.advanced(by: $0) }.first { day in
      guard isFor(item, day) else { return false }
      return item.comesEvery.map { isTurn(of: item, every: $0, turn, on: day) } ?? true
    }
  }

  // MARK: Done

  /// Returns true if at least half of a day's items were done.
  func isDone(_ date: LocalDay) -> Bool {
    let facts = facts(date)
    let needed = current.items.filter { !$0.isOptional }
    let daily = needed.filter { $0.isDaily && isFor($0, date) }
    if daily.isEmpty {
      return needed.contains { (facts.done[$0.routine.id] ?? 0) > 0 }
    }
    let done = daily.reduce(0.0) {
      $0 + min(facts.done[$1.routine.id] ?? 0, Double($1.frequency.times.low))
    }
    return done * 2 >= Double(daily.reduce(0) { $0 + $1.frequency.times.low })
  }

  /// Returns true if a waiting plan goes on to the next day.
  func hasPassed(_ date: LocalDay) -> Bool {
    isDone(date) || run.isSkipped(date)
      || !current.items.contains { !$0.isOptional && isFor($0, date) }
  }

  /// Returns the planned share of a day: 3 times a week are three sevenths a day.
  func shareOfPlannedDay(_ date: LocalDay) -> Double {
    let needed = current.items.filter { !$0.isOptional && isFor($0, date) }
    if needed.contains(where: \.isDaily) { return 1 }
    let days = Double(max(1, plan.weekdays.count))
    let weekly = needed.filter(\.isWeekly).map { Double($0.frequency.times.low) / days }
    let every = needed.compactMap(\.comesEvery).map { 1 / Double($0) }
    return min(1, max(weekly.max() ?? 0, every.reduce(0, +)))
  }
}
