import ArgumentParser
import CarePlan
import Foundation
import RoutineFiles
import SessionHistory

/// A session of the record as a person names it: `last`, `2026-11-28 17:30` or its id.
struct SessionPick: ExpressibleByArgument {
  private enum Name {
    case last
    case id(UUID)
    case time(LocalDay, String)
  }

  private let name: Name
  private let text: String

  init?(argument: String) {
    text = argument
    if argument == "last" {
      name = .last
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

  /// The session in a history.
  ///
  /// - Throws: `Failure` if there is none or more than one, or if it still runs.
  func session(in history: History) throws -> SessionFacts {
    let found: [SessionFacts] = try HistoryAccess.attempt {
      switch name {
      case .last: return try history.sessions(limit: 1).sessions.map(\.facts)
      case .id(let id): return try history.session(id).map { [$0.facts] } ?? []
      case .time(let day, let time):
        // As the clock showed it: of the night, that is a day after the person's own.
        return try history.sessions(of: day.advanced(by: -1)...day).filter {
          let clock = LocalTime($0)
          return clock.day == day && clock.fullTime == time
        }
      }
    }
    guard let facts = found.first else {
      throw Failure(
        .notFound, "there is no session \(CleanText.line(text)); `unknot history` lists them")
    }
    guard found.count == 1 else {
      let ids = found.map { "  \($0.id.uuidString.lowercased())  \($0.routineTitle)" }
      throw Failure(
        .usage,
        "\(found.count) sessions began then; name one by its id:\n" + ids.joined(separator: "\n"))
    }
    if try HistoryAccess.attempt({ try history.isUnderWay(facts.id) }) {
      throw Failure(.refused, "this session still runs; end it first")
    }
    return facts
  }
}
