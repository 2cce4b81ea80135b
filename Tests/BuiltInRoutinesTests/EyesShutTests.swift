import BuiltInRoutines
import RoutineEngine
import RoutineFiles
import Testing

/// Every routine at every level, by ear alone: the list of all sounds and words keeps its rules.
@Suite struct EyesShutTests {
  struct Walk: Sendable, CustomTestStringConvertible {
    let routine: Routine
    let level: Level
    let timeline: Timeline
    let moments: [SessionMoment]

    init(_ routine: Routine, _ level: Level) throws {
      self.routine = routine
      self.level = level
      var prescription = Prescription(level: level, ready: .seconds(10))
      prescription.isSpoken = true
      timeline = try Timeline(routine, prescription)
      moments = timeline.moments()
    }

    var testDescription: String { "\(routine.id), \(level.rawValue)" }

    /// All that is said from the end of the work before a segment to the segment's first words.
    func words(before index: Int) -> String {
      let first =
        timeline.segments[..<index].lastIndex { $0.kind.isWork }.map { $0 + 1 } ?? 0
      return moments.filter { moment in
        (first..<index).contains(moment.segment)
          || moment.segment == index && moment.cue == firstCue(of: index)
      }.compactMap { $0.words?.text }.joined(separator: " ").lowercased()
    }

    private func firstCue(of index: Int) -> Cue.Kind? {
      moments.first { $0.segment == index }?.cue
    }
  }

  static let routines: [Routine] = {
    let catalogue = RoutineCatalog(
      builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
      moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) })
    return catalogue.entries.compactMap(\.routine)
      + BuiltInRoutines.moves.compactMap { catalogue.entry(withID: $0.id)?.routine }
  }()

  private static let walks = routines.flatMap { routine in
    Level.allCases.compactMap { try? Walk(routine, $0) }
  }

  @Test func `all routines are walked`() {
    #expect(Self.walks.count == 3 * Self.routines.count)
    #expect(Self.routines.count > 40)
  }

  @Test(arguments: walks)
  func `no words cut others`(walk: Walk) {
    let spoken = walk.moments.filter { $0.words != nil }
    for (one, next) in zip(spoken, spoken.dropFirst()) {
      #expect(
        one.spokenAt + one.speaking <= next.spokenAt,
        "\(one.words?.text ?? "") and \(next.words?.text ?? "")")
    }
  }

  @Test(arguments: walks)
  func `every move, side, repeat and round is named before its work`(walk: Walk) {
    var side: Side?
    var step: Int?
    for (index, segment) in walk.timeline.segments.enumerated() where segment.kind.isWork {
      let words = walk.words(before: index)
      if segment.step != step {
        #expect(words.contains(SpokenText.of(segment.name).lowercased()), "\(segment.name)")
        if !segment.text.isEmpty {
          let told = walk.moments.contains {
            let first = (segment.spoken ?? segment.text).split(separator: ".").first.map(
              String.init)
            return $0.segment <= index
              && $0.words?.text.contains(SpokenText.of(first ?? "")) ?? false
          }
          #expect(told, "\(segment.name): \(segment.text)")
        }
      }
      if let now = segment.side, now != side {
        #expect(words.contains(now.rawValue), "\(segment.name), \(now)")
      }
      if let repetition = segment.repetition, repetition.of > 1 {
        #expect(words.contains("\(repetition.index) of \(repetition.of)"), "\(segment.name)")
      }
      (side, step) = (segment.side, segment.step)
    }
    for (index, segment) in walk.timeline.segments.enumerated() where segment.beginsRound {
      let round = segment.round.map { "ound \($0.index) of \($0.of)" } ?? ""
      let last = segment.round.map { "ast round, \($0.index) of \($0.of)" } ?? ""
      let words = walk.moments.first { $0.segment == index }?.words?.text ?? ""
      #expect(words.contains(round) || words.contains(last))
    }
  }

  @Test(arguments: walks)
  func `each breath and stroke is heard as it begins`(walk: Walk) {
    for (index, segment) in walk.timeline.segments.enumerated() {
      guard let tempo = segment.tempo, segment.kind.isWork,
        let began = walk.moments.first(where: { $0.segment == index })?.at,
        let length = segment.length(handsFree: true)
      else { continue }
      let heard = walk.moments.filter { $0.segment == index }.map { $0.at - began }
      var offset = segment.lead
      let end = segment.count.map { segment.lead + tempo.cycle * $0 } ?? length
      while offset < end - .seconds(1) {
        for phase in tempo.phases where offset < end - .seconds(1) {
          if !phase.isStill {
            #expect(
              heard.contains { abs(($0 - offset).inSeconds) < 0.05 },
              "\(segment.name): \(phase.name) at \(offset)")
          }
          offset += phase.length
        }
      }
    }
  }

  @Test(arguments: walks)
  func `words are words: no sign, dash or unit`(walk: Walk) throws {
    for words in walk.moments.compactMap(\.words) {
      let text = words.text
      #expect(
        text.allSatisfy { $0.isLetter || $0.isNumber || " .,:;?!'".contains($0) }, "\(text)")
      #expect(try !text.contains(Regex(#"\d\s*(s|min|h|cm|mm|kg|x)\b"#)), "\(text)")
    }
  }

  @Test(arguments: walks)
  func `a silence of more than twenty seconds is one of work, of a rest or of a wait`(walk: Walk) {
    for silence in Silence.all(in: walk) {
      #expect(silence.reason != nil, "\(walk.testDescription): \(silence)")
    }
  }

  @Test(arguments: walks)
  func `a wait that takes long is announced before it ends`(walk: Walk) {
    for (index, segment) in walk.timeline.segments.enumerated() {
      guard segment.length == nil, segment.kind != .reps, !segment.asks,
        segment.pace >= .seconds(20)
      else { continue }
      #expect(
        walk.moments.contains { $0.segment == index && $0.cue == .endsIn(10) && $0.words != nil },
        "\(segment.name)")
    }
  }
}

