import RoutineEngine

/// Routines and sessions that the tests share.
enum Fixture {
  /// A hold of 15–30 s, 2–4 times: the rhomboid stretch of the evidence.
  static let stretch = Routine(
    id: "stretch", title: "Stretch",
    steps: [
      Step(.prompt, text: "Sit tall."),
      Step(
        .hold(Dose(.seconds(15), .seconds(30))), title: "Reach", text: "Reach away.",
        repeats: Dose(2, 4), rest: .seconds(5)),
    ])

  static func routine(_ steps: Step...) -> Routine {
    Routine(id: "test", title: "Test", steps: steps)
  }

  static func timeline(_ steps: Step..., level: Level = .standard) throws -> Timeline {
    try Timeline(Routine(id: "test", title: "Test", steps: steps), Prescription(level: level))
  }

  /// A session over the steps, begun at zero, its first effects dropped.
  static func session(
    _ steps: Step..., level: Level = .standard, isHandsFree: Bool = false
  ) throws -> Session {
    let routine = Routine(id: "test", title: "Test", steps: steps)
    let timeline = try Timeline(routine, Prescription(level: level))
    return Session.begin(timeline, isHandsFree: isHandsFree).session
  }

  static func hold(_ seconds: Int, title: String = "Hold", repeats: Int? = nil) -> Step {
    Step(.hold(Dose(.seconds(seconds))), title: title, repeats: repeats.map { Dose($0) })
  }
}

extension Timeline {
  /// The segments in short: `hold 20 left 1/3`, a wait without a number.
  var outline: [String] {
    segments.map { segment in
      var words = [segment.kind.rawValue]
      if let length = segment.length { words.append("\(length.secondsRoundedUp)") }
      if let side = segment.side { words.append(side.rawValue) }
      if let repetition = segment.repetition {
        words.append("\(repetition.index)/\(repetition.of)")
      }
      return words.joined(separator: " ")
    }
  }
}
