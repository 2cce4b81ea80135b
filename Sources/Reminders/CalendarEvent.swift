import CarePlan
import RoutineEngine
import RoutineFiles

/// A reminder in a calendar: a time of the day on some days of the week.
public struct CalendarEvent: Sendable, Hashable {
  /// The id in every calendar. It reveals nothing about the person.
  public let uid: String
  /// The routine's id.
  public let routineID: String
  /// The version. Calendars keep the greatest one.
  public internal(set) var sequence: Int
  /// The moment of its last change in UTC, as `20261124T235500Z`.
  public internal(set) var stamp: String
  /// The day on which the event was cancelled; `nil` while it is active.
  public internal(set) var cancelledOn: LocalDay?

  var title: String
  var minutes: Int
  var time: TimeOfDay
  var days: Weekdays
  var first: LocalDay
  /// The last day of a course.
  var last: LocalDay?

  /// Returns true if two events look the same to a person, apart from the days of a course.
  func saysTheSame(as other: CalendarEvent) -> Bool {
    title == other.title && minutes == other.minutes && time == other.time && days == other.days
  }
}

extension CalendarEvent: Codable {
  private enum CodingKeys: String, CodingKey {
    case uid, routine, sequence, stamp, cancelledOn, title, minutes, time, days, first, last
  }

  /// More changes than any event ever has.
  private static let mostSequence = 1 << 30

  /// Decodes an event, and rejects invalid values.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    func read<Value>(_ key: CodingKeys, _ make: (String) -> Value?) throws -> Value {
      guard let value = make(try values.decode(String.self, forKey: key)) else {
        throw DecodingError.dataCorruptedError(
          forKey: key, in: values, debugDescription: "this is no value of it")
      }
      return value
    }
    func day(_ key: CodingKeys) throws -> LocalDay? {
      values.contains(key) ? try read(key) { LocalDay($0) } : nil
    }
    uid = try values.decode(String.self, forKey: .uid)
    routineID = try values.decode(String.self, forKey: .routine)
    sequence = try values.decode(Int.self, forKey: .sequence).clamped(to: 0...Self.mostSequence)
    stamp = try values.decode(String.self, forKey: .stamp)
    cancelledOn = try day(.cancelledOn)
    title = try values.decode(String.self, forKey: .title)
    minutes = try values.decode(Int.self, forKey: .minutes).clamped(to: 1...1_440)
    time = try read(.time) { TimeOfDay($0) }
    days = try read(.days) { Weekdays($0) }
    first = try read(.first) { LocalDay($0) }
    last = try day(.last)
  }

  /// Encodes the event.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(uid, forKey: .uid)
    try values.encode(routineID, forKey: .routine)
    try values.encode(sequence, forKey: .sequence)
    try values.encode(stamp, forKey: .stamp)
    try values.encodeIfPresent(cancelledOn?.description, forKey: .cancelledOn)
    try values.encode(title, forKey: .title)
    try values.encode(minutes, forKey: .minutes)
    try values.encode(time.text, forKey: .time)
    try values.encode(days.written, forKey: .days)
    try values.encode(first.description, forKey: .first)
    try values.encodeIfPresent(last?.description, forKey: .last)
  }
}
