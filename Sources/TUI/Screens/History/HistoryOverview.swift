import CarePlan
import Drawing
import RoutineEngine

/// The last weeks in panels: days, pain, minutes, holds. Narrow windows stack the panels.
struct HistoryOverview {
  let model: HistoryModel
  let columns: Int
  let context: ScreenContext
  /// The chosen day, counted from 0 on the first day.
  let day: Int

  private var glyphs: GlyphSet { context.glyphs }
  private var charts: HistoryCharts { HistoryCharts(model: model, glyphs: glyphs) }
  /// True if panels stand next to each other.
  var isWide: Bool { columns >= 76 }
  /// True where panels have frames.
  private var hasFrames: Bool { columns >= 44 }

  private static let chartRows = HistoryCharts.dayRows + 2
  private static let weekRows = 8

  private var dayColumns: Int { isWide ? max(42, columns * 42 / 80) : columns }

  /// Returns the columns inside a panel.
  private func inside(_ columns: Int) -> Int { hasFrames ? columns - 4 : columns }

  /// All panels in one frame.
  var frame: Frame {
    let days = panel(
      "Days", fact(of: day), charts.days(columns: inside(dayColumns), chosen: day), dayColumns,
      isActive: true)
    let painColumns = isWide ? columns - dayColumns - 1 : columns
    let pain = panel(
      "Pain", "", charts.pain(columns: inside(painColumns), rows: HistoryCharts.dayRows),
      painColumns)
    let weeks = panel(
      "Active minutes per week", lastWeeks,
      charts.weeks(columns: inside(columns), rows: Self.weekRows - 2), columns)
    let holds = panel("Holds by side", "", charts.holds(columns: inside(columns)), columns)
    let trend = Frame.paragraphs(model.trend, columns: columns - 4)
    var top = Frame(
      size: Size(columns: columns, rows: isWide ? days.size.rows : days.size.rows + pain.size.rows))
    top.draw(days, x: 0, y: 0)
    top.draw(pain, x: isWide ? dayColumns + 1 : 0, y: isWide ? 0 : days.size.rows)
    let parts = [top, weeks, holds]
    let rows = parts.reduce(0) { $0 + $1.size.rows } + trend.size.rows
    var all = Frame(size: Size(columns: columns, rows: rows))
    var y = 0
    for (index, part) in parts.enumerated() {
      all.draw(part, x: 0, y: y)
      y += part.size.rows
      if index == 1 {
        all.draw(trend, x: hasFrames ? 2 : 0, y: y)
        y += trend.size.rows
      }
    }
    return all
  }

  /// Returns the day at a cell of the overview; `nil` if there is none.
  func day(x: Int, y: Int) -> Int? {
    let (left, top) = hasFrames ? (2, 1) : (0, 1)
    let count = model.weeks.reduce(0) { $0 + $1.days.count }
    let day = (0..<count).first { day in
      charts.place(ofDay: day, columns: inside(dayColumns))?
        .contains(x: x - left, y: y - top) ?? false
    }
    return day ?? week(x: x, y: y).flatMap(lastDay)
  }

  /// Returns the week whose bar is at a cell of the overview; `nil` if there is none.
  private func week(x: Int, y: Int) -> Int? {
    let left = hasFrames ? 2 : 0
    let painPlace = Rect(
      x: isWide ? dayColumns + 1 : 0, y: isWide ? 0 : Self.chartRows,
      columns: isWide ? columns - dayColumns - 1 : columns, rows: Self.chartRows)
    if painPlace.contains(x: x, y: y) {
      return charts.painWeek(
        atColumn: x - painPlace.x - left, columns: inside(painPlace.columns))
    }
    let minutesPlace = Rect(
      x: 0, y: painPlace.bottom, columns: columns, rows: Self.weekRows)
    return minutesPlace.contains(x: x, y: y)
      ? charts.minutesWeek(atColumn: x - left, columns: inside(columns)) : nil
  }

  /// Returns the last active day of a week, or its last day if none was active.
  private func lastDay(of week: Int) -> Int? {
    let days = model.weeks[week].days
    return (days.lastIndex { $0 > .zero } ?? days.indices.last).map { week * 7 + $0 }
  }

  /// A day in words: `26 Nov: 7 min, 3 sessions`.
  private func fact(of day: Int) -> String {
    let active = model.active(onDay: day)
    let sessions = model.sessions.count {
      !$0.isPain && $0.day == model.day(day).description
    }
    let count = sessions == 0 ? "" : ", \(sessions) \(sessions == 1 ? "session" : "sessions")"
    return "\(model.name(ofDay: day)): \(active.secondsRoundedUp / 60) min\(count)"
  }

  private var lastWeeks: String {
    let minutes = model.weeks.suffix(2).map { $0.work.secondsRoundedDown / 60 }
    guard minutes.count == 2 else { return "" }
    return "\(minutes[1]) this week, \(minutes[0]) last week"
  }

  private func panel(
    _ title: String, _ counter: String, _ body: Frame, _ columns: Int, isActive: Bool = false
  ) -> Frame {
    guard hasFrames else {
      var frame = Frame(size: Size(columns: columns, rows: body.size.rows + 2))
      frame.write(title.truncated(to: columns, glyphs: glyphs), x: 0, y: 0, style: Style(.title))
      if !counter.isEmpty, title.columns + counter.columns + 2 <= columns {
        frame.write(counter, endingAt: columns, y: 0, style: .label)
      }
      frame.draw(body, x: 0, y: 1)
      return frame
    }
    var frame = Frame(size: Size(columns: columns, rows: body.size.rows + 2))
    Panel(rect: frame.bounds, title: title, counter: counter, isActive: isActive)
      .draw(into: &frame, glyphs: glyphs)
    frame.draw(body, x: 2, y: 1)
    return frame
  }
}
