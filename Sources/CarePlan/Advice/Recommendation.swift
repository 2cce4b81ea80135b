import Foundation
import RoutineEngine

/// A routine that is good to do now or next, with the reason.
public struct Recommendation: Sendable, Hashable {
  /// The reason for it.
  public enum Reason: Sendable, Hashable {
    /// The plan has the routine for today. The words are the position in the plan, or the time from
    /// which it is due.
    case planned(String, isDue: Bool)
    /// Much pain today: rest.
    case rest(RestReason)
    /// The goal of the day is not reached, and the time is good.
    case due
    /// The daily number of sessions is not reached; the routine is short and needs no equipment.
    case short
    /// The next good time is later today, in seconds after midnight.
    case later(secondsIntoDay: Int)
    /// The goal is reached, and one more session is fine.
    case welcome
  }

  /// The reason to rest.
  public enum RestReason: Sendable, Hashable {
    /// Pain today, from 6 to 10.
    case pain(Int)
    /// A session of today was stopped by pain, or ended with much pain.
    case stopped
  }

  /// The routine's id.
  public let routineID: String
  /// The reason.
  public let reason: Reason

  /// The most recommendations besides those of a plan.
  public static let most = 3
  /// The longest length of a short routine. A habit.
  static let shortest: Duration = .minutes(3)
}

extension Advice {
  /// Returns the routines that are good to do now or next, the best first. None if nothing may
  /// begin.
  ///
  /// The plan's routines of the day come first; excluded ones never appear. After much pain, only
  /// rest follows. Otherwise the order is: due goals of the routines of the last weeks; a short
  /// routine that was not done today, while the day's sessions are not done; then goals that are
  /// due later. Locked routines, and those whose equipment the person does not own, are left out.
  ///
  /// - Parameters:
  ///   - routines: All routines, in the order of the list.
  ///   - dailyGoal: The number of sessions a day that the person aims at.
  ///   - owns: Returns true if the person owns some equipment.
  /// - Returns: The plan's routines of the day, then at most three others, each once.
  public func recommendations(
    from routines: [Routine], dailyGoal: Int, owning owns: ([String]) -> Bool = { _ in true }
  ) -> [Recommendation] {
    if locksEverything { return [] }
    let open = routines.filter {
      firmLock(on: $0) == nil && owns($0.allEquipment)
        && !(plan?.excludes($0) ?? false)
    }
    let planned = planned(from: open)
    let ids = Set(planned.map(\.routineID))
    let others = open.filter { !ids.contains($0.id) && plan?.doses($0.id) != true }
    return planned + unplanned(from: others, dailyGoal: dailyGoal)
  }

  /// Returns the plan's routines of the day that are not done, the due ones first.
  private func planned(from open: [Routine]) -> [Recommendation] {
    guard let plan, plan.isRunning else { return [] }
    let byID = Dictionary(open.map { ($0.id, $0) }) { first, _ in first }
    var (due, others): ([Recommendation], [Recommendation]) = ([], [])
    for line in plan.items where byID[line.item.routine.id] != nil {
      guard let goal = line.goal else { continue }
      let progress = progress(of: goal)
      guard progress.state == .under else { continue }
      let isNow = progress.isDue(at: now) && !line.item.isOptional
      // The first session of the day may be early.
      let isLater = !isNow && !line.item.isOptional && progress.done > 0
      let time = isLater ? progress.next.map(secondsIntoDay) : nil
      let words = time.map { "from \(LocalTime.time($0))" } ?? plan.reason(for: line)
      let item = Recommendation(
        routineID: goal.routineID, reason: .planned(words, isDue: isNow && !line.canWait))
      if isNow { due.append(item) } else { others.append(item) }
    }
    var seen: Set<String> = []
    return (due + others).filter { seen.insert($0.routineID).inserted }
  }

  /// Returns the progress of a goal today. Nothing else decides when a goal is due.
  public func progress(of goal: Goal) -> GoalProgress {
    let ofToday = practice?.sessions.filter { $0.day == today } ?? []
    return GoalProgress(
      goal, sessions: ofToday, now: now, in: timeZone, ownDay: answers.ownDay)
  }

