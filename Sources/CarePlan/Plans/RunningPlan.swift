import Foundation

/// A plan that is followed, and all that its days follow from.
public struct RunningPlan: Sendable, Hashable {
  /// The plan as its file is now.
  public let plan: Plan
  /// Its events since it began.
  public let run: PlanRun
  let evidence: [LocalDay: PlanEvidence]

  /// A plan that is followed.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - run: Its events.
  ///   - sessions: The sessions since its start, in any order; of earlier ones nothing is read.
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

  /// A day of it: where it is, and what is to be done.
  ///
  /// - Parameters:
  ///   - today: The day; nothing later is looked at.
  ///   - pain: The highest pain that was said on it, if the history does not have it.
  ///   - checkIns: The check-ins of the day, which the history may not have.
  /// - Returns: The day.
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

  /// The number of days done and planned since the start, until a day.
  public func daysDone(until today: LocalDay) -> (done: Int, planned: Int) {
    PlanWalk(plan, run, evidence).count(until: today)
  }
}
