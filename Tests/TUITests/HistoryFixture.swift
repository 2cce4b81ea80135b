import CarePlan
import Drawing
import RoutineEngine

@testable import TUI

/// A record of twelve weeks for the history's tests.
enum HistoryFixture {
  private static let mondays = [
    "7 Sep", "14 Sep", "21 Sep", "28 Sep", "5 Oct", "12 Oct", "19 Oct", "26 Oct", "2 Nov",
    "9 Nov", "16 Nov", "23 Nov",
  ]

  private static let firstDay = LocalDay(year: 2026, month: 9, day: 7)

  static let view = HistoryModel(
    firstDay: firstDay,
    weeks: mondays.enumerated().map { index, name in
      let minutes = [0, 1, 5, 12, 25, 0, 8].map { index < 3 ? 0 : $0 * (index % 4) / 2 }
      return HistoryModel.Week(
        name: name, month: String(name.suffix(3)),
        days: minutes.prefix(index == 11 ? 3 : 7).map { .minutes($0) })
    },
    pain: [(21, 8), (25, 6), (30, 7), (41, 5), (52, 5), (60, 3), (70, 4), (79, 2)].map {
      HistoryModel.Answer(day: $0.0, rating: $0.1)
    },
    trend: [
      "Pain on 25 Nov: 4 before, 2 after: much better.", "Over three weeks it is much better.",
    ],
    holds: [
      HistoryModel.Hold(title: "Lean", side: .left, count: 24, held: .seconds(480)),
      HistoryModel.Hold(title: "Lean", side: .right, count: 20, held: .seconds(395)),
      HistoryModel.Hold(
        title: "Dehnung über Kopf 伸ばす, with a long name", side: nil, count: 3,
        held: .seconds(60)),
    ],
    sessions: (0..<30).map(session), hasMore: true)

  static func session(_ number: Int) -> HistoryModel.Session {
    HistoryModel.Session(
      id: "session \(number)",
      day: "2026-11-\(number < 21 ? "\(30 - number)" : "0\(30 - number)")",
      time: "18:0\(number % 10)",
      title: number == 1 ? "Seitliche Dehnung 伸ばす" : "Foam rolling",
      facts: number == 1
        ? ["1 min of 4 min", "left early"] : ["4 min", "finished", "pain 4 to 2"],
      segments: [
        "Lean, left side, 1 of 2: 20 s", "Lean, left side, 2 of 2: 12 s, not to its end",
        "Lean, right side, 1 of 2: left out",
      ],
      answers: number == 1
        ? HistoryModel.Session.Answers(
          painBefore: 4, painAfter: 2, ease: .aboutRight, minutes: 1,
          note: "Ask about the left side.")
        : HistoryModel.Session.Answers(minutes: 4))
  }

  /// The same with pain that was recorded without a session, as the latest.
  static let withPain: HistoryModel = {
    var longer = view
    longer.sessions.insert(pain(id: "pain 1"), at: 0)
    return longer
  }()

  static func pain(id: String, day: String = "2026-11-30") -> HistoryModel.Session {
    HistoryModel.Session(
      id: id, day: day, time: "20:15", title: "Pain 5, left side", facts: [],
      segments: [], isPain: true)
  }

  static let empty = HistoryModel(
    firstDay: firstDay,
    weeks: mondays.map {
      HistoryModel.Week(
        name: $0, month: String($0.suffix(3)), days: Array(repeating: .zero, count: 7))
    }, pain: [], trend: [], holds: [], sessions: [], hasMore: false)

  static func showing(
    _ view: HistoryModel = view, _ size: Size = Size(columns: 80, rows: 24),
    glyphs: GlyphSet = .unicode
  ) -> App {
    var app = Fixture.picking(size, glyphs: glyphs)
    app.receive(.history(view))
    return app
  }
}
