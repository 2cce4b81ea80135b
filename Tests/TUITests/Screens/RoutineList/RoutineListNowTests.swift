import CarePlan
import Drawing
import Foundation
import RoutineEngine
import Testing

@testable import TUI

/// The first line of the list and the groups below it, with the built-in routines.
@Suite struct RoutineListNowTests {
  private static let entries = BuiltIn.entries

  /// Ten in the morning.
  private static let start = Date(timeIntervalSince1970: 20_000 * 86_400 + 10 * 3_600)
  private static let today = LocalDay(start, in: .gmt)

  private static func session(_ id: String, hoursAgo hours: Double) -> PastSession {
    let end = start.addingTimeInterval(-hours * 3_600)
    return PastSession(
      CheckIn(id, endedAt: end), on: LocalDay(end, in: .gmt), credits: [id: .whole])
  }

  private func list(
    _ sessions: [PastSession] = [], care: Care = Care(signs: .nothing, start: start),
    settings: PlaySettings = PlaySettings(), size: Size = Size(columns: 80, rows: 24)
  ) -> App {
    var app = Fixture.picking(size, entries: Self.entries, settings: settings, care: care)
    app.receive(
      .practice(
        Practice(
          sessions: sessions,
          firstDays: Dictionary(sessions.map { ($0.checkIn.routine, LocalDay(number: 0)) }) { $1 }))
    )
    return app
  }

  private func started(_ app: App) -> String? {
    var app = app
    app.press(.enter)
    return app.session?.timeline.routine.id
  }

  /// The match is visible even at the end of a long fact.
  @Test func `the filter shows what matched`() {
    var app = list()
    app.press(.character("/"))
    for letter in "roller" { app.press(.character(letter)) }
    #expect(app.frame.text.contains("fingers or a roller"))
  }

  // MARK: Enter on the first line

  @Test func `a fresh start begins a short break`() {
    let app = list()
    #expect(started(app) == "two-minute-break")
    #expect(app.sees("Short, and you need nothing"))
    #expect(app.sees(ListText.purpose))
  }

  @Test func `the morning begins what was done the days before`() {
    let app = list([Self.session("overhead-reach", hoursAgo: 20)])
    #expect(app.sees("due ") && app.sees("Due now: 0 of 1 done today."))
    #expect(started(app) == "overhead-reach")
  }

  @Test func `after two sessions another one comes first and says from when the same is good`() {
    let app = list([
      Self.session("two-minute-break", hoursAgo: 1.5),
      Self.session("two-minute-break", hoursAgo: 0.2),
    ])
    #expect(started(app) == "shoulder-blade-stretch")
    #expect(app.sees("2 of 3 today"))
    #expect(app.frame.text.contains(/Two-minute break +from \d+:\d\d ●●○/))
  }

  @Test func `a session that was cut off comes first and goes on`() {
    var app = list([Self.session("overhead-reach", hoursAgo: 20)])
    let prompt = ResumePrompt(
      routineID: "foam-roller", title: "Foam rolling", place: "Roll, 40 s left",
      moment: "23 Nov, 18:05")
    app.receive(.interrupted(prompt))
    #expect(app.press(.escape) == [.resume(.later)])
    #expect(app.frame.text.contains(/Foam rolling +cut off/))
    #expect(app.sees("Roll, 40"))
    #expect(app.press(.enter) == [.resume(.resume)])
    #expect(!app.frame.text.contains(/Foam rolling +cut off/))
  }

  @Test func `a session that is locked by now is not offered again`() {
    var app = list(care: Care(signs: .askFirst, start: Self.start))
    app.receive(
      .interrupted(
        ResumePrompt(routineID: "foam-roller", title: "Foam rolling", place: "", moment: "")))
    app.press(.escape)
    #expect(!app.frame.text.contains(/Foam rolling +cut off/))
  }

  @Test func `after much pain the first line is rest`() {
    var app = list(
      [Self.session("overhead-reach", hoursAgo: 20)],
      care: Care(signs: .nothing, pain: 7, start: Self.start))
    #expect(app.sees("Your pain was 7: rest."))
    #expect(started(app) == "strain-rest")
    app.press(.home, .up)
    #expect(app.frame.text.contains(/▌ Strain: rest +rest\b/) && !app.sees("rest: pain"))
  }

