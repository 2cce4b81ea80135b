import CarePlan
import RoutineEngine

/// The tables of page 1: weeks or months, routines, moves by side.
extension ReportPage {
  var tableUnit: ReportUnit { .ofTable(days: report.length) }

  var tableRows: [ReportColumn] { ReportColumn.rows(of: report.span, by: tableUnit) }

  var table: HTML {
    let unit = tableUnit
    let rows: [HTML] = tableRows.map { column in
      let (active, day) = report.total(of: column.days)
      let length = column.days.lowerBound.distance(to: column.days.upperBound) + 1
      func mean(_ answers: [Int]) -> String {
        answers.mean.map { "\(ReportText.mean($0)) (\(answers.count))" } ?? "–"
      }
      return """
        <tr><th scope="row">\(column.label)</th><td class="count">\(active) of \(length)</td>\
        <td class="count">\(ReportText.minutes(day.work))</td>\
        <td class="count">\(mean(day.before))</td><td class="count">\(mean(day.after))</td>\
        <td class="count">\(day.hurts.count)</td></tr>

        """
    }
    let content: HTML = """
      <table><thead><tr><th scope="col">\(unit.name)</th><th scope="col" class="count">Days</th>\
      <th scope="col" class="count">Minutes</th><th scope="col" class="count">Pain before \
      (answers)</th><th scope="col" class="count">Pain after (answers)</th>\
      <th scope="col" class="count">It hurt</th></tr></thead><tbody>
      \(rows)</tbody></table>
      """
    return .wide("\(unit.name) by \(unit.name.lowercased())", content)
  }

  static let mostRoutines = 5

  var routines: HTML {
    guard !report.routines.isEmpty else { return "" }
    let sorted = report.routines.sorted { ($1.sessions, $0.title) < ($0.sessions, $1.title) }
    let rows: [HTML] = sorted.prefix(Self.mostRoutines).map { routine in
      """
      <tr><th scope="row">\(.stranger(routine.title, limit: 24))</th>\
      <td class="count">\(routine.sessions)</td><td class="words">\(.stranger(routine.dose, limit: 60))\
      </td></tr>

      """
    }
    let more = sorted.count - Self.mostRoutines
    let content: HTML = """
      <table><thead><tr><th scope="col">Routine</th><th scope="col" class="count">Sessions</th>\
      <th scope="col" class="words">Dose last time</th></tr></thead><tbody>
      \(rows)</tbody></table>\(more > 0 ? "<p class=\"muted\">and \(more) more</p>" as HTML : "")
      """
    return .wide("What was done", content)
  }

  static let mostMoves = 8

  var sides: HTML {
    let sorted = report.moves.sorted { ($1.work, $0.title) < ($0.work, $1.title) }
    let rows: [HTML] = sorted.prefix(Self.mostMoves).map { move in
      func cells(_ side: Side?) -> HTML {
        let amount = move.amounts[side]
        return """
          <td class="count">\(amount.map { "\(ReportText.minutes($0.work)) min" } ?? "–")</td>\
          <td class="count">\(amount.map { "\($0.hurts)" } ?? "–")</td>
          """
      }
      return """
        <tr><th scope="row">\(.stranger(move.title.isEmpty ? "without a name" : move.title, limit: 24))</th>\
        \(cells(.left))\(cells(.right))\(cells(nil))</tr>

        """
    }
    let more = sorted.count - Self.mostMoves
    let content: HTML = """
      <table><thead><tr><th scope="col" rowspan="2">Move</th><th scope="colgroup" colspan="2">Left\
      </th><th scope="colgroup" colspan="2">Right</th><th scope="colgroup" colspan="2">No side</th>\
      </tr><tr>\(["", "", ""].map { _ in
        "<th scope=\"col\" class=\"count\">time</th><th scope=\"col\" class=\"count\">hurt</th>"
          as HTML
      })</tr></thead><tbody>
      \(rows)</tbody></table>\(more > 0 ? "<p class=\"muted\">and \(more) more</p>" as HTML : "")
      """
    return .wide("By move and side", content)
  }
}
