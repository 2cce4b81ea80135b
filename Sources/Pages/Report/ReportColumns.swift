import CarePlan

/// The columns of the chart and the rows of the table: days, weeks, months or years.
enum ReportUnit {
  case day, week, month, year

  /// The unit in which a span has at most 60 columns.
  static func ofChart(days: Int) -> ReportUnit {
    switch days {
    case ...42: .day
    case ...420: .week
    case ...1_830: .month
    default: .year
    }
  }

  /// The unit in which it has at most 13 rows, or years.
  static func ofTable(days: Int) -> ReportUnit {
    switch days {
    case ...91: .week
    case ...396: .month
    default: .year
    }
  }

  /// The name of a row's heading.
  var name: String {
    switch self {
    case .day: "Day"
    case .week: "Week"
    case .month: "Month"
    case .year: "Year"
    }
  }
}

/// Some days in a row that belong together.
struct ReportColumn {
  var days: ClosedRange<LocalDay>
  var label: String

  /// The columns of a span.
  static func columns(of span: ClosedRange<LocalDay>, by unit: ReportUnit) -> [ReportColumn] {
    var columns: [ReportColumn] = []
    var first = span.lowerBound
    while first <= span.upperBound {
      let next = start(after: first, by: unit)
      let last = min(span.upperBound, next.advanced(by: -1))
      columns.append(ReportColumn(days: first...last, label: label(first...last, unit)))
      first = next
    }
    return columns
  }

  /// The rows of a table, at most 13: earlier years are one row.
  static func rows(of span: ClosedRange<LocalDay>, by unit: ReportUnit) -> [ReportColumn] {
    let columns = columns(of: span, by: unit)
    guard unit == .year, columns.count > 13 else { return columns }
    let earlier = columns.dropLast(12)
    guard let first = earlier.first, let last = earlier.last else { return columns }
    let row = ReportColumn(
      days: first.days.lowerBound...last.days.upperBound, label: "\(first.label) to \(last.label)")
    return [row] + columns.suffix(12)
  }

  private static func start(after day: LocalDay, by unit: ReportUnit) -> LocalDay {
    let (year, month, _) = day.components
    switch unit {
    case .day: return day.advanced(by: 1)
    case .week: return day.advanced(by: 7)
    case .month:
      return month == 12
        ? LocalDay(year: year + 1, month: 1, day: 1)
        : LocalDay(year: year, month: month + 1, day: 1)
    case .year: return LocalDay(year: year + 1, month: 1, day: 1)
    }
  }

  private static func label(_ days: ClosedRange<LocalDay>, _ unit: ReportUnit) -> String {
    switch unit {
    case .day: ReportText.day(days.lowerBound)
    case .week: ReportText.days(days)
    case .month: ReportText.month(days.lowerBound)
    case .year: "\(days.lowerBound.components.year)"
    }
  }
}

extension Report {
  /// The sum of some days.
  func total(of days: ClosedRange<LocalDay>) -> (active: Int, day: Day) {
    var (active, sum) = (0, Day())
    for (key, day) in self.days where days.contains(key) {
      active += 1
      sum.sessions += day.sessions
      sum.work += day.work
      sum.before += day.before
      sum.after += day.after
      sum.hurts += day.hurts
    }
    return (active, sum)
  }
}

extension [Int] {
  /// The mean; `nil` of none.
  var mean: Double? { isEmpty ? nil : Double(reduce(0, +)) / Double(count) }
}

/// Days and numbers of a report in words.
enum ReportText {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// A day: `6 Nov`.
  static func day(_ day: LocalDay) -> String {
    let (_, month, number) = day.components
    return "\(number) \(months[month - 1])"
  }

  /// A day with its year: `6 Nov 2026`.
  static func fullDay(_ day: LocalDay) -> String { "\(self.day(day)) \(day.components.year)" }

  /// Some days: `1 to 7 Nov`, `28 Nov to 4 Dec`.
  static func days(_ days: ClosedRange<LocalDay>) -> String {
    let (first, last) = (days.lowerBound, days.upperBound)
    if first == last { return day(first) }
    return first.components.month == last.components.month
      ? "\(first.components.day) to \(day(last))" : "\(day(first)) to \(day(last))"
  }

  /// A minute of the day: `9:05`.
  static func time(minute: Int) -> String {
    "\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
  }

  /// A month: `Nov 2026`.
  static func month(_ day: LocalDay) -> String {
    "\(months[day.components.month - 1]) \(day.components.year)"
  }

  /// The length of a span: `4 weeks`, `10 days`, `about 12 months`, `about 23 years`.
  static func length(days: Int) -> String {
    if days >= 84, days.isMultiple(of: 7), days <= 91 { return "\(days / 7) weeks" }
    if days >= 730 { return "about \(Int((Double(days) / 365.25).rounded())) years" }
    if days >= 60 { return "about \(Int((Double(days) / 30.44).rounded())) months" }
    if days.isMultiple(of: 7) { return days == 7 ? "1 week" : "\(days / 7) weeks" }
    return days == 1 ? "1 day" : "\(days) days"
  }

  /// A mean with one decimal: `5.3`.
  static func mean(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(abs(tenths) % 10)"
  }

  /// Minutes, at least one where there is any: `12`.
  static func minutes(_ work: Duration) -> Int {
    let minutes = Int((work / .seconds(60)).rounded())
    return work > .zero ? max(1, minutes) : 0
  }

  /// A number of times: `once`, `3 times`.
  static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  /// A number with its word: `1 session`, `3 sessions`.
  static func count(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }
}
