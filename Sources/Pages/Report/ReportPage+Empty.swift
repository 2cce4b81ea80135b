import CarePlan
import Figures

/// The page of a span without sessions: two weeks to fill in by hand.
extension ReportPage {
  var empty: HTML {
    let length = ReportText.length(days: report.length)
    let last: HTML =
      report.lastBefore.map { last in
        let days = last.day.distance(to: report.span.upperBound) + 1
        return """
           The last session was on \(ReportText.fullDay(last.day)) \
          (\(.stranger(last.routine, limit: 60))); for a report that includes it, use <code>unknot \
          report --since \((days + 6) / 7)w</code>.
          """
      } ?? ""
    return """
      \(head)
      <h2>No sessions in this time</h2>
      <p>There is nothing to draw in these \(length), so this page has no chart.\(last)</p>
      \(pains)
      <p>Two or three sessions with pain answered before and after are enough for a first page. The \
      comparison of pain needs three answers at the start and three at the end.</p>
      \(twoWeeks)
      <h2>Where it hurts, and since when</h2>
      <div class="where">\(back)<div>\(Self.openQuestions.map { "<p class=\"rule\">\($0)</p>" as HTML })\
      </div></div>
      <p class="reading"><strong>What this is.</strong> Made by the person at home with unknot. unknot \
      times exercises; it does not examine, diagnose or treat.</p>
      <footer><span>Made by \(program) on \(ReportText.fullDay(report.span.upperBound)).</span></footer>
      """
  }

  private static let openQuestions = [
    "Since when, and what started it:", "What makes it worse:", "What makes it better:",
    "Pain at night, yes or no:", "Tingling, numbness or weakness, where:", "Medicines:",
    "My own questions:", "",
  ]

  /// The picture of a back to mark.
  private var back: HTML? {
    let pose = Figure.KeyPose("standing", FigurePose())
    return Figure(
      summary: "A back to mark where it hurts.", view: .back, isUpperBody: true, keyPoses: [pose]
    ).map { figure in
      """
      <figure><figcaption><span>left</span><span>right</span></figcaption>\
      \(FigureDrawing(figure).svg(id: "back"))</figure>
      """
    }
  }

  private var twoWeeks: HTML {
    let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let days = (1...14).map { report.span.upperBound.advanced(by: $0) }
    let rows = [
      "Pain, morning", "Pain, evening", "Exercises done", "Side that hurt: L, R", "Pain relief",
    ]
    let content: HTML = """
      <table class="hand"><colgroup><col><col span="14"></colgroup><thead><tr><th scope="row">Day</th>\
      \(days.map { "<th scope=\"col\">\(names[$0.weekday])<br>\(ReportText.day($0))</th>" as HTML })\
      </tr></thead><tbody>
      \(rows.map { row in
        let box: HTML = row == "Exercises done" ? "<span class=\"box\"></span>" : ""
        return "<tr><th scope=\"row\">\(row)</th>\(days.map { _ in "<td>\(box)</td>" as HTML })</tr>"
          as HTML
      })</tbody></table>
      """
    return .wide(
      "Two weeks to fill in by hand",
      note: " <span class=\"muted\">· pain: 0 (none) to 10 (worst)</span>", content)
  }
}
