import CarePlan
import Drawing
import RoutineEngine

/// The words of the summary.
extension Summary {
  private var repeats: Int { moves.reduce(0) { $0 + $1.of } }
  private var done: Int { moves.reduce(0) { $0 + min($1.done, $1.of) } }

  /// True if the whole routine was done to its end.
  var isWhole: Bool {
    ending == .finished && done >= repeats && repeats > 0 && !(routine.isTimer && hasWork)
  }

  /// The praise for a whole routine; quieter before sleep.
  var thanks: String { routine.isForBed ? "Sleep well." : "Your back will thank you." }

  /// The reason that a timer takes no answers.
  static let timerAsksNothing = "A timer has no questions."
  /// The reason that the dose cannot be rated.
  static let nothingToRate = "You did no exercise, so there is no dose to rate."

  /// The first line: the praise, or the way that the session ended.
  var headline: String {
    switch ending {
    case .finished where routine.isTimer && hasWork:
      return routine.title == "Timer" ? "Time is up." : "Time is up: \(routine.title)."
    case .hurt: return "You stopped because it hurt. Good decision."
    case _ where isWhole: return routine.isForBed ? thanks : "Done. \(thanks)"
    case .finished where moves.contains(where: \.isHurt):
      return "You stopped a move because it hurt. "
        + (hasWork ? "What you did counts." : "Good decision.")
    case .finished where work > .zero && done == 0: return "You skipped most of it."
    case .finished where work > .zero: return "You did \(done) of \(repeats) parts."
    case .finished: return "You skipped through. Nothing was done this time."
    case .left where work > .zero && done == 0: return "Stopped early."
    case .left where work > .zero: return "Stopped early, after \(done) of \(repeats) parts."
    case .left: return "Nothing was done this time."
    }
  }

  /// The style of the first line, in the colour of success only for a whole routine.
  var headlineStyle: Style {
    let isTimeUp = ending == .finished && routine.isTimer && hasWork
    let ink: Ink = ending == .hurt ? .warning : isWhole || isTimeUp ? .work : .plain
    return Style(ink, bold: true)
  }

  /// The time of work: `2 min 20 s of exercise`. Packs and slow breathing do not count as exercise.
  var workText: String {
    let isExercise = !routine.isTimer && routine.kind != .care && routine.kind != .breathing
    return Format.length(work) + (isExercise ? " of exercise" : "")
  }

  /// Pain before and after, as far as the person has said.
  var pain: String {
    if !asksForPain, painBefore == nil, painAfter == nil { return "" }
    return switch (painBefore, painAfter) {
    case (let before?, let after?): "Pain \(before) before, \(after) now."
    case (nil, let after?): "Pain \(after) now."
    case (let before?, nil) where isPainSkipped: "Pain was \(before)."
    case (nil, nil) where isPainSkipped: ""
    case (let before?, nil): "Pain was \(before). \(Pain.question), - to skip"
    case (nil, nil): "\(Pain.question), - to skip"
    }
  }

  /// The person's opinion of the dose, or the question about it.
  var easeText: String {
    switch ease {
    case .tooEasy: "Too easy."
    case .aboutRight: "About right."
    case .tooHard: "Too hard."
    case nil: asksForEase ? "How was the dose? e too easy, a about right, h too hard" : ""
    }
  }

  /// Returns the advice for the time after the session, then the sentences of the history. Without
  /// the latter if the routine is locked until tomorrow, or a stop has ended the day.
  func advice(under advice: Advice) -> [String] {
    let said = [advice.line(after: checkIn(endedAt: .distantPast))].compactMap(\.self)
    if advice.lock(on: routine) != nil || advice.after == .stop {
      return said.isEmpty ? advice.dayLines : said
    }
    if !report.isEmpty { return said + report }
    guard let times = advice.goal(of: routine)?.timesPerDay else { return said }
    return said + [
      times == Dose(1) ? "Once a day is enough." : "Ideally \(Format.timesPerDay(times))."
    ]
  }
}
