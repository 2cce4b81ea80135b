/// From the start of the program to its first whole picture, and the memory it takes until then.
enum Starting {
  private static let runs = 25

  static func measure(in place: Place) throws -> [Measurement] {
    let commands = [
      ("the list of routines", [], place.home),
      ("the list, 1,000 own routines", [], place.full),
      ("play trigger-point", ["play", "trigger-point"], place.walked),
    ]
    return try commands.flatMap { name, arguments, home in
      try measurements(of: name, arguments, home: home, in: place)
    }
  }

  private static func measurements(
    of name: String, _ arguments: [String], home: String, in place: Place
  ) throws -> [Measurement] {
    var memory: (ours: [Double], theirs: [Double]) = ([], [])
    var rests: [Double] = []
    let times = try mediansByTurns(runs) {
      let program = try TerminalProgram(place.program, arguments, home: home)
      let time = try program.firstFrame()
      memory.ours.append(program.peakMemory)
      rests.append(time.rest.inSeconds)
      return time.whole.inSeconds
    } _: {
      let program = try TerminalProgram(place.line, home: place.home)
      let time = try program.firstFrame(endingWith: "text.")
      memory.theirs.append(program.peakMemory)
      return time.whole.inSeconds
    }
    let other = "a line by ncurses in C"
    return [
      Measurement(
        what: "first frame, \(name)", ours: .init(times.first * 1e3, "ms"),
        beside: (other, .init(times.second * 1e3, "ms")), budget: .ratio(2)),
      Measurement(
        what: "until it rests, \(name)", ours: .init(rests.median * 1e3, "ms")),
      Measurement(
        what: "peak memory, \(name)", ours: .init(memory.ours.median / 1e6, "MB"),
        beside: (other, .init(memory.theirs.median / 1e6, "MB")), budget: .most(20)),
    ]
  }
}
