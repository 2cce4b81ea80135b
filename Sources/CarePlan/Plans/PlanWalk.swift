import RoutineEngine

/// A simulation of a plan, day by day. The position in the plan follows from the events and
/// sessions.
struct PlanWalk {
  let plan: Plan
  let run: PlanRun
  let evidence: [LocalDay: PlanEvidence]

  /// The number of days since the start, without pauses.
  private(set) var day = 0
  private(set) var phase = 0
  /// The day of the plan as the author counts.
  private(set) var position: Int
  /// The days since the phase began, without pauses, the earliest first.
  private(set) var dates: [LocalDay] = []
  /// The days of the current week.
  private(set) var week: [LocalDay] = []
  /// The number of bad days by which the phase is extended.
  private var extra = 0
  private var hasRepeated = false
  private var repeatsWeek = false
  private var steppedBack: PlanDay.StepBack?
  /// The days since the latest session that counts.
  private var idle = 0
  /// True once any session has counted.
  private var hasBeenActive = false
  /// The number of remaining gentle days after a long absence.
  private var gentleDays = 0
  private var isAnswered = false
  private var end: LocalDay?

  /// The days of absence after which the plan asks, and those after which it goes back one phase. A
  /// habit.
  static let awayDays = 7
  static let longAwayDays = 14
  /// The most days to simulate. A plan has at most a year.
  private static let mostDays = 1_500

  init(_ plan: Plan, _ run: PlanRun, _ evidence: [LocalDay: PlanEvidence]) {
    self.plan = plan
    self.run = run
    self.evidence = evidence
    position = plan.phases.first?.days.lowerBound ?? 1
  }

  var current: Plan.Phase { plan.phases[phase] }

  func facts(_ date: LocalDay) -> PlanEvidence { evidence[date] ?? PlanEvidence() }

  /// Returns the day of the plan on a date.
  func day(on today: LocalDay) -> PlanDay {
    var walk = self
    var day = PlanDay(plan, start: run.start, on: today)
    guard !plan.phases.isEmpty else {
      day.state = .ended(run.start)
      return day
    }
    if today < run.start {
      day.state = .before(run.start)
      return day
    }
    walk.live(until: today)
    day.day = max(1, walk.day)
    day.position = walk.position
    day.phaseIndex = walk.phase
    if let end = walk.end {
      day.state = .ended(end)
      day.seesSomeone = walk.seesSomeone(on: end)
      return day
    }
    if let pause = run.pause(on: today) {
      day.state = .paused(until: pause)
      return day
    }
    walk.tell(&day)
    return day
  }

  /// Simulates the days before a date, and begins that date.
  private mutating func live(until today: LocalDay) {
    let first = max(run.start, today.advanced(by: -Self.mostDays))
    for date in first...today {
      begin(date)
      if date < today, end == nil { finish(date) }
      if end != nil { return }
    }
  }

  /// Returns the number of days done and planned until a date.
  func count(until today: LocalDay) -> (done: Int, planned: Int) {
    var walk = self
    var (done, planned) = (0, 0.0)
    guard !plan.phases.isEmpty, today >= run.start else { return (0, 0) }
    for date in max(run.start, today.advanced(by: -Self.mostDays))...today {
      walk.begin(date)
      if walk.isPaused(date) { continue }
      if walk.isDone(date) { done += 1 }
      if !run.isSkipped(date) { planned += walk.shareOfPlannedDay(date) }
      walk.finish(date)
      if walk.end != nil { break }
    }
    return (done, Int(planned.rounded()))
  }

  private func isPaused(_ date: LocalDay) -> Bool { run.pause(on: date) != nil }

  // MARK: A day

  private mutating func begin(_ date: LocalDay) {
    if isPaused(date) { return }
    if let target = run.move(on: date) {
      let index = target.clamped(to: 0...plan.phases.count - 1)
      enter(index, at: plan.phases[index].days.lowerBound)
      steppedBack = nil
    }
    if run.events.contains(where: { $0.day == date && [.moved, .resumed].contains($0.kind) }) {
      isAnswered = true
    }
    if idle >= Self.awayDays, gentleDays == 0, hasBeenActive, !isAnswered { gentleDays = 2 }
    if isAnswered { gentleDays = 0 }
    // In a waiting plan, a day is counted only once it has passed.
    if plan.missed != .wait || day == 0 { day += 1 }
    dates.append(date)
    week.append(date)
  }

  private mutating func finish(_ date: LocalDay) {
    if isPaused(date) { return }
    let facts = facts(date)
    steppedBack = nil
    repeatsWeek = false
    noteAbsence(facts)
    let acts = acts(on: date)
    if acts.contains(.end) {
      end = date
      return
    }
    if acts.contains(.backOnePhase) {
      stepBack(because: .pain)
      return
    }
    if idle == Self.longAwayDays, hasBeenActive, !isAnswered {
      stepBack(because: .away)
      return
    }
    if facts.isBad, extra < Plan.Phase.mostExtraDays {
      extra += 1
      if plan.missed == .wait { day += 1 }
      return
    }
    if plan.missed == .wait {
      guard hasPassed(date) else { return }
      day += 1
    }
    advance(after: date)
  }

