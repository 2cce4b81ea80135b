/// From the start of the program to its first whole picture, and the memory it takes until then.
enum Starting {
  private static let runs = 25

  static func measure(in place: Place) throws -> [Measurement] {
    try measurements(of: "the list of routines", [], home: place.home, in: place)
      + measurements(
        of: "the list, 1,000 own routines", [], home: place.full, pause: .milliseconds(500),
        in: place)
      + measurements(
        of: "play trigger-point", ["play", "trigger-point"], home: place.walked, in: place)
  }

  private static func measurements(
    of name: String, _ arguments: [String], home: String, pause: Duration = .milliseconds(40),
    in place: Place
  ) throws -> [Measurement] {
    var memory: (ours: [Double], theirs: [Double]) = ([], [])
    var processor: (ours: [Double], theirs: [Double]) = ([], [])
    var rests: [Double] = []
    let times = try mediansByTurns(runs) {
      let program = try TerminalProgram(place.program, arguments, home: home)
      let frame = try program.firstFrame(pause: pause)
      memory.ours.append(program.peakMemory)
      processor.ours.append(frame.processorTime.inSeconds)
      rests.append(frame.rest.inSeconds)
      return frame.whole.inSeconds
    } _: {
      let program = try TerminalProgram(place.line, home: place.home)
      let frame = try program.firstFrame(endingWith: "text.")
      memory.theirs.append(program.peakMemory)
      processor.theirs.append(frame.processorTime.inSeconds)
      return frame.whole.inSeconds
    }
    let other = "a line by ncurses in C"
    return [
      Measurement(
        what: "first frame, \(name)", ours: .init(times.first * 1e3, "ms"),
        beside: (other, .init(times.second * 1e3, "ms")), budget: .ratio(2)),
      Measurement(
        what: "the processor's time until then",
        ours: .init(processor.ours.median * 1e3, "ms"),
        beside: (other, .init(processor.theirs.median * 1e3, "ms"))),
      Measurement(
        what: "until it rests, \(name)", ours: .init(rests.median * 1e3, "ms")),
      Measurement(
        what: "peak memory, \(name)", ours: .init(memory.ours.median / 1e6, "MB"),
        beside: (other, .init(memory.theirs.median / 1e6, "MB")), budget: .most(20)),
    ]
  }
}
