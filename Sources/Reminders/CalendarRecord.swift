import CarePlan

/// All events ever written for calendars. With these, a calendar that imports a later file can
/// update changed events and remove cancelled ones.
public struct CalendarRecord: Sendable, Hashable, Codable {
  /// Eight hexadecimal digits that distinguish this person's events from those of others.
  public let person: String
  /// All events, including cancelled ones: an event that returns continues its versions.
  public private(set) var events: [CalendarEvent]

  /// The number of days for which a cancelled event is still written. A habit.
  static let cancelledDays = 60

  /// A record without events.
  public init(person: String) {
    self.person = person
    events = []
  }

  /// Changes the events of a routine to a plan.
  ///
  /// An unchanged event stays the same in every byte. A running course keeps its end.
  ///
  /// - Parameters:
  ///   - plan: The times and days.
  ///   - courseOfDays: The length of a course in days; `nil` for no end.
  ///   - today: The day.
  ///   - stamp: The moment in UTC, as `20261124T235500Z`.
  /// - Returns: The routine's events, including those cancelled lately.
  public mutating func update(
    to plan: ReminderPlan, courseOfDays: Int?, on today: LocalDay, at stamp: String
  ) -> [CalendarEvent] {
    let known = Dictionary(events.map { ($0.uid, $0) }) { first, _ in first }
    let live = events.filter { $0.routineID == plan.routineID && $0.cancelledOn == nil }
    let first = (0..<7).map(today.advanced).first { plan.days.contains($0.weekday) } ?? today
    let end = courseOfDays.map { days in
      live.compactMap(\.last).filter { $0 >= first }.max() ?? first.advanced(by: max(1, days) - 1)
    }
    let wanted = plan.namedSlots.map { name, time in
      let event = CalendarEvent(
        uid: "\(plan.routineID)-\(name)-\(person)@unknot", routineID: plan.routineID, sequence: 0,
        stamp: stamp, title: plan.title, minutes: max(1, plan.minutes), time: time,
        days: plan.days, first: first, last: end)
      return known[event.uid].map { Self.next(event, after: $0) } ?? event
    }
    let names = Set(wanted.map(\.uid))
    let gone = events.filter { $0.routineID == plan.routineID && !names.contains($0.uid) }.map {
      event in
      guard event.cancelledOn == nil else { return event }
      var event = event
      event.cancelledOn = today
      event.sequence += 1
      event.stamp = stamp
      return event
    }
    events = events.filter { $0.routineID != plan.routineID } + wanted + gone
    return wanted
      + gone.filter { event in
        event.cancelledOn.map { $0.distance(to: today) < Self.cancelledDays } ?? false
      }
  }

  private static func next(
    _ event: CalendarEvent, after earlier: CalendarEvent
  ) -> CalendarEvent {
    if earlier.cancelledOn == nil, event.saysTheSame(as: earlier), event.last == earlier.last {
      return earlier
    }
    var event = event
    event.sequence = earlier.sequence + 1
    return event
  }
}
