import CarePlan
import Drawing

/// The footer of the question.
extension SafetyView {
  /// Returns the keys that have an effect on the page.
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
      let isTicked = question.canGoOn(in: context)
      let first =
        isCut && isTicked
        ? hints([.down])
        : [
          Keymaps.safety.entry(
            of: [isCut ? .goOn : .nothing],
            named: isNarrow
              ? isCut ? "more" : "none" : isCut ? "read on" : "none of these", glyphs: glyphs)
        ]
      let onwards = isTicked ? hints([.goOn]) : []
      if context.size.columns >= 60 {
        return first + hints([.emergency, .soon, .risk]) + onwards + hints([.help])
      }
      return first + onwards + [KeyHints.Entry(key: "1-3", name: "yes")]
    case .group(let group):
      if isNarrow {
        // There is room for two keys: the one that goes on comes first once a line is ticked.
        let isTicked = group.count(in: advice.safety) > 0
        let first =
          isTicked
          ? Keymaps.safety.entry(of: [.goOn], named: "on", glyphs: glyphs) : tick(in: group)
        return [first] + hints([.back])
      }
      let more: [SafetyAction] = context.size.columns < 60 ? [] : [.quit, .help]
      return [tick(in: group)] + hints([.goOn, .back] + more)
    case .nothing: return hints([.goOn, .back])
    case .advice:
      // The rest of the text is read before anything is answered.
      if isCut, isNarrow {
        let onwards = Keymaps.safety.entry(of: [.goOn], named: "on", glyphs: glyphs)
        return hints([.down]) + (advice.locksEverything ? hints([.quit]) : [onwards])
      }
      return advice.locksEverything
        ? hints([.quit, .change]) : hints([.goOn, .change, .quit])
    }
  }

  /// Returns the key that changes the chosen line. Lines without a letter have another key.
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
