import CarePlan
import Drawing
import RoutineEngine

/// The first row of the list, with the filter and the dose, and the footer with the keys.
extension RoutineListView {
  /// The level at which the chosen routine will run, and the reason if it is gentle.
  private var dose: (level: Level, reason: Gentleness?) {
    let walk = entry?.walk(in: context)
    return (walk?.prescription.level ?? context.settings.prescription.level, walk?.gentleness)
  }

  func drawHeading(into frame: inout Frame, margin: Int) {
    let width = size.columns - 2 * margin
    var right = margin + width
    let opened = list.detailsOffset == nil ? "" : entry?.title ?? ""
    let (level, reason) = dose
    if size.columns < 28 {
      guard opened.columns + 1 + level.rawValue.columns <= width else {
        return Header(title: opened, glyphs: glyphs).draw(into: &frame, x: margin, columns: width)
      }
      right = frame.write(level.rawValue, endingAt: right, y: 0, style: Style(.work))
    } else {
      let words = reason.map { "gentle today: \($0.words)" } ?? "\(level.rawValue) dose"
      right = frame.write(
        words, endingAt: right, y: 0, style: reason == nil ? .label : Style(.waiting))
    }
    if context.settings.isHandsFree, size.columns >= 60 {
      right = frame.write(
        "hands-free \(glyphs.separator) ", endingAt: right, y: 0, style: .label)
    }
    if list.detailsOffset != nil {
      Header(title: opened, glyphs: glyphs).draw(
        into: &frame, x: margin, columns: right - margin - 1)
    } else if list.filter.hasWords {
      let text = "/" + list.filter.text + (list.isTyping ? "_" : "")
      Header(title: text, glyphs: glyphs).draw(into: &frame, x: margin, columns: right - margin - 1)
    } else {
      drawName(into: &frame, x: margin, end: right - 1)
    }
  }

  private func drawName(into frame: inout Frame, x: Int, end: Int) {
    guard size.columns >= 60 else {
      frame.write("unknot", x: x, y: 0, style: Style(.work, bold: true))
      if let dots = dailyDots, size.columns >= 40, x + 8 + dots.text.columns <= end {
        frame.write(dots.text, x: x + 8, y: 0, style: dots.style)
      }
      return
    }
    var place = x + frame.write("unknot:", x: x, y: 0, style: Style(.work, bold: true)) + 1
    place += frame.write("what does your back need?", x: place, y: 0, style: Style(.title)) + 3
    if place + ListText.purpose.columns <= end {
      frame.write(ListText.purpose, x: place, y: 0, style: .label)
    }
  }

  /// The day's sessions as dots; `nil` until the history is loaded.
  private var dailyDots: GoalDots? {
    context.advice.practice.map {
      GoalDots(
        Dose(context.settings.dailyGoal.count),
        done: Double($0.sessionsThatCount(on: context.advice.today)), glyphs: glyphs)
    }
  }

  /// The effect of Enter on the chosen line in a word or two; `nil` if it has none.
  private var enterName: String? {
    if case .cutOff = item { return "resume" }
    guard let entry else { return "start" }
    let reason = size.columns < 28 ? "why" : "why not"
    guard let routine = entry.routine else { return list.detailsOffset == nil ? reason : nil }
    return context.advice.lock(on: routine) == nil ? "start" : reason
  }

  func drawFoot(into frame: inout Frame, margin: Int) {
    // In wide windows the preview already names the key for details.
    let second: [RoutineListAction] =
      isWide
      ? [.filter, .history, .settings, .details] : [.details, .filter, .history, .settings]
    let actions: [RoutineListAction] =
      list.detailsOffset != nil
      ? [.start, .close, .level, .safety, .help]
      : list.filter.isEmpty && !list.isTyping
        ? [.start, .sore] + second
          + [.level, .safety, .guide, .new, .equipment, .quit, .help]
        // While the filter is typed, letters are text and no keys.
        : [.start, .close, .details] + (list.isTyping ? [] : [.equipment, .position, .length])
          + [.help]
    let keys = context.keys(Keymaps.list)
    // These names are the words that people look for.
    let entries = actions.flatMap { action in
      switch action {
      case .start:
        enterName.map { [keys.entry(of: [.start], named: $0, glyphs: glyphs)] } ?? []
      case .sore: [keys.entry(of: [.sore], named: "pain", glyphs: glyphs)]
      case .safety: [keys.entry(of: [.safety], named: "warning signs", glyphs: glyphs)]
      default: keys.hints(of: [action], glyphs: glyphs)
      }
    }
    Footer(entries, in: context)
      .draw(into: &frame, x: margin, columns: size.columns - 2 * margin)
  }
}
