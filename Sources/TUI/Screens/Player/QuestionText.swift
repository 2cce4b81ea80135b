import CarePlan
import Drawing
import RoutineEngine

/// The words of a question over the session.
struct QuestionText {
  /// An answer that the person can choose.
  struct Answer: Hashable {
    /// The key of the answer, or several as one label.
    let key: String
    /// The name of the answer.
    let name: String
    /// A few words about the effect; empty where the name says enough.
    var detail = ""
    /// True if Enter gives the answer, too.
    var isOnEnter = false

    /// The key that a click presses; `nil` for several keys.
    var press: Key? { key.count == 1 ? key.first.map { .character($0) } : nil }
  }

  private let question: Player.Question
  /// The subject in one or two words.
  let title: String
  /// The lines of the question.
  let lines: [String]
  /// The answers, in the order shown.
  let answers: [Answer]
  /// The name of the answer that Esc gives.
  let escape: String
  /// The ink of the question.
  let ink: Ink

  /// The words of a question over a running session.
  init(_ question: Player.Question, of session: Session, at now: Duration) {
    self.init(
      question, presses: session.timeline.routine.presses, canEase: session.canEase,
      done: session.workDone(at: now))
  }

  /// The words of a question.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - presses: True if the routine presses or rolls.
  ///   - canEase: True if the rest of the session can be made gentler.
  ///   - done: The length of the work so far.
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

  /// The keys in the footer: Enter and Esc. The keys of the answers stand next to them.
  var hints: [KeyHints.Entry] {
    let usual = answers.first(where: \.isOnEnter).map {
      KeyHints.Entry(
        key: "Enter", name: String($0.name.prefix { $0 != "," }), press: .enter)
    }
    return [usual, KeyHints.Entry(key: "Esc", name: escape, press: .escape)].compactMap(\.self)
  }

  /// The question and its answers in a line of text.
  var line: String {
    let answers = answers.map { "\($0.key): \($0.name)" + ($0.isOnEnter ? " (Enter)" : "") }
    return lines.joined(separator: " ") + " " + answers.joined(separator: ", ") + "."
  }

  /// The question for a voice. The time done is left out, since it differs each time.
  var aloud: String {
    let isTimed = if case .leave = question { true } else { false }
    let question = isTimed ? lines.prefix(1) : lines[...]
    let answers = answers.map { "\($0.key)\($0.isOnEnter ? " or Enter" : "") for \($0.name)" }
    return question.joined(separator: " ") + " Press " + answers.joined(separator: ", ") + "."
  }
}

extension Session {
  /// True if the rest of the session has a gentler dose.
  var canEase: Bool { timeline.changed(easedFrom: index, lengthOf: index, to: nil) != timeline }
}
