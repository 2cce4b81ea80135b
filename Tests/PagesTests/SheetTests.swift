import BuiltInRoutines
import Figures
import Foundation
import RoutineEngine
import RoutineFiles
import Testing

@testable import Pages

@Suite struct SheetTests {
  static let routines = BuiltInRoutines.routines.map(\.id)

  static func sheet(_ id: String, at level: Level = .standard) throws -> Sheet {
    let catalog = RoutineCatalog(
      builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
      moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) })
    let routine = try #require(catalog.entry(withID: id)?.routine)
    let timeline = try Timeline(routine, Prescription(level: level))
    return sheet(timeline)
  }

  static func sheet(_ timeline: Timeline) -> Sheet {
    let known = FigureCatalog(
      builtIn: BuiltInRoutines.figures.map { file in (file.name, { file.bytes }) },
      ownFolder: nil)
    let figures = Sheet.figureNames(of: timeline).reduce(into: [String: Figure]()) { all, name in
      if case .success(let parsed) = known.figure(named: name) { all[name] = parsed.figure }
    }
    return Sheet(
      timeline, figures: figures,
      timesPerDay: timeline.routine.timesPerDay.map { $0.low...$0.high }, frequency: "once a day",
      emergencyNumber: "112", program: "unknot 1", date: "28 November 2026")
  }

  @Test(arguments: routines, Level.allCases)
  func `a sheet has every step's words, cautions and sources`(_ id: String, level: Level) throws {
    let sheet = try Self.sheet(id, at: level)
    let page = Sheet.page([sheet])
    let routine = sheet.timeline.routine
    let rows = SheetRow.rows(of: sheet.timeline)
    #expect(!rows.isEmpty)
    let all = routine.includingWhatItIncludes
    let words =
      rows.map { HTML.stranger($0.text, limit: 600) }
      + all.cautions.map { HTML.stranger($0, limit: 300) }
      + all.sources.compactMap(\.fact).map { HTML.stranger($0, limit: 200) }
    for text in words.map(\.text) + ["call 112 now"] {
      let isThere = page.contains(text)
      #expect(isThere, "\(text)")
    }
    let pictures = page.components(separatedBy: "<svg").count - 1
    #expect(pictures == rows.count { $0.figure != nil })
  }

  @Test func `nothing is loaded and nothing runs`() throws {
    let page = try Sheet.page(Self.routines.map { try Self.sheet($0) })
    for forbidden in ["<script", "<link", "<img", "@import", "href=", "src="] {
      let isThere = page.contains(forbidden)
      #expect(!isThere, "\(forbidden)")
    }
    let headings = page.components(separatedBy: "<h1").count - 1
    #expect(headings == 1)
    let urls = page.components(separatedBy: "url(").dropFirst()
    #expect(urls.allSatisfy { $0.hasPrefix("#") })
  }

  @Test func `each id is there once, and all that is named is there`() throws {
    let page = try Sheet.page(Self.routines.map { try Self.sheet($0) })
    let ids = page.matches(of: /id="([^"]+)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    #expect(Set(page.matches(of: /url\(#([^)]+)\)/).map { String($0.1) }).isSubset(of: ids))
  }

  /// As a session does.
  @Test func `the sorer side comes first`() throws {
    func hold(_ title: String, _ sides: Sides) -> Step {
      Step(.hold(Dose(.seconds(15), .seconds(30))), title: title, text: "Lean.", sides: sides)
    }
    let routine = Routine(
      id: "r", title: "R",
      steps: [
        hold("Lean", .both(first: .left)),
        Step(.group([hold("Turn", .none)]), sides: .alternate(first: .left)),
        hold("Reach", .one(.left)), hold("Reach", .one(.right)),
      ])
    for side in [nil, Side.left, .right] {
      let timeline = try Timeline(routine, Prescription(firstSide: side))
      let first = side ?? .left
      #expect(
        SheetRow.rows(of: timeline).map(\.side)
          == (0..<3).flatMap { _ in [first, first.opposite] })
      #expect(timeline.segments.first { $0.kind == .hold }?.side == first)
    }
  }

  @Test func `each side has its own row, and its figure turned`() throws {
    let step = Step(
      .hold(Dose(.seconds(15), .seconds(30))), title: "Lean", text: "Lean over.",
      sides: .both(first: .right), repeats: Dose(2, 4), rest: .seconds(5), figure: "overhead-lean")
    let timeline = try Timeline(Routine(id: "r", title: "R", steps: [step]), Prescription())
    let rows = SheetRow.rows(of: timeline)
    #expect(rows.map(\.side) == [.right, .left])
    #expect(rows.map(\.dose) == ["3 × 20 s", "3 × 20 s"])
    #expect(rows[0].note == "5 s between · then the other side")
    let page = Sheet.page([Self.sheet(timeline)])
    let figures = page.components(separatedBy: "<svg").dropFirst().map {
      $0.components(separatedBy: "</svg>")[0].matches(of: #/ d="([^"]+)"/#).map { String($0.1) }
    }
    #expect(figures.count == 2 && figures[0] != figures[1])
  }

  @Test func `a group tells its sides, and the rounds of all groups around`() throws {
    let step = Step(.hold(Dose(.seconds(20))), title: "Lean", text: "Lean over.")
    let inner = Step(
      .group([step]), sides: .both(first: .left), repeats: Dose(2), rest: .seconds(10))
    let outer = Step(.group([inner]), repeats: Dose(3))
    let timeline = try Timeline(Routine(id: "r", title: "R", steps: [outer]), Prescription())
    let rows = SheetRow.rows(of: timeline)
    #expect(rows.map(\.side) == [.left, .right])
    #expect(rows.map(\.note) == ["6 rounds, 10 s between", nil])
    #expect(rows.map(\.text) == ["Lean over.", "The same on this side."])
    #expect(timeline.segments.count { $0.kind == .hold } == 12)
  }

  @Test func `hostile words stay text`() throws {
    let step = Step(.prompt, title: "<b>Bold", text: "\u{202E}<script>alert(1)</script>")
    let timeline = try Timeline(
      Routine(
        id: "r", title: "</title><script>", summary: String(repeating: "&", count: 10_000),
        steps: [step]), Prescription())
    let page = Sheet.page([Self.sheet(timeline)])
    let harmful = ["<script", "\u{202E}", "<b>Bold"].filter(page.contains)
    #expect(harmful.isEmpty)
    let bytes = page.utf8.count
    #expect(bytes < 40_000)
  }
}
