import RoutineEngine

/// A day of the current plan: the position in the plan, and the tasks.
public struct PlanDay: Sendable, Hashable {
  /// The state of the plan.
  public enum State: Sendable, Hashable {
    /// Before the first day.
    case before(LocalDay)
    /// Under way.
    case running
    /// Paused; the value is the last day of the pause, if the person named one.
    case paused(until: LocalDay?)
    /// Over; the value is the last day.
    case ended(LocalDay)
  }

  /// The tasks that remain on a bad day.
  public enum Rest: Sendable, Hashable {
    /// None: a day of rest.
    case all
    /// One routine, by id.
    case only(String)
  }

  /// The reason for a bad day.
  public enum BadReason: Sendable, Hashable {
    /// Pain, from 0 to 10.
    case pain(Int)
    /// A session was stopped by pain.
    case hurt
    /// Pain rose during a session.
    case rose
  }

  /// The reason for going back to an earlier phase.
  public enum StepBack: Sendable, Hashable {
    /// Pain on the day before.
    case pain
    /// An absence of two weeks.
    case away
  }

  /// The plan.
  public let plan: Plan
  /// The first day of the plan.
  public let start: LocalDay
  /// The day.
  public let date: LocalDay
  /// The state of the plan.
  public internal(set) var state = State.running
  /// The number of days since the start, counted from 1, without pauses. It never decreases.
  public internal(set) var day = 0
  /// The day as the author counts, from 1. In an extended phase it can be past the planned days.
  public internal(set) var position = 1
  /// The number of the phase, from 0.
  public internal(set) var phaseIndex = 0
  /// The items of the phase, in the plan's order.
  public internal(set) var items: [PlanItemDay] = []
  /// The tasks that remain on a bad day; `nil` on any other day.
  public internal(set) var rest: Rest?
  /// The reason for the bad day.
  public internal(set) var badReason: BadReason?
  /// True if the dose is gentle today because of the plan, a rule or an absence.
  public internal(set) var isGentle = false
  /// True if the plan goes back one phase tomorrow.
  public internal(set) var stepsBackTomorrow = false
  /// The reason for going back to an earlier phase today; `nil` if the plan did not.
  public internal(set) var steppedBack: StepBack?
  /// True if the plan advises seeing a clinician.
  public internal(set) var seesSomeone = false
  /// True if the person skips this day.
  public internal(set) var isSkipped = false
  /// True on a day of the week without tasks.
  public internal(set) var isDayOff = false
  /// The number of days without a session before today, from 7 on; `nil` if fewer, or once the
  /// person has said how to go on.
  public internal(set) var away: Int?
  /// True if the week is repeated.
  public internal(set) var repeatsWeek = false

  init(_ plan: Plan, start: LocalDay, on date: LocalDay) {
    self.plan = plan
    self.start = start
    self.date = date
  }

  /// The current phase; `nil` before and after the plan.
  public var phase: Plan.Phase? {
    switch state {
    case .running, .paused:
      plan.phases.indices.contains(phaseIndex) ? plan.phases[phaseIndex] : nil
    case .before, .ended: nil
    }
  }

  /// The week of the plan, counted from 1.
  public var week: Int { (position + 6) / 7 }

  /// True if the plan is under way on this day.
  public var isRunning: Bool { state == .running }

  /// The items of today that are due.
  public var due: [PlanItemDay] { isRunning ? items.filter(\.isDue) : [] }

  /// Returns the item of a routine; of several, the one for today. `nil` if the phase has none.
  public func item(of routineID: String) -> PlanItemDay? {
    let ofRoutine = isRunning ? items.filter { $0.item.routine.id == routineID } : []
    return ofRoutine.first { $0.target != nil } ?? ofRoutine.first
  }

  /// Returns true if the phase has an item for a routine.
  public func doses(_ routineID: String) -> Bool {
    phase?.items.contains { $0.routine.id == routineID } ?? false
  }

  /// Returns true if the phase excludes a routine from all offers.
  public func excludes(_ routine: Routine) -> Bool {
    guard isRunning, let phase else { return false }
    return phase.never.contains { $0.covers(routine) }
  }

  /// Returns the highest level of a routine today; `nil` for the person's own.
  public func level(of routineID: String) -> Level? {
    guard let item = item(of: routineID)?.item else { return nil }
    return isGentle ? .gentle : item.level ?? phase?.level
  }
}

/// An item of a plan on a day.
public struct PlanItemDay: Sendable, Hashable {
  /// The item.
  public let item: Plan.Item
  /// The number of times done today, in halves.
  public let done: Double
  /// The least and the most times for the day; `nil` if the item is not for this day.
  public let target: Dose<Int>?
  /// The count of this week; `nil` unless the frequency is per week.
  public let week: Week?
  /// True if the item is for today and not done.
  public let isDue: Bool
  /// True if a later day of the week would do as well.
  public let canWait: Bool
  /// The next day for the item; `nil` if it is today or unknown.
  public let next: LocalDay?

  /// The count of a week.
  public struct Week: Sendable, Hashable {
    /// The number of times so far, in halves.
    public let done: Double
    /// The planned number of times.
    public let goal: Int
  }
}

extension PlanItemDay {
  /// The goal of the day; `nil` if the item is not for this day.
  public var goal: Goal? {
    guard let target else { return nil }
    let usual = Goal(item.routine)?.gap ?? Goal.usualGap
    return Goal(routineID: item.routine.id, timesPerDay: target, gap: usual)
  }
}

extension PlanDay {
  /// Returns a prescription with its level reduced to the plan's highest for a routine.
  public func capped(_ prescription: Prescription, for routine: Routine) -> Prescription {
    guard let level = level(of: routine.id), level.isLower(than: prescription.level) else {
      return prescription
    }
    var capped = prescription
    capped.level = level
    return capped
  }
}

extension Level {
  fileprivate func isLower(than other: Level) -> Bool {
    let levels = Level.allCases
    return levels.firstIndex(of: self) ?? 0 < levels.firstIndex(of: other) ?? 0
  }
}

extension Advice {
  /// Returns true if the current plan excludes a routine for now. The person may begin it anyway,
  /// after a warning.
  public func isRuledOut(_ routine: Routine) -> Bool { plan?.excludes(routine) ?? false }
}
