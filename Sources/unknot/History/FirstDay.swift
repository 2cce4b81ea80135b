import ArgumentParser
import Foundation
import SessionHistory

/// The first day of what is asked for: a date, or so many days or weeks back.
enum FirstDay: ExpressibleByArgument, Hashable {
  /// A date.
  case date(LocalDay)
  /// The last days, today among them.
  case days(Int)

  /// Past this there is no record of anything.
  private static let mostDays = 100_000

  /// Reads `2026-11-23`, `30d` or `12w`.
  init?(argument: String) {
    if let day = LocalDay(argument) {
      self = .date(day)
      return
    }
    guard let unit = ["d": 1, "w": 7][argument.suffix(1)],
      argument.dropLast().utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let count = Int(argument.dropLast()), (1...Self.mostDays).contains(count)
    else { return nil }
    self = .days(count * unit)
  }

  /// The day it is today.
  func day(today: LocalDay) -> LocalDay {
    switch self {
    case .date(let day): day
    case .days(let count): today.advanced(by: 1 - count)
    }
  }
}
