import Foundation

/// An event of a plan. Events are only ever added: the state of a plan follows from them.
public struct PlanEvent: Sendable, Hashable, Identifiable {
  /// The kinds of events.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The plan began. A plan before it is over with that.
    case started
    /// A pause from a day on; its value is the last day of the pause, if the person said one.
    case paused
    /// The end of a pause or an absence.
    case resumed
    /// A day that was skipped: nothing of it counts as missed.
    case skipped
    /// Another phase begins: its value is the number, from 0.
    case moved
    /// An end before the plan's time.
    case stopped
    /// Pain was said without a session: its value, from 0 to 10.
    case pain
  }

  /// The event's id on every machine.
  public var id: UUID
  /// The plan's id.
  public var planID: String
  /// Its kind.
  public var kind: Kind
  /// The first day for which it counts.
  public var day: LocalDay
  /// The number that belongs to it.
  public var value: Int?
  /// A short sum of the plan's file as it was; `nil` if nobody looked.
  public var fileHash: String?
  /// The moment at which it was said, to the millisecond.
  public var at: Date
  /// Seconds by which clocks were ahead of UTC there.
  public var utcOffset: Int
  /// The machine on which it was said.
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

/// One time that a plan is followed.
public struct PlanRun: Sendable, Hashable {
  /// The plan's id.
  public let planID: String
  /// The sum of its file when it began; `nil` if nobody looked.
  public let fileHash: String?
  /// Its first day.
  public let start: LocalDay
  /// The events since, the earliest first.
  public private(set) var events: [PlanEvent] = []

  /// The run that goes on after some events, in any order, each once or more often; `nil` for none.
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

  /// The pause that holds on a day.
  ///
  /// - Returns: Its last day, `.some(nil)` if that is open; `nil` if it does not pause.
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

  /// The phase that was moved to on a day, from 0; `nil` for none.
  func move(on day: LocalDay) -> Int? {
    events.last { $0.kind == .moved && $0.day == day }?.value
  }

  /// Returns true if a day was skipped.
  func isSkipped(_ day: LocalDay) -> Bool {
    events.contains { $0.kind == .skipped && $0.day == day }
  }
}