  private func unplanned(from open: [Routine], dailyGoal: Int) -> [Recommendation] {
    if let reason = reasonToRest { return rest(from: open, because: reason) }
    let goals = goalsOfLastWeeks(from: open)
    let due =
      goals.filter { $0.state == .under && $0.isDue(at: now) }.map { item($0, .due) }
      + periodGoalsThatAreDue(from: open).map {
        Recommendation(routineID: $0, reason: .due)
      }
    var items = due
    let done = practice.map { $0.sessionsThatCount(on: today) } ?? 0
    if due.isEmpty, done < dailyGoal, let short = short(from: open) {
      items.append(Recommendation(routineID: short.id, reason: .short))
    }
    items += goals.filter { $0.state == .under && !$0.isDue(at: now) }.compactMap(later)
    items += goals.filter { $0.state == .reached && $0.isDue(at: now) }.map { item($0, .welcome) }
    items += goals.filter { $0.state == .reached && !$0.isDue(at: now) }.compactMap(later)
    if items.isEmpty, let short = short(from: open) ?? open.first(where: \.isShort) {
      items = [Recommendation(routineID: short.id, reason: .short)]
    }
    var seen: Set<String> = []
    return Array(items.filter { seen.insert($0.routineID).inserted }.prefix(Recommendation.most))
  }

  private var reasonToRest: Recommendation.RestReason? {
    if let pain, pain >= Self.severePain { return .pain(pain) }
    return after == .stop ? .stopped : nil
  }

  /// Returns routines that neither press nor stretch: slow breathing before packs, sitting before
  /// lying.
  private func rest(
    from routines: [Routine], because reason: Recommendation.RestReason
  ) -> [Recommendation] {
    let restful = routines.filter { !$0.presses && !$0.stretches && $0.courseOfDays == nil }
    let breathing = restful.filter { $0.kind == .breathing }
    let sitting = breathing.filter { !$0.beginsLying }
    let packs = restful.filter { $0.kind != .breathing && $0.contacts.contains(.cold) }
    return (sitting + packs + breathing.filter(\.beginsLying))
      .prefix(Recommendation.most)
      .map { Recommendation(routineID: $0.id, reason: .rest(reason)) }
  }

  /// Returns the goals of the routines that were done in the last weeks, the next good time first.
  private func goalsOfLastWeeks(from routines: [Routine]) -> [GoalProgress] {
    guard let practice else { return [] }
    let lately = practice.sessions.reduce(into: Set<String>()) { ids, session in
      ids.formUnion(session.credits.filter { $0.value != .none }.keys)
    }
    let goals = routines.filter {
      lately.contains($0.id) && !($0.presses && hasPressedEnough)
    }.compactMap(goal(of:))
    let progress = goals.map(progress(of:))
    // The index makes the sort stable.
    return progress.enumerated()
      .sorted { one, other in
        let (first, second) = (
          one.element.next ?? .distantFuture, other.element.next ?? .distantFuture
        )
        return first == second ? one.offset < other.offset : first < second
      }
      .map(\.element)
  }

  /// Returns the routines of the last weeks with a goal per week or per several days that are due
  /// today.
  private func periodGoalsThatAreDue(from routines: [Routine]) -> [String] {
    guard let practice else { return [] }
    let lately = Set(practice.sessions.flatMap(\.credits.keys))
    return routines.filter { lately.contains($0.id) && !($0.presses && hasPressedEnough) }
      .compactMap {
        PeriodProgress($0, sessions: practice.sessions, today: today, by: answers.ownDay)
      }
      .filter(\.isDue).map(\.routineID)
  }

  /// Returns the first short routine that was not done today.
  private func short(from routines: [Routine]) -> Routine? {
    let done = practice?.done(on: today) ?? [:]
    return routines.first { done[$0.id] == nil && $0.isShort }
  }

  private func item(
    _ progress: GoalProgress, _ reason: Recommendation.Reason
  ) -> Recommendation {
    Recommendation(routineID: progress.goal.routineID, reason: reason)
  }

  private func later(_ progress: GoalProgress) -> Recommendation? {
    progress.next.map { item(progress, .later(secondsIntoDay: secondsIntoDay($0))) }
  }

  private func secondsIntoDay(_ moment: Date) -> Int {
    let local =
      Int(moment.timeIntervalSince1970.rounded(.down)) + timeZone.secondsFromGMT(for: moment)
    let day = LocalDay.secondsPerDay
    return (local % day + day) % day
  }
}

extension Routine {
  /// True for a stretch that suits a day without time: short, for anybody, no equipment, no
  /// pressing, not lying down, not for an injury.
  fileprivate var isShort: Bool {
    guard timesPerDay != nil, !presses, stretches, !beginsLying, courseOfDays == nil,
      allEquipment.isEmpty, let timeline = try? Timeline(self)
    else { return false }
    return timeline.likelyLength <= Recommendation.shortest
  }
}

extension Recommendation.Reason {
  /// True if the routine is due at once.
  public var isDue: Bool {
    switch self {
    case .due, .planned(_, isDue: true): true
    case .planned, .rest, .short, .later, .welcome: false
    }
  }
}
