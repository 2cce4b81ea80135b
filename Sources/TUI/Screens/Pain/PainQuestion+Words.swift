import CarePlan
import Drawing
import RoutineEngine

/// The words of the question: on the screen, in lines, and for a voice.
extension PainQuestion {
  var heading: String {
    switch topic {
    case .cautions: "Take care"
    case .pain: "Pain now, 0 to 10?"
    case .soreness: "Sore or bruised from last time?"
    case .whatNow(.pain(let pain)): "Pain \(pain): what now?"
    case .whatNow: "Not today: what now?"
    }
  }

  var paragraphs: [String] {
    switch topic {
    case .cautions(let cautions): return cautions
    case .pain:
      return [
        "0 to 3: carry on.", "4 or 5: the gentle dose.",
        "6 or more: no pressing and no rolling until tomorrow.",
      ]
    case .soreness:
      return ["No: carry on.", "A little: the gentle dose.", "Much, or bruised: skip a day."]
    case .whatNow(let lock):
      return [reason(for: lock), "Rest, breathe slowly or use a cold pack."]
    }
  }

  private func reason(for lock: Lock) -> String {
    switch lock {
    case .closed(let after): after.said
    case .unreadable:
      "Some answers of today cannot be read. Do not press or roll until tomorrow."
    case .soreness: "Skip a day: no pressing and no rolling until tomorrow."
    case .pain where request.map { !$0.routine.presses } ?? false:
      "It is better not to stretch today."
    case .pain, .emergency, .concerns: "Pressing and rolling are locked until tomorrow."
    }
  }

  func entries(_ glyphs: GlyphSet) -> [KeyHints.Entry] {
    switch topic {
    case .cautions:
      return Keymaps.pain.hints(of: [.back], glyphs: glyphs)
        + [Keymaps.pain.entry(of: [.skip], named: "read", glyphs: glyphs)]
    case .pain:
      let actions: [PainAction] = request != nil ? [.rate, .skip, .back, .help] : [.rate, .back]
      return Keymaps.pain.hints(of: actions, glyphs: glyphs)
    case .soreness:
      return Keymaps.pain.hints(
        of: [.notSore, .littleSore, .verySore, .skip, .back], glyphs: glyphs)
    case .whatNow:
      let rest = Keymaps.pain.entry(of: [.skip], named: "rest today", glyphs: glyphs)
      // The last entry is visible in every window.
      return Keymaps.pain.hints(of: choices, glyphs: glyphs) + [rest]
    }
  }

  /// Returns the question in lines and for a voice, after a key has opened it.
  func said(in context: ScreenContext) -> [ScreenAction] {
    lines.map { .effect(.say($0)) } + (context.settings.speaks ? [.effect(.speak(aloud))] : [])
  }

  /// The question as a voice says it. All cautions together are one sentence.
  var aloud: String {
    if case .cautions(let cautions) = topic { return RoutineText.spoken(cautions) }
    return text + " Press " + aloudKeys.joined(separator: ", ") + "."
  }

  /// The keys as a voice says them, without the key for help, which opens a page to read.
  private var aloudKeys: [String] {
    entries(.ascii).filter { $0.press != .character("?") }.map { entry in
      entry.press == nil ? "0 to 9, or t for ten" : "\(entry.key) for \(entry.name)"
    }
  }

  /// Returns cautions as lines of text.
  static func lines(of cautions: [String]) -> [String] { cautions.map { "Take care: \($0)" } }

  /// The question in lines of text.
  var lines: [String] {
    let answers = entries(.ascii).map { "\($0.key): \($0.name)" }.joined(separator: ", ")
    if case .cautions(let cautions) = topic {
      return Self.lines(of: cautions) + ["Read these first. " + answers + "."]
    }
    return [text + " " + answers + "."]
  }

  private var text: String {
    var guide: [String] = []
    if case .whatNow = topic {
      guide = ["`unknot learn when-to-see-someone` tells you who to see."]
    }
    return ([heading] + paragraphs + guide).joined(separator: " ")
  }
}
