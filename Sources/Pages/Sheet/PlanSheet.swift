import CarePlan
import Figures
import RoutineEngine

/// A plan on paper: each phase with a figure, its tasks, the condition for its end, and days to
/// tick.
public struct PlanSheet: Sendable {
  /// The plan.
  public var plan: Plan
  /// The figures by name. A phase without one has words only.
  public var figures: [String: Figure]
  /// The first day; `nil` for days with numbers only.
  public var start: LocalDay?
  /// Returns the dose and the frequency of an item, in words.
  public var line: @Sendable (Plan.Item, Plan.Phase) -> String
  /// The numbers to call in an emergency, in words.
  public var emergencyNumber: String
  /// The program with its version, such as `unknot 0.1.0`.
  public var program: String
  /// The day of printing in words, such as `28 November 2026`.
  public var date: String

  /// A sheet of a plan.
  public init(
    _ plan: Plan, figures: [String: Figure], start: LocalDay?,
    emergencyNumber: String, program: String, date: String,
    line: @escaping @Sendable (Plan.Item, Plan.Phase) -> String
  ) {
    self.plan = plan
    self.figures = figures
    self.start = start
    self.emergencyNumber = emergencyNumber
    self.program = program
    self.date = date
    self.line = line
  }

  /// Returns the names of the figures on the sheet of a plan, one for each phase.
  public static func figureNames(of plan: Plan) -> Set<String> {
    Set(figures(of: plan).compactMap(\.self))
  }

  /// Returns the figure of each phase: the first one that no earlier phase shows, else its first
  /// one.
  private static func figures(of plan: Plan) -> [String?] {
    var shown: Set<String> = []
    return plan.phases.map { phase in
      let names = phase.items.compactMap { try? Timeline($0.routine) }
        .flatMap { SheetRow.rows(of: $0).compactMap(\.figure) }
      let name = names.first { !shown.contains($0) } ?? names.first
      if let name { shown.insert(name) }
      return name
    }
  }

  /// Returns the sheet as an `article` element.
  func article(number: Int, isOnly: Bool) -> HTML {
    let level = isOnly ? 1 : 2
    return """
      <article class="plan">
      \(.heading(level, class: "title", .stranger(plan.title, limit: 80)))
      <p class="summary">\(.stranger(plan.summary, limit: 300)) \(dates)\(from)</p>
      <p class="stop"><strong>Stop and get help if</strong> you have chest pain, tearing pain, \
      breathlessness, numbness between the legs, bladder or bowel trouble, weak legs, or had a \
      serious fall: <strong>call \(emergencyNumber) now.</strong> Pain while you move: 0 to 3, carry \
      on; 4 or 5, only if it settles within a day; <strong>6 or more, rest today.</strong></p>
      \(cautions(under: level))
      \(plan.phases.enumerated().map { phase($1, number: $0, sheet: number, under: level) })
      \(rules(under: level))
      \(.sources(plan.sources, under: level))
      <footer><span>\(missed) This is a guide, not treatment.</span>\
      <span>\(program) · plan · \(date)</span></footer>
      </article>

      """
  }

  private var dates: HTML {
    guard let start else { return "" }
    let end = start.advanced(by: max(0, plan.length - 1))
    return "\(ReportText.fullDay(start)) to \(ReportText.fullDay(end))."
  }

  private var from: HTML {
    plan.from.map { " From \(.stranger($0, limit: 60))." as HTML } ?? ""
  }

  private var missed: String {
    switch plan.missed {
    case .goOn: "Missed a day? Continue where you were."
    case .repeatWeek: "Missed most of a week? Do that week once more."
    case .wait: "Missed a day? Do it next time."
    }
  }

  private func cautions(under level: Int) -> HTML {
    guard !plan.cautions.isEmpty else { return "" }
    return """
      \(.heading(level + 1, class: "unseen", "Take care"))<ul class="cautions">\
      \(plan.cautions.map { "<li>\(.stranger($0, limit: 300))</li>" as HTML })</ul>
      """
  }

  // MARK: A phase

  private func phase(_ phase: Plan.Phase, number: Int, sheet: Int, under level: Int) -> HTML {
    let figure = Self.figures(of: plan)[number].flatMap { figures[$0] }
    let picture: HTML? = figure.map { figure in
      "<figure>\(FigureDrawing(figure).svg(id: "p\(sheet)f\(number)"))</figure>"
    }
    let lines = phase.items.map { item -> HTML in
      """
      <li><strong>\(.stranger(line(item, phase), limit: 160))</strong>. \
      \(.stranger(item.routine.summary, limit: 160))</li>
      """
    }
    let text: HTML = phase.text.map { "<li>\(.stranger($0, limit: 400))</li>" } ?? ""
    let never = PlanExclusion.allCases.filter(phase.never.contains).map(\.rawValue)
    let without: HTML = never.isEmpty ? "" : "<li>No \(never.joined(separator: ", no ")).</li>"
    let isLast = number == plan.phases.count - 1
    let moveOn: HTML =
      phase.moveOn.map { conditions in
        """
        <p class="moveon">\(isLast ? "Done" : "Next phase") when: \(conditions.words). If not, stay here; \
        the days just move.</p>
        """
      } ?? ""
    return """
      <section class="phase"><div>\
      \(.heading(level + 1, class: "step", "\(number + 1) · \(.stranger(phase.title, limit: 60))"))\
      <p class="muted">\(span(of: phase))</p>\(picture)</div><div><ul>\(lines)\(text)\(without)</ul>\
      \(moveOn)\(grids(of: phase, under: level))</div></section>

      """
  }

