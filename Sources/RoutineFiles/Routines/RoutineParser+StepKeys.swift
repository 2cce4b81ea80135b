import RoutineEngine

/// Parses the keys below a step's verb.
extension RoutineParser {
  /// Reads the keys below a verb. For a move, missing keys keep the move's values.
  mutating func readModifiers(_ fields: Fields, _ verb: Verb, into step: inout Step) {
    step.title = text(fields["title"]) ?? step.title
    step.text = text(fields["text"]) ?? step.text
    step.spoken = text(fields["spoken"]) ?? (fields["text"] == nil ? step.spoken : nil)
    step.sides = sides(fields["sides"]) ?? step.sides
    step.repeats = countRange(fields[verb == .group ? "rounds" : "repeat"]) ?? step.repeats
    step.rest = time(fields["rest"]) ?? step.rest
    step.restText = text(fields["rest-text"]) ?? step.restText
    step.ready = time(fields["ready"]) ?? step.ready
    step.change = time(fields["switch"]) ?? step.change
    step.tempo =
      amount(fields["tempo"]) { text throws(AmountError) in
        try TempoReader.tempo(text, for: verb)
      } ?? step.tempo
    if step.action.timedAction == .breathe, step.tempo == nil { step.tempo = TempoReader.breathing }
    step.before = words(fields["before"]) ?? step.before
    step.after = words(fields["after"]) ?? step.after
    step.wait = time(fields["wait"]) ?? step.wait
    step.writtenFor =
      choice(fields["written-for"], among: Side.allCases.map(\.rawValue))
      .flatMap(Side.init) ?? step.writtenFor
    if verb != .open { readAbout(fields["about"], into: &step) }
    if fields["cues"] != nil { step.cues = cues(fields["cues"], verb) }
    step.figure = figure(fields["figure"]) ?? step.figure
    step.feel = text(fields["feel"]) ?? step.feel
    step.contact =
      choice(fields["contact"], among: Contact.allCases.map(\.rawValue))
      .flatMap(Contact.init) ?? step.contact
    step.load = text(fields["load"]) ?? step.load
    step.link = text(fields["link"]) ?? step.link
    step.note = text(fields["note"]) ?? step.note
    step.hints.easier = text(fields["easier"]) ?? step.hints.easier
    step.hints.harder = text(fields["harder"]) ?? step.hints.harder
    step.hints.mistake = text(fields["mistake"]) ?? step.hints.mistake
    step.hints.cure = text(fields["cure"]) ?? step.hints.cure
    step.asks = flag(fields["asks"]) ?? false
    step.isSkipped = flag(fields["skip"]) ?? false
  }

  /// Reads the assumed length of a step that waits.
  private mutating func readAbout(_ field: Field?, into step: inout Step) {
    guard let field, let about = timeRange(field) else { return }
    switch step.action {
    case .open: step.action = .open(about: about)
    case .prompt: step.wait = about.low
    case .reps: step.about = about
    default:
      report(
        .misplacedKey, at: field.entry, "`about` does nothing for a move that has a clock",
        "write `dose: …`")
    }
  }

  /// Returns words to get into or out of a position; `none` means no words.
  private mutating func words(_ field: Field?) -> [String]? {
    guard let field else { return nil }
    if case .text(let text) = field.entry.value.content, text.lowercased() == "none" { return [] }
    return texts(field)
  }

  /// Returns the name of a figure. A missing figure is only a warning, since sessions run without
  /// it.
  private mutating func figure(_ field: Field?) -> String? {
    guard let field, let figure = name(field) else { return nil }
    if let known = figures?(), !known.contains(figure) {
      let nearest = Suggestion.closest(to: figure, among: known)
      report(
        .unknownFigure, as: .warning, at: field.entry.value, "there is no figure `\(figure)`",
        Suggestion.hint(
          nearest, otherwise: "write `\(figure).figure.yaml` beside the routines, or leave it out"))
    }
    return figure
  }

  private mutating func sides(_ field: Field?) -> Sides? {
    guard let field else { return nil }
    let written: String
    if case .list(let items) = field.entry.value.content {
      // `[left, right]` is a list with the order of sides.
      let names = items.map { item -> String in
        if case .text(let text) = item.content { text.lowercased() } else { "" }
      }
      if names == ["left", "right"] { return .both(first: .left) }
      if names == ["right", "left"] { return .both(first: .right) }
      written = names.joined(separator: " ")
    } else {
      guard let text = scalar(field) else { return nil }
      written = text
    }
    let words = written.lowercased().split { $0 == "," || $0 == " " }
    switch words {
    case ["none"]: return Sides.none
    case ["left"]: return .one(.left)
    case ["right"]: return .one(.right)
    case ["both"], ["both", "left", "first"], ["left", "first"]: return .both(first: .left)
    case ["both", "right", "first"], ["right", "first"]: return .both(first: .right)
    case ["alternate"], ["alternate", "left", "first"]: return .alternate(first: .left)
    case ["alternate", "right", "first"]: return .alternate(first: .right)
    default:
      let isBoth =
        words.contains("left") && words.contains("right")
        || !Set(["each", "both", "yes", "two", "2"]).isDisjoint(with: words.map(String.init))
      report(
        .badChoice, at: field.entry.value, "`sides` cannot be `\(CleanText.excerpt(written))`",
        Suggestion.hint(
          for: isBoth ? "both" : written,
          among: ["both", "alternate", "left", "right", "none"],
          otherwise: "it is \(field.key.shape.expected)"))
      return nil
    }
  }
}
