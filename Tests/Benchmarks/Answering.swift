/// From a key to what it does on the screen.
enum Answering {
  private static let rounds = 150

  static func measure(in place: Workspace) throws -> [Measurement] {
    try measurements(
      of: "pause and go on", [" ", " "], ["play", place.hold], home: place.walked, in: place)
      + measurements(of: "down and up the list", ["j", "k"], [], home: place.home, in: place)
  }

  private static func measurements(
    of name: String, _ keys: [String], _ arguments: [String], home: String, in place: Workspace
  ) throws -> [Measurement] {
    let program = try TerminalProgram(place.program, arguments, home: home)
    try program.firstFrame()
    var times: [Double] = []
    for key in Array(repeating: keys, count: rounds).joined() {
      let pressed = program.type(key)
      guard let answer = program.burst(within: .seconds(1)) else {
        throw TerminalProgram.Failure(description: "a key had no answer")
      }
      times.append((answer.end - pressed).inSeconds)
    }
    return [
      Measurement(
        what: "key to its effect, \(name), median", ours: .init(times.median * 1e3, "ms"),
        budget: .most(1)),
      Measurement(
        what: "the same, p99 of \(times.count)", ours: .init(times.quantile(0.99) * 1e3, "ms"),
        budget: .most(10)),
    ]
  }
}
