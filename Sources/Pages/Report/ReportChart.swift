import CarePlan
import RoutineEngine

/// Pain and what was done, on one axis of time.
struct ReportChart {
  let report: Report
  private let unit: ReportUnit
  private let columns: [ReportColumn]

  /// The rectangle of the columns, in units of the picture.
  private static let (left, right) = (86.0, 650.0)
  private static let (painTop, painBottom) = (10.0, 140.0)
  private static let daysRow = 166.0
  private static let (minutesTop, minutesBottom) = (192.0, 226.0)
  private static let hurtRow = 246.0
  private static let doseRow = 268.0
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

  private var step: Double { (Self.right - Self.left) / Double(max(1, columns.count)) }

  private func x(_ index: Int) -> Double { Self.left + (Double(index) + 0.5) * step }

  private func y(_ pain: Double) -> Double {
    Self.painBottom - pain / 10 * (Self.painBottom - Self.painTop)
  }

  /// The column of a day.
  private func column(of day: LocalDay) -> Int? {
    columns.firstIndex { $0.days.contains(day) }
  }

  private func text(
    _ text: String, x: Double, y: Double, as style: HTML = "", anchor: HTML = "start"
  ) -> HTML {
    "<text x=\"\(x)\" y=\"\(y)\" class=\"\(style)\" text-anchor=\"\(anchor)\">\(text)</text>"
  }

  /// A text that is read where lines cross it.
  private func outlined(
    _ text: String, x: Double, y: Double, as style: HTML, anchor: HTML = "start"
  ) -> HTML {
    HTML([
      self.text(text, x: x, y: y, as: "\(style) halo", anchor: anchor),
      self.text(text, x: x, y: y, as: style, anchor: anchor),
    ])
  }

  private func line(
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

  /// The borders of weeks, or of labelled columns, and their labels.
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
    guard report.days.values.contains(where: { !$0.before.isEmpty || !$0.after.isEmpty }) else {
      return text(
        "No answers about pain in this time.", x: (Self.left + Self.right) / 2, y: y(5),
        as: "small", anchor: "middle")
    }
    return HTML([way, points, goal, means])
  }

  /// The pain of a column's dot: the first answer of a day, or the mean of a longer column.
  private func dot(of index: Int) -> Double? {
    let before = report.total(of: columns[index].days).day.before
    return unit == .day ? before.first.map(Double.init) : before.mean
  }

  /// The line from dot to dot; none across a longer gap, where nobody knows.
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

  /// The line of much better than at the start.
  private var goal: HTML {
    guard let goal = report.muchBetter, report.length >= 2 * report.window else { return "" }
    let words = "dashed: \(ReportText.mean(goal)) or less is much better than the start"
    return HTML([
      line(Self.left, y(goal), Self.right, y(goal), as: "goal"),
      outlined(words, x: Self.left + 6, y: y(0) - 5, as: "small"),
    ])
  }

  /// Means: of each week with three answers; in a longer span, of its two ends.
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

  // MARK: What was done

  private var activity: HTML {
    let rows = columns.indices.map { index -> HTML in
      let active = report.total(of: columns[index].days).active
      if unit == .day {
        return active > 0
          ? "<rect class=\"ink\" x=\"\(x(index) - 5)\" y=\"\(Self.daysRow - 5)\" width=\"10\" height=\"10\"/>"
          : "<circle class=\"ink\" cx=\"\(x(index))\" cy=\"\(Self.daysRow)\" r=\"1.5\"/>"
      }
      let days = columns[index].days
      let share = Double(active) / Double(days.lowerBound.distance(to: days.upperBound) + 1)
      return bar(index, height: share * 26, bottom: Self.daysRow + 12)
    }
    return HTML([text("Days", x: 0, y: Self.daysRow + 4, as: "strong")] + rows)
  }

  private func bar(_ index: Int, height: Double, bottom: Double) -> HTML {
    guard height > 0 else { return "" }
    let width = min(12, step * 0.7)
    return """
      <rect class="bar" x="\(x(index) - width / 2)" y="\(bottom - height)" width="\(width)" \
      height="\(height)"/>
      """
  }

  private var minutes: HTML {
    let works = columns.map { report.total(of: $0.days).day.work / .seconds(60) }
    let most = works.max() ?? 0
    let steps: [Double] = [5, 10, 20, 30, 60, 120, 300, 600, 1_200, 3_000, 6_000, 12_000]
    let top = steps.first { $0 >= most } ?? max(1, most)
    let height = Self.minutesBottom - Self.minutesTop
    let bars = works.indices.map {
      bar($0, height: works[$0] / top * height, bottom: Self.minutesBottom)
    }
    let per =
      switch unit {
      case .day: "a day"
      case .week: "a week"
      case .month: "a month"
      case .year: "a year"
      }
    return HTML(
      [
        text("Minutes", x: 0, y: Self.minutesTop + 8, as: "strong"),
        text(per, x: 0, y: Self.minutesTop + 22, as: "small"),
        line(Self.left, Self.minutesTop, Self.right, Self.minutesTop, as: "grid"),
        line(Self.left, Self.minutesBottom, Self.right, Self.minutesBottom, as: "axis"),
        text(
          "\(Int(top))", x: Self.left - 7, y: Self.minutesTop + 4, as: "small", anchor: "end"),
        text("0", x: Self.left - 7, y: Self.minutesBottom + 4, as: "small", anchor: "end"),
      ] + bars)
  }

  private var hurts: HTML {
    let marks = columns.indices.map { index -> HTML in
      let sides = report.total(of: columns[index].days).day.hurts
      guard !sides.isEmpty else { return "" }
      let letter =
        sides.allSatisfy { $0 == .left } ? "L" : sides.allSatisfy { $0 == .right } ? "R" : "•"
      let (x, y) = (x(index), Self.hurtRow)
      return """
        <path class="ink" d="M\(x) \(y - 9)L\(x + 9) \(y)L\(x) \(y + 9)L\(x - 9) \(y)Z"/>\
        \(text(letter, x: x, y: y + 3.5, as: "letter", anchor: "middle"))
        """
    }
    return HTML([text("It hurt", x: 0, y: Self.hurtRow + 4, as: "strong")] + marks)
  }

  private var doses: HTML {
    let marks = report.shownDoses.map { letter, dose -> HTML in
      guard let index = column(of: dose.day) else { return "" }
      return """
        <circle class="hollow" cx="\(x(index))" cy="\(Self.doseRow)" r="7.5"/>\
        \(text(letter, x: x(index), y: Self.doseRow + 3.5, anchor: "middle"))
        """
    }
    return HTML([text("Dose", x: 0, y: Self.doseRow + 4, as: "strong")] + marks)
  }

  private var legend: HTML {
    let dots: HTML =
      unit == .day
      ? """
      ● first pain before that day, ○ last pain after, upright line: lowest to highest answer. \
      Stroke under the axis: pain before not answered. Thick bar: mean of a week with three answers. \
      Days: ■ exercised, • none.
      """
      : """
      ● mean of pain before, upright line: lowest to highest answer. Thick bars: means of the first \
      and the last \(report.window) days. Days: share of days with exercise.
      """
    return """
      \(dots) It hurt: L left, R right, • no side or both.
      """
  }
}