  private mutating func noteAbsence(_ facts: PlanEvidence) {
    if facts.isActive {
      if gentleDays > 0 { gentleDays -= 1 }
      idle = 0
      hasBeenActive = true
      isAnswered = false
    } else {
      idle += 1
    }
  }

  /// Begins the next day of the phase, or the next phase, or ends the plan.
  private mutating func advance(after date: LocalDay) {
    let phase = current
    if position % 7 == 0 || position >= phase.days.upperBound {
      if repeatsWeek(of: phase) { return }
    }
    if isOver(phase, after: date) {
      if self.phase + 1 < plan.phases.count {
        enter(self.phase + 1, at: plan.phases[self.phase + 1].days.lowerBound)
      } else {
        end = date
      }
      return
    }
    if position % 7 == 0 { week = [] }
    position += 1
  }

  private func isOver(_ phase: Plan.Phase, after date: LocalDay) -> Bool {
    guard let moveOn = phase.moveOn, hasAnswer(to: moveOn) else {
      return position >= phase.days.upperBound
    }
    if position >= phase.atLatest { return true }
    return position >= phase.notBefore && moveOn.allSatisfy { holds($0, on: date, toMoveOn: true) }
  }

  /// Repeats the week, once per phase, if under half of its days were done.
  private mutating func repeatsWeek(of phase: Plan.Phase) -> Bool {
    guard plan.missed == .repeatWeek, !hasRepeated, position <= phase.days.upperBound else {
      return false
    }
    let planned = week.filter { !run.isSkipped($0) }.reduce(0) { $0 + shareOfPlannedDay($1) }
    guard planned > 0, Double(week.count(where: isDone)) * 2 < planned.rounded() else {
      return false
    }
    hasRepeated = true
    repeatsWeek = true
    position = max(phase.days.lowerBound, position - (position + 6) % 7)
    week = []
    return true
  }

  private mutating func enter(_ index: Int, at position: Int) {
    phase = index
    self.position = position
    extra = 0
    hasRepeated = false
    dates = []
    week = []
  }

  /// Goes back one phase: to the first day on which its condition may end it, or to its last week.
  private mutating func stepBack(because reason: PlanDay.StepBack) {
    let index = max(0, phase - 1)
    let earlier = plan.phases[index]
    var back =
      earlier.moveOn == nil
      ? max(earlier.days.lowerBound, earlier.days.upperBound - 6)
      : earlier.notBefore.clamped(to: earlier.days)
    if phase == 0 { back = min(back, position) }
    if phase > 0 { steppedBack = reason }
    if plan.missed == .wait { day += 1 }
    enter(index, at: back)
  }

  // MARK: Today

  private func tell(_ day: inout PlanDay) {
    let date = day.date
    let facts = facts(date)
    let acts = acts(on: date)
    let only = acts.lazy.compactMap { if case .onlyToday(let id) = $0 { id } else { nil } }.first
    if acts.contains(.restToday) {
      day.rest = .all
    } else if let only {
      day.rest = .only(only)
    } else if facts.isBad {
      day.rest = .all
    }
    if facts.isHurt {
      day.badReason = .hurt
    } else if let pain = facts.pain, pain >= PlanEvidence.badPain {
      day.badReason = .pain(pain)
    } else if facts.isBad {
      day.badReason = .rose
    } else if day.rest != nil {
      day.badReason = facts.pain.map { .pain($0) }
    }
    day.isGentle = gentleDays > 0 || acts.contains(.gentleToday)
    day.stepsBackTomorrow = acts.contains(.backOnePhase) && phase > 0
    day.steppedBack = steppedBack
    day.seesSomeone = seesSomeone(on: date)
    day.isSkipped = run.isSkipped(date)
    day.isDayOff = !plan.weekdays.contains(date.weekday)
    day.repeatsWeek = repeatsWeek
    if idle >= Self.awayDays, hasBeenActive, !isAnswered { day.away = idle }
    day.items = items(on: date, rest: day.rest, isSkipped: day.isSkipped)
  }

  /// Returns true if the plan advises seeing a clinician: by a rule, or after two bad days in a
  /// row.
  private func seesSomeone(on date: LocalDay) -> Bool {
    let isTwice = facts(date).isBad && facts(date.advanced(by: -1)).isBad && date > run.start
    return isTwice
      || rules.contains { rule in
        rule.acts.contains(.seeSomeone) && rule.conditions.allSatisfy { holds($0, on: date) }
      }
  }

  var rules: [PlanRule] { current.rules + plan.rules }

  /// Returns the actions of the rules that hold by a day's own answers.
  private func acts(on date: LocalDay) -> [PlanAct] {
    rules.filter { rule in
      rule.conditions.allSatisfy { holds($0, on: date) && isAbout(date, $0) }
    }.flatMap(\.acts)
  }
}
