import CarePlan
import Drawing
import RoutineEngine

/// The charts of the history, each drawn into the inside of a panel. Bars are blanks with a
/// background; numbers stand only at the ends of a series.
struct HistoryCharts {
  let model: HistoryModel
  let glyphs: GlyphSet

  // MARK: Days

  private static let weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
  /// The rows of the calendar: months, days, a blank row and the legend.
  static let dayRows = 10
  /// Returns the columns of a week, and of the gap after it, in a chart of some columns.
  private func pitch(_ columns: Int) -> Int {
    max(3, min(6, (columns - 3) / max(1, model.weeks.count)))
  }

  /// The steps of the calendar's colour: the least active time of a day, and the strength in
  /// percent. A habit.
  private static let steps: [(least: Duration, percent: Int)] = [
    (.zero, 45), (.minutes(5), 60), (.minutes(10), 80), (.minutes(15), 100),
  ]

  /// Returns the weeks that fit into some columns, the latest last.
  func weeks(fitting columns: Int) -> Range<Int> {
    let count = max(1, min(model.weeks.count, (columns - 2) / pitch(columns)))
    return (model.weeks.count - count)..<model.weeks.count
  }

  /// Returns the place of a day in a calendar of some columns; `nil` if its week does not fit.
  func place(ofDay day: Int, columns: Int) -> Rect? {
    let weeks = weeks(fitting: columns)
    guard day >= 0, weeks.contains(day / 7) else { return nil }
    let pitch = pitch(columns)
    return Rect(
      x: 3 + (day / 7 - weeks.lowerBound) * pitch, y: 1 + day % 7, columns: pitch - 1, rows: 1)
  }

  /// Returns a calendar: a column a week, a row a day, brighter for more activity. The chosen day
  /// shows its number.
  func days(columns: Int, chosen: Int?) -> Frame {
    var frame = Frame(size: Size(columns: columns, rows: Self.dayRows))
    let weeks = weeks(fitting: columns)
    drawMonths(weeks, into: &frame)
    for row in 0..<7 {
      let name = Self.weekdays[model.day(row).weekday]
      frame.write(name, x: 0, y: 1 + row, style: .label)
    }
    for week in weeks {
      for (weekday, active) in model.weeks[week].days.enumerated() {
        let day = week * 7 + weekday
        guard let place = place(ofDay: day, columns: columns) else { continue }
        draw(active, at: place, into: &frame)
        if day == chosen { draw(day, at: place, into: &frame) }
      }
    }
    drawLegend(into: &frame)
    return frame
  }

  private func draw(_ active: Duration, at place: Rect, into frame: inout Frame) {
    guard glyphs.isUnicode else {
      let step = active > .zero ? Self.steps.count { $0.least <= active } : 0
      frame.fill(place, with: glyphs.shades[step], style: Style(step > 0 ? .work : .faint))
      return
    }
    frame.fill(place, style: Self.style(of: active))
  }

  private static func style(of active: Duration) -> Style {
    guard active > .zero, let step = steps.last(where: { $0.least <= active }) else {
      return .track
    }
    return .solid(.work, percent: step.percent)
  }

  /// Draws the day of the month on the chosen day.
  private func draw(_ day: Int, at place: Rect, into frame: inout Frame) {
    let number = model.day(day).components.day
    let style = Style(.title, bold: true, reversed: true)
    frame.fill(place, style: style)
    frame.write(
      "\(number < 10 ? " " : "")\(number)", centeredIn: place.x..<place.right, y: place.y,
      style: style)
  }

  private func drawMonths(_ weeks: Range<Int>, into frame: inout Frame) {
    var end = 0
    for week in weeks {
      let isNew =
        week == weeks.lowerBound || model.weeks[week - 1].month != model.weeks[week].month
      let x = 3 + (week - weeks.lowerBound) * pitch(frame.size.columns)
      guard isNew, x >= end, x + 3 <= frame.size.columns else { continue }
      end = x + 1 + frame.write(model.weeks[week].month, x: x, y: 0, style: .label)
    }
  }

