import ArgumentParser
import CarePlan
import Foundation
import RoutineFiles
import SessionHistory

/// A session, or pain without one, as a person names it: `last`, `last-pain`, `2026-11-28 17:30` or
/// its id.
struct SessionPick: ExpressibleByArgument {
  private enum Name {
    case last
    case lastPain
    case id(UUID)
    case time(LocalDay, String)
  }

  private let name: Name
  private let text: String

  init?(argument: String) {
    text = argument
    if argument == "last" {
      name = .last
    } else if argument == "last-pain" {
      name = .lastPain
    } else if let id = UUID(uuidString: argument) {
      name = .id(id)
    } else if let (day, time) = Self.moment(argument) {
      name = .time(day, time)
    } else {
      return nil
    }
  }

  /// The day and the time, in two digits each, of `2026-11-28 17:30` or `2026-11-28T17:30`.
  static func moment(_ text: String) -> (day: LocalDay, time: String)? {
    let parts = text.split { $0 == " " || $0 == "T" }
    guard parts.count == 2, let day = LocalDay(String(parts[0])) else { return nil }
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 2, clock.allSatisfy({ (1...2).contains($0.count) }),
      let hour = Int(clock[0]), let minute = Int(clock[1]), (0..<24).contains(hour),
      (0..<60).contains(minute), clock.allSatisfy({ $0.allSatisfy(\.isNumber) })
    else { return nil }
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    return (day, "\(two(hour)):\(two(minute))")
  }

  /// The first year of a session that is entered by hand.
  private static let firstYear = 1971

  /// The moment of `2026-11-28 17:30` in the present time zone.
  ///
  /// - Throws: `Failure` if the text has another form, or the year is too early.
  static func date(_ text: String) throws -> Date? {
    guard let (day, time) = moment(text) else {
      throw Failure(
        .usage, "\(CleanText.line(text)) is not a time; write it like \"2026-11-28 17:30\"")
    }
    guard day.components.year >= firstYear else {
      throw Failure(.usage, "\(CleanText.line(text)) is before \(firstYear); look at the year")
    }
    let clock = time.split(separator: ":").compactMap { Int($0) }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .current
    let (year, month, number) = day.components
    return calendar.date(
      from: DateComponents(
        year: year, month: month, day: number, hour: clock.first, minute: clock.last))
  }

  /// Something that can be deleted.
  enum Found {
    case session(SessionFacts)
    case pain(PainEntry)

    /// Its id and its title, to choose among several.
    fileprivate var line: String {
      switch self {
      case .session(let facts): "  \(facts.id.uuidString.lowercased())  \(facts.routineTitle)"
      case .pain(let entry):
        "  \(entry.id.uuidString.lowercased())  \(HistoryText.title(entry))"
      }
    }
  }

  /// The session in a history.
  ///
  /// - Throws: `Failure` if there is none or more than one, or if it still runs.
  func session(in history: History) throws -> SessionFacts {
    guard case .session(let facts) = try single(of: sessions(in: history), in: history) else {
      throw missing
    }
    return facts
  }

  /// The session or the pain in a history.
  ///
  /// - Throws: `Failure` if there is none or more than one, or if it still runs.
  func find(in history: History) throws -> Found {
    try single(of: sessions(in: history) + pains(in: history), in: history)
  }

  private func sessions(in history: History) throws -> [Found] {
    let found: [SessionFacts] = try HistoryAccess.attempt {
      switch name {
      case .last: return [try history.latestSession(by: Date())].compactMap(\.self)
      case .lastPain: return []
      case .id(let id): return try history.session(id).map { [$0.facts] } ?? []
      case .time(let day, let time):
        // By the calendar: at night, its day is one after the person's own.
        return try history.sessions(of: day.advanced(by: -1)...day).filter {
          let clock = LocalTime($0)
          return clock.day == day && clock.fullTime == time
        }
      }
    }
    return found.map(Found.session)
  }

  private func pains(in history: History) throws -> [Found] {
    let found: [PainEntry] = try HistoryAccess.attempt {
      switch name {
      case .last: return []
      case .lastPain: return [try history.latestPainEntry(by: Date())].compactMap(\.self)
      case .id(let id): return [try history.painEntry(id)].compactMap(\.self)
      case .time(let day, let time):
        return try history.painEntries(of: day.advanced(by: -1)...day).filter {
          let clock = LocalTime($0.saidAt, utcOffset: $0.utcOffset)
          return clock.day == day && clock.fullTime == time
        }
      }
    }
    return found.map(Found.pain)
  }

  private var missing: Failure {
    if case .lastPain = name {
      return Failure(.notFound, "there is no pain without a session in your record")
    }
    return Failure(
      .notFound, "there is no session \(CleanText.line(text)); `unknot history` lists them")
  }

  private func single(of found: [Found], in history: History) throws -> Found {
    guard let first = found.first else { throw missing }
    guard found.count == 1 else {
      let isMixed = found.contains { if case .pain = $0 { true } else { false } }
      let things =
        "\(found.count) " + (isMixed ? "entries are of that minute" : "sessions began then")
      throw Failure(
        .usage,
        "\(things); name one by its id:\n" + found.map(\.line).joined(separator: "\n"))
    }
    if case .session(let facts) = first,
      try HistoryAccess.attempt({ try history.isUnderWay(facts.id) })
    {
      throw Failure(.refused, "this session still runs; end it first")
    }
    return first
  }
}
