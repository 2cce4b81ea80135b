/// A prescribed routine as a flat list of segments: the order of a session.
public struct Timeline: Sendable {
  /// A reason why a routine has no timeline.
  public enum Excess: Error, Sendable, Hashable {
    /// The routine has more segments than ``Timeline/mostSegments``.
    case tooManySegments
    /// The routine is longer than ``Timeline/longest``.
    case tooLong
    /// The routine has no steps, or all are switched off.
    case empty
  }

  /// The most segments of one timeline. A habit: a full session has under a hundred.
  public static let mostSegments = 10_000
  /// The longest timeline, with waits at their pace. A habit: half a day is no session.
  public static let longest: Duration = .seconds(12 * 60 * 60)

  /// Immutable storage shared by all copies. A session, and so its timeline, is copied many times a
  /// second. Without it, each copy would retain dozens of strings.
  private final class Whole: Sendable {
    let routine: Routine
    let prescription: Prescription

    init(_ routine: Routine, _ prescription: Prescription) {
      (self.routine, self.prescription) = (routine, prescription)
    }
  }

  private let whole: Whole
  /// The routine.
  public var routine: Routine { whole.routine }
  /// The prescription.
  public var prescription: Prescription { whole.prescription }
  /// The segments in order; never empty.
  public private(set) var segments: [Segment]

  /// Lays out a routine.
  ///
  /// - Throws: ``Excess`` if the timeline would be empty or exceed a limit. The work until then is
  ///   bounded, however deeply groups are nested.
  public init(_ routine: Routine, _ prescription: Prescription = Prescription()) throws(Excess) {
    whole = Whole(routine, prescription)
    var builder = TimelineBuilder(prescription: prescription, feel: routine.feel)
    try builder.add(routine, in: TimelineBuilder.Scope())
    guard !builder.segments.isEmpty else { throw .empty }
    self.segments = builder.segments
    if routine.isForBed {
      for index in segments.indices where segments[index].kind.isWork {
        segments[index].cues.removeAll(where: \.countsDown)
      }
    }
    for index in segments.indices where segments[index].kind == .rest {
      guard segments[index].repetition == nil else { continue }
      segments[index].leadsTo = segments[(index + 1)...].first { $0.kind.isWork }?.name
    }
  }

  /// The time on the clock: the sum of all lengths, without waits.
  public var length: Duration {
    segments.reduce(.zero) { $0 + ($1.length ?? .zero) }
  }

  /// The expected length: all lengths, and the pace of every wait.
  public var likelyLength: Duration {
    segments.reduce(.zero) { $0 + ($1.length ?? $1.pace) }
  }

  /// Returns the first segment of the next step; `nil` if there is none.
  func firstSegmentOfNextStep(after index: Int) -> Int? {
    segments[(index + 1)...].firstIndex { $0.step != segments[index].step }
  }

  /// Returns the first segment of the ending that follows if the session is left at a segment.
  /// `nil` if there is no ending, or if this is the first segment that leads to it.
  func ending(after index: Int) -> Int? {
    guard let exit = segments[index].exit,
      segments[..<index].contains(where: { $0.exit == exit })
    else { return nil }
    return segments[(index + 1)...].firstIndex { $0.ending == exit }
  }

  /// Returns the timeline with the changes of an earlier session, to resume that session.
  ///
  /// - Parameters:
  ///   - easedFrom: The first segment with an eased dose; `nil` for none.
  ///   - index: The segment to resume, counted in the changed timeline.
  ///   - length: The segment's length; `nil` if it waits.
  /// - Returns: The changed timeline. An index out of range changes no length.
  public func changed(easedFrom: Int?, lengthOf index: Int, to length: Duration?) -> Timeline {
    var timeline = self
    if let easedFrom, segments.indices.contains(easedFrom) { timeline.ease(from: easedFrom) }
    if let length, timeline.segments.indices.contains(index),
      timeline.segments[index].length != nil
    {
      timeline.setLength(length, of: index)
    }
    return timeline
  }

  /// Changes the length of one segment.
  mutating func setLength(_ length: Duration, of index: Int) {
    segments[index].length = length
  }

  /// Reduces a segment and all after it to the low end of their ranges. Repeats and rounds above
  /// the low end are removed.
  mutating func ease(from index: Int) {
    let rest = segments[(index + 1)...].filter(\.easing.isKept).map(\.eased)
    segments = segments[..<index] + [segments[index].eased] + rest
  }
}

extension Timeline: Hashable {
  /// Returns true if two timelines have the same routine, prescription and segments.
  public static func == (one: Timeline, other: Timeline) -> Bool {
    one.segments == other.segments
      && (one.whole === other.whole
        || one.prescription == other.prescription && one.routine == other.routine)
  }

  /// Feeds a hasher with all of it.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(routine)
    hasher.combine(prescription)
    hasher.combine(segments)
  }
}
