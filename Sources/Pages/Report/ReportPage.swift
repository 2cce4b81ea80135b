import CarePlan
import RoutineEngine

/// The report as a page: the first questions of a clinician on page 1, details on page 2.
public struct ReportPage {
  let report: Report
  let program: String
  let emergencyNumber: String

  /// A page.
  ///
  /// - Parameters:
  ///   - report: The numbers.
  ///   - program: The program with its version, such as `unknot 0.1.0`.
  ///   - emergencyNumber: The numbers to call in an emergency, in words.
  public init(_ report: Report, program: String, emergencyNumber: String) {
    self.report = report
    self.program = program
    self.emergencyNumber = emergencyNumber
  }

  /// The whole HTML file.
  public var html: String {
    Page(
      title: "Upper-back exercises, \(spanWords)", style: PageStyle.report,
      main: report.isEmpty ? empty : HTML([firstPage, secondPage])
    ).html.text
  }

  var spanWords: String {
    "\(ReportText.fullDay(report.span.lowerBound)) to \(ReportText.fullDay(report.span.upperBound))"
  }

  // MARK: Page 1

  var head: HTML {
    """
    <div class="top"><div><h1>Upper-back exercises</h1>
    <p class="muted">\(spanWords) · \(ReportText.length(days: report.length))\(planWords)\(since)</p>\
    </div>
    <div><p class="field">Name</p><p class="field">Date of birth</p></div></div>
    \(signs)
    """
  }

  private var firstPage: HTML {
    """
    \(head)<p class="field where-since">Where it hurts, and since when</p>
    \(answers)
    <div class="ask"><section><h2>To ask</h2>\(questions)</section>
    <section><h2>My own questions</h2><div class="rule"></div><div class="rule"></div></section></div>
    <section class="chart"><h2>Pain, and what was done</h2>\(ReportChart(report).html)</section>
    <div class="two">\(table)<div>\(routines)\(hasRoom ? sides : "")</div></div>
    """
  }

  private var since: HTML {
    report.firstEver.map { " · first session \(ReportText.fullDay($0))" } ?? ""
  }

  /// True if the moves fit on page 1, next to a short table and below the routines.
  var hasRoom: Bool {
    let rows =
      min(report.routines.count, Self.mostRoutines) + min(report.moves.count, Self.mostMoves)
    return tableRows.count <= 6 && rows <= 9 && report.signs?.ticked.isEmpty ?? true
  }

  private var signs: HTML {
    guard let signs = report.signs else {
      return """
        <section class="signs" aria-label="Warning signs"><strong>Warning signs:</strong> not asked \
        yet. With chest pain, breathlessness, numbness between the legs, weak legs or after a bad fall: \
        <strong>call \(emergencyNumber) now.</strong></section>
        """
    }
    let asked: HTML = signs.asked.map { " (last asked \(report.words($0)))" } ?? ""
    let locks: HTML = signs.locks.map { " <strong>\($0)</strong>" } ?? ""
    let risks: HTML =
      signs.risks.isEmpty
      ? "" : "<br><strong>Standing risks:</strong> \(signs.risks.joined(separator: " "))"
    guard !signs.ticked.isEmpty else {
      let none: HTML = signs.asked == nil ? "the answers cannot be read" : "none ticked"
      return """
        <section class="signs" aria-label="Warning signs"><strong>Warning signs:</strong> \
        \(none)\(asked).\(risks)\(locks)</section>
        """
    }
    let advised: HTML =
      signs.advised.isEmpty ? locks : "unknot advised: \(signs.advised.joined(separator: " "))"
    return """
      <section class="signs ticked" aria-label="Warning signs"><strong>Warning signs ticked</strong>\
      \(asked):<ul>\(signs.ticked.map { "<li>\($0)</li>" as HTML })</ul>\(advised)\(risks)</section>
      """
  }

  private var answers: HTML {
    """
    <dl class="answers">\(exercised)\(pain)\(worseSide)\(whatHurt)\(dose)</dl>
    """
  }

  /// The plan, its source and the position in it.
  private var planWords: HTML {
    guard let plan = report.plan else { return "" }
    let from = plan.from.map { ", from \($0)" } ?? ""
    let phase = plan.phase.map { ", \($0)" } ?? ""
    let words = HTML.stranger("plan: \(plan.title)\(from), \(plan.place)\(phase)", limit: 160)
    return " · \(words)"
  }

  private var exercised: HTML {
    if let plan = report.plan, plan.planned > 0 {
      return """
        <div><dt>Exercised</dt><dd class="answer">\(plan.done) of \(plan.planned)</dd>\
        <dd>planned days of the plan; \(report.activeDays) of \(report.length) days in all. \
        \(ReportText.count(report.sessions, "session")), \
        \(ReportText.minutes(report.work)) min.</dd></div>
        """
    }
    return """
      <div><dt>Exercised</dt><dd class="answer">\(report.activeDays) of \(report.length)</dd>\
      <dd>days, no plan set. \(ReportText.count(report.sessions, "session")), \
      \(ReportText.minutes(report.work)) min.</dd></div>
      """
  }

  private var pain: HTML {
    let worst: HTML = report.worst.map { " Worst: \($0).\(painApart)" } ?? ""
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
      <div><dt>Pain before sessions</dt><dd class="answer"><span class="unseen">from \
      \(ReportText.mean(change.from)) to \(ReportText.mean(change.to))</span><span \
      aria-hidden="true">\(ReportText.mean(change.from)) → \(ReportText.mean(change.to))</span></dd><dd>\(way). Mean of the first and last \
      \(report.window) days (\(first.answers) and \(last.answers) answers).\(worst)\(relief)</dd></div>
      """
  }

  /// The number and the range of entries of pain without a session.
  private var painApart: HTML {
    let all = report.pains(in: report.span)
    guard let low = all.min(), let high = all.max() else { return "" }
    let range = low == high ? "\(low)" : "\(low) to \(high)"
    return " Without a session \(ReportText.times(all.count)): \(range)."
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
      <dd><strong>\(letter)</strong> \(report.words(dose.day)): \
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
}
