import ArgumentParser
import CarePlan
import Foundation
import RoutineFiles
import SessionHistory

/// Access of the commands to the history.
enum HistoryAccess {
  /// Opens the history to read; `nil` if there is none yet. Creates no file.
  ///
  /// - Throws: `Failure` with exit code 74 if the history is there and cannot be read.
  static func toRead() throws -> History? {
    let path = try path()
    // A recovery that was cut off has left the history under another name, and one that runs may
    // rename it between two checks.
    let isMissing = [path, path + ".rescued", path].allSatisfy { (name: String) in
      access(name, F_OK) != 0 && errno == ENOENT
    }
    return isMissing ? nil : try open(path)
  }

  /// Opens the history to read; one in memory where there is none yet.
  static func toReadOrEmpty() throws -> History {
    if let history = try toRead() { return history }
    let history = try History(inMemoryFor: .current)
    try history.use(Preferences().settings.ownDay)
    return history
  }

  /// The sessions of the last weeks; none without a history, `nil` if it cannot be read. Creates
  /// and changes no file.
  static func practice(
    now: Date, by ownDay: OwnDay, _ catalogue: RoutineCatalog = Library().catalogue
  ) -> Practice? {
    guard let path = Paths().record else { return nil }
    let hasRecord = access(path, F_OK) == 0
    var practice = History.practice(
      atPath: path, now: now, in: .current, by: ownDay,
      currentNames: hasRecord ? catalogue.currentNames : [:])
    practice?.plan = PlanAccess.running(catalogue)
    return practice
  }

  /// Opens the history to write, and creates it if it is missing.
  ///
  /// - Throws: `Failure` with exit code 74 if the history cannot be opened.
  static func toWrite() throws -> History {
    try open(path())
  }

  /// Runs a body on the history. A `HistoryError` becomes a `Failure` with exit code 74.
  static func attempt<Value>(_ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let problem as HistoryError {
      throw Failure(.inputOutput, problem.message)
    }
  }

  private static func path() throws -> String {
    guard let path = Paths().record else {
      throw Failure(
        .inputOutput, "there is no folder for the record: HOME is not set; set UNKNOT_HOME")
    }
    return path
  }

  private static func open(_ path: String) throws -> History {
    Paths().closeToOthers()
    return try attempt {
      let history = try History(atPath: path, now: Date())
      history.currentNames = Library.currentNames()
      if let recovery = history.recovery {
        Output.error(
          "the record was damaged: \(recovery.sessions) sessions were saved; the damaged file is "
            + recovery.setAside)
      }
      // A history that cannot be written can still be read.
      try? history.use(Preferences().settings.ownDay)
      return history
    }
  }
}

/// The first day of a query: a date, or a number of days or weeks back.
enum SinceOption: ExpressibleByArgument, Hashable {
  /// A date.
  case date(LocalDay)
  /// The last days, today among them.
  case days(Int)

  /// The most days back, more than any history has.
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

  var defaultValueDescription: String {
    switch self {
    case .date(let day): "\(day)"
    case .days(let count): "\(count)d"
    }
  }

  /// Returns the first day as of today.
  func day(today: LocalDay) -> LocalDay {
    switch self {
    case .date(let day): day
    case .days(let count): today.advanced(by: 1 - count)
    }
  }
}
