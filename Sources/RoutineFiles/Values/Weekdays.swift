/// A set of days of the week.
public struct Weekdays: Sendable, Hashable {
  /// The days from 0 for Monday to 6 for Sunday, sorted; never empty.
  public let numbers: [Int]

  /// All seven days.
  public static let all = Weekdays(Set(0..<7))

  private static let names = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  private init(_ numbers: Set<Int>) {
    self.numbers = numbers.sorted()
  }

  /// Parses `mon-fri`, `mon,wed,fri`, `sat-mon` or `daily`, in any case. Three letters of a day are
  /// enough. `nil` for anything else.
  public init?(_ text: String) {
    let text = text.lowercased().filter { $0 != " " }
    if text == "daily" {
      self = .all
      return
    }
    var days: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      let numbers = ends.compactMap(Self.number)
      guard (1...2).contains(ends.count), numbers.count == ends.count, let first = numbers.first,
        let last = numbers.last
      else { return nil }
      // A range may cross the end of the week.
      let length = (last - first + 7) % 7
      days.formUnion((0...length).map { (first + $0) % 7 })
    }
    self.init(days)
  }

  private static func number(_ name: Substring) -> Int? {
    name.count < 3 ? nil : names.firstIndex { $0.hasPrefix(name) }
  }

  /// Returns true if the set has a day, from 0 for Monday to 6 for Sunday.
  public func contains(_ number: Int) -> Bool { numbers.contains(number) }

  /// The days in the form of iCalendar: `MO`, `TU`.
  public var calendarNames: [String] { numbers.map { Self.names[$0].prefix(2).uppercased() } }

  /// The days in the form of systemd: `Mon`, `Tue`.
  public var timerNames: [String] { numbers.map { Self.names[$0].prefix(3).capitalized } }

  /// The days in the form of a file: `mon-fri`, `mon,wed`, `daily`.
  public var written: String {
    if numbers.count == 7 { return "daily" }
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound == number - 1 {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    func name(_ number: Int) -> Substring { Self.names[number].prefix(3) }
    return runs.map { run in
      switch run.count {
      case 1: "\(name(run.lowerBound))"
      case 2: "\(name(run.lowerBound)),\(name(run.upperBound))"
      default: "\(name(run.lowerBound))-\(name(run.upperBound))"
      }
    }.joined(separator: ",")
  }

  /// The days in words: `every day`, `on mon, wed, fri`.
  public var text: String {
    numbers.count == 7
      ? "every day" : "on " + numbers.map { Self.names[$0].prefix(3) }.joined(separator: ", ")
  }
}

extension Substring {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
