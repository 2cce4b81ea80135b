import Figures
import RoutineEngine

/// A routine on one page for the wall: its purpose, reasons to stop, steps with figures, and two
/// weeks to tick.
public struct Sheet: Sendable {
  /// The timeline of the routine, with the dose of the level.
  public var timeline: Timeline
  /// The figures by name. A step without one has words only.
  public var figures: [String: Figure]
  /// The goal and the ceiling of sessions a day; `nil` without a goal.
  public var timesPerDay: ClosedRange<Int>?
  /// The frequency in words, such as `1, up to 6 times a day`.
  public var frequency: String?
  /// The numbers to call in an emergency, in words.
  public var emergencyNumber: String
  /// The program with its version, such as `unknot 0.1.0`.
  public var program: String
  /// The day of printing in words, such as `28 November 2026`.
  public var date: String

  /// A sheet of a routine.
  public init(
    _ timeline: Timeline, figures: [String: Figure], timesPerDay: ClosedRange<Int>?,
    frequency: String?, emergencyNumber: String, program: String, date: String
  ) {
    self.timeline = timeline
    self.figures = figures
    self.timesPerDay = timesPerDay
    self.frequency = frequency
    self.emergencyNumber = emergencyNumber
    self.program = program
    self.date = date
  }

  /// Returns the names of the figures on the sheet of a timeline.
  public static func figureNames(of timeline: Timeline) -> Set<String> {
    Set(SheetRow.rows(of: timeline).compactMap(\.figure))
  }

  /// Returns one file with a page for each sheet.
  public static func page(_ sheets: [Sheet]) -> String {
    let title = sheets.map(\.timeline.routine.title).joined(separator: ", ")
    let articles = sheets.enumerated().map { $1.article(number: $0, isOnly: sheets.count == 1) }
    return Page(
      title: title, style: PageStyle.sheet,
      main: sheets.count == 1 ? HTML(articles) : "<h1 class=\"unseen\">\(title)</h1>\(articles)"
    ).html.text
  }

  private var routine: Routine { timeline.routine }

  /// Returns the CSS class of a page by the amount of its content. With more content, figures and
  /// letters are smaller, so that one page holds up to six rows. The thresholds were found by
  /// printing the built-in routines.
  private func density(of rows: [SheetRow]) -> String {
    let all = routine.includingWhatItIncludes
    let sources = all.sources.map { ($0.fact ?? "") + $0.title + ($0.publisher ?? "") }
    let letters = (rows.map(\.text) + all.cautions + sources).reduce(0) { $0 + $1.count }
    switch letters + rows.count * 150 {
    case ..<1_700: return "roomy"
    case ..<2_100: return "many"
    case ..<2_700: return "many dense"
    default: return "many dense packed"
    }
  }

  /// Returns the sheet as an `article` element.
  func article(number: Int, isOnly: Bool) -> HTML {
    let rows = SheetRow.rows(of: timeline)
    let all = routine.includingWhatItIncludes
    let level = isOnly ? 1 : 2
    return """
      <article class="\(density(of: rows))">
      \(.heading(level, class: "title", .stranger(routine.title, limit: 80)))
      <p class="summary">\(.stranger(routine.summary, limit: 300))</p>
      \(facts(all.equipment))
      <p class="stop"><strong>Stop if</strong> you feel numb, tingly or dizzy, or if pain reaches \
      6 out of 10. <strong>Chest pain or breathlessness: call \(emergencyNumber) now.</strong></p>
      \(cautions(all.cautions, under: level))
      \(.heading(level + 1, class: "unseen", "Steps"))
      <ol class="steps">
      \(rows.enumerated().map { row($1, index: $0, sheet: number, under: level + 1) })</ol>
      \(levels)
      \(weeks(under: level))
      \(.sources(all.sources, under: level))
      <footer><span>This is a guide, not treatment. Show this page to your physiotherapist.</span>\
      <span>\(program) · \(timeline.prescription.level.rawValue) dose · \(date)</span></footer>
      </article>

      """
  }

  // MARK: Parts

  private func facts(_ equipment: [String]) -> HTML {
    let facts: [(String, String?)] = [
      ("Time", SheetText.about(timeline.likelyLength)), ("How often", frequency),
      ("Position", routine.position),
      ("You need", equipment.isEmpty ? nil : equipment.joined(separator: ", ")),
    ]
    let shown: [HTML] = facts.compactMap { name, value in
      value.map { "<div><dt>\(name)</dt><dd>\(.stranger($0, limit: 60))</dd></div>" }
    }
    return "<dl class=\"facts\">\(shown)</dl>"
  }

