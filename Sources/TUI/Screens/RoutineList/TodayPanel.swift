import CarePlan
import Drawing
import RoutineEngine

/// The panel with the day: the sessions of the goal as dots, the streak, the pain of two weeks.
/// Large windows also list the sessions and the active days.
struct TodayPanel {
  /// The place of the panel, with its frame.
  let place: Rect
  /// The first line of the list.
  let first: RoutineListItem?
  let context: ScreenContext

  private var glyphs: GlyphSet { context.glyphs }
  private var day: TodayModel? { context.day }
  private var inside: Rect { Panel(rect: place, title: "").inside }
  private var goal: Int { context.settings.dailyGoal.count }

  func draw(into frame: inout Frame) {
    let isTall = place.rows >= 6
    Panel(
      rect: place, title: "Today",
      counter: isTall ? "goal: \(goal) \(goal == 1 ? "session" : "sessions") a day" : ""
    ).draw(into: &frame, glyphs: glyphs)
    guard let practice = context.advice.practice else { return }
    let done = practice.sessionsThatCount(on: context.advice.today)
    if practice.firstDays.isEmpty, done == 0 {
      drawPurpose(into: &frame)
    } else if isTall {
      drawTall(done, into: &frame)
    } else {
      drawLine(done, into: &frame)
    }
  }

  private func dots(_ done: Int) -> GoalDots {
    GoalDots(Dose(goal), done: Double(done), glyphs: glyphs)
  }

  /// Draws the purpose of the program, before the first session.
  private func drawPurpose(into frame: inout Frame) {
    // Wide windows show the purpose in their first row.
    let isTold = place.columns >= 140
    let lines = (isTold ? [] : [ListText.purpose]) + [ListText.firstKeys]
    for (row, line) in lines.prefix(inside.rows).enumerated() {
      frame.write(
        line.truncated(to: inside.columns, glyphs: glyphs), x: inside.x, y: inside.y + row)
    }
  }

  // MARK: One line

  private func drawLine(_ done: Int, into frame: inout Frame) {
    let dots = dots(done)
    var x = inside.x + frame.write(dots.row, x: inside.x, y: inside.y, style: dots.style) + 1
    x += frame.write(
      ListText.goal(done, of: goal), x: x, y: inside.y, style: Style(.plain, bold: true))
    let right = drawPain(into: &frame)
    let streak = ListText.streak(day?.streak ?? 0)
    guard !streak.isEmpty, x + 3 + streak.columns < right else { return }
    frame.write(streak, centeredIn: (x + 2)..<(right - 1), y: inside.y)
  }

  /// Draws the pain of two weeks.
  ///
  /// - Returns: The column at which the drawing begins.
  private func drawPain(into frame: inout Frame) -> Int {
    guard let day, let ends = PainSparkline(days: day.pain).ends else { return inside.right }
    let sparkline = PainSparkline(days: day.pain)
    let last = "\(ends.last)"
    let bars = inside.right - last.columns - 1 - day.pain.count
    frame.write(
      last, endingAt: inside.right, y: inside.y,
      style: Style(Style.painInk(ends.last), bold: true))
    sparkline.draw(into: &frame, x: bars, y: inside.y, glyphs: glyphs)
    let label = "pain, 2 weeks  \(ends.first) "
    return frame.write(label, endingAt: bars, y: inside.y, style: .label)
  }

  // MARK: Four lines

  private func drawTall(_ done: Int, into frame: inout Frame) {
    let third = inside.columns / 3
    drawSessions(done, columns: third - 4, into: &frame)
    drawDays(x: inside.x + third, into: &frame)
    drawPainChart(columns: third - 2, into: &frame)
  }

  /// Draws today's last sessions, then the one that is due.
  private func drawSessions(_ done: Int, columns: Int, into frame: inout Frame) {
    let sessions = (day?.sessions ?? []).suffix(2)
    var y = inside.y
    for session in sessions {
      let title = session.title.truncated(to: columns - 10, glyphs: glyphs)
      frame.write("\(glyphs.dotFilled)", x: inside.x, y: y, style: Style(.work))
      frame.write(title, x: inside.x + 2, y: y)
      frame.write(session.time, endingAt: inside.x + columns, y: y, style: .label)
      y += 1
    }
    if case .entry(let entry, let reason?) = first {
      let fact = ListText.short(reason)
      frame.write("\(glyphs.dotEmpty)", x: inside.x, y: y, style: Style(.ready))
      let start = frame.write(fact, endingAt: inside.x + columns, y: y, style: Style(.ready))
      frame.write(
        entry.title.truncated(to: start - inside.x - 3, glyphs: glyphs), x: inside.x + 2, y: y,
        style: Style(.plain, bold: true))
    }
    frame.write(
      dots(done).row + " " + ListText.goal(done, of: goal), x: inside.x, y: inside.bottom - 1,
      style: .label)
  }

  /// The streak, a block for each of the last days, the active minutes.
  private func drawDays(x: Int, into frame: inout Frame) {
    guard let day else { return }
    let streak = ListText.streak(day.streak)
    frame.write(
      streak.isEmpty ? "The last two weeks" : streak, x: x, y: inside.y, style: Style(.title))
    for (index, active) in day.active.enumerated() {
      let place = Rect(x: x + index * 3, y: inside.y + 1, columns: 2, rows: 1)
      if active > .zero {
        frame.fill(place, style: .solid(.work))
      } else {
        frame.fill(place, style: .track)
      }
    }
    let end = x + day.active.count * 3 - 1
    frame.write(day.firstDay, x: x, y: inside.y + 2, style: .label)
    frame.write("today", endingAt: end, y: inside.y + 2, style: .label)
    frame.write(
      ListText.weeks(day.thisWeek, day.lastWeek), x: x, y: inside.y + 3, style: .label)
  }

  private func drawPainChart(columns: Int, into frame: inout Frame) {
    guard let day, let ends = PainSparkline(days: day.pain).ends else { return }
    let chart = BarChart(
      bars: day.pain.map { pain in
        pain.map { BarChart.Bar(height: Double($0) / 10, ink: Style.painInk($0)) }
      }, gap: columns >= 48 ? 1 : 0)
    let bars = inside.right - 3 - chart.columns
    guard bars - 16 > inside.right - columns else { return }
    chart.draw(into: &frame, x: bars, y: inside.y, rows: inside.rows, glyphs: glyphs)
    let bottom = inside.bottom - 1
    frame.write(
      "\(ends.last)", endingAt: inside.right, y: bottom,
      style: Style(Style.painInk(ends.last), bold: true))
    frame.write("\(ends.first)", endingAt: bars - 1, y: bottom, style: .label)
    frame.write("Pain, 0 to 10", x: inside.right - columns, y: inside.y, style: Style(.title))
    frame.write("two weeks", x: inside.right - columns, y: inside.y + 1, style: .label)
  }
}
