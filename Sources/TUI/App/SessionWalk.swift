import CarePlan
import RoutineEngine

/// A session at the dose at which it will run, which is the gentle one if there is a reason.
/// Screens and `App.begin` share this value, so that what is shown is what runs.
public struct SessionWalk: Sendable, Equatable {
  /// The reason for the gentle dose; `nil` for none.
  public let gentleness: Gentleness?
  /// The timeline when the session begins.
  let timeline: Timeline
  /// True if the session has to be eased right after its beginning: it begins in the middle, or has
  /// holds or repeats that the person chose.
  let isEased: Bool

  /// The session of a request, at the gentle dose if there is a reason.
  init(_ request: SessionRequest, gently gentleness: Gentleness?) {
    self.gentleness = gentleness
    let gentle = gentleness == nil ? nil : request.gentleTimeline
    timeline = gentle ?? request.timeline
    isEased = gentleness != nil && gentle == nil
  }

  /// The session of a request as it would run if it began now.
  public init(_ request: SessionRequest, under advice: Advice) {
    let gentleness = Self.gentleness(of: request.routine, request.replies, under: advice)
    self.init(request, gently: gentleness)
  }

  /// Returns the reason for the gentle dose of a routine that would begin now; `nil` for none.
  static func gentleness(
    of routine: Routine, _ replies: Replies = Replies(), under advice: Advice
  ) -> Gentleness? {
    var replies = replies
    replies.stretchesAllTheSame = true
    let admission = advice.admission(of: routine, replies, canAsk: false)
    return if case .go(let gentleness) = admission { gentleness } else { nil }
  }

  /// The likely length of the session at its dose.
  public var likelyLength: Duration {
    isEased
      ? timeline.changed(easedFrom: 0, lengthOf: 0, to: nil).likelyLength : timeline.likelyLength
  }

  /// The dose to show.
  var prescription: Prescription {
    guard isEased else { return timeline.prescription }
    var prescription = timeline.prescription
    (prescription.level, prescription.hold, prescription.repeats) = (.gentle, nil, nil)
    return prescription
  }
}

/// A routine and a dose: everything that determines its session.
struct DosedRoutine: Equatable {
  let routine: Routine
  let prescription: Prescription
  /// The reason for the gentle dose; `nil` for none.
  let gentleness: Gentleness?

  /// The session; `nil` if there is nothing to walk.
  var walk: SessionWalk? {
    (try? Timeline(routine, prescription)).map {
      SessionWalk(SessionRequest($0), gently: gentleness)
    }
  }
}
