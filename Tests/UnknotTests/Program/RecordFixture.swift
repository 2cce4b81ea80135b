import Foundation
import RoutineEngine
import SessionHistory

/// Sessions that the tests of the record's commands share.
enum RecordFixture {
  /// A session of the foam roller as a line of an export: one hold of four minutes on each side.
  ///
  /// - Parameters:
  ///   - number: The number that identifies the session.
  ///   - started: The time of its beginning, without milliseconds, with the local offset.
  ///   - routine: The routine's id.
  ///   - title: The routine's title on that day.
  ///   - ending: The way in which the session ended.
  ///   - seconds: The time for which each side was done, of 240 s.
  ///   - outcome: The outcome of each side.
  ///   - pain: The answers before and after.
  /// - Returns: The line, without its end.
  static func line(
    _ number: Int, _ started: String, routine: String = "foam-roller",
    title: String = "Foam rolling", ending: String = "finished", seconds: Int = 240,
    outcome: String = "done", pain: (Int?, Int?) = (nil, nil)
  ) -> String {
    let stamp = started.prefix(19) + ".000" + started.dropFirst(19)
    var line: [String: Any] = [
      "type": "session", "id": id(number), "routine": routine, "title": title,
      "level": "standard", "ready": 5, "plan": ["segments": 2, "seconds": 480],
      "started": stamp, "ended": stamp, "ending": ending,
      "machine": "00000000-0000-4000-8000-000000000000", "revision": 1,
      "segments": ["left", "right"].enumerated().map { index, side in
        [
          "segment": index, "kind": "hold", "step": 0, "title": "Lean", "side": side,
          "repeat": ["index": 1, "of": 1], "outcome": outcome, "seconds": seconds,
          "at": (index + 1) * 240,
        ] as [String: Any]
      },
    ]
    var answers: [String: Int] = [:]
    answers["before"] = pain.0
    answers["after"] = pain.1
    if !answers.isEmpty { line["pain"] = answers }
    let data = try? JSONSerialization.data(withJSONObject: line, options: [.sortedKeys])
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  /// The id of a session by its number.
  static func id(_ number: Int) -> String {
    "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - "\(number)".count)
      + "\(number)"
  }

  /// A record in memory that holds some lines.
  static func history(_ lines: [String]) throws -> History {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("lines-\(UUID()).jsonl")
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let history = try History()
    let report = try history.importFile(file.path)
    guard report.problems.isEmpty else { throw BadFixture(report: report) }
    return history
  }

  /// Lines that were no sessions.
  struct BadFixture: Error {
    let report: ImportReport
  }

  /// Half past twelve on Monday, 23 November 2026, in UTC.
  static let noon = Date(timeIntervalSince1970: 1_795_437_000)

  /// A goal of five to six times a day.
  static let roller = Routine(
    id: "foam-roller", title: "Foam rolling", timesPerDay: Dose(5, 6),
    steps: [Step(.hold(Dose(.seconds(20))), title: "Lean")])
  /// A goal of once a day.
  static let stretch = Routine(
    id: "stretch", title: "Stretch", timesPerDay: Dose(1),
    steps: [Step(.hold(Dose(.seconds(20))), title: "Lean")])
}

extension [Routine] {
  /// Returns those that are wanted by their ids.
  func wanted(where isWanted: (String) -> Bool) -> [Routine] { filter { isWanted($0.id) } }
}
