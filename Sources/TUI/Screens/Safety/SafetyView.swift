import CarePlan
import Drawing

/// Draws the question for red flags, or who to see.
struct SafetyView {
  let question: SafetyQuestion
  let context: ScreenContext

  private var glyphs: GlyphSet { context.glyphs }

  /// The page as a whole.
  var page: PageView {
    PageView(
      context: context, heading: heading,
      paragraphs: question.answer.map(explanation) ?? flags, offset: question.offset,
      entries: entries)
  }

  private var heading: String {
    if let answer = question.answer { return answer.title }
    if question.isAgain {
      return context.size.columns < 40 ? "Anything new?" : "Is anything of this new?"
    }
    return context.size.columns < 40 ? "Any of these?" : "Before you begin: is any of this so?"
  }

  private var flags: [(String, Style)] {
    var lines: [(String, Style)] = []
    for (number, answer) in [SafetyAnswer.emergency, .soon, .askFirst].enumerated() {
      if number > 0 { lines.append(("", .plain)) }
      lines.append(("\(number + 1)  \(answer.title)", Style(.warning)))
      lines.append((answer.flags, .plain))
    }
    return lines
  }

  private func explanation(of answer: SafetyAnswer) -> [(String, Style)] {
    [(answer.advice, Style(.warning, bold: true)), ("", .plain), (answer.lock, .plain)]
  }

  private func entries(isCut: Bool) -> [KeyHints.Entry] {
    func legend(_ actions: [SafetyAction]) -> [KeyHints.Entry] {
      Keymaps.safety.hints(of: actions, glyphs: glyphs)
    }
    switch question.answer {
    case .emergency: return legend([.quit, .change])
    case .nothing, .soon, .askFirst: return legend([.goOn, .change, .quit])
    case nil: break
    }
    if context.size.columns >= 60 {
      return legend([isCut ? .down : .nothing, .emergency, .soon, .askFirst])
    }
    let none = KeyHints.Entry(key: Key.character("n").label(glyphs), name: "none")
    return (isCut ? legend([.down]) : [none]) + [KeyHints.Entry(key: "1-3", name: "yes")]
  }

  /// The same, to be read aloud.
  var lines: [String] {
    if let answer = question.answer {
      let keys = answer == .emergency ? "" : "Enter goes on, "
      return ["\(answer.title): \(answer.advice)", answer.lock, "\(keys)c answers again, q quits."]
    }
    let groups = [SafetyAnswer.emergency, .soon, .askFirst].enumerated().map {
      "\($0 + 1), \($1.title): \($1.flags)."
    }
    return [heading] + groups + ["Press 1, 2 or 3 for yes, n for none of these, q to quit."]
  }
}

extension SafetyAnswer {
  /// The lock that it sets, and for how long.
  fileprivate var lock: String {
    self == .emergency
      ? "No session begins until you have answered again."
      : "Routines that press or roll stay locked until your answer changes: ! in the list asks again."
  }
}
