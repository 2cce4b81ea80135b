import Foundation
import RoutineEngine

/// A session that was cut off and can be gone on with.
public struct InterruptedSession: Sendable, Hashable {
  /// What is known about it: the routine, the prescription, when it began.
  public let facts: SessionFacts
  /// Where it was.
  public let position: SessionPosition
  /// When it was there: the last second before it was cut off, or within 5 s of that if the power
  /// went, unless it was paused or waiting.
  public let lastSeen: Date
  /// When the history was last told of it, in milliseconds since 1970.
  let savedAt: Int
  let process: ProcessIdentity

  /// The timeline to go on with, as the person had made it: longer, shorter, gently. Go on at the
  /// position's segment, with its time elapsed.
  ///
  /// - Parameter routine: The routine as it is now.
  /// - Returns: The timeline; `nil` if the routine has changed, so that it is another move there.
  public func timeline(of routine: Routine) -> Timeline? {
    let timeline = try? Timeline(routine, facts.prescription)
      .changed(
        easedFrom: position.easedFrom, lengthOf: position.segment, to: position.length)
    guard let timeline, timeline.segments.indices.contains(position.segment) else { return nil }
    let segment = timeline.segments[position.segment]
    let isSame =
      segment.kind == position.kind && segment.side == position.side
      && segment.step == position.step && segment.repetition?.index == position.repetition
      && PlainText.clean(segment.title) == PlainText.clean(position.title)
    return isSame ? timeline : nil
  }
}
