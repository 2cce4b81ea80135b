/// The time from the program's start to its first whole picture, and the memory used until then.
enum Starting {
  private static let runs = 25

  static func measure(in place: Workspace) throws -> [Measurement] {
    try measurements(of: "the list of routines", [], home: place.home, in: place)
      + measurements(
        of: "the list, 1,000 own routines", [], home: place.full, pause: .milliseconds(300),
        in: place)
      + measurements(
        of: "play two-minute-break", ["play", "two-minute-break"], home: place.walked, in: place)
  }

  /// Measurements of one program over all runs, in seconds and bytes.
  private struct Seen {
    var processor: [Double] = []
    var rest: [Double] = []
    var memory: [Double] = []

    /// Adds the measurements of a first picture.
    /// - Returns: The time until the picture was whole, in seconds.
    mutating func take(
      _ program: TerminalProgram, _ frame: TerminalProgram.FirstFrame
    ) -> Double {
      processor.append(frame.processorTime.inSeconds)
      rest.append(frame.rest.inSeconds)
      memory.append(program.peakMemory)
      return frame.whole.inSeconds
    }
  }

  private static func measurements(
    of name: String, _ arguments: [String], home: String, pause: Duration = .milliseconds(40),
    in place: Workspace
  ) throws -> [Measurement] {
    var (ours, theirs) = (Seen(), Seen())
    let times = try mediansByTurns(runs) {
      let program = try TerminalProgram(place.program, arguments, home: home)
      return ours.take(program, try program.firstFrame(pause: pause))
    } _: {
      let program = try TerminalProgram(place.line, home: place.home)
      return theirs.take(program, try program.firstFrame(endingWith: "text."))
    }
    let other = "a line by ncurses in C"
    return [
      Measurement(
        what: "first frame, \(name)", ours: .init(times.first * 1e3, "ms"),
        beside: (other, .init(times.second * 1e3, "ms")), budget: .ratio(5)),
      Measurement(
        what: "the processor's time until then", ours: .init(ours.processor.median * 1e3, "ms"),
        beside: (other, .init(theirs.processor.median * 1e3, "ms"))),
      Measurement(
        what: "until it rests, \(name)", ours: .init(ours.rest.median * 1e3, "ms")),
      Measurement(
        what: "peak memory, \(name)", ours: .init(ours.memory.median / 1e6, "MB"),
        beside: (other, .init(theirs.memory.median / 1e6, "MB")), budget: .most(28)),
    ]
  }
}
