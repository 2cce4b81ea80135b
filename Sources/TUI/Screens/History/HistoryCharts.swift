import Drawing
import RoutineEngine

/// The charts of the history, each a frame of its own as high as it needs to be. What they say is
/// carried by signs and numbers, never by colour alone.
struct HistoryCharts {
  let view: HistoryModel
  let columns: Int
  let glyphs: GlyphSet

  /// The least work of a day for each shade after the first: a minute's worth, then these. A habit.
  private static let steps: [Duration] = [.zero, .minutes(5), .minutes(10), .minutes(20)]

  // MARK: Days

  private static let weekdays = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]

  /// A calendar: a column a week, a row a day, the darker the more work.
  var days: Frame {
    let pitch = columns >= 3 + 2 * view.weeks.count ? 2 : 1
    let legend = legend.wrapped(to: columns)
    let first = pitch == 2 ? 2 : 1
    var frame = Frame(size: Size(columns: columns, rows: first + 7 + legend.count))
    frame.write("Days", x: 0, y: 0, style: Style(.title))
    if pitch == 2 { drawMonths(into: &frame) }
    for (row, name) in Self.weekdays.enumerated() {
      frame.write(name, x: 0, y: first + row, style: Style(.faint))
    }
    for (column, week) in view.weeks.enumerated() {
      for (row, work) in week.days.enumerated() {
        let isToday = column == view.weeks.count - 1 && row == week.days.count - 1
        frame.write(
          String(shade(of: work)), x: 3 + column * pitch, y: first + row,
          style: isToday ? Style(.title, reversed: true) : Style(work > .zero ? .work : .faint))
      }
    }
    for (row, line) in legend.enumerated() {
      frame.write(line, x: 0, y: first + 7 + row, style: Style(.faint))
    }
    return frame
  }

  private func drawMonths(into frame: inout Frame) {
    var end = 0
    for (column, week) in view.weeks.enumerated() {
      let isNew = column == 0 || view.weeks[column - 1].month != week.month
      let x = 3 + 2 * column
      // A name of three letters is wider than a week.
      guard isNew, x >= end, x + 3 <= columns else { continue }
      end = x + 1 + frame.write(week.month, x: x, y: 1, style: Style(.faint))
    }
  }

  private func shade(of work: Duration) -> Unicode.Scalar {
    glyphs.shades[work > .zero ? Self.steps.count { $0 <= work } : 0]
  }

  private var legend: String {
    let steps = Self.steps.dropFirst().map { "\($0.secondsRoundedDown / 60)+" }
    return zip(glyphs.shades, ["none", "some"] + steps).map { "\($0)\u{A0}\($1)" }
      .joined(separator: "  ") + "\u{A0}min"
  }

  // MARK: Pain

  private static let plotRows = 7

  /// Pain as a line, with what it does in words below.
  var pain: Frame {
    guard !view.pain.isEmpty else {
      return titled(
        "Pain",
        .paragraphs(
          ["No answers yet. Before and after a session, 0-9 and t keep how much it hurts."],
          columns: columns, style: Style(.faint)))
    }
    let x = 3
    let width = min(columns - x, 60)
    var plot = Frame(size: Size(columns: columns, rows: Self.plotRows + 1))
    for (label, row) in [("10", 0), (" 5", Self.plotRows / 2), (" 0", Self.plotRows - 1)] {
      plot.write(label, x: 0, y: row, style: Style(.faint))
    }
    let lastDay = max(1, view.weeks.reduce(0) { $0 + $1.days.count } - 1)
    let line = LinePlot(
      view.pain.map { (Double($0.day) / Double(lastDay), Double($0.rating) / 10) })
    plot.draw(
      line, in: Rect(x: x, y: 0, columns: width, rows: Self.plotRows), style: Style(.work),
      glyphs: glyphs)
    plot.write(view.weeks.first?.name ?? "", x: x, y: Self.plotRows, style: Style(.faint))
    plot.write("today", endingAt: x + width, y: Self.plotRows, style: Style(.faint))
    let words = Frame.paragraphs(view.trend, columns: columns)
    return titled("Pain", .stacked([plot, words], columns: columns))
  }

  // MARK: Weeks

  /// Minutes by week, as bars.
  var weeks: Frame {
    let nameColumns = view.weeks.map(\.name.columns).max() ?? 0
    let amounts = view.weeks.map { "\($0.work.secondsRoundedUp / 60) min" }
    let amountColumns = amounts.map(\.columns).max() ?? 0
    let most = view.weeks.map(\.work).max() ?? .zero
    let barColumns = max(0, columns - nameColumns - amountColumns - 2)
    var frame = Frame(size: Size(columns: columns, rows: view.weeks.count))
    for (y, week) in view.weeks.enumerated() {
      frame.write(
        week.name, x: nameColumns - week.name.columns, y: y, style: Style(.faint))
      let bar = Bar(most > .zero ? week.work / most : 0)
      frame.draw(
        bar, in: Rect(x: nameColumns + 1, y: y, columns: barColumns, rows: 1),
        style: Style(.work), glyphs: glyphs)
      frame.write(amounts[y], endingAt: columns, y: y)
    }
    return titled("Minutes of work a week", frame)
  }

  // MARK: Holds

  /// The holds of each move by side.
  var holds: Frame {
    guard !view.holds.isEmpty else {
      return titled(
        "Holds", .paragraphs(["No holds yet."], columns: columns, style: Style(.faint)))
    }
    let most = view.holds.map(\.held).max() ?? .zero
    var lines: [(text: String, hold: HistoryModel.Hold?)] = []
    var title: String?
    for hold in view.holds {
      if hold.title != title { lines.append((hold.title, nil)) }
      title = hold.title
      lines.append((hold.side?.rawValue ?? "both", hold))
    }
    var frame = Frame(size: Size(columns: columns, rows: lines.count))
    for (y, line) in lines.enumerated() {
      guard let hold = line.hold else {
        frame.write(line.text.truncated(to: columns, glyphs: glyphs), x: 0, y: y)
        continue
      }
      frame.write(line.text, x: 1, y: y, style: Style(.faint))
      let amount = amount(of: hold)
      let start = columns < 30 ? 0 : columns - Self.amountColumns
      frame.draw(
        Bar(most > .zero ? hold.held / most : 0),
        in: Rect(x: 7, y: y, columns: max(0, start - 8), rows: 1), style: Style(.work),
        glyphs: glyphs)
      frame.write(amount, endingAt: columns, y: y)
    }
    return titled("Holds by side", frame)
  }

  /// Room for `120 holds, 59 min 59 s`.
  private static let amountColumns = 23

  private func amount(of hold: HistoryModel.Hold) -> String {
    let holds = columns < 30 ? "" : hold.count == 1 ? " hold" : " holds"
    return "\(hold.count)\(holds), \(Format.length(hold.held))"
  }

  private func titled(_ title: String, _ body: Frame) -> Frame {
    var frame = Frame(size: Size(columns: columns, rows: body.size.rows + 1))
    frame.write(title.truncated(to: columns, glyphs: glyphs), x: 0, y: 0, style: Style(.title))
    frame.draw(body, x: 0, y: 1)
    return frame
  }
}
