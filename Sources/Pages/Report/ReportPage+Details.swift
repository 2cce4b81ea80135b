import CarePlan
import RoutineEngine

/// Page 2: hurts, doses, ratings, advice, notes, and an explanation.
extension ReportPage {
  var secondPage: HTML {
    """
    <div class="second-page"><p class="running"><span>Upper-back exercises, \(spanWords)</span>\
    <span>Name</span></p>
    \(hurts)\(pains)\(doses)<div class="two">\(hasRoom ? ease : sides)<div>\(hasRoom ? "" : ease)\(advice)\
    </div></div>\(notes)\(reading)
    <footer><span>Made by \(program) on \(ReportText.fullDay(report.span.upperBound)) from its history \
    on this computer.</span><span>\(spanWords)</span></footer></div>
    """
  }

  private var hurts: HTML {
    guard !report.hurts.isEmpty else { return "<h2>What hurt</h2><p>Nothing was said to hurt.</p>" }
    let rows: [HTML] = report.hurts.prefix(Self.mostHurts).map { hurt in
      let (session, segment) = (hurt.session, hurt.segment)
      let side = segment.side.map { ", \($0.rawValue) side" } ?? ""
      let place =
        segment.repetition.map { "\($0) of \(segment.repetitions ?? $0), after " } ?? "after "
      let seconds = Int((segment.spent / .seconds(1)).rounded())
      return """
        <tr><th scope="row" class="short">\(report.words(session.day)), \(ReportText.time(minute: session.minute))</th>\
        <td>\(.stranger(session.routine, limit: 60)): \(.stranger(segment.title, limit: 60))\(side)</td>\
        <td class="short">\(place)\(seconds) s</td><td class="count">\(session.painBefore.map { "\($0)" } ?? "–")</td>\
        <td class="count">\(session.painAfter.map { "\($0)" } ?? "–")</td>\
        <td class="short">\(session.isStoppedByPain ? "stopped" : "carried on")</td></tr>

        """
    }
    let content: HTML = """
      <table><thead><tr><th scope="col">When</th>\
      <th scope="col">Move</th><th scope="col">Where in it</th><th scope="col" class="count">Pain \
      before</th><th scope="col" class="count">Pain after</th><th scope="col">Then</th></tr></thead>\
      <tbody>
      \(rows)</tbody></table>\(Self.earlier(report.hurtCount - rows.count))
      """
    return .wide("What hurt, latest first", content)
  }

  /// The latest pain without a session; empty if there is none.
  var pains: HTML {
    let shown = report.latestPains.prefix(Self.mostPains)
    if shown.isEmpty { return "" }
    let entries: [HTML] = shown.map { entry in
      let side = entry.side.map { ", \($0.rawValue) side" } ?? ""
      return """
        <span class="short"><strong>\(entry.pain)</strong> on \(report.words(entry.day)), \
        \(ReportText.time(minute: entry.minute))\(side)</span>
        """
    }
    let list = HTML(entries.enumerated().map { $0.offset == 0 ? $0.element : " · \($0.element)" })
    return """
      <section><h2>Pain without a session, latest first</h2><p>\(list)</p>\
      \(Self.earlier(report.painCount - shown.count))</section>
      """
  }

  private var doses: HTML {
    guard !report.doses.isEmpty else { return "" }
    let rows: [HTML] = report.shownDoses.map { letter, dose in
      """
      <tr><th scope="row" class="short"><strong>\(letter)</strong> \(report.words(dose.day))</th>\
      <td>\(.stranger(dose.routine, limit: 60))</td><td>\(.stranger(dose.dose, limit: 60))</td>\
      <td>\(.stranger(dose.reason, limit: 60))</td></tr>

      """
    }
    let content: HTML = """
      <table><thead><tr><th scope="col">When</th>\
      <th scope="col">Routine</th><th scope="col">Dose</th><th scope="col">Why</th></tr></thead><tbody>
      \(rows)</tbody></table>\(Self.earlier(report.doses.count - rows.count))
      """
    return .wide("Dose changes", content)
  }

  private var ease: HTML {
    guard !report.ease.isEmpty else { return "" }
    let answered = report.ease.values.reduce(0, +)
    let parts = [("about right", Ease.aboutRight), ("too easy", .tooEasy), ("too hard", .tooHard)]
      .compactMap { words, ease in report.ease[ease].map { "\(words) \($0)" } }
      .joined(separator: ", ")
    return """
      <section><h2>How hard it was</h2><p>\(parts); not answered in \(report.sessions - answered) of \
      \(report.sessions) sessions.</p></section>
      """
  }

  private var advice: HTML {
    guard !report.advice.isEmpty else { return "" }
    let lines: [HTML] = report.advice.sorted { $1.value.last < $0.value.last }.map {
      follows, when in
      let count = when.times == 1 ? "once, on" : "\(when.times) times, last on"
      return "<p>\(follows.said) <strong>\(count) \(report.words(when.last))</strong></p>"
    }
    return "<section><h2>What unknot advised</h2>\(lines)</section>"
  }

  private var notes: HTML {
    guard !report.notes.isEmpty else { return "" }
    let lines: [HTML] = shownNotes.map { note in
      let missing = note.text.count - 300
      let cut: HTML = missing > 0 ? " (\(missing) more characters)" : ""
      return """
        <p class="note"><strong>\(report.words(note.day))</strong> \
        \(.stranger(note.text, limit: 300))\(cut)</p>
        """
    }
    let rest = Self.earlier(report.noteCount - lines.count)
    return "<section><h2>Notes</h2>\(lines)\(rest)</section>"
  }

  // The most lines that fit on page 2 if all its parts are full.
  private static let mostHurts = 8
  private static let mostPains = 6
  private static let noteLines = 8
  private static let lineLength = 110
  private static let painLines = 6

  private static func earlier(_ count: Int) -> HTML {
    count > 0 ? "<p class=\"muted\">and \(count) earlier</p>" : ""
  }

  private var shownNotes: [(day: LocalDay, text: String)] {
    // The lines about pain without a session reduce the room for notes.
    var room = Self.noteLines - (report.latestPains.isEmpty ? 0 : Self.painLines)
    return report.notes.prefix { note in
      room -= (min(note.text.count, 300) + 40) / Self.lineLength + 1
      return room >= 0
    }
  }

  private var reading: HTML {
    """
    <p class="reading"><strong>How to read it.</strong> Recorded by the person at home with unknot; not \
    measured by anyone else. Pain is 0 (none) to 10 (worst), asked before and after a session. A change \
    of 1 point or 15 % is noticed, 2 points or a third is much better (Salaffi 2004). "It hurt": the \
    person pressed the key for it. Minutes are time under exercise, without rests and waits. unknot times \
    exercises; it does not examine, diagnose or treat.</p>
    """
  }
}
