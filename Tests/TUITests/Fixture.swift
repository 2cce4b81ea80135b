import BuiltInRoutines
import CarePlan
import Drawing
import Figures
import Foundation
import RoutineEngine
import RoutineFiles
import TUI

/// Routines, windows and runs that the tests share.
enum Fixture {
  static let windows = [
    Size(columns: 100, rows: 30), Size(columns: 80, rows: 24), Size(columns: 40, rows: 12),
    Size(columns: 20, rows: 5), Size(columns: 1, rows: 1),
  ]

  static let stretch = Routine(
    id: "lean", title: "Seitliche Dehnung \u{1F9D8} 伸ばす",
    summary: "Opens the side of the upper back after hours at a keyboard.", kind: .stretch,
    feel: "along the side, under the arm", position: "sitting or standing",
    timesPerDay: Dose(1, 3), equipment: [],
    cautions: [
      "Ease off if pain starts; stop if it shoots into an arm.",
      "Not while you are dizzy.",
    ],
    sources: [
      Source(
        title: "Healthy Upper Back: Exercises", publisher: "MyHealth.Alberta.ca", grade: .a,
        fact: "15-30 s, 2-4 times")
    ],
    steps: [
      Step(.prompt, title: "Sit tall", text: "Sit tall and raise one arm overhead."),
      Step(
        .hold(Dose(.seconds(15), .seconds(30))), title: "Lean",
        text: "Lean over and let the hand draw the arm further.", sides: .both(first: .left),
        repeats: Dose(2, 3), rest: .seconds(5), cues: [TimedCue(.half, "Breathe out")],
        figure: "overhead-lean"),
    ])

  static let roll = Routine(
    id: "roll", title: "Roll", summary: "Slow rolling under the shoulder blades.",
    kind: .massage, timesPerDay: Dose(5, 6), equipment: ["foam roller", "mat"],
    cautions: ["Never roll the lower back or the neck."],
    steps: [
      Step(
        .massage(Dose(.minutes(3), .minutes(5))), title: "Roll", text: "Rock slowly.",
        tempo: Tempo([
          .init("towards the feet", .seconds(3)), .init("towards the head", .seconds(3)),
        ])),
      Step(.rest(Dose(.seconds(30)))),
      Step(.reps(Dose(8, 12)), title: "Circles", text: "Circle your shoulders."),
      Step(.open(about: Dose(.seconds(30))), title: "Stay", text: "Rest as you are."),
    ])

  /// A title of wide, combined and Cyrillic characters.
  static let breathing = Routine(
    id: "breathe", title: "Дыхание \u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467} e\u{301} 呼吸",
    summary: "Slow breathing into the upper back.", kind: .stretch, timesPerDay: Dose(1, 3),
    equipment: [], cautions: ["Not while you are dizzy."],
    steps: [
      Step(
        .breathe(Dose(.minutes(2))), title: "Дышите 呼吸",
        text: "Breathe in through the nose, and let the ribs widen at the back.",
        tempo: Tempo([.init("in", .seconds(4)), .init("out", .seconds(6))]), figure: "sit-tall")
    ])

  static let entries = [
    RoutineListEntry(id: "lean", isOwn: false, content: .routine(stretch)),
    RoutineListEntry(id: "roll", isOwn: true, content: .routine(roll)),
    RoutineListEntry(
      id: "torn", isOwn: true,
      content: .broken(reason: "line 7: a time needs its unit (and 2 more)")),
  ]

  /// Hold 25 s instead of 20 s, after three easy days.
  static let offer: DoseSuggestion? = {
    let sessions = (0..<3).map { day in
      PastSession(
        CheckIn("lean", endedAt: Date(timeIntervalSince1970: 0), before: 2, after: 2),
        on: LocalDay(number: -day), isComplete: true)
    }
    return DoseSuggestion(stretch, Prescription(), after: sessions)
  }()

  /// A history in which routines were done so often today.
  static func practice(_ done: [String: Double]) -> Practice {
    Practice(
      sessions: done.map { id, times in
        PastSession(
          CheckIn(id, endedAt: Date(timeIntervalSince1970: 0)),
          id: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)),
          on: LocalDay(number: 0), credits: [id: times < 1 ? .half : .whole])
      }, firstDays: ["lean": LocalDay(number: -30), "roll": LocalDay(number: -30)])
  }

  static let prompt = ResumePrompt(
    routineID: stretch.id, title: stretch.title, place: "Lean: Hold 2 of 3, left side, 11 s left",
    moment: "23 Nov, 18:05")

  static let card = GuideCard(
    name: "knots",
    markdown: """
      # What is a knot?

      A **tight**, tender spot in a
      muscle.

      - It hurts when pressed.
      - It can send pain
        elsewhere.

      Sources: NHS (grade A).
      """)

  /// The built-in cards.
  static let cards = BuiltInRoutines.cards.map { file in
    GuideCard(name: file.name, markdown: String(decoding: file.bytes, as: UTF8.self))
  }

  /// Fifty of a person's own, with titles of all kinds.
  static let many = (1...50).map { number in
    let titles = [
      "Stretch", "肩甲骨のストレッチ、とても長い名前のルーティン", "Растяжка 🧘🏽‍♀️ для верхней части спины",
      "Cafe\u{301} break", "A routine whose title is longer than any window has columns to show it",
    ]
    var routine = number % 2 == 0 ? roll : stretch
    routine.title = "\(number) \(titles[number % titles.count])"
    return RoutineListEntry(id: "own-\(number)", isOwn: true, content: .routine(routine))
  }

  /// A request that says what is asked before a session that presses.
  static func request(_ timeline: Timeline) -> SessionRequest {
    let pain: Replies.Pain = timeline.routine.presses ? .said(0) : .unasked
    return SessionRequest(timeline, replies: Replies(pain: pain))
  }

  /// The answers of a person who has read no cautions yet.
  static var careWithUnreadCautions: Care {
    var answers = Care(signs: .nothing).answers
    answers.readCautions = []
    return Care(answers, start: Date(timeIntervalSince1970: 0), in: .gmt)
  }

  static func picking(
    _ size: Size = Size(columns: 80, rows: 24), glyphs: GlyphSet = .unicode,
    entries: [RoutineListEntry] = entries, settings: PlaySettings = PlaySettings(),
    care: Care = Care(signs: .nothing)
  ) -> App {
    var app = App.list(care: care, settings: settings, size: size, glyphs: glyphs, at: .zero).app
    app.receive(.routines(entries))
    return app
  }

  static func playing(
    _ routine: Routine = stretch, _ size: Size = Size(columns: 80, rows: 24),
    glyphs: GlyphSet = .unicode, settings: PlaySettings = PlaySettings()
  ) throws -> App {
    let timeline = try Timeline(routine, settings.prescription)
    var (app, effects) = App.playing(
      request(timeline), care: Care(signs: .nothing),
      settings: settings, size: size, glyphs: glyphs, at: .zero)
    _ = app.loadFigures(effects, at: .zero)
    return app
  }

  /// The built-in figures.
  static func figure(_ name: String) -> Figure? {
    BuiltInRoutines.figures.first { $0.name == name }.flatMap { ParsedFigure($0.bytes).figure }
  }
}
