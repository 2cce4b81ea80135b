import CarePlan
import Figures
import RoutineEngine

/// The report as a page: what is asked first on page 1, details on page 2.
public struct ReportPage {
  private let report: Report
  private let program: String
  private let emergencyNumber: String

  /// A page.
  ///
  /// - Parameters:
  ///   - report: The numbers.
  ///   - program: The program with its version: `unknot 0.1.0`.
  ///   - emergencyNumber: The number to call in an emergency, in words.
  public init(_ report: Report, program: String, emergencyNumber: String) {
    self.report = report
    self.program = program
    self.emergencyNumber = emergencyNumber
  }

  /// The HTML.
  public var html: String {
    Page(
      title: "Upper-back exercises, \(spanWords)", style: PageStyle.report,
      main: report.isEmpty ? empty : HTML([firstPage, secondPage])
    ).html.text
  }

  private var spanWords: String {
    "\(ReportText.fullDay(report.span.lowerBound)) to \(ReportText.fullDay(report.span.upperBound))"
  }

  // MARK: Page 1

  private var head: HTML {
    """
    <div class="top"><div><h1>Upper-back exercises</h1>
    <p class="muted">\(spanWords) · \(ReportText.length(days: report.length)) · no plan</p></div>
    <div><p class="field">Name</p><p class="field">Date of birth</p></div></div>
    \(signs)
    """
  }

  private var firstPage: HTML {
    """
    \(head)\(answers)
    <div class="ask"><section><h2>To ask</h2>\(questions)</section>
    <section><h2>My own questions</h2><div class="rule"></div><div class="rule"></div></section></div>
    <section class="chart"><h2>Pain, and what was done</h2>\(ReportChart(report).html)</section>
    <div class="two">\(table)\(sides)</div>
    """
  }

  private var signs: HTML {
    guard let signs = report.signs else {
      return """
        <section class="signs" aria-label="Warning signs"><strong>Warning signs:</strong> not asked \
        yet. With chest pain, short of breath, numb between the legs, weak legs or after a bad fall: \
        <strong>call \(emergencyNumber) now.</strong></section>
        """
    }
    let asked = signs.asked.prefix(6).map(ReportText.day).joined(separator: ", ")
    let locks: HTML = signs.locks.map { " <strong>\($0)</strong>" } ?? ""
    let risks: HTML =
      signs.risks.isEmpty
      ? "" : "<br><strong>Standing risks:</strong> \(signs.risks.joined(separator: "; "))."
    guard !signs.ticked.isEmpty else {
      return """
        <section class="signs" aria-label="Warning signs"><strong>Warning signs:</strong> none ticked \
        (last asked \(asked)).\(risks)\(locks)</section>
        """
    }
    return """
      <section class="signs ticked" aria-label="Warning signs"><strong>Warning signs ticked</strong> \
      (\(asked)):<ul>\(signs.ticked.map { "<li>\($0)</li>" as HTML })</ul>\(risks)\(locks)</section>
      """
  }

  private var answers: HTML {
    """
    <dl class="answers">\(exercised)\(pain)\(worseSide)\(whatHurt)\(dose)</dl>
    """
  }

  private var exercised: HTML {
    """
    <div><dt>Exercised</dt><dd class="answer">\(report.activeDays) of \(report.length)</dd>\
    <dd>days, no plan set. \(ReportText.count(report.sessions, "session")), \
    \(ReportText.minutes(report.work)) min.</dd></div>
    """
  }

  private var pain: HTML {
    let worst: HTML = report.worst.map { " Worst: \($0)." } ?? ""
    let relief: HTML
    if report.relief.pairs > 0 {
      let mean = Double(report.relief.sum) / Double(report.relief.pairs)
      let word = mean > 0 ? "lower" : "higher"
      relief =
        abs(mean) < 0.05
        ? " After a session the same (\(report.relief.pairs) pairs)."
        : """
         After a session \(ReportText.mean(abs(mean))) \(word) \
        (\(ReportText.count(report.relief.pairs, "pair"))).
        """
    } else {
      relief = ""
    }
    guard let change = report.change, let first = report.firstPain, let last = report.lastPain
    else {
      return """
        <div><dt>Pain before sessions</dt><dd class="name">Too few answers</dd>\
        <dd>It takes three in the first and the last \(report.window) days.\(worst)\(relief)</dd></div>
        """
    }
    let difference = abs(change.from - change.to)
    let way: HTML =
      change.word == .same
      ? "<strong>about the same</strong>"
      : """
      \(change.to < change.from ? "down" : "up") \(ReportText.mean(difference)): \
      <strong>\(Self.word(change.word))</strong>
      """
    return """
      <div><dt>Pain before sessions</dt><dd class="answer"><span aria-label="from \
      \(ReportText.mean(change.from)) to \(ReportText.mean(change.to))">\(ReportText.mean(change.from)) \
      → \(ReportText.mean(change.to))</span></dd><dd>\(way). Mean of the first and last \
      \(report.window) days (\(first.answers) and \(last.answers) answers).\(worst)\(relief)</dd></div>
      """
  }

