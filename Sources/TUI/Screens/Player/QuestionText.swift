import CarePlan
import Drawing
import RoutineEngine

/// A question over the session, in words.
struct QuestionText {
  /// An answer.
  struct Answer: Hashable {
    /// The key that gives it.
    let key: String
    /// What it does.
    let name: String
    /// Its effect in a few words more; empty where the name says it.
    var detail = ""
    /// True if Enter gives it, too.
    var isOnEnter = false

    /// The key that a click stands for; `nil` where there are many.
    var press: Key? { key.count == 1 ? key.first.map { .character($0) } : nil }
  }

  /// What it is about, in a word or two.
  let title: String
  /// The question.
  let lines: [String]
  /// The keys that answer it, and what they mean.
  let answers: [Answer]
  /// The ink.
  let ink: Ink

  init(_ question: Player.Question, of session: Session, at now: Duration) {
    switch question {
    case .leave:
      let done = Format.length(session.workDone(at: now))
      title = "Stop"
      lines = ["Stop now?", "You have done \(done) so far."]
      answers = [.init(key: "y", name: "stop", isOnEnter: true), .init(key: "n", name: "carry on")]
      ink = .waiting
    case .hurt:
      title = "It hurts"
      lines = ["Stopped. What would you like to do?"]
      answers = [
        .init(key: "c", name: "carry on", detail: "where you were"),
        .init(key: "g", name: "carry on, easier", detail: "at the gentle dose"),
        .init(key: "s", name: "skip this move", detail: "go to the next one"),
        .init(key: "e", name: "stop for today", detail: "it still counts", isOnEnter: true),
      ]
      ink = .warning
    case .pain(let pain):
      let presses = session.timeline.routine.presses
      title = "Pain"
      lines = [
        "Pain \(pain): what now?", "Rest, breathe slowly or use a cold pack.",
        presses
          ? "Pressing and rolling are locked until tomorrow."
          : "It is better not to stretch today.",
      ]
      let gently = Answer(key: "g", name: "stretch gently all the same")
      answers =
        [.init(key: "e", name: "end here, rest today", isOnEnter: true)] + (presses ? [] : [gently])
        + [.init(key: "0-9", name: "change the answer")]
      ink = .warning
    }
  }
}
