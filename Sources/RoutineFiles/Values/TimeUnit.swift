/// A unit of time as it is written in a routine.
enum TimeUnit: Int, Sendable, Comparable, CaseIterable {
  case seconds = 1
  case minutes = 60
  case hours = 3600

  /// The unit of a word: `s`, `sec`, `seconds`, `min`, `h` and the like, in any case. `m` is none:
  /// it could be a minute or a metre, and a hold of 30 minutes would be a long one.
  init?(_ word: String) {
    switch word.lowercased() {
    case "s", "sec", "secs", "second", "seconds": self = .seconds
    case "min", "mins", "minute", "minutes": self = .minutes
    case "h", "hr", "hrs", "hour", "hours": self = .hours
    default: return nil
    }
  }

  /// How it is written.
  var symbol: String {
    switch self {
    case .seconds: "s"
    case .minutes: "min"
    case .hours: "h"
    }
  }

  static func < (one: TimeUnit, other: TimeUnit) -> Bool { one.rawValue < other.rawValue }
}
