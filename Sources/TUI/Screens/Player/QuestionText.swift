import CarePlan
import Drawing
import RoutineEngine

/// A question over the session, in words.
struct QuestionText {
  /// An answer.
  struct Answer: Hashable {
    /// The key that gives it.
    let key: String
    /// The label.
    let name: String
    /// Its effect in a few words more; empty where the name says it.
    var detail = ""
    /// True if Enter gives it, too.
    var isOnEnter = false

    /// The key that a click stands for; `nil` where there are many.
    var press: Key? { key.count == 1 ? key.first.map { .character($0) } : nil }
  }

  private let question: Player.Question
  /// The subject in a word or two.
  let title: String
  /// The question.
  let lines: [String]
  /// The keys that answer it, and what they mean.
  let answers: [Answer]
  /// The answer that Esc gives.
  let escape: String
  /// The ink.
  let ink: Ink

  /// The question in a session under way.
  init(_ question: Player.Question, of session: Session, at now: Duration) {
    self.init(
      question, presses: session.timeline.routine.presses, canEase: session.canEase,
      done: session.workDone(at: now))
  }

  /// The question.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - presses: Whether the routine presses or rolls.
  ///   - canEase: True if what is left has anything easier.
  ///   - done: The work so far.
  init(
    _ question: Player.Question, presses: Bool, canEase: Bool = true, done: Duration = .zero
  ) {
    self.question = question
    switch question {
    case .leave:
      title = "Stop"
      lines = ["Stop now?", "You have done \(Format.length(done)) so far."]
      answers = [.init(key: "y", name: "stop", isOnEnter: true), .init(key: "n", name: "carry on")]
      (escape, ink) = ("carry on", .waiting)
    case .hurt:
      title = "It hurts"
      lines = ["Stopped. What would you like to do?"]
      let easier = Answer(key: "g", name: "carry on, easier", detail: "at the gentle dose")
      answers =
        [.init(key: "c", name: "carry on", detail: "where you were")] + (canEase ? [easier] : [])
        + [
          .init(key: "s", name: "skip this move", detail: "go to the next one"),
          .init(key: "e", name: "stop for today", detail: "what you did counts", isOnEnter: true),
        ]
      (escape, ink) = ("carry on", .warning)
    case .pain(let pain):
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
      (escape, ink) = ("end here", .warning)
    }
  }

  /// The keys at the foot of the window; the others stand beside the answers.
  var hints: [KeyHints.Entry] {
    let usual = answers.first(where: \.isOnEnter).map {
      KeyHints.Entry(
        key: "Enter", name: String($0.name.prefix { $0 != "," }), press: .enter)
    }
    return [usual, KeyHints.Entry(key: "Esc", name: escape, press: .escape)].compactMap(\.self)
  }

  /// The question and its answers in a line.
  var line: String {
    let answers = answers.map { "\($0.key): \($0.name)" + ($0.isOnEnter ? " (Enter)" : "") }
    return lines.joined(separator: " ") + " " + answers.joined(separator: ", ") + "."
  }

  /// The question for a voice, without the time that was done, which differs each time.
  var aloud: String {
    let isTimed = if case .leave = question { true } else { false }
    let question = isTimed ? lines.prefix(1) : lines[...]
    let answers = answers.map { "\($0.key)\($0.isOnEnter ? " or Enter" : "") for \($0.name)" }
    return question.joined(separator: " ") + " Press " + answers.joined(separator: ", ") + "."
  }
}

extension Session {
  /// True if the dose of what is left can be made gentler.
  var canEase: Bool { timeline.changed(easedFrom: index, lengthOf: index, to: nil) != timeline }
}