/// Instructions that a person with eyes shut needs to hear.
@Suite struct TellingTests {
  private func words(_ id: String) throws -> [String] {
    let routine = try #require(EyesShutTests.routines.first { $0.id == id })
    return try EyesShutTests.Walk(routine, .standard).moments.compactMap { $0.words?.text }
  }

  @Test(arguments: ["overhead-reach", "two-minute-break"])
  func `after a lean the arms go up again, and to which side`(id: String) throws {
    let changes = try words(id).filter { $0.contains("Now the ") }
    #expect(changes.count >= 3)
    for (index, words) in changes.enumerated() {
      let side = index % 2 == 0 ? "left" : "right"
      #expect(words.contains(#/lower your arms\. (Then r|R)aise them again/#), "\(words)")
      #expect(words.contains("Now the \(side) side."), "\(words)")
    }
  }

  @Test func `the hips are lifted before one rolls, and a pack is taken off at the end`() throws {
    #expect(
      try words("foam-roller").contains {
        $0.contains("Push with your feet until your hips just lift.")
      })
    for pack in ["cold-pack", "heat-pack"] {
      #expect(try words(pack).dropLast().last?.contains("Take the pack off,") ?? false)
    }
  }

  @Test func `a chair comes before what is done on it`() throws {
    let strength = try words("desk-strength")
    let sit = try #require(strength.firstIndex { $0.contains("Sit on the chair.") })
    #expect(strength[(sit + 1)...].contains { $0.contains("arms crossed on your chest") })
    #expect(try words("neck-ease").first?.contains("Sit tall.") ?? false)
  }
}

/// A time without any sound.
struct Silence {
  let from: Duration
  let length: Duration
  /// The segment that the silence lies in; `nil` if it spans more than one.
  let segment: Segment?

  /// The reason for it; `nil` if there is none.
  var reason: String? {
    guard let segment else { return nil }
    switch segment.kind {
    case .hold, .massage, .active, .apply, .breathe: return "the work goes on: \(segment.name)"
    case .rest: return "a rest goes on"
    case .open: return "as long as you like"
    case .prompt: return "time to do what was said: \(segment.name)"
    case .reps where segment.tempo == nil: return "reps at your own pace"
    case .reps, .ready, .change: return nil
    }
  }

  static func all(in walk: EyesShutTests.Walk) -> [Silence] {
    var silences: [Silence] = []
    var end: Duration = .zero
    var last: Int?
    for moment in walk.moments {
      if moment.at - end > .seconds(20) {
        let isOne = last == moment.segment || moment.at == moment.spokenAt
        silences.append(
          Silence(
            from: end, length: moment.at - end,
            segment: isOne ? last.map { walk.timeline.segments[$0] } : nil))
      }
      end = max(end, moment.at, moment.spokenAt + moment.speaking)
      last = moment.segment
    }
    return silences
  }
}
