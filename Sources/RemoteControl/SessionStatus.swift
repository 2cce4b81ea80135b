import Foundation
import RoutineEngine

/// The status of a session, for the remote control.
public struct SessionStatus: Sendable, Hashable {
  /// The state of the clock.
  public enum State: String, Sendable, Hashable, CaseIterable, Codable {
    /// No session is under way.
    case idle
    /// Running.
    case running
    /// Running, in a step that only the person can end.
    case waiting
    /// About to run: the person gets back into position.
    case starting
    /// Paused.
    case paused
    /// Paused because of a hurt; the person has not yet chosen how to go on.
    case hurt
  }

  /// The state of the clock.
  public var state = State.idle
  /// The id of the routine.
  public var routine: String?
  /// The title of the routine.
  public var title: String?
  /// The name of the move.
  public var step: String?
  /// The kind of the segment, such as `hold` or `rest`.
  public var kind: String?
  /// The side of the segment, or of the work after it.
  public var side: Side?
  /// The repeat, counted from 1.
  public var repetition: Int?
  /// The number of repeats.
  public var of: Int?
  /// The round of a group, counted from 1; `nil` outside of rounds.
  public var round: Int?
  /// The number of rounds.
  public var rounds: Int?
  /// The remaining time of the segment; `nil` if it waits for the person.
  public var remaining: Duration?
  /// The length of the segment; `nil` if it waits for the person.
  public var length: Duration?
  /// The remaining time of the whole session.
  public var total: Duration?
  /// The share of the whole session that is done, from 0 to 100.
  public var percent: Int?
  /// The name of the next step; `nil` if there is none.
  public var next: String?
  /// The segment of the session's timeline, counted from 1.
  public var segment: Int?
  /// The speed of the clock, as a multiple of real time.
  public var speed = 1
  /// A time that changes only if more than time passes: the end of the segment while the clock
  /// runs, else its remaining time.
  public var anchor: Duration = .zero

  /// No session.
  public init() {}

  /// Returns true if two statuses differ in more than the passing of time.
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
    case state, routine, title, step, kind, side, `repeat`, of, round, rounds, remaining, length,
      total, percent
    case next, segment, speed
  }

  /// Reads the output of `encode`. Unknown keys are ignored.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    func value<Value: Decodable>(_ key: Key) throws -> Value? {
      try container.decodeIfPresent(Value.self, forKey: key)
    }
    func time(_ key: Key) throws -> Duration? {
      try (value(key) as Double?).map {
        .milliseconds(Int(($0.clamped(to: -1e9...1e9) * 1_000).rounded()))
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
    round = try value(.round)
    rounds = try value(.rounds)
    remaining = try time(.remaining)
    length = try time(.length)
    total = try time(.total)
    percent = try value(.percent)
    next = try value(.next)
    segment = try value(.segment)
    speed = max(1, try value(.speed) ?? 1)
  }

  /// Writes all keys, even those without a value. Times are in seconds, to the millisecond.
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
    try container.encode(round, forKey: .round)
    try container.encode(rounds, forKey: .rounds)
    try container.encode(seconds(remaining), forKey: .remaining)
    try container.encode(seconds(length), forKey: .length)
    try container.encode(seconds(total), forKey: .total)
    try container.encode(percent, forKey: .percent)
    try container.encode(next, forKey: .next)
    try container.encode(segment, forKey: .segment)
    try container.encode(speed, forKey: .speed)
  }
}
