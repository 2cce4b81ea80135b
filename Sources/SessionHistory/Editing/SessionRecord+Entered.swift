import Foundation
import RoutineEngine

extension SessionRecord {
  /// A session that was done without the program and is entered by hand.
  ///
  /// - Parameters:
  ///   - timeline: The timeline that was done.
  ///   - work: The time of exercise; `nil` for the whole routine. With less, only the first
  ///     segments count as done; with more, each segment took longer.
  ///   - startedAt: Its beginning.
  ///   - timeZone: The person's time zone.
  ///   - machine: The machine on which it is entered.
  public init(
    entered timeline: Timeline, work: Duration?, startedAt: Date, timeZone: TimeZone, machine: UUID
  ) {
    var facts = SessionFacts(
      walking: timeline, id: UUID(), startedAt: startedAt, timeZone: timeZone, machine: machine)
    let whole = facts.plan.length
    let work = work ?? whole
    let stretch = whole > .zero && work > whole ? work / whole : 1
    var left = work
    var clock = Duration.zero
    var results: [SavedSegmentResult] = []
    for (index, segment) in timeline.segments.enumerated() where segment.kind.isWork {
      let length = (segment.length ?? segment.pace) * stretch
      let spent = min(length, left)
      // Rounding may leave a millisecond.
      guard spent > .milliseconds(1) else { break }
      left -= spent
      clock += spent
      results.append(
        SavedSegmentResult(
          segment: index, kind: segment.kind, step: segment.step, title: segment.name,
          side: segment.side, repetition: segment.repetition?.index,
          repetitions: segment.repetition?.of,
          outcome: length - spent <= .milliseconds(1) ? .done : .partial, spent: spent,
          endedAt: clock, origin: segment.origin, contact: segment.contact))
    }
    facts.endedAt = facts.startedAt + clock.inSeconds
    facts.ending = work < whole ? .left : .finished
    self.init(facts: facts, results: results)
  }
}
