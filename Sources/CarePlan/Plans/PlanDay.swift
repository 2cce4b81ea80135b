import RoutineEngine

/// A day of a plan that is followed: where it is, and what is to be done.
public struct PlanDay: Sendable, Hashable {
  /// The state of the plan.
  public enum State: Sendable, Hashable {
    /// Before the first day.
    case before(LocalDay)
    /// Under way.
    case running
    /// Paused; until after a day, if the person said one.
    case paused(until: LocalDay?)
    /// Over, with its last day.
    case ended(LocalDay)
  }

  /// The remainder of a bad day.
  public enum Rest: Sendable, Hashable {
    /// A day of rest.
    case all
    /// One routine, by its id.
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

  /// The reason that the phase is an earlier one than the day before.
  public enum StepBack: Sendable, Hashable {
    /// Pain, the day before.
    case pain
    /// An absence of two weeks.
    case away
  }

  /// The plan.
  public let plan: Plan
  /// The first day that it was followed.
  public let start: LocalDay
  /// The day.
  public let date: LocalDay
  /// The state of the plan.
  public internal(set) var state = State.running
  /// The number of the day since the start, pauses left out, from 1. It never falls.
  public internal(set) var day = 0
  /// The day of the plan as its author counts, from 1: a phase that goes on is past its days.
  public internal(set) var position = 1
  /// The number of the phase, from 0.
  public internal(set) var phaseIndex = 0
  /// The lines of the phase, in the plan's order.
  public internal(set) var items: [PlanItemDay] = []
  /// The remainder of a bad day; `nil` on any other.
  public internal(set) var rest: Rest?
  /// The reason for it.
  public internal(set) var badReason: BadReason?
  /// True if the dose is gentle today, by the plan, a rule or an absence.
  public internal(set) var isGentle = false
  /// True if the phase before comes tomorrow.
  public internal(set) var stepsBackTomorrow = false
  /// The reason that the phase is an earlier one than yesterday's.
  public internal(set) var steppedBack: StepBack?
  /// True if the plan advises to see a clinician.
  public internal(set) var seesSomeone = false
  /// True if the person skips this day.
  public internal(set) var isSkipped = false
  /// True on a day of the week that the plan leaves free.
  public internal(set) var isDayOff = false
  /// The number of days without a session before this one, if they are a week or more and nobody
  /// has said how to go on.
  public internal(set) var away: Int?
  /// True if the week is offered once more.
  public internal(set) var repeatsWeek = false

  init(_ plan: Plan, start: LocalDay, on date: LocalDay) {
    self.plan = plan
    self.start = start
    self.date = date
  }

  /// The phase; `nil` before the plan and after it.
  public var phase: Plan.Phase? {
    switch state {
    case .running, .paused:
      plan.phases.indices.contains(phaseIndex) ? plan.phases[phaseIndex] : nil
    case .before, .ended: nil
    }
  }

  /// The week of the plan, from 1.
  public var week: Int { (position + 6) / 7 }

  /// True if it is a day on which the plan goes on.
  public var isRunning: Bool { state == .running }

  /// The lines of today that are not done.
  public var due: [PlanItemDay] { isRunning ? items.filter(\.isDue) : [] }

  /// Returns the item of a routine, today's if there are several; `nil` if the plan's phase does
  /// not have it.
  public func item(of routineID: String) -> PlanItemDay? {
    let ofRoutine = isRunning ? items.filter { $0.item.routine.id == routineID } : []
    return ofRoutine.first { $0.target != nil } ?? ofRoutine.first
  }

  /// Returns true if the phase doses a routine.
  public func doses(_ routineID: String) -> Bool {
    phase?.items.contains { $0.routine.id == routineID } ?? false
  }

  /// Returns true if a routine is offered nowhere while the phase goes on.
  public func excludes(_ routine: Routine) -> Bool {
    guard isRunning, let phase else { return false }
    return phase.never.contains { $0.covers(routine) }
  }

  /// The highest level of a routine today; `nil` for the person's own.
  public func level(of routineID: String) -> Level? {
    guard let item = item(of: routineID)?.item else { return nil }
    return isGentle ? .gentle : item.level ?? phase?.level
  }
}

/// One line of a plan on a day.
public struct PlanItemDay: Sendable, Hashable {
  /// The line.
  public let item: Plan.Item
  /// The number of times it was done today, with halves.
  public let done: Double
  /// The number of times of the day: the least and the most; `nil` if it is not for this day.
  public let target: Dose<Int>?
  /// The times of this week and of the whole, if it is counted by the week.
  public let week: Week?
  /// True if it is for today, and not done.
  public let isDue: Bool
  /// True if another day of the week would do as well.
  public let canWait: Bool
  /// The next day for it; `nil` if that is today or not known.
  public let next: LocalDay?

  /// A week's count.
  public struct Week: Sendable, Hashable {
    /// The times so far, with halves.
    public let done: Double
    /// The times that are meant.
    public let goal: Int
  }
}

extension PlanItemDay {
  /// The goal of the day; `nil` if it is not for this day.
  public var goal: Goal? {
    guard let target else { return nil }
    let usual = Goal(item.routine)?.gap ?? Goal.usualGap
    return Goal(routineID: item.routine.id, timesPerDay: target, gap: usual)
  }
}

extension PlanDay {
  /// Returns a dose no higher than the plan has it for a routine.
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
  /// Returns true if the plan that is followed leaves a routine out for now. The person may begin
  /// it all the same, and is told.
  public func isRuledOut(_ routine: Routine) -> Bool { plan?.excludes(routine) ?? false }
}
