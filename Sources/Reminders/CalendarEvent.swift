import CarePlan
import RoutineEngine
import RoutineFiles

/// An event of a calendar: a time of the day at which somebody is reminded, on some days of the
/// week.
public struct CalendarEvent: Sendable, Hashable {
  /// Its name in every calendar; it says nothing of the person.
  public let uid: String
  /// The routine's id.
  public let routineID: String
  /// Its version: calendars take the greater one.
  public internal(set) var sequence: Int
  /// The moment of its last change in UTC, as `20261124T235500Z`.
  public internal(set) var stamp: String
  /// The day since which it is gone; `nil` while it is wanted.
  public internal(set) var cancelledOn: LocalDay?

  var title: String
  var minutes: Int
  var time: TimeOfDay
  var days: Weekdays
  var first: LocalDay
  /// The last day of a course.
  var last: LocalDay?

  /// Tells whether it says the same to a person as another, but for the days of a course.
  func saysTheSame(as other: CalendarEvent) -> Bool {
    title == other.title && minutes == other.minutes && time == other.time && days == other.days
  }
}

extension CalendarEvent: Codable {
  private enum CodingKeys: String, CodingKey {
    case uid, routine, sequence, stamp, cancelledOn, title, minutes, time, days, first, last
  }

  /// Greater than any calendar is changed.
  private static let mostSequence = 1 << 30

  /// Reads an event, whatever a file says.
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

  /// Writes it.
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
