import CarePlan
import RoutineEngine

extension ReportChart {
  /// The row of days with exercise.
  var activity: HTML {
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

  /// The bars of minutes of exercise.
  var minutes: HTML {
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

  /// The row of hurts, with their sides.
  var hurts: HTML {
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

  /// The changes of dose, each marked with its letter.
  var doses: HTML {
    let marks = report.shownDoses.map { letter, dose -> HTML in
      guard let index = column(of: dose.day) else { return "" }
      return """
        <circle class="hollow" cx="\(x(index))" cy="\(Self.doseRow)" r="7.5"/>\
        \(text(letter, x: x(index), y: Self.doseRow + 3.5, anchor: "middle"))
        """
    }
    return HTML([text("Dose", x: 0, y: Self.doseRow + 4, as: "strong")] + marks)
  }

  /// The legend of all symbols.
  var legend: HTML {
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
    let crosses: HTML =
      report.painCount > 0 ? " × highest pain recorded without a session." : ""
    return """
      \(dots)\(crosses) It hurt: L left, R right, • no side or both.
      """
  }
}
