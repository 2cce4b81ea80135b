import CarePlan
import Drawing

/// The footer of the question.
extension SafetyView {
  /// The keys that do something on the page.
  func entries(isCut: Bool) -> [KeyHints.Entry] {
    func hints(_ actions: [SafetyAction]) -> [KeyHints.Entry] {
      Keymaps.safety.hints(of: actions, glyphs: glyphs)
    }
    if question.isLeaving {
      return [
        Keymaps.safety.entry(of: [.quit], named: "leave", glyphs: glyphs),
        Keymaps.safety.entry(of: [.back], named: "stay", glyphs: glyphs),
      ]
    }
    switch question.page {
    case .groups:
      if context.size.columns >= 60 {
        let more: [SafetyAction] = question.canGoOn(in: context) ? [.goOn] : []
        return hints([isCut ? .down : .nothing, .emergency, .soon, .risk] + more + [.help])
      }
      let none = KeyHints.Entry(
        key: Key.character("n").label(glyphs), name: "none", press: .character("n"))
      return (isCut ? hints([.down]) : [none]) + [KeyHints.Entry(key: "1-3", name: "yes")]
    case .group(let group):
      if isNarrow { return [tick(in: group)] + hints([.back]) }
      let more: [SafetyAction] = context.size.columns < 60 ? [] : [.quit, .help]
      return [tick(in: group)] + hints([.goOn, .back] + more)
    case .nothing: return hints([.goOn, .back])
    case .advice:
      // What is to be done comes before what can be pressed.
      if isCut, isNarrow { return hints([.down, advice.locksEverything ? .quit : .goOn]) }
      return advice.locksEverything
        ? hints([.quit, .change]) : hints([.goOn, .change, .quit])
    }
  }

  /// The hint that changes the chosen line: one without a letter has another key.
  private func tick(in group: SafetyGroup) -> KeyHints.Entry {
    let items = SafetyItem.items(of: group, in: advice.safety)
    let chosen = items[min(question.choice, items.count - 1)]
    if chosen == .dueMonth {
      return Keymaps.safety.entry(of: [.later], named: "month", glyphs: glyphs)
    }
    let action: SafetyAction = chosen.letter(in: group) == nil ? .tick : .letter
    return Keymaps.safety.entry(of: [action], named: "tick", glyphs: glyphs)
  }
}
