/// `list` with a thousand own routines: as many files to read.
enum Listing {
  static func measure(in place: Workspace) throws -> [Measurement] {
    let times = try mediansByTurns(7) {
      try seconds(home: place.full, program: place.program)
    } _: {
      try seconds(home: place.home, program: place.program)
    }
    return [
      Measurement(
        what: "list, 1,000 own routines", ours: .init(times.first * 1e3, "ms"),
        beside: ("list, none", .init(times.second * 1e3, "ms")))
    ]
  }

  /// From the start to the last line.
  private static func seconds(home: String, program: String) throws -> Double {
    let list = try TerminalProgram(program, ["list"], home: home)
    var last = list.start
    while let burst = list.burst(within: .seconds(5), pause: .zero) { last = burst.end }
    return (last - list.start).inSeconds
  }
}
