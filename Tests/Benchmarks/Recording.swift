import Foundation

/// Measurements with a long record: 100,000 sessions, twelve a day until now.
enum Recording {
  private static let count = 100_000
  private static let runs = 15

  static func measure(in place: Workspace) throws -> [Measurement] {
    let home = place.recorded
    let lines = home + "/lines.jsonl"
    try write(to: lines)
    let taken = try Command(place.program, ["import", lines], home: home)
    try FileManager.default.removeItem(atPath: lines)
    return [
      Measurement(
        what: "import, \(count) sessions, \(Int(Double(count) / taken.seconds)) a second",
        ours: .init(taken.seconds, "s")),
      try firstFrame([], "the list", home, place), try today(home, place),
      try streaming(home, place),
    ] + (try reporting(home, place)) + [
      try opening(home, place),
      // Last: each leaves a session behind that was cut off.
      try firstFrame(["play", place.prompt], "play", home, place),
    ]
  }

  // MARK: The record

  /// Writes the sessions in the export format.
  private static func write(to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else {
      throw TerminalProgram.Failure(description: "\(path) cannot be written")
    }
    defer { try? file.close() }
    let now = Date().timeIntervalSince1970.rounded(.down)
    let style = Date.ISO8601FormatStyle()
    let segments = (0..<6).map(segment).joined(separator: ",")
    var text = ""
    for number in 0..<count {
      let moment = Date(timeIntervalSince1970: now - 60 - Double(number) * 7_200)
      let stamp = moment.formatted(style).dropLast() + ".000+00:00"
      text += """
        {"type":"session","id":"00000000-0000-4000-8000-\(String(format: "%012d", number))",\
        "routine":"\(routines[number % routines.count])","title":"Routine \(number % 5)",\
        "level":"standard","ready":5,"plan":{"segments":3,"seconds":60},"started":"\(stamp)",\
        "ended":"\(stamp)","ending":"finished",\
        "pain":{"before":\(number % 10),"after":\(number % 7)},\
        "machine":"00000000-0000-4000-8000-000000000000","revision":5,"segments":[\(segments)]}

        """
      if number % 1_000 == 999 {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try file.write(contentsOf: Data(text.utf8))
  }

  private static let routines = [
    "foam-roller", "trigger-point", "shoulder-blade-stretch", "overhead-reach", "two-minute-break",
  ]

  private static func segment(_ number: Int) -> String {
    """
    {"at":\((number + 1) * 20),"kind":"\(number % 2 == 0 ? "ready" : "hold")","outcome":"done",\
    "repeat":{"index":\(number / 2 + 1),"of":3},"seconds":20,"segment":\(number),\
    "side":"\(number < 3 ? "left" : "right")","step":0,"title":"Move \(number % 3)"}
    """
  }

  // MARK: Measuring

  /// The first picture, compared with the first picture without a record. Anything that the record
  /// adds comes in a later picture.
  private static func firstFrame(
    _ arguments: [String], _ name: String, _ home: String, _ place: Workspace
  ) throws -> Measurement {
    func seconds(_ home: String) throws -> Double {
      let alone = home == place.home && !arguments.isEmpty ? ["--no-record"] : []
      let program = try TerminalProgram(place.program, arguments + alone, home: home)
      guard let frame = program.burst(within: .seconds(5), pause: .milliseconds(2)) else {
        throw TerminalProgram.Failure(description: "a program drew nothing")
      }
      return (frame.end - program.start).inSeconds
    }
    let times = try mediansByTurns(runs) {
      try seconds(home)
    } _: {
      try seconds(place.home)
    }
    return Measurement(
      what: "first frame of \(name), \(count) sessions", ours: .init(times.first * 1e3, "ms"),
      beside: ("no record", .init(times.second * 1e3, "ms")), budget: .ratio(1.1))
  }

  private static func today(_ home: String, _ place: Workspace) throws -> Measurement {
    let times = try mediansByTurns(runs) {
      try Command(place.program, ["today"], home: home).seconds
    } _: {
      try Command(place.program, ["today"], home: place.home).seconds
    }
    return Measurement(
      what: "today, \(count) sessions", ours: .init(times.first * 1e3, "ms"),
      beside: ("no record", .init(times.second * 1e3, "ms")), budget: .most(50))
  }

  private static func streaming(_ home: String, _ place: Workspace) throws -> Measurement {
    let all = try Command(place.program, ["history", "--json"], home: home)
    let few = try Command(place.program, ["history", "--json", "--since", "7d"], home: home)
    return Measurement(
      what: "peak memory of history --json, \(count) sessions in \(Int(all.seconds.rounded())) s",
      ours: .init(all.peakMemory / 1e6, "MB"),
      beside: ("the last week of them", .init(few.peakMemory / 1e6, "MB")), budget: .ratio(1.1))
  }

  /// A report on all sessions, with years in its chart.
  private static func reporting(_ home: String, _ place: Workspace) throws -> [Measurement] {
    let all = try (0..<runs).map { _ in
      try Command(place.program, ["report", "--since", "50000d"], home: home)
    }
    return [
      Measurement(
        what: "report, \(count) sessions, median", ours: .init(all.map(\.seconds).median, "s"),
        budget: .most(1)),
      Measurement(
        what: "peak memory of it", ours: .init((all.map(\.peakMemory).max() ?? 0) / 1e6, "MB"),
        budget: .most(60)),
    ]
  }

  /// The time from the key press in the list to the last byte of the history.
  private static func opening(_ home: String, _ place: Workspace) throws -> Measurement {
    var times: [Double] = []
    for _ in 0..<runs {
      let program = try TerminalProgram(place.program, home: home)
      _ = program.bursts(until: program.start + .milliseconds(400))
      let pressed = program.type("t")
      guard let answer = program.burst(within: .seconds(5)) else {
        throw TerminalProgram.Failure(description: "the history did not open")
      }
      times.append((answer.end - pressed).inSeconds)
    }
    return Measurement(
      what: "key to the history screen, \(count) sessions, median",
      ours: .init(times.median * 1e3, "ms"), budget: .most(100))
  }
}
