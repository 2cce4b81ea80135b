import CarePlan
import RoutineEngine

/// The chart of pain and exercise on one time axis.
struct ReportChart {
  let report: Report
  let unit: ReportUnit
  let columns: [ReportColumn]

  /// The horizontal bounds of the columns, in SVG units.
  static let (left, right) = (86.0, 650.0)
  private static let (painTop, painBottom) = (10.0, 140.0)
  static let daysRow = 166.0
  static let (minutesTop, minutesBottom) = (192.0, 226.0)
  static let hurtRow = 246.0
  static let doseRow = 268.0
  private static let bottom = 276.0
  private static let size = (width: 752.0, height: 293.0)

  init(_ report: Report) {
    self.report = report
    unit = .ofChart(days: report.length)
    columns = ReportColumn.columns(of: report.span, by: unit)
  }

  var html: HTML {
    let from = report.firstPain.map { " Mean of the first days \(ReportText.mean($0.mean))" } ?? ""
    let to = report.lastPain.map { ", of the last days \(ReportText.mean($0.mean))" } ?? ""
    return """
      <div class="wide" role="region" aria-label="Chart: pain and what was done" tabindex="0">
      <svg viewBox="0 0 \(Self.size.width) \(Self.size.height)" role="img" \
      aria-label="Pain before sessions.\(from)\(to). The numbers are in the table.">
      <defs><pattern id="dots" width="6" height="6" patternUnits="userSpaceOnUse">\
      <circle class="dots" cx="3" cy="3" r="1"/></pattern></defs>
      \(frame)\(axis)\(pain)\(activity)\(minutes)\(hurts)\(doses)</svg></div>
      <p>\(legend)</p>
      """
  }

  // MARK: Places

  var step: Double { (Self.right - Self.left) / Double(max(1, columns.count)) }

  func x(_ index: Int) -> Double { Self.left + (Double(index) + 0.5) * step }

  private func y(_ pain: Double) -> Double {
    Self.painBottom - pain / 10 * (Self.painBottom - Self.painTop)
  }

  /// Returns the column of a day; `nil` outside of the chart.
  func column(of day: LocalDay) -> Int? {
    columns.firstIndex { $0.days.contains(day) }
  }

  func text(
    _ text: String, x: Double, y: Double, as style: HTML = "", anchor: HTML = "start"
  ) -> HTML {
    "<text x=\"\(x)\" y=\"\(y)\" class=\"\(style)\" text-anchor=\"\(anchor)\">\(text)</text>"
  }

  /// Returns a text with an outline, readable where lines cross it.
  private func outlined(
    _ text: String, x: Double, y: Double, as style: HTML, anchor: HTML = "start"
  ) -> HTML {
    HTML([
      self.text(text, x: x, y: y, as: "\(style) halo", anchor: anchor),
      self.text(text, x: x, y: y, as: style, anchor: anchor),
    ])
  }