  private static func word(_ change: PainChange) -> String {
    switch change {
    case .muchBetter: "much better"
    case .better: "better"
    case .same: "about the same"
    case .worse: "worse"
    case .muchWorse: "much worse"
    }
  }

  private var worseSide: HTML {
    let sides = report.hurtSides
    let both = "left \(sides.left), right \(sides.right), no side \(sides.none)"
    guard let side = report.worseSide else {
      let few = sides.left + sides.right < Report.leastAnswers
      return """
        <div><dt>Worse side</dt><dd class="name">\(few ? "Too few to say" : "Neither")</dd>\
        <dd>It hurt: \(both).</dd></div>
        """
    }
    return """
      <div><dt>Worse side</dt><dd class="answer">\(side == .left ? "Left" : "Right")</dd>\
      <dd>It hurt: \(both).</dd></div>
      """
  }

  private var whatHurt: HTML {
    let moves: [HTML] = report.hurtMoves.prefix(2).map { move in
      """
      <dd class="name">\(.stranger(move.title, limit: 28))</dd><dd>\(ReportText.times(move.hurts)) in \
      \(ReportText.count(move.sessions, "session"))</dd>
      """
    }
    return """
      <div><dt>What hurt</dt>\(moves.isEmpty ? ["<dd class=\"name\">Nothing</dd>"] : moves)</div>
      """
  }

  private var dose: HTML {
    let count = report.doses.count
    let lines: [HTML] = report.shownDoses.suffix(2).map { letter, dose in
      """
      <dd><strong>\(letter)</strong> \(ReportText.day(dose.day)): \
      \(.stranger(dose.routine, limit: 28)), \(.stranger(dose.dose, limit: 28))</dd>
      """
    }
    return """
      <div><dt>Dose</dt><dd class="name">\
      \(count == 0 ? "No change" : ReportText.count(count, "change"))</dd>\(lines)</div>
      """
  }

  private var questions: HTML {
    let questions = report.questions
    return questions.isEmpty
      ? "<p>Nothing stands out in the numbers.</p>"
      : "<ol>\(questions.map { "<li>\($0)</li>" as HTML })</ol>"
  }