  private func drawLegend(into frame: inout Frame) {
    let y = Self.dayRows - 1
    var x = 3 + frame.write("none", x: 3, y: y, style: .label) + 1
    for (index, active) in ([.zero] + Self.steps.map { $0.least + .seconds(1) }).enumerated() {
      let place = Rect(x: x, y: y, columns: 2, rows: 1)
      draw(index == 0 ? Duration.zero : active, at: place, into: &frame)
      x += 3
    }
    frame.write(
      "15 min +", x: x, y: y, style: .label, limit: frame.size.columns - x)
  }

  // MARK: Pain

  /// The least and the highest pain of a week, and the mean, from 0 to 10.
  struct PainWeek: Hashable {
    let least: Int
    let most: Int
    let mean: Double
  }

  /// The pain of each week; `nil` for a week without an answer.
  var painWeeks: [PainWeek?] {
    let byWeek = Dictionary(grouping: model.pain) { $0.day / 7 }
    return model.weeks.indices.map { week in
      guard let ratings = byWeek[week]?.map(\.rating), let least = ratings.min(),
        let most = ratings.max()
      else { return nil }
      return PainWeek(
        least: least, most: most, mean: Double(ratings.reduce(0, +)) / Double(ratings.count))
    }
  }

  /// Returns a chart of each week's mean and range, with numbers at the first and the last week.
  func pain(columns: Int, rows: Int) -> Frame {
    var frame = Frame(size: Size(columns: columns, rows: rows))
    let weeks = painWeeks
    guard weeks.contains(where: { $0 != nil }) else {
      let words = "No answers yet. Say 0 to 10 before and after a session."
      frame.draw(.paragraphs([words], columns: columns, style: .label), x: 0, y: 0)
      return frame
    }
    let plotRows = rows - 1
    for (label, value) in [("10", 10), (" 5", 5), (" 0", 0)] {
      frame.write(label, x: 0, y: Self.row(of: Double(value), plotRows), style: .label)
    }
    let pitch = pitch(columns)
    let shown = Array(weeks.suffix(painWeeks(fitting: columns)))
    for (index, week) in shown.enumerated() {
      guard let week else { continue }
      let x = 3 + index * pitch
      let ink = Style.painInk(Int(week.mean.rounded()))
      let (top, bottom) = (
        Self.row(of: Double(week.most), plotRows), Self.row(of: Double(week.least), plotRows)
      )
      frame.fill(
        Rect(x: x, y: top, columns: pitch - 1, rows: bottom - top + 1),
        style: .solid(ink, percent: 39))
      frame.fill(
        Rect(x: x, y: Self.row(of: week.mean, plotRows), columns: pitch - 1, rows: 1),
        style: .solid(ink))
    }
    drawEnds(weeks, shown, into: &frame)
    return frame
  }

  /// Returns the number of weeks that fit into the chart of pain.
  private func painWeeks(fitting columns: Int) -> Int {
    max(1, min(model.weeks.count, (columns - 3) / pitch(columns)))
  }

  /// Returns the week in a column of the chart of pain; `nil` if there is none.
  func painWeek(atColumn x: Int, columns: Int) -> Int? {
    let count = painWeeks(fitting: columns)
    let index = (x - 3) / pitch(columns)
    return x >= 3 && index < count ? model.weeks.count - count + index : nil
  }

  /// Draws the means of the first and the last week below them.
  private func drawEnds(
    _ weeks: [PainWeek?], _ shown: [PainWeek?], into frame: inout Frame
  ) {
    let y = frame.size.rows - 1
    if let first = shown.firstIndex(where: { $0 != nil }), let week = shown[first] {
      let name = model.weeks[weeks.count - shown.count + first].name
      frame.write("\(name) \(Self.oneDigit(week.mean))", x: 3, y: y, style: .label)
    }
    guard let last = shown.lastIndex(where: { $0 != nil }), let week = shown[last] else { return }
    let isNow = last == shown.count - 1
    let name = isNow ? "this week" : model.weeks[weeks.count - shown.count + last].name
    frame.write(
      "\(name) \(Self.oneDigit(week.mean))", endingAt: frame.size.columns, y: y,
      style: Style(.title))
  }