  func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, as style: HTML
  ) -> HTML {
    "<path class=\"\(style)\" d=\"M\(x1) \(y1)L\(x2) \(y2)\"/>"
  }

  // MARK: Frame

  private var frame: HTML {
    let width = Self.right - Self.left
    let levels = stride(from: 0, through: 10, by: 2).map { pain in
      HTML([
        line(Self.left, y(Double(pain)), Self.right, y(Double(pain)), as: "grid"),
        text("\(pain)", x: Self.left - 7, y: y(Double(pain)) + 4, as: "small", anchor: "end"),
      ])
    }
    return """
      <rect fill="url(#dots)" x="\(Self.left)" y="\(y(10))" width="\(width)" \
      height="\(y(5.5) - y(10))"/>
      <rect class="band" x="\(Self.left)" y="\(y(5.5))" width="\(width)" \
      height="\(y(3.5) - y(5.5))"/>
      \(levels)\(text("Pain", x: 0, y: 20, as: "strong"))\(text("0 to 10", x: 0, y: 34, as: "small"))
      \(text("6 to 10:", x: 657, y: y(8), as: "small"))\(text("stop", x: 657, y: y(8) + 13, as: "small"))
      \(text("4 or 5: only if", x: 657, y: y(4.7), as: "small"))\
      \(text("it settles in a day", x: 657, y: y(4.7) + 13, as: "small"))
      \(text("0 to 3:", x: 657, y: y(2), as: "small"))\(text("carry on", x: 657, y: y(2) + 13, as: "small"))
      """
  }

  /// The borders of weeks or labelled columns, with their labels.
  private var axis: HTML {
    let every = labelStep
    return HTML(
      columns.indices.filter { $0.isMultiple(of: every) }.map { index in
        let place = Self.left + Double(index) * step
        return HTML([
          line(place, Self.painTop, place, Self.bottom, as: "axis"),
          text(label(of: columns[index]), x: place + 2, y: Self.bottom + 14),
        ])
      })
  }

  private var labelStep: Int {
    switch unit {
    case .day: 7
    case .week: max(1, (columns.count + 7) / 8)
    case .month: max(1, (columns.count + 9) / 10)
    case .year: max(1, (columns.count + 14) / 15)
    }
  }

  private func label(of column: ReportColumn) -> String {
    switch unit {
    case .day, .week: ReportText.day(column.days.lowerBound)
    case .month, .year: column.label
    }
  }

  // MARK: Pain

  private var pain: HTML {
    guard report.worst != nil else {
      return text(
        "No answers about pain in this time.", x: (Self.left + Self.right) / 2, y: y(5),
        as: "small", anchor: "middle")
    }
    return HTML([way, points, crosses, goal, means])
  }

  /// Returns the pain of a column's dot: the first answer of a day, or the mean of a longer column.
  private func dot(of index: Int) -> Double? {
    let before = report.total(of: columns[index].days).day.before
    return unit == .day ? before.first.map(Double.init) : before.mean
  }

  /// The line between the dots, interrupted where pain is unknown for longer.
  private var way: HTML {
    let gap = unit == .day ? 3 : unit == .week ? 2 : 1
    var pieces: [HTML] = []
    var last: (index: Int, pain: Double)?
    for index in columns.indices {
      guard let pain = dot(of: index) else { continue }
      if let last, index - last.index <= gap {
        pieces.append(line(x(last.index), y(last.pain), x(index), y(pain), as: "way"))
      }
      last = (index, pain)
    }
    return HTML(pieces)
  }

  private var points: HTML {
    HTML(
      columns.indices.map { index in
        let day = report.total(of: columns[index].days).day
        let all = day.before + day.after
        var pieces: [HTML] = []
        if let low = all.min(), let high = all.max(), low < high {
          pieces.append(line(x(index), y(Double(low)), x(index), y(Double(high)), as: "way"))
        }
        if unit == .day, let after = day.after.last {
          pieces.append(
            "<circle class=\"hollow\" cx=\"\(x(index))\" cy=\"\(y(Double(after)))\" r=\"4\"/>")
        }
        if let pain = dot(of: index) {
          pieces.append("<circle class=\"ink\" cx=\"\(x(index))\" cy=\"\(y(pain))\" r=\"4\"/>")
        } else if day.sessions > 0 {
          pieces.append(line(x(index), y(0), x(index), y(0) + 9, as: "way"))
        }
        return HTML(pieces)
      })
  }

  /// The crosses of each column's highest pain without a session.
  private var crosses: HTML {
    HTML(
      columns.indices.map { index in
        guard let pain = report.pains(in: columns[index].days).max() else { return "" }
        let (x, y) = (x(index), y(Double(pain)))
        return HTML([
          line(x - 4, y - 4, x + 4, y + 4, as: "way"), line(x - 4, y + 4, x + 4, y - 4, as: "way"),
        ])
      })
  }

  /// The line of pain that is much better than at the start.
  private var goal: HTML {
    guard let goal = report.muchBetter, report.length >= 2 * report.window else { return "" }
    let words = "dashed: \(ReportText.mean(goal)) or less is much better than the start"
    return HTML([
      line(Self.left, y(goal), Self.right, y(goal), as: "goal"),
      outlined(words, x: Self.left + 6, y: y(0) - 5, as: "small"),
    ])
  }

  /// The lines of means: of each week with three answers, or in a longer span of its two ends.
  private var means: HTML {
    if unit == .day {
      let weeks = ReportColumn.columns(of: report.span, by: .week)
      return HTML(weeks.map { mean(of: $0.days) })
    }
    let first = report.span.lowerBound.advanced(by: report.window - 1)
    let last = report.span.upperBound.advanced(by: 1 - report.window)
    guard first < last else { return "" }
    return HTML([
      mean(of: report.span.lowerBound...first), mean(of: last...report.span.upperBound),
    ])
  }

  private func mean(of days: ClosedRange<LocalDay>) -> HTML {
    guard let pain = report.pain(in: days), pain.answers >= Report.leastAnswers,
      let first = column(of: days.lowerBound), let last = column(of: days.upperBound)
    else { return "" }
    let start = Self.left + Double(first) * step + 2
    let end = Self.left + Double(last + 1) * step - 2
    return """
      <rect class="mean" x="\(start)" y="\(y(pain.mean) - 2)" width="\(max(8, end - start))" \
      height="4"/>\(outlined(
        ReportText.mean(pain.mean), x: max(end, start + 22), y: y(pain.mean) - 5, as: "number",
        anchor: "end"))
      """
  }
}