  private var table: HTML {
    let unit = ReportUnit.ofTable(days: report.length)
    let rows: [HTML] = ReportColumn.columns(of: report.span, by: unit).map { column in
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
    return """
      <section class="wide"><h2>\(unit.name) by \(unit.name.lowercased())</h2>
      <table><thead><tr><th scope="col">\(unit.name)</th><th scope="col" class="count">Days</th>\
      <th scope="col" class="count">Minutes</th><th scope="col" class="count">Pain before \
      (answers)</th><th scope="col" class="count">Pain after (answers)</th>\
      <th scope="col" class="count">It hurt</th></tr></thead><tbody>
      \(rows)</tbody></table></section>
      """
  }

  private static let mostMoves = 8

  private var sides: HTML {
    let titles = Dictionary(grouping: report.moves.keys, by: \.title).keys
    func work(_ title: String) -> Duration {
      report.moves.filter { $0.key.title == title }.values.reduce(.zero) { $0 + $1.work }
    }
    let sorted = titles.map { ($0, work($0)) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    let rows: [HTML] = sorted.prefix(Self.mostMoves).map { title, _ in
      func amount(_ side: Side?) -> Report.Amount? {
        report.moves[Report.MoveSide(title: title, side: side)]
      }
      func cells(_ side: Side?) -> HTML {
        let amount = amount(side)
        return """
          <td class="count">\(amount.map { "\(ReportText.minutes($0.work)) min" } ?? "–")</td>\
          <td class="count">\(amount.map { "\($0.hurts)" } ?? "–")</td>
          """
      }
      return """
        <tr><th scope="row">\(.stranger(title.isEmpty ? "without a name" : title, limit: 24))</th>\
        \(cells(.left))\(cells(.right))\(cells(nil))</tr>

        """
    }
    let more = sorted.count - Self.mostMoves
    return """
      <section class="wide"><h2>By move and side</h2>
      <table><thead><tr><th scope="col" rowspan="2">Move</th><th scope="colgroup" colspan="2">Left\
      </th><th scope="colgroup" colspan="2">Right</th><th scope="colgroup" colspan="2">No side</th>\
      </tr><tr>\(["", "", ""].map { _ in
        "<th scope=\"col\" class=\"count\">time</th><th scope=\"col\" class=\"count\">hurt</th>"
          as HTML
      })</tr></thead><tbody>
      \(rows)</tbody></table>\(more > 0 ? "<p class=\"muted\">and \(more) more</p>" as HTML : "")</section>
      """
  }

  // MARK: Page 2

  private var secondPage: HTML {
    """
    <div class="second-page"><p class="running"><span>Upper-back exercises, \(spanWords)</span>\
    <span>Name</span></p>
    \(hurts)\(doses)<div class="two">\(ease)\(advice)</div>\(notes)\(reading)
    <footer><span>Made by \(program) on \(ReportText.fullDay(report.span.upperBound)) from its history \
    on this computer.</span><span>\(spanWords)</span></footer></div>
    """
  }

  private var hurts: HTML {
    guard !report.hurts.isEmpty else { return "<h2>What hurt</h2><p>Nothing was said to hurt.</p>" }
    let most = 15
    let rows: [HTML] = report.hurts.prefix(most).map { hurt in
      let (session, segment) = (hurt.session, hurt.segment)
      let side = segment.side.map { ", \($0.rawValue) side" } ?? ""
      let place =
        segment.repetition.map { "\($0) of \(segment.repetitions ?? $0), after " } ?? "after "
      let seconds = Int((segment.spent / .seconds(1)).rounded())
      return """
        <tr><th scope="row">\(ReportText.day(session.day)), \(session.time)</th>\
        <td>\(.stranger(session.routine, limit: 60)): \(.stranger(segment.title, limit: 60))\(side)</td>\
        <td>\(place)\(seconds) s</td><td class="count">\(session.painBefore.map { "\($0)" } ?? "–")</td>\
        <td class="count">\(session.painAfter.map { "\($0)" } ?? "–")</td>\
        <td>\(session.isStoppedByPain ? "stopped" : "went on")</td></tr>

        """
    }
    return """
      <section class="wide"><h2>What hurt, latest first</h2><table><thead><tr><th scope="col">When</th>\
      <th scope="col">Move</th><th scope="col">Where in it</th><th scope="col" class="count">Pain \
      before</th><th scope="col" class="count">Pain after</th><th scope="col">Then</th></tr></thead>\
      <tbody>
      \(rows)</tbody></table></section>
      """
  }

  private var doses: HTML {
    guard !report.doses.isEmpty else { return "" }
    let rows: [HTML] = report.shownDoses.map { letter, dose in
      """
      <tr><th scope="row"><strong>\(letter)</strong> \(ReportText.day(dose.day))</th>\
      <td>\(.stranger(dose.routine, limit: 60))</td><td>\(.stranger(dose.dose, limit: 60))</td>\
      <td>\(.stranger(dose.reason, limit: 60))</td></tr>

      """
    }
    return """
      <section class="wide"><h2>Dose changes</h2><table><thead><tr><th scope="col">When</th>\
      <th scope="col">Routine</th><th scope="col">Dose</th><th scope="col">Why</th></tr></thead><tbody>
      \(rows)</tbody></table></section>
      """
  }

  private var ease: HTML {
    guard !report.ease.isEmpty else { return "" }
    let answered = report.ease.values.reduce(0, +)
    let parts = report.ease.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      .joined(separator: ", ")
    return """
      <section><h2>How hard it was</h2><p>\(parts); not answered in \(report.sessions - answered) of \
      \(report.sessions) sessions.</p></section>
      """
  }

  private var advice: HTML {
    guard !report.advice.isEmpty else { return "" }
    let lines: [HTML] = report.advice.prefix(5).map {
      "<p>\(ReportText.day($0.day)): \(.stranger($0.text, limit: 160))</p>"
    }
    return "<section><h2>What unknot advised</h2>\(lines)</section>"
  }

  private var notes: HTML {
    guard !report.notes.isEmpty else { return "" }
    let lines: [HTML] = report.notes.prefix(12).map { note in
      let missing = note.text.count - 300
      let cut: HTML = missing > 0 ? " (\(missing) more characters)" : ""
      return """
        <p class="note"><strong>\(ReportText.day(note.day))</strong> \
        \(.stranger(note.text, limit: 300))\(cut)</p>
        """
    }
    return "<section><h2>Notes</h2>\(lines)</section>"
  }

  private var reading: HTML {
    """
    <p class="reading"><strong>How to read it.</strong> Recorded by the person at home with unknot; not \
    measured by anyone else. Pain is 0 (none) to 10 (worst), asked before and after a session. A change \
    of 1 point or 15 % is noticed, 2 points or a third is much better (Salaffi 2004). "It hurt": the \
    person pressed the key for it. Minutes are time under exercise, without rests and waits. unknot times \
    exercises; it does not examine, diagnose or treat.</p>
    """
  }

  // MARK: Empty

  private var empty: HTML {
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

  /// A back to mark.
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
    return """
      <section class="wide"><h2>Two weeks to fill in by hand <span class="muted">· pain: 0 (none) to 10 \
      (worst)</span></h2>
      <table class="hand"><colgroup><col></colgroup><thead><tr><th scope="row">Day</th>\
      \(days.map { "<th scope=\"col\">\(names[$0.weekday])<br>\(ReportText.day($0))</th>" as HTML })\
      </tr></thead><tbody>
      \(rows.map { row in
        let box: HTML = row == "Exercises done" ? "<span class=\"box\"></span>" : ""
        return "<tr><th scope=\"row\">\(row)</th>\(days.map { _ in "<td>\(box)</td>" as HTML })</tr>"
          as HTML
      })</tbody></table></section>
      """
  }
}
