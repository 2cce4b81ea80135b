import Foundation
import RoutineEngine

/// A routine that is good to do now or next, with the reason.
public struct Recommendation: Sendable, Hashable {
  /// The reason for it.
  public enum Reason: Sendable, Hashable {
    /// The plan has it for today; the words say where the plan is, or when it comes.
    case planned(String, isDue: Bool)
    /// Today hurts much: rest.
    case rest(RestReason)
    /// Its goal of the day is not reached, and the time is good.
    case due
    /// The day's sessions are not done, and this one is short and needs nothing.
    case short
    /// Its next good time comes later today, in seconds after midnight.
    case later(secondsIntoDay: Int)
    /// Its goal is reached, and one more is fine.
    case welcome
  }

  /// The reason to rest.
  public enum RestReason: Sendable, Hashable {
    /// Pain today, from 6 to 10.
    case pain(Int)
    /// A session of today was stopped by pain, or left much of it.
    case stopped
  }

  /// The routine's id.
  public let routineID: String
  /// The reason.
  public let reason: Reason

  /// More than these would be a list of their own; what a plan has comes on top.
  public static let most = 3
  /// A session for a day without time. A habit.
  static let shortest: Duration = .minutes(3)
}

extension Advice {
  /// The routines that are good to do now or next, the best first; none if nothing may begin.
  ///
  /// The plan's routines of the day come first, and those that it rules out never. After much pain
  /// the others are rest alone. Else the goals that are due come first, of the routines of
  /// the last weeks; then, while the day's sessions are not done, a short routine that was not done
  /// today; then what comes later. Nothing that is locked, or needs what the person does not own,
  /// is among them.
  ///
  /// - Parameters:
  ///   - routines: All routines, in the order of the list.
  ///   - dailyGoal: The number of sessions a day that the person wants.
  ///   - owns: Returns true if the person owns some equipment.
  /// - Returns: The plan's of the day, then at most three, each routine once.
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

  /// The plan's routines of the day that are not done, those that are due first.
  private func planned(from open: [Routine]) -> [Recommendation] {
    guard let plan, plan.isRunning else { return [] }
    let byID = Dictionary(open.map { ($0.id, $0) }) { first, _ in first }
    var (due, others): ([Recommendation], [Recommendation]) = ([], [])
    for line in plan.items where byID[line.item.routine.id] != nil {
      guard let goal = line.goal else { continue }
      let progress = progress(of: goal)
      guard progress.state == .under else { continue }
      let isNow = progress.isDue(at: now) && !line.item.isOptional
      // The first of the day may come early.
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

  /// Returns the progress of a goal of today: the one truth about when it is due.
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

  /// Routines that neither press nor stretch: slow breathing before packs, sitting before lying.
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

  /// The goals of the routines that were done in the last weeks, the next good time first.
  private func goalsOfLastWeeks(from routines: [Routine]) -> [GoalProgress] {
    guard let practice else { return [] }
    let lately = practice.sessions.reduce(into: Set<String>()) { ids, session in
      ids.formUnion(session.credits.filter { $0.value != .none }.keys)
    }
    let goals = routines.filter {
      lately.contains($0.id) && !($0.presses && hasPressedEnough)
    }.compactMap(goal(of:))
    let progress = goals.map(progress(of:))
    // Sorting is stable only by the place in the list.
    return progress.enumerated()
      .sorted { one, other in
        let (first, second) = (
          one.element.next ?? .distantFuture, other.element.next ?? .distantFuture
        )
        return first == second ? one.offset < other.offset : first < second
      }
      .map(\.element)
  }

  /// The routines of the last weeks that are meant for this week, or for every so many days, and
  /// have to be done today.
  private func periodGoalsThatAreDue(from routines: [Routine]) -> [String] {
    guard let practice else { return [] }
    let lately = Set(practice.sessions.flatMap(\.credits.keys))
    return routines.filter { lately.contains($0.id) && !($0.presses && hasPressedEnough) }
      .compactMap {
        PeriodProgress($0, sessions: practice.sessions, today: today, by: answers.ownDay)
      }
      .filter(\.isDue).map(\.routineID)
  }

  /// The first short routine that was not done today.
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
  /// True if it fits a day without time, for anybody: no equipment, nothing that presses, and not
  /// for an injury.
  fileprivate var isShort: Bool {
    guard timesPerDay != nil, !presses, stretches, !beginsLying, courseOfDays == nil,
      allEquipment.isEmpty, let timeline = try? Timeline(self)
    else { return false }
    return timeline.likelyLength <= Recommendation.shortest
  }
}

extension Recommendation.Reason {
  /// True if it is due at once.
  public var isDue: Bool {
    switch self {
    case .due, .planned(_, isDue: true): true
    case .planned, .rest, .short, .later, .welcome: false
    }
  }
}