  private func span(of phase: Plan.Phase) -> String {
    let per = plan.unit == .weeks ? 7 : 1
    let (first, last) = ((phase.days.lowerBound - 1) / per + 1, phase.days.upperBound / per)
    let name = plan.unit == .weeks ? "Week" : "Day"
    if first == last { return "\(name) \(first)" }
    return "\(name)s \(first) \(last == first + 1 ? "and" : "to") \(last)"
  }

  /// Returns the days of a phase with boxes, one table for each week.
  private func grids(of phase: Plan.Phase, under level: Int) -> HTML {
    let days = phase.days.filter { day in
      guard let date = date(of: day) else {
        // Without a start date, a plan is assumed to begin on a Monday.
        return plan.weekdays.contains((day - 1) % 7)
      }
      return plan.weekdays.contains(date.weekday)
    }
    let first = phase.days.lowerBound
    let weeks = Dictionary(grouping: days) { ($0 - first) / 7 }
    return HTML(weeks.keys.sorted().compactMap { weeks[$0] }.map { grid($0, of: phase) })
  }

  private func date(of day: Int) -> LocalDay? { start.map { $0.advanced(by: day - 1) } }

  private func grid(_ days: [Int], of phase: Plan.Phase) -> HTML {
    let heads = days.map { day -> HTML in
      guard let date = date(of: day) else { return "<th scope=\"col\"><b>\(day)</b></th>" }
      return """
        <th scope="col"><b>\(day)</b><small>\(Self.weekdays[date.weekday])</small>\
        <small>\(ReportText.day(date))</small></th>
        """
    }
    let rows = phase.items.filter { !$0.isOptional }.map { item -> HTML in
      let cells = days.map { "<td>\(boxes(item, on: $0))</td>" as HTML }
      return "<tr><th scope=\"row\">\(.stranger(item.routine.title, limit: 28))</th>\(cells)</tr>"
    }
    let blank = days.map { _ in "<td></td>" as HTML }
    return """
      <table class="grid"><caption class="unseen">\(phase.title): days to tick</caption>\
      <thead><tr><th scope="row">Day</th>\(heads)</tr></thead>\
      <tbody>\(rows)<tr><th scope="row">Worst pain</th>\(blank)</tr></tbody></table>
      """
  }

  /// Returns the boxes of a day: bold ones for the goal, thin ones up to the ceiling.
  private func boxes(_ item: Plan.Item, on day: Int) -> HTML {
    let weekday = date(of: day)?.weekday ?? (day - 1) % 7
    if let days = item.weekdays, !days.contains(weekday) { return "–" }
    let goal = item.isDaily ? min(item.frequency.times.low, 6) : 0
    let most = item.isDaily ? item.frequency.times.high.clamped(to: goal...6) : 1
    return HTML(
      (0..<most).map { "<span class=\"\($0 < goal ? "box goal" : "box")\"></span>" as HTML })
  }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  // MARK: The end

  private func rules(under level: Int) -> HTML {
    let lines = plan.rules.map { rule -> HTML in
      "<li>\(rule.conditions.words): \(rule.acts.words(in: plan)).</li>"
    }
    let ends: HTML = plan.ends.map { "<p class=\"ends\">\(.stranger($0, limit: 400))</p>" } ?? ""
    if lines.isEmpty { return ends }
    return """
      <section class="phase rules">\(.heading(level + 1, class: "step", "When it hurts"))\
      <ul>\(lines)</ul></section>\(ends)
      """
  }
}

extension Sheet {
  /// Returns one file with a page for each plan, and then for each sheet.
  public static func page(_ plans: [PlanSheet], _ sheets: [Sheet]) -> String {
    let titles = plans.map(\.plan.title) + sheets.map(\.timeline.routine.title)
    let isOnly = titles.count == 1
    let articles =
      plans.enumerated().map { $1.article(number: $0, isOnly: isOnly) }
      + sheets.enumerated().map { $1.article(number: $0, isOnly: isOnly) }
    let title = titles.joined(separator: ", ")
    return Page(
      title: title, style: PageStyle.sheet + PageStyle.plan,
      main: isOnly ? HTML(articles) : "<h1 class=\"unseen\">\(title)</h1>\(articles)"
    ).html.text
  }
}

extension PageStyle {
  /// The additional styles of a plan.
  static let plan = """
    .plan { font-size: 10.5pt; line-height: 1.28 }
    .plan .cautions { font-size: 9pt; line-height: 1.2 }
    .phase { display: grid; grid-template-columns: 42mm 1fr; column-gap: 4mm; break-inside: avoid;
      border-top: .3mm solid var(--line); padding: 1.5mm 0; margin-top: 1.5mm }
    .phase ul { padding-left: 4mm } .phase svg { max-height: 26mm; margin-top: 1mm }
    .phase figure { margin: 0 } .phase .muted { font-size: 9.5pt }
    .moveon { font-weight: bold; font-size: 9.6pt; margin: .8mm 0 }
    .grid { border-collapse: collapse; font-size: 8.6pt; margin-top: 1mm; table-layout: fixed }
    .grid th, .grid td { border: .25mm solid var(--line); padding: .4mm 1mm; min-width: 15mm;
      height: 5mm; text-align: center }
    .grid th[scope=row] { text-align: left; width: 30mm; font-weight: bold }
    .grid thead th { background: var(--tint) } .grid small { display: block; font-weight: normal }
    .rules { display: block } .ends { font-size: 10pt; margin-top: 1.5mm }
    @media (max-width: 640px) { .phase { display: block } .plan, .plan .cautions { font-size: 16px;
      line-height: 1.35 } .grid { display: block; overflow-x: auto } }

    """
}
