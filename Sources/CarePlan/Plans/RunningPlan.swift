import Foundation

/// The current plan, with all facts that determine its days.
public struct RunningPlan: Sendable, Hashable {
  /// The plan, from the present state of its file.
  public let plan: Plan
  /// The events of the run.
  public let run: PlanRun
  let evidence: [LocalDay: PlanEvidence]

  /// The current plan.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - run: The events of its run.
  ///   - sessions: The sessions since the start, in any order; earlier ones are ignored.
  public init(_ plan: Plan, _ run: PlanRun, sessions: [PastSession]) {
    self.plan = plan
    self.run = run
    var evidence: [LocalDay: PlanEvidence] = [:]
    for session in sessions where session.day >= run.start {
      evidence[session.day, default: PlanEvidence()].add(session)
    }
    for event in run.events where event.kind == .pain {
      evidence[event.day, default: PlanEvidence()].add(pain: event.value)
    }
    self.evidence = evidence
  }

  /// Returns a day of the plan: the position, and the tasks.
  ///
  /// - Parameters:
  ///   - today: The day. Later facts are ignored.
  ///   - pain: The highest pain of the day, from 0 to 10, if the history does not have it.
  ///   - checkIns: The check-ins of the day, in case the history lacks them.
  /// - Returns: The day of the plan.
  public func day(
    on today: LocalDay, pain: Int? = nil, checkIns: [CheckIn] = []
  ) -> PlanDay {
    var evidence = evidence
    if pain != nil || !checkIns.isEmpty {
      var ofToday = evidence[today] ?? PlanEvidence()
      ofToday.add(pain: pain)
      for checkIn in checkIns {
        var known = PlanEvidence()
        known.add(checkIn)
        ofToday.add(pain: known.pain)
        ofToday.isHurt = ofToday.isHurt || known.isHurt
        if let rise = known.rise { ofToday.rise = max(ofToday.rise ?? rise, rise) }
      }
      evidence[today] = ofToday
    }
    return PlanWalk(plan, run, evidence).day(on: today)
  }

  /// Returns the number of days done and planned from the start until a day.
  public func daysDone(until today: LocalDay) -> (done: Int, planned: Int) {
    PlanWalk(plan, run, evidence).count(until: today)
  }
}