  private func cautions(_ cautions: [String], under level: Int) -> HTML {
    guard !cautions.isEmpty else { return "" }
    return """
      \(.heading(level + 1, class: "unseen", "Take care"))<ul class="cautions">\
      \(cautions.map { "<li>\(.stranger($0, limit: 300))</li>" as HTML })</ul>
      """
  }

  private func row(_ row: SheetRow, index: Int, sheet: Int, under level: Int) -> HTML {
    let figure = row.figure.flatMap { figures[$0] }
    let picture: HTML? = figure.map { figure in
      let drawing = FigureDrawing(figure, side: row.side.map { $0 == .left ? .left : .right })
      let view: HTML = figure.view == .back ? "<figcaption>seen from behind</figcaption>" : ""
      return "<figure>\(drawing.svg(id: "s\(sheet)r\(index)"))\(view)</figure>"
    }
    let side: HTML? = row.side.map { " <span class=\"side\">· \($0.rawValue) side</span>" }
    let dose: HTML? = row.dose.map { dose in
      let rest: HTML = row.note.map { " <small>· \($0)</small>" } ?? ""
      return "<p class=\"dose\">\(dose)\(rest)</p>"
    }
    return """
      <li><span class="number">\(row.number)</span>\(picture)\
      <div class="\(picture == nil ? "plain" : "text")">\
      \(.heading(level + 1, class: "step", "\(.stranger(row.title, limit: 80))\(side)"))\
      \(dose)<p>\(.stranger(row.text, limit: 600))</p>\
      \(row.feel.map { "<p class=\"feel\">You should feel: \(.stranger($0, limit: 120))</p>" as HTML })\
      </div></li>

      """
  }

  /// The doses of the other levels, in one line.
  private var levels: HTML {
    let lines = Level.allCases.filter { $0 != timeline.prescription.level }.compactMap {
      level -> String? in
      guard let other = try? Timeline(routine, Prescription(level: level)) else { return nil }
      let doses = SheetRow.rows(of: other).compactMap(\.dose)
      if doses == SheetRow.rows(of: timeline).compactMap(\.dose) { return nil }
      var seen: Set<String> = []
      let each = doses.filter { seen.insert($0).inserted }.joined(separator: ", ")
      return each.isEmpty
        ? nil : "\(level.rawValue.prefix(1).uppercased() + level.rawValue.dropFirst()): \(each)."
    }
    return lines.isEmpty
      ? "" : "<p class=\"levels\">Other doses. \(lines.joined(separator: " "))</p>"
  }

  private func weeks(under level: Int) -> HTML {
    let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    let columns = (0..<14).map { $0 }
    func cells(_ content: (Int) -> HTML) -> [HTML] {
      columns.map { "<td\($0 == 7 ? " class=\"second\"" as HTML : "" as HTML)>\(content($0))</td>" }
    }
    let goal = min(timesPerDay?.lowerBound ?? 1, 6)
    let most = (timesPerDay?.upperBound ?? 1).clamped(to: goal...6)
    let boxes = HTML(
      (0..<most).map {
        "<span class=\"\($0 < goal ? "box goal" : "box")\"></span>"
      })
    let meaning =
      most > goal ? "The bold boxes are the goal, the others the most of a day. " : ""
    let title: HTML = """
      Two weeks <small>· Tick a box each time. \(meaning)Pain: 0 (none) to 10 (worst).</small>
      """
    return """
      <section class="weeks" aria-label="Two weeks to tick: \(routine.title)" tabindex="0">\
      \(.heading(level + 1, class: "tick", title))
      <table><colgroup><col><col span="14"></colgroup><thead><tr><th scope="row">Day</th>\
      \(columns.map {
        "<th scope=\"col\"\($0 == 7 ? " class=\"second\"" as HTML : "" as HTML)>\(days[$0 % 7])</th>"
          as HTML
      })</tr></thead>
      <tbody><tr><th scope="row">Date</th>\(cells { _ in "" })</tr>
      <tr><th scope="row">Done</th>\(cells { _ in boxes })</tr>
      <tr><th scope="row">Pain before</th>\(cells { _ in "" })</tr>
      <tr><th scope="row">Pain after</th>\(cells { _ in "" })</tr></tbody></table></section>
      """
  }
}
