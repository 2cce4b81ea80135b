import RoutineEngine

/// Parses tempos: `3 s` for a stroke each way, or phases `in 4 s, hold 2 s, out 6 s`.
enum TempoReader {
  /// The default for breathing: six breaths a minute.
  static let breathing = Tempo([
    Tempo.Phase("in", .seconds(4)), Tempo.Phase("out", .seconds(6)),
  ])

  /// Returns the tempo of a text. A single time is a stroke each way, or breathing in and out.
  static func tempo(_ text: String, for verb: Verb) throws(AmountError) -> Tempo {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count > Limits.phases {
      throw AmountError(
        code: .badTempo, message: "a tempo has at most \(Limits.phases) phases")
    }
    var phases: [Tempo.Phase] = []
    if let names = countedPhases(text, for: verb) {
      throw AmountError(
        code: .badTempo, message: "these phases have neither names nor units",
        hint: "did you mean `\(names)`?")
    }
    for part in parts { phases.append(try phase(String(part))) }
    if phases.count == 1, phases[0].name.isEmpty {
      let length = phases[0].length
      let names = verb == .breathe ? ["in", "out"] : ["", ""]
      phases = names.map { Tempo.Phase($0, length) }
    }
    guard let tempo = Tempo(phases) else { throw unreadable }
    return tempo
  }

  /// Returns the phases of `4-7-8` with names: breathing in, holding and breathing out; or
  /// lowering, holding and lifting. `nil` for anything else.
  static func countedPhases(_ text: String, for verb: Verb) -> String? {
    let counts = text.split(whereSeparator: { "-/: ".contains($0) })
    guard (2...4).contains(counts.count), counts.allSatisfy({ Int($0) != nil && $0.count <= 2 })
    else { return nil }
    let isBreath = verb == .breathe
    let names =
      counts.count == 2
      ? (isBreath ? ["in", "out"] : ["down", "up"])
      : isBreath ? ["in", "hold", "out", "hold"] : ["down", "hold", "up", "hold"]
    return zip(names, counts).filter { $1 != "0" }
      .map { "\($0) \($1) s" }.joined(separator: ", ")
  }

  private static func phase(_ part: String) throws(AmountError) -> Tempo.Phase {
    let clean = CleanText.line(part)
    let scalars = clean.unicodeScalars
    guard let digit = scalars.firstIndex(where: { ("0"..."9").contains($0) }) else {
      throw unreadable
    }
    let name = CleanText.line(String(clean[..<digit])).lowercased()
    guard name.count <= Limits.title / 2, !name.hasSuffix("-") else { throw unreadable }
    let length = try TimeReader.single(
      String(clean[digit...]), within: Limits.phase, allowsFractions: true)
    return Tempo.Phase(name, length)
  }

  private static let unreadable = AmountError(
    code: .badTempo, message: "this is not a tempo",
    hint: "write a stroke like `3 s`, or phases like `in 4 s, out 6 s`")
}
