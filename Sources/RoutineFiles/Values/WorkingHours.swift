/// The working hours of a week, as people write them: `mon-fri 9:00-12:30, 13:15-17:30; sat 10-12`.
public struct WorkingHours: Sendable, Hashable {
  private struct Part: Hashable {
    let days: Weekdays
    let hours: [DayHours]
  }

  /// More parts than any real week has.
  private static let mostParts = 14
  private let parts: [Part]

  /// Parses parts separated by semicolons, each with days and hours separated by commas. Without
  /// days, a part is for all days. `nil` for anything else, and if hours of one day overlap.
  public init?(_ text: String) {
    var parts: [Part] = []
    for text in text.split(separator: ";", omittingEmptySubsequences: false) {
      guard let part = Self.part(text) else { return nil }
      parts.append(part)
    }
    guard (1...Self.mostParts).contains(parts.count) else { return nil }
    self.parts = parts
    for day in 0..<7 where Self.overlap(hours(on: day)) { return nil }
  }

  private static func part(_ text: Substring) -> Part? {
    let words = text.split(separator: " ")
    // The days end before the first digit. They may have blanks after their commas.
    guard let first = words.firstIndex(where: { $0.first?.isNumber ?? false }) else { return nil }
    let names = words[..<first].joined()
    let days = names.isEmpty ? .all : Weekdays(names)
    let hours = DayHours.list(words[first...].joined(separator: " "))
    guard let days, let hours else { return nil }
    return Part(days: days, hours: hours)
  }

  private static func overlap(_ hours: [DayHours]) -> Bool {
    zip(hours, hours.dropFirst()).contains { $0.start.minutes + $0.length > $1.start.minutes }
  }

  /// Returns the hours that begin on a day, from 0 for Monday to 6 for Sunday, the earliest first.
  public func hours(on weekday: Int) -> [DayHours] {
    parts.filter { $0.days.contains(weekday) }.flatMap(\.hours).sorted { $0.start < $1.start }
  }

  /// The hours in the form of a file.
  public var text: String {
    parts.map { part in
      let hours = part.hours.map(\.text).joined(separator: ", ")
      return part.days == .all ? hours : "\(part.days.written) \(hours)"
    }.joined(separator: "; ")
  }
}

extension DayHours {
  /// The length in minutes, also across midnight.
  public var length: Int { (end.minutes - start.minutes + 1_440) % 1_440 }

  /// Parses ranges separated by commas: `12:00-13:00, 22:00-7:00`; `nil` for anything else.
  public static func list(_ text: String) -> [DayHours]? {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let hours = parts.compactMap { part in
      DayHours(String(part.drop { $0 == " " }))
    }
    return hours.count == parts.count && !hours.isEmpty && hours.count <= 14 ? hours : nil
  }
}
