import CarePlan
import RoutineEngine

/// The session after this one.
extension Summary {
  /// A routine for today, and the reason for it.
  struct Next {
    let entry: RoutineListEntry
    let recommendation: Recommendation
    let length: Duration

    var title: String { entry.title }
  }

  /// Returns the best session after this one. `nil` if there is none, if today's sessions are not
  /// loaded, or if a stop has ended the day.
  func next(in context: ScreenContext) -> Next? {
    guard context.today != nil, context.advice.after != .stop,
      let found = context.recommendations.first(where: { $0.routineID != routine.id }),
      let entry = context.routines.first(where: { $0.id == found.routineID }),
      let length = entry.likelyLength(in: context)
    else { return nil }
    return Next(entry: entry, recommendation: found, length: length)
  }

  /// The session that Enter begins: one that is good to do at once.
  func begins(in context: ScreenContext) -> Next? {
    // After a routine for bed, the person is about to sleep.
    guard context.hasBelow, !routine.isForBed, let next = next(in: context) else { return nil }
    return switch next.recommendation.reason {
    case .due, .short, .planned(_, isDue: true): next
    case .planned, .rest, .later, .welcome: nil
    }
  }
}
