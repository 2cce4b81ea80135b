/// A routine as prescribed, laid out flat: what a session walks, in order.
public struct Timeline: Sendable {
  /// A reason why a routine has no timeline.
  public enum Excess: Error, Sendable, Hashable {
    /// It has more segments than `Timeline.mostSegments`.
    case tooManySegments
    /// Longer than `Timeline.longest`.
    case tooLong
    /// No step is left to walk: it has none, or all are switched off.
    case empty
  }

  /// The most segments of one timeline. A habit: a full session has under a hundred.
  public static let mostSegments = 10_000
  /// The longest timeline, waits counted by their pace. A habit: half a day is no session.
  public static let longest: Duration = .seconds(12 * 60 * 60)

  /// Storage that all copies share, since it never changes: a session, and so its timeline, is
  /// copied many times a second, and a routine has dozens of texts that each copy would have to
  /// count.
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

  /// Lays a routine out.
  ///
  /// - Throws: `Excess` if there is nothing to walk or far too much; the work done before that is
  ///   found is bounded, however the groups are nested.
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

  /// The time on the clock: the sum of all lengths, without the waits.
  public var length: Duration {
    segments.reduce(.zero) { $0 + ($1.length ?? .zero) }
  }

  /// The expected length: the lengths, and the pace of every wait.
  public var likelyLength: Duration {
    segments.reduce(.zero) { $0 + ($1.length ?? $1.pace) }
  }

  /// The first segment behind one that belongs to another step; `nil` if there is none.
  func firstSegmentOfNextStep(after index: Int) -> Int? {
    segments[(index + 1)...].firstIndex { $0.step != segments[index].step }
  }

  /// The first segment of the ending that follows if the session is left at a segment; `nil` if
  /// there is none, or nothing of what it ends has been done.
  func ending(after index: Int) -> Int? {
    guard let exit = segments[index].exit,
      segments[..<index].contains(where: { $0.exit == exit })
    else { return nil }
    return segments[(index + 1)...].firstIndex { $0.ending == exit }
  }

  /// The timeline as a session has changed it, to go on with that session.
  ///
  /// - Parameters:
  ///   - easedFrom: The segment at which the person first chose to go on gently; `nil` if not at
  ///     all.
  ///   - index: The segment to go on with, counted in the changed timeline.
  ///   - length: Its length; `nil` if it waits.
  /// - Returns: The changed timeline; an index that it does not have changes nothing.
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

  /// Gives one segment another length.
  mutating func setLength(_ length: Duration, of index: Int) {
    segments[index].length = length
  }

  /// Brings a segment and all behind it down to the low end of their ranges: shorter, and without
  /// the repeats and rounds that the low end does not have.
  mutating func ease(from index: Int) {
    let rest = segments[(index + 1)...].filter(\.easing.isKept).map(\.eased)
    segments = segments[..<index] + [segments[index].eased] + rest
  }
}

extension Timeline: Hashable {
  /// Returns true if two timelines are of the same routine, prescribed alike, and have the same
  /// segments.
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
