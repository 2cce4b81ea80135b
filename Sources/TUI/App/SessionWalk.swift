import CarePlan
import RoutineEngine

/// A session as it is walked: at its dose, or gently if there is a reason. Screens show by it what
/// will run, and the app begins by it.
public struct SessionWalk: Sendable, Equatable {
  /// The reason for the gentle dose; `nil` for none.
  public let gentleness: Gentleness?
  /// The timeline at the beginning.
  let timeline: Timeline
  /// True if the session goes on gently from where it begins, since its segments are counted or
  /// have lengths of the person's own.
  let isEased: Bool

  /// A session of a request.
  init(_ request: SessionRequest, gently gentleness: Gentleness?) {
    self.gentleness = gentleness
    let gentle = gentleness == nil ? nil : request.gentleTimeline
    timeline = gentle ?? request.timeline
    isEased = gentleness != nil && gentle == nil
  }

  /// The session of a request if it began now and nothing spoke against it.
  public init(_ request: SessionRequest, under advice: Advice) {
    let gentleness = Self.gentleness(of: request.routine, request.replies, under: advice)
    self.init(request, gently: gentleness)
  }

  /// The reason for the gentle dose of a routine if it began now; `nil` for none.
  static func gentleness(
    of routine: Routine, _ replies: Replies = Replies(), under advice: Advice
  ) -> Gentleness? {
    var replies = replies
    replies.stretchesAllTheSame = true
    let admission = advice.admission(of: routine, replies, canAsk: false)
    return if case .go(let gentleness) = admission { gentleness } else { nil }
  }

  /// The likely length.
  public var likelyLength: Duration {
    isEased
      ? timeline.changed(easedFrom: 0, lengthOf: 0, to: nil).likelyLength : timeline.likelyLength
  }

  /// The dose, to be told.
  var prescription: Prescription {
    guard isEased else { return timeline.prescription }
    var prescription = timeline.prescription
    (prescription.level, prescription.hold, prescription.repeats) = (.gentle, nil, nil)
    return prescription
  }
}

/// A routine at the dose that it would be walked at: all that its session follows from.
struct DosedRoutine: Equatable {
  let routine: Routine
  let prescription: Prescription
  /// The reason for the gentle dose; `nil` for none.
  let gentleness: Gentleness?

  /// Its session; `nil` if there is nothing to walk.
  var walk: SessionWalk? {
    (try? Timeline(routine, prescription)).map {
      SessionWalk(SessionRequest($0), gently: gentleness)
    }
  }
}