  /// The row of a pain from 0 to 10, the highest on top.
  private static func row(of pain: Double, _ rows: Int) -> Int {
    Int(((10 - pain) / 10 * Double(rows - 1)).rounded())
  }

  private static func oneDigit(_ mean: Double) -> String {
    let tenths = Int((mean * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  // MARK: Weeks

  /// Returns the minutes of each week as bars, with a number below each.
  func weeks(columns: Int, rows: Int) -> Frame {
    var frame = Frame(size: Size(columns: columns, rows: rows))
    let minutes = model.weeks.map { $0.work.secondsRoundedDown / 60 }
    let most = max(1, minutes.max() ?? 1)
    let pitch = barPitch(columns)
    let count = min(minutes.count, columns / pitch)
    let shown = Array(minutes.suffix(count))
    for (index, value) in shown.enumerated() {
      let isLast = index == shown.count - 1
      let bar = BarChart(
        bars: [
          value == 0
            ? nil
            : BarChart.Bar(
              height: Double(value) / Double(most), ink: .work, percent: isLast ? 100 : 60)
        ],
        width: pitch - 2)
      let x = index * pitch
      bar.draw(into: &frame, x: x, y: 0, rows: rows - 1, glyphs: glyphs)
      frame.write(
        "\(value)", centeredIn: x..<(x + pitch - 2), y: rows - 1,
        style: isLast ? Style(.title) : .label)
    }
    return frame
  }

  /// Returns the columns of a bar and of the gap after it.
  private func barPitch(_ columns: Int) -> Int {
    max(4, min(14, columns / max(1, model.weeks.count)))
  }

  /// Returns the week in a column of the chart of minutes; `nil` if there is none.
  func minutesWeek(atColumn x: Int, columns: Int) -> Int? {
    let count = min(model.weeks.count, columns / barPitch(columns))
    let index = x / barPitch(columns)
    return x >= 0 && index < count ? model.weeks.count - count + index : nil
  }

  // MARK: Holds

  private var holdLines: [(text: String, hold: HistoryModel.Hold?)] {
    var lines: [(text: String, hold: HistoryModel.Hold?)] = []
    var title: String?
    for hold in model.holds {
      // A title or a blank line separates each bar from the one above.
      lines.append((hold.title == title ? "" : hold.title, nil))
      title = hold.title
      lines.append((hold.side?.rawValue ?? "both", hold))
    }
    return lines
  }

  /// The holds of each move by side.
  func holds(columns: Int) -> Frame {
    let lines = holdLines
    guard !lines.isEmpty else {
      return .paragraphs(["No holds yet."], columns: columns, style: .label)
    }
    let most = model.holds.map(\.held).max() ?? .zero
    let longest = model.holds.map { amount(of: $0, columns).count }.max() ?? 0
    let start = columns < 30 ? 0 : columns - max(Self.amountColumns, longest + 1)
    var frame = Frame(size: Size(columns: columns, rows: lines.count))
    for (y, line) in lines.enumerated() {
      guard let hold = line.hold else {
        frame.write(line.text.truncated(to: columns, glyphs: glyphs), x: 0, y: y)
        continue
      }
      frame.write(line.text, x: 1, y: y, style: .label)
      if start > 10 {
        frame.draw(
          Bar(most > .zero ? hold.held / most : 0),
          in: Rect(x: 7, y: y, columns: start - 8, rows: 1), style: Style(.work), glyphs: glyphs)
      }
      frame.write(amount(of: hold, columns), endingAt: columns, y: y)
    }
    return frame
  }

  /// The columns needed for an amount: `120 holds, 59 min 59 s`.
  private static let amountColumns = 23

  private func amount(of hold: HistoryModel.Hold, _ columns: Int) -> String {
    let holds = columns < 30 ? "" : hold.count == 1 ? " hold" : " holds"
    return "\(hold.count)\(holds), \(Format.length(hold.held))"
  }
}
