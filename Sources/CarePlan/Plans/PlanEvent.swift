import Foundation

/// An event of a plan. Events are append-only: the state of a plan is derived from them.
public struct PlanEvent: Sendable, Hashable, Identifiable {
  /// The kinds of events.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The plan began. This ends any plan before it.
    case started
    /// A pause began on a day. The value is its last day, if the person named one.
    case paused
    /// A pause or an absence ended.
    case resumed
    /// The person skipped a day, which does not count as missed.
    case skipped
    /// The person moved to another phase. The value is its number, counted from 0.
    case moved
    /// The person stopped the plan before its end.
    case stopped
    /// The person reported pain without a session. The value is from 0 to 10.
    case pain
  }

  /// The event's id, the same on all machines.
  public var id: UUID
  /// The plan's id.
  public var planID: String
  /// The kind of event.
  public var kind: Kind
  /// The first day on which the event counts.
  public var day: LocalDay
  /// The value; its meaning depends on the kind.
  public var value: Int?
  /// A short hash of the plan's file at that moment; `nil` if unknown.
  public var fileHash: String?
  /// The moment at which the event was recorded, to the millisecond.
  public var at: Date
  /// The offset of the person's time zone from UTC, in seconds.
  public var utcOffset: Int
  /// The machine on which the event was recorded.
  public var machine: UUID

  /// An event.
  public init(
    _ kind: Kind, of planID: String, on day: LocalDay, value: Int? = nil, fileHash: String? = nil,
    id: UUID = UUID(), at: Date, utcOffset: Int = 0, machine: UUID
  ) {
    self.id = id
    self.planID = planID
    self.kind = kind
    self.day = day
    self.value = value
    self.fileHash = fileHash
    self.at = at
    self.utcOffset = utcOffset
    self.machine = machine
  }
}

/// One run of a plan, from its start to its end.
public struct PlanRun: Sendable, Hashable {
  /// The plan's id.
  public let planID: String
  /// The hash of the plan's file at the start; `nil` if unknown.
  public let fileHash: String?
  /// The first day.
  public let start: LocalDay
  /// The events since the start, the earliest first.
  public private(set) var events: [PlanEvent] = []

  /// The current run after events in any order; duplicates are ignored. `nil` if no plan is under
  /// way.
  public init?(_ all: [PlanEvent]) {
    var run: PlanRun?
    for event in Set(all).sorted(by: Self.isEarlier) {
      switch event.kind {
      case .started: run = PlanRun(began: event)
      case .stopped where event.planID == run?.planID: run = nil
      case .stopped: break
      default: if event.planID == run?.planID { run?.events.append(event) }
      }
    }
    guard let run else { return nil }
    self = run
  }

  private init(began event: PlanEvent) {
    planID = event.planID
    fileHash = event.fileHash
    start = event.day
  }

  private static func isEarlier(_ one: PlanEvent, _ other: PlanEvent) -> Bool {
    (one.at, one.id.uuidString) < (other.at, other.id.uuidString)
  }

  /// Returns the pause that is in force on a day.
  ///
  /// - Returns: The last day of the pause, or `.some(nil)` for an open one; `nil` without a pause.
  func pause(on day: LocalDay) -> LocalDay?? {
    var pause: LocalDay??
    for event in events where event.day <= day {
      switch event.kind {
      case .paused:
        let end = event.value.map(LocalDay.init(number:))
        pause = .some(end)
      case .resumed: pause = nil
      default: break
      }
    }
    if let end = pause, let end, end < day { return nil }
    return pause
  }

  /// Returns the phase that the person moved to on a day, counted from 0; `nil` for none.
  func move(on day: LocalDay) -> Int? {
    events.last { $0.kind == .moved && $0.day == day }?.value
  }

  /// Returns true if the person skipped a day.
  func isSkipped(_ day: LocalDay) -> Bool {
    events.contains { $0.kind == .skipped && $0.day == day }
  }
}
