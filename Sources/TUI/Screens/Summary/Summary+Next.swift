import CarePlan
import RoutineEngine

/// The session after this one.
extension Summary {
  /// A session of today after this one.
  struct Next {
    let entry: RoutineListEntry
    let recommendation: Recommendation
    let length: Duration

    var title: String { entry.title }
  }

  /// The best session after this one; `nil` if there is none, nothing is known of the day, or a stop
  /// has ended it.
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
    // Whoever is about to fall asleep is not sent to exercise.
    guard context.hasBelow, !routine.isForBed, let next = next(in: context) else { return nil }
    return switch next.recommendation.reason {
    case .due, .short, .planned(_, isDue: true): next
    case .planned, .rest, .later, .welcome: nil
    }
  }
}