  @Test func `with a band alone no roller is due`() {
    let settings = PlaySettings(equipment: "band")
    let app = list([Self.session("foam-roller", hoursAgo: 20)], settings: settings)
    #expect(started(app) == "two-minute-break")
  }

  // MARK: Groups

  @Test func `every routine has its place by its own data`() {
    let groups = Dictionary(grouping: Self.entries, by: \.group).mapValues { $0.map(\.id) }
    #expect(
      groups[.atTheDesk] == [
        "two-minute-break", "shoulder-blade-stretch", "overhead-reach", "shoulder-roll-forward",
        "posture-reset",
      ])
    #expect(groups[.longerAtTheDesk] == ["neck-ease", "wrist-forearm"])
    #expect(groups[.onTheFloor] == ["foam-roller", "upper-back-session"])
    #expect(
      groups[.whenItHurts] == [
        "trigger-point", "knot-relief", "cold-pack", "heat-pack", "strain-recovery",
        "strain-rest", "strain-move", "strain-stretch", "strain-build",
      ])
    #expect(groups[.strength] == ["desk-strength"])
    #expect(groups[.bedtime] == ["sleep-setup"])
    #expect(
      RoutineListEntry(id: "x", isOwn: true, content: Self.entries[0].content).group == .yours)
  }

  @Test func `every routine is in the list once`() {
    var app = list([Self.session("overhead-reach", hoursAgo: 20)])
    var seen: [String] = []
    app.press(.home)
    for _ in 0..<Self.entries.count {
      guard case .list(let list) = app.screens[0] else { return }
      seen.append(list.chosen(in: app.context)?.id ?? "")
      app.press(.down)
    }
    #expect(Set(seen) == Set(Self.entries.map(\.id)))
  }

  // MARK: Finding

  @Test func `a key narrows by equipment, position and length, and says what is left`() {
    var app = list()
    app.press(.character("e"))
    #expect(app.sees("No equipment: ") && !app.sees("Foam rolling"))
    app.press(.character("p"))
    #expect(app.sees("No equipment, sitting: "))
    app.press(.character("m"))
    #expect(app.sees("No equipment, sitting, up to 2 min: "))
    #expect(!app.sees("Overhead arm reach"))
    app.press(.escape)
    #expect(app.sees("Foam rolling") && app.sees("Routines"))
    for _ in 0..<3 { app.press(.character("p")) }
    #expect(app.sees("Foam rolling") && !app.sees("Neck ease"))
  }

  @Test func `a find says where it was found`() {
    var app = list()
    for letter in "/roller" { app.press(.character(letter)) }
    #expect(app.sees("needs: foam roller"))
    #expect(app.sees("1 of "))
    for _ in 0..<6 { app.press(.backspace) }
    for letter in "neck" { app.press(.character(letter)) }
    #expect(app.frame.styleRuns.contains("key bold"))
  }

  @Test func `the dose key says what it changed`() {
    var app = list()
    app.press(.character("l"))
    #expect(app.sees("Dose: full, the top of each range. Two-minute break takes"))
    #expect(app.sees("full dose"))
  }

  @Test func `Esc from what was found leads back to what was found, and again to all`() {
    for open in [Key.right, .enter] {
      var app = list()
      for letter in "/roller" { app.press(.character(letter)) }
      app.press(.down)
      let found = app.list?.chosen(in: app.context)?.id
      app.press(open)
      #expect(!app.sees("/roller"))
      // In what is opened no letter belongs to the search.
      if open == .right { app.press(.character("h")) }
      app.press(.escape)
      #expect(app.sees("/roller") && app.list?.filter.text == "roller", "\(open)")
      #expect(app.list?.chosen(in: app.context)?.id == found, "\(open)")
      app.press(.escape)
      #expect(!app.sees("/roller") && app.sees("what does your back need?"))
      #expect(app.sees("Two-minute break"))
    }
  }

  @Test func `details opened before a word was typed are those of the chosen line`() {
    var app = list([Self.session("overhead-reach", hoursAgo: 20)])
    app.press(.character("/"))
    let chosen = app.list?.chosen(in: app.context)?.id
    app.press(.right)
    #expect(app.list?.chosen(in: app.context)?.id == chosen)
  }

  @Test func `the line of keys says what Enter does`() throws {
    func foot(_ app: App) -> Substring { app.frame.text.split(separator: "\n").last ?? "" }
    func chosen(_ id: String, _ app: App) -> App {
      var app = app
      guard case .list(var list) = app.screens[0] else { return app }
      list.choose(id)
      app.screens[0] = .list(list)
      return app
    }
    #expect(foot(chosen("foam-roller", list())).contains("Enter  start"))
    for care in [
      Care(signs: .askFirst, start: Self.start), Care(signs: .nothing, pain: 7, start: Self.start),
    ] {
      var app = chosen("foam-roller", list(care: care))
      #expect(foot(app).contains("Enter  why not") && !foot(app).contains("start"))
      app.press(.right)
      #expect(foot(app).contains("Enter  why not"))
      app.press(.enter)
      #expect(app.session == nil && app.screens.count == 2)
      #expect(foot(chosen("strain-rest", list(care: care))).contains("Enter  start"))
    }
    var torn = Fixture.picking()
    torn.press(.end)
    #expect(foot(torn).contains("Enter  why not"))
    torn.press(.enter)
    #expect(torn.sees("line 7") && !foot(torn).contains("Enter"))
    var cutOff = Fixture.picking()
    cutOff.receive(.interrupted(Fixture.prompt))
    cutOff.press(.escape)
    #expect(foot(cutOff).contains("Enter  resume"))
  }

  @Test func `the line of keys has pain, settings and the palette`() {
    let foot = { (app: App) in app.frame.text.split(separator: "\n").last.map(String.init) ?? "" }
    let usual = foot(list())
    for words in ["s  pain", ",  settings", "t  history", "?  keys"] {
      #expect(usual.contains(words), "\(words)")
    }
    #expect(foot(list(size: Size(columns: 40, rows: 12))).contains("s  pain"))
    #expect(foot(list(size: Size(columns: 60, rows: 20))).contains("→  details"))
    #expect(foot(list(size: Size(columns: 120, rows: 30))).contains("!  warning signs"))
  }

  // MARK: The day

  private static let model = TodayModel(
    sessions: [.init(time: "9:45", title: "Posture reset")], streak: 6,
    active: (0..<14).map { $0 % 3 == 0 ? .zero : .minutes(2) },
    pain: [6, nil, 5, 5, nil, 4, 4, 4, nil, 3, 3, nil, 2, 2], firstDay: "13 Nov",
    thisWeek: .minutes(31), lastWeek: .minutes(27))

  @Test func `the day is on top with streak and pain`() {
    var app = list([Self.session("posture-reset", hoursAgo: 0.3)])
    app.receive(.today(Self.model))
    #expect(app.sees("●○○ 1 of 3 today"))
    #expect(app.sees("6 days in a row"))
    #expect(app.sees("pain, 2 weeks  6 "))
    var large = list(
      [Self.session("posture-reset", hoursAgo: 0.3)], size: Size(columns: 160, rows: 45))
    large.receive(.today(Self.model))
    for words in [
      "goal: 3 sessions a day", "Posture reset", "9:45", "13 Nov",
      "31 active minutes this week, 27 last week", "Pain, 0 to 10",
    ] {
      #expect(large.sees(words), "\(words)")
    }
  }

  @Test func `three panes have the whole text of the steps`() {
    let app = list(size: Size(columns: 160, rows: 45))
    #expect(app.sees("Clasp your hands in front. Reach gently"))
    #expect(app.sees("Take care"))
    #expect(!list(size: Size(columns: 139, rows: 45)).sees("Clasp your hands in front."))
  }

  @Test func `details have every step's text, and never less than the preview`() {
    for size in [(80, 24), (200, 60), (72, 20)] {
      var app = list(size: Size(columns: size.0, rows: size.1))
      app.press(.right)
      var seen = app.frame.text
      for _ in 0..<60 {
        app.press(.down)
        seen += app.frame.text
      }
      for words in ["Clasp your hands in", "Raise both arms", "Take care", "Our habit"] {
        #expect(seen.contains(words), "\(size) \(words)")
      }
    }
  }

  @Test func `q closes the details and does not end the program`() {
    var app = list()
    app.press(.right)
    #expect(app.press(.character("q")).isEmpty && app.sees("what does your back need?"))
    #expect(app.press(.character("q")) == [.quit])
  }

  @Test func `the figure beside the details is that of the step that is read`() {
    var app = list()
    app.press(.right)
    var figures: [String] = []
    for _ in 0..<40 {
      if let name = app.screens.last?.figure(in: app.context) { figures.append(name) }
      app.press(.down)
    }
    #expect(Set(figures).count == 2)
  }
}
