import Foundation
import RoutineEngine

/// Where a session is, for whoever looks at it from elsewhere.
public struct SessionStatus: Sendable, Hashable {
  /// What the clock does.
  public enum State: String, Sendable, Hashable, CaseIterable, Codable {
    /// No session is under way.
    case idle
    /// It runs.
    case running
    /// It runs, but only the person can bring the step to an end.
    case waiting
    /// It will run in a moment; the person gets back into position.
    case starting
    /// It stands.
    case paused
    /// It stands because it hurts; a question is open.
    case hurt
  }

  /// What the clock does.
  public var state = State.idle
  /// The id of the routine.
  public var routine: String?
  /// The title of the routine.
  public var title: String?
  /// The name of the move.
  public var step: String?
  /// What happens in it: `hold`, `rest`.
  public var kind: String?
  /// The side it is for, or leads to.
  public var side: Side?
  /// Which repeat it is, counted from 1.
  public var repetition: Int?
  /// Of how many.
  public var of: Int?
  /// What is left of the step; `nil` if it waits for the person.
  public var remaining: Duration?
  /// How long the step is; `nil` if it waits for the person.
  public var length: Duration?
  /// What is left of the whole session.
  public var total: Duration?
  /// How much of the whole session is behind, from 0 to 100.
  public var percent: Int?
  /// What comes next; `nil` if nothing does.
  public var next: String?
  /// Which stretch of the session's timeline it is, counted from 1.
  public var segment: Int?
  /// How many times faster than the wall the clock runs.
  public var speed = 1
  /// What stays the same while nothing but time passes: when the step ends, if the clock runs, or
  /// else what is left of it.
  public var anchor: Duration = .zero

  /// No session.
  public init() {}

  /// Whether something has happened since another moment, not only time passed.
  public func differs(from other: SessionStatus) -> Bool { steady != other.steady }

  private var steady: SessionStatus {
    var copy = self
    copy.remaining = nil
    copy.total = nil
    copy.percent = nil
    return copy
  }
}

extension SessionStatus: Codable {
  private enum Key: String, CodingKey {
    case state, routine, title, step, kind, side, `repeat`, of, remaining, length, total, percent
    case next, segment, speed
  }

  /// Reads what `encode` has written; what it does not know is passed over.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func value<Value: Decodable>(_ key: Key) throws -> Value? {
      try container.decodeIfPresent(Value.self, forKey: key)
    }
    func time(_ key: Key) throws -> Duration? {
      try (value(key) as Double?).map {
        .milliseconds(Int((min(max($0, -1e9), 1e9) * 1_000).rounded()))
      }
    }
    state = try value(.state) ?? .idle
    routine = try value(.routine)
    title = try value(.title)
    step = try value(.step)
    kind = try value(.kind)
    side = try (value(.side) as String?).flatMap(Side.init(rawValue:))
    repetition = try value(.repeat)
    of = try value(.of)
    remaining = try time(.remaining)
    length = try time(.length)
    total = try time(.total)
    percent = try value(.percent)
    next = try value(.next)
    segment = try value(.segment)
    speed = max(1, try value(.speed) ?? 1)
  }

  /// Writes every key, also those without a value. Times are seconds, to the millisecond.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    func seconds(_ time: Duration?) -> Double? {
      time.map { ($0.inSeconds * 1_000).rounded() / 1_000 }
    }
    try container.encode(state, forKey: .state)
    try container.encode(routine, forKey: .routine)
    try container.encode(title, forKey: .title)
    try container.encode(step, forKey: .step)
    try container.encode(kind, forKey: .kind)
    try container.encode(side?.rawValue, forKey: .side)
    try container.encode(repetition, forKey: .repeat)
    try container.encode(of, forKey: .of)
    try container.encode(seconds(remaining), forKey: .remaining)
    try container.encode(seconds(length), forKey: .length)
    try container.encode(seconds(total), forKey: .total)
    try container.encode(percent, forKey: .percent)
    try container.encode(next, forKey: .next)
    try container.encode(segment, forKey: .segment)
    try container.encode(speed, forKey: .speed)
  }
}
