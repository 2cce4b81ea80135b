import CarePlan
import RoutineEngine
import TUI

extension Scenes {
  private static let mondays = [
    "7 Sep", "14 Sep", "21 Sep", "28 Sep", "5 Oct", "12 Oct", "19 Oct", "26 Oct", "2 Nov",
    "9 Nov", "16 Nov", "23 Nov",
  ]

  /// Minutes by day, a line a week.
  private static let minutes = [
    [0, 0, 0, 12, 0, 0, 0], [2, 0, 4, 0, 0, 0, 0], [2, 4, 0, 4, 2, 0, 0], [4, 4, 2, 0, 6, 0, 0],
    [4, 6, 4, 8, 2, 0, 4], [0, 6, 8, 4, 4, 0, 0], [6, 8, 4, 12, 4, 0, 6], [4, 6, 8, 6, 4, 2, 0],
    [8, 4, 12, 6, 8, 0, 4], [6, 8, 4, 8, 6, 4, 0], [8, 12, 6, 8, 4, 0, 6], [6, 8, 4],
  ]

  /// The record that the pictures show: nobody's.
  static let record = HistoryModel(
    firstDay: LocalDay(year: 2026, month: 9, day: 7),
    weeks: zip(mondays, minutes).map { name, days in
      HistoryModel.Week(
        name: name, month: String(name.suffix(3)), days: days.map { .minutes($0) })
    },
    pain: [
      (3, 7), (9, 6), (15, 7), (22, 6), (29, 5), (37, 5), (44, 4), (50, 5), (58, 3), (65, 3),
      (72, 2), (79, 2),
    ].map { HistoryModel.Answer(day: $0.0, rating: $0.1) },
    trend: [
      "Pain on 25 Nov: 3 before, 2 after: a little better.", "Over three weeks it is much better.",
    ],
    holds: [
      HistoryModel.Hold(title: "Lean over", side: .left, count: 58, held: .seconds(870)),
      HistoryModel.Hold(title: "Lean over", side: .right, count: 61, held: .seconds(915)),
      HistoryModel.Hold(title: "Reach", side: nil, count: 96, held: .seconds(1920)),
    ],
    sessions: [
      HistoryModel.Session(
        day: "2026-11-25", time: "10:05", title: "Two-minute break",
        facts: ["2 min", "finished", "pain 3 to 2"], segments: []),
      HistoryModel.Session(
        day: "2026-11-24", time: "16:40", title: "Foam rolling", facts: ["6 min", "finished"],
        segments: []),
      HistoryModel.Session(
        day: "2026-11-24", time: "11:15", title: "Shoulder-blade stretch",
        facts: ["2 min", "finished"], segments: []),
    ], hasMore: true)
}
