import CarePlan
import Drawing
import RoutineEngine

/// Answers to the questions over a session.
extension Player {
  mutating func takePain(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    guard let pain = Pain.rating(of: key), asksForPain(at: sessionTime(at: context.now)) else {
      return [.message(Format.painIsAskedLater)]
    }
    let actions: [ScreenAction] = [
      .effect(.save(.painBefore(pain))), .answerPain(pain, isCorrection: painBefore != nil),
    ]
    painBefore = pain
    if pain >= Advice.severePain, routine.presses || routine.stretches {
      let question = Question.pain(pain)
      self.question = question
      return actions + handle(.paused, in: context) + say(question, in: context)
    }
    if pain >= Advice.gentlePain {
      return actions + ease(in: context) + [.message(Gentleness.pain(pain).sentence)]
    }
    return actions + [.message("Pain \(pain) of 10 before. Noted.")]
  }

  mutating func answer(
    _ key: Key, leaveResumes resumes: Bool, in context: ScreenContext
  ) -> [ScreenAction] {
    switch key {
    case .character("y"), .character("Y"), .character("q"), .enter:
      question = nil
      let isHurt = session.state == .paused(.hurt)
      return handle(isHurt ? .hurtAnswered(.end) : .leaving, in: context)
    case .character("n"), .character("N"), .character(" "), .escape:
      question = session.state == .paused(.hurt) ? .hurt : nil
      return resumes ? handle(.resumed, in: context) : []
    default:
      return [.message("Answer first: y stops, n carries on.")]
    }
  }

  mutating func answerPain(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    if Pain.rating(of: key) != nil {
      question = nil
      return handle(.resumed, in: context) + takePain(key, in: context)
    }
    switch key {
    case .character("g") where !routine.presses:
      question = nil
      return ease(in: context) + handle(.resumed, in: context)
    case .character("e"), .character("q"), .enter, .escape:
      question = nil
      return handle(.leaving, in: context)
    default:
      return say(.pain(painBefore ?? 0), in: context)
    }
  }

  mutating func answerHurt(_ key: Key, in context: ScreenContext) -> [ScreenAction] {
    let answer: AfterHurt
    switch key {
    case .character("c"), .escape: answer = .carryOn
    case .character("g") where session.canEase: answer = .goOnGently
    case .character("s"): answer = .skipMove
    case .character("e"), .enter: answer = .end
    case .character("q"):
      question = .leave(resumes: false)
      return say(.leave(resumes: false), in: context)
    default:
      return [.message("First choose: c, \(session.canEase ? "g, " : "")s or e.")]
    }
    question = nil
    return handle(.hurtAnswered(answer), in: context)
  }

  func say(_ question: Question, in context: ScreenContext) -> [ScreenAction] {
    let text = QuestionText(question, of: session, at: sessionTime(at: context.now))
    return [.effect(.say(text.line))]
      + (context.settings.speaks ? [.effect(.speak(text.aloud))] : [])
  }
}
