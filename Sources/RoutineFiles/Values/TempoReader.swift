import RoutineEngine

/// Reads tempos: `3 s` there and back, or phases `in 4 s, hold 2 s, out 6 s`.
enum TempoReader {
  /// The default for breathing: six breaths a minute.
  static let breathing = Tempo([
    Tempo.Phase("in", .seconds(4)), Tempo.Phase("out", .seconds(6)),
  ])

  /// The tempo of a text. A single time is a stroke: out and back, or in and out for breathing.
  static func tempo(_ text: String, for verb: Verb) throws(AmountError) -> Tempo {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count > Limits.phases {
      throw AmountError(
        code: .badTempo, message: "a tempo has at most \(Limits.phases) phases")
    }
    var phases: [Tempo.Phase] = []
    for part in parts { phases.append(try phase(String(part))) }
    if phases.count == 1, phases[0].name.isEmpty {
      let length = phases[0].length
      let names = verb == .breathe ? ["in", "out"] : ["", ""]
      phases = names.map { Tempo.Phase($0, length) }
    }
    guard let tempo = Tempo(phases) else { throw unreadable }
    return tempo
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
    code: .badTempo, message: "this is no tempo",
    hint: "write a stroke like `3 s`, or phases like `in 4 s, out 6 s`")
}
