import Foundation

/// A session that was cut off and can be gone on with.
public struct InterruptedSession: Sendable, Hashable {
  /// What is known about it: the routine, the prescription, when it began.
  public let facts: SessionFacts
  /// Where it was.
  public let position: SessionPosition
  /// When it was there: within 5 s of when it was cut off, unless it was paused or waiting.
  public let lastSeen: Date
  let process: ProcessIdentity
}
