import CarePlan
import Drawing

/// The words of the question about warning signs and risks: on its pages, in lines, and for a
/// voice.
struct SafetyText {
  let question: SafetyQuestion
  let advice: Advice

  // MARK: On the page

  /// The heading of the page.
  func heading(isNarrow: Bool = false) -> String {
    if question.isLeaving { return "Leave unknot?" }
    switch question.page {
    case .groups:
      if advice.safety.risksAskedAt == nil {
        return isNarrow ? "Any of these?" : "Do any of these apply to you?"
      }
      return isNarrow ? "Any of these now?" : "Do you have any of these now?"
    case .group(let group):
      return isNarrow ? group.title : "\(group.title): tick all that apply"
    case .nothing: return "None of these"
    case .advice: return adviceHeading(isNarrow: isNarrow)
    }
  }

  private func adviceHeading(isNarrow: Bool) -> String {
    if advice.concerns == [.sign(.freshInjury)] { return "Rest for two days" }
    switch advice.concerns.first {
    case .sign(let sign):
      switch sign.urgency {
      case .emergency: return "Emergency"
      case .today: return "See a doctor today"
      case .soon: return "See a doctor soon"
      case .askFirst: return isNarrow ? "Check first" : "Check with a doctor first"
      }
    case .group(.emergency): return "Emergency"
    case .group(.soon): return "See a doctor soon"
    case .unreadable: return "Answer again"
    case .latePregnancy: return "Rolling is locked"
    case .group, .risk:
      return isNarrow ? "Check first" : "Check with a doctor first"
    case nil: return "Nothing is locked"
    }
  }

  /// The ink of the advice: the more urgent, the warmer.
  var ink: Ink {
    switch advice.concerns.first {
    case .sign(let sign):
      switch sign.urgency {
      case .emergency: .warning
      case .today, .soon: .ready
      case .askFirst: .waiting
      }
    case .group(.emergency): .warning
    case .group(.soon): .ready
    case .group, .risk, .unreadable, .latePregnancy: .waiting
    case nil: .work
    }
  }

  /// The consequence of leaving, as a sentence.
  let leaving = "Your ticks are saved. The question comes again next time."

  /// The limits of the program, said before the first question; `nil` later.
  var introduction: String? {
    advice.safety.risksAskedAt == nil
      ? "unknot guides you through exercises. It cannot examine or treat you." : nil
  }

  /// The names of the risks that the person has.
  private var risks: [String] {
    Risk.allCases.filter { advice.safety.risks[$0] != nil }.map(\.name)
  }

  /// The person's risks in a line; `nil` before the first answer.
  var list: String? {
    listHeading.map { "\($0) \(risks.isEmpty ? "no risks" : risks.joined(separator: ", "))." }
  }

  private var listHeading: String? {
    if advice.isListDue { return "Is your list still right? On it:" }
    return risks.isEmpty ? nil : "On your list:"
  }

  /// The sentences of the page that confirms that nothing applies.
  var nothing: [String] { nothing(list) }

  private func nothing(_ list: String?) -> [String] {
    [
      "You have none of the signs now.",
      advice.locksEverything ? "Start again only when a doctor has said that it is safe." : nil,
      list,
    ].compactMap(\.self)
  }

  /// The sentences that the person has ticked.
  var said: [String] { said { advice.clearance(of: $0) } }

  private func said(_ clearance: (Risk) -> String) -> [String] {
    advice.concerns.filter { $0 != .latePregnancy }.map(\.sentence)
      + Risk.allCases.filter(advice.isCleared).map { "\($0.sentence) \(clearance($0))" }
  }

  // MARK: In lines

  /// The page in lines of text.
  var lines: [String] {
    if question.isLeaving { return [leave] }
    switch question.page {
    case .groups:
      let groups = SafetyGroup.allCases.enumerated().map { number, group in
        let count = group.count(in: advice.safety)
        return "\(number + 1), \(group.title)\(count == 0 ? "" : ", \(count) ticked"): "
          + group.summary
      }
      return [introduction, heading()].compactMap(\.self) + groups + (list.map { [$0] } ?? [])
        + [keysOfGroups]
    case .group(let group):
      let items = SafetyItem.items(of: group, in: advice.safety).map { item in
        let letter = item.letter(in: group).map { "\($0): " } ?? "  "
        return letter + item.sentence(in: advice) + (item.isTicked(in: advice) ? " Ticked." : "")
      }
      let more =
        group == .risk
        ? " Under a risk that you tick, the down key and space say that a clinician finds it fine."
        : ""
      return ["\(group.title)."] + items + [
        "Press the letter of each one that you have; press again to remove the tick.\(more) Enter continues, "
          + "Esc goes back."
      ]
    case .nothing: return [none(nothing)]
    case .advice:
      let answers = said.isEmpty ? nil : "You said: \(said.joined(separator: " "))"
      return [advised, answers, advice.lockSentence].compactMap(\.self) + [keysOfAdvice]
    }
  }

  private var leave: String { "Leave unknot? \(leaving) q leaves, Esc stays." }

  private var keysOfGroups: String {
    let onwards = question.canGoOn(after: advice.safety) ? "Enter for what is ticked, " : ""
    return "Press 1, 2 or 3 if you have one of them, \(onwards)n for none of these, q to quit."
  }

  private func none(_ nothing: [String]) -> String {
    "None of these. " + nothing.joined(separator: " ") + " Enter continues, Esc goes back."
  }

  private var advised: String {
    "\(heading()). \(advice.safetyAdvice.joined(separator: " "))"
  }

  private var keysOfAdvice: String {
    "\(advice.locksEverything ? "" : "Enter continues, ")c changes your answer, q quits."
  }

  // MARK: Aloud

  /// The page as a voice says it, in sentences that can be recorded. Of a group only the title and
  /// the chosen line; the other lines follow as they are chosen.
  var aloud: String {
    if question.isLeaving { return leave }
    switch question.page {
    case .groups:
      let groups = SafetyGroup.allCases.enumerated().map { number, group in
        let count = group.count(in: advice.safety)
        return "\(number + 1), \(group.title): \(group.summary)"
          + (count == 0 ? "" : " \(count) ticked.")
      }
      return ([introduction, heading()] + groups + [listAloud, keysOfGroups])
        .compactMap(\.self).joined(separator: " ")
    case .group(let group):
      let items = SafetyItem.items(of: group, in: advice.safety)
      let item = items[min(question.choice, items.count - 1)]
      return "\(group.title). \(item.aloud(in: advice)) Space ticks it. Down reads the next line."
    case .nothing: return none(nothing(listAloud))
    case .advice:
      let said = said { _ in Advice.clearance }
      let answers = said.isEmpty ? nil : "You said: \(said.joined(separator: " "))"
      return [advised, answers, advice.lockSentence, keysOfAdvice].compactMap(\.self)
        .joined(separator: " ")
    }
  }

  /// The person's risks, with a sentence for each, for a voice.
  private var listAloud: String? {
    listHeading.map { heading in
      let names = risks.isEmpty ? ["no risks"] : risks
      return heading + names.map { " \($0.prefix(1).uppercased() + $0.dropFirst())." }.joined()
    }
  }

  /// Returns a line after a change, in lines or for a voice.
  func line(of item: SafetyItem, aloud isAloud: Bool = false) -> String {
    let sentence = isAloud ? item.aloud(in: advice) : item.sentence(in: advice)
    if item == .dueMonth { return sentence }
    return (item.isTicked(in: advice) ? "Ticked: " : "Not ticked: ") + sentence
  }
}
