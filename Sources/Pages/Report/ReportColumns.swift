import CarePlan

/// The unit of the chart's columns and the table's rows: days, weeks, months or years.
enum ReportUnit {
  case day, week, month, year

  /// Returns the unit with at most 60 columns for a span.
  static func ofChart(days: Int) -> ReportUnit {
    switch days {
    case ...42: .day
    case ...420: .week
    case ...1_830: .month
    default: .year
    }
  }

  /// Returns the unit with at most 13 rows for a span, or years.
  static func ofTable(days: Int) -> ReportUnit {
    switch days {
    case ...91: .week
    case ...396: .month
    default: .year
    }
  }

  /// The heading of the table's first column.
  var name: String {
    switch self {
    case .day: "Day"
    case .week: "Week"
    case .month: "Month"
    case .year: "Year"
    }
  }
}

/// Consecutive days in one column or row.
struct ReportColumn {
  var days: ClosedRange<LocalDay>
  var label: String

  /// Returns the columns of a span.
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

  /// Returns the rows of a table, at most 13. Earlier years are merged into one row.
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
  /// Returns the number of active days and the sums of some days.
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
  /// The mean; `nil` for an empty array.
  var mean: Double? { isEmpty ? nil : Double(reduce(0, +)) / Double(count) }
}

/// Days and numbers of a report as text.
enum ReportText {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Returns a day such as `6 Nov`.
  static func day(_ day: LocalDay) -> String {
    let (_, month, number) = day.components
    return "\(number) \(months[month - 1])"
  }

  /// Returns a day with its year, such as `6 Nov 2026`.
  static func fullDay(_ day: LocalDay) -> String { "\(self.day(day)) \(day.components.year)" }

  /// Returns a range of days, such as `1 to 7 Nov` or `28 Nov to 4 Dec`.
  static func days(_ days: ClosedRange<LocalDay>) -> String {
    let (first, last) = (days.lowerBound, days.upperBound)
    if first == last { return day(first) }
    return first.components.month == last.components.month
      ? "\(first.components.day) to \(day(last))" : "\(day(first)) to \(day(last))"
  }

  /// Returns a minute of the day as a time, such as `9:05`.
  static func time(minute: Int) -> String {
    "\(minute / 60):\(minute % 60 < 10 ? "0" : "")\(minute % 60)"
  }

  /// Returns a month such as `Nov 2026`.
  static func month(_ day: LocalDay) -> String {
    "\(months[day.components.month - 1]) \(day.components.year)"
  }

  /// Returns a length such as `4 weeks`, `10 days`, `about 12 months` or `about 23 years`.
  static func length(days: Int) -> String {
    if days >= 84, days.isMultiple(of: 7), days <= 91 { return "\(days / 7) weeks" }
    if days >= 730 { return "about \(Int((Double(days) / 365.25).rounded())) years" }
    if days >= 60 { return "about \(Int((Double(days) / 30.44).rounded())) months" }
    if days.isMultiple(of: 7) { return days == 7 ? "1 week" : "\(days / 7) weeks" }
    return days == 1 ? "1 day" : "\(days) days"
  }

  /// Returns a mean with one decimal, such as `5.3`.
  static func mean(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(abs(tenths) % 10)"
  }

  /// Returns rounded minutes, at least 1 if there is any time.
  static func minutes(_ work: Duration) -> Int {
    let minutes = Int((work / .seconds(60)).rounded())
    return work > .zero ? max(1, minutes) : 0
  }

  /// Returns a number of times, such as `once` or `3 times`.
  static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  /// Returns a number with its noun, such as `1 session` or `3 sessions`.
  static func count(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }
}
