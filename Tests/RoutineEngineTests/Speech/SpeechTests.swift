import Testing

@testable import RoutineEngine

/// The words of a voice at each cue, the longest variant first.
@Suite struct SpeechTests {
  /// A routine with a side, a repeat, a rest and a wait.
  private static let reach = Routine(
    id: "reach", title: "Reach",
    steps: [
      Step(.prompt, title: "Sit tall", text: "Cross your arms"),
      Step(
        .hold(Dose(.seconds(20))), title: "Reach", text: "Reach away, then let your head bend.",
        sides: .both(first: .left), repeats: Dose(2)),
      Step(.rest(Dose(.seconds(30))), title: "Let go", text: "Shake your arms out!"),
      Step(.reps(Dose(8)), title: "Roll", text: "Roll your shoulders.", repeats: Dose(2)),
    ])

  private func segment(_ kind: Segment.Kind, _ number: Int = 0, of routine: Routine = reach) throws
    -> Segment
  {
    try #require(
      Timeline(routine).segments.filter { $0.kind == kind }.dropFirst(number).first)
  }

  private func said(_ cue: Cue.Kind, _ segment: Segment?) -> [String] {
    Speech.variants(for: cue, in: segment).map(\.text)
  }

  @Test func `getting ready tells name, side, repeat and text, and less where there is no time`()
    throws
  {
    #expect(
      said(.ready, try segment(.ready)) == [
        "Reach. Left side. 1 of 2. Reach away, then let your head bend.",
        "Reach. Left side. 1 of 2.", "Reach. Left side.", "Reach.",
      ])
    #expect(said(.ready, nil) == ["Get ready."])
  }

  @Test func `work begins with a word`() throws {
    #expect(said(.start, try segment(.hold)) == ["Hold."])
    #expect(said(.start, nil) == ["Begin."])
    let breathing = Routine(
      id: "b", title: "B",
      steps: [
        Step(
          .breathe(Dose(.minutes(1))), title: "Breathe",
          tempo: Tempo([.init("in", .seconds(4)), .init("out", .seconds(6))]))
      ])
    #expect(said(.start, try segment(.breathe, of: breathing)) == ["Breathe in.", "Breathe."])
  }

  @Test func `rolling begins with the way of the first stroke`() throws {
    let roll = Routine(
      id: "r", title: "R",
      steps: [
        Step(
          .massage(Dose(.minutes(1))), title: "Roll",
          tempo: Tempo([.init("up", .seconds(3)), .init("down", .seconds(3))]))
      ])
    #expect(said(.start, try segment(.massage, of: roll)) == ["Begin, up.", "Begin."])
  }

  @Test func `a rest names what comes next`() throws {
    #expect(
      said(.rest, try segment(.rest)) == [
        "Rest. Next: Reach. Left side. 2 of 2.", "Rest. Next: Reach. 2 of 2.", "Rest. 2 of 2.",
        "Rest.",
      ])
    #expect(
      said(.rest, try segment(.rest, 2)).first == "Let go. Shake your arms out! Next: Roll.")
  }

  @Test func `a change of sides names the side, and the move where there is time`() throws {
    #expect(
      said(.change, try segment(.change))
        == ["Now the right side. Reach. 1 of 2.", "Now the right side."])
    #expect(said(.change, nil) == ["Switch sides."])
  }

  @Test func `a change of sides first says how to come out of this one`() throws {
    var lean = Step(
      .hold(Dose(.seconds(10))), title: "Lean", text: "Lean to the right.",
      sides: .alternate(first: .right), repeats: Dose(2), change: .seconds(10))
    lean.writtenFor = .right
    lean.restText = "Come up. Then raise both arms again."
    let timeline = try Timeline(Routine(id: "t", title: "T", steps: [lean]))
    let change = try #require(timeline.segments.first { $0.kind == .change })
    #expect(
      said(.change, change) == [
        "Come up. Then raise both arms again. Now the left side. Lean. 1 of 2.",
        "Now the left side. Lean. 1 of 2.", "Now the left side.",
      ])
  }

  @Test func `words to get out of position come without the name of the move`() throws {
    var press = Step(
      .massage(Dose(.seconds(30))), title: "Press", text: "Breathe.", sides: .both(first: .right))
    press.writtenFor = .right
    press.before = ["Put the ball beside your right shoulder blade."]
    press.after = ["Step forward and catch the ball."]
    let timeline = try Timeline(Routine(id: "t", title: "T", steps: [press]))
    #expect(
      timeline.segments.filter { $0.kind == .prompt }.map { said(.yourTurn, $0).first } == [
        "Press. Right side. Put the ball beside your right shoulder blade.",
        "Step forward and catch the ball. Now the left side. "
          + "Put the ball beside your left shoulder blade.",
        "Step forward and catch the ball.",
      ])
    // Work names the move and its side all the same.
    #expect(
      timeline.segments.filter { $0.kind == .ready }.map { said(.ready, $0).first } == [
        "Press. Right side. Breathe.", "Press. Left side.",
      ])
  }

  @Test func `a wait tells what to do, once`() throws {
    #expect(said(.yourTurn, try segment(.prompt)).first == "Sit tall. Cross your arms.")
    #expect(
      said(.yourTurn, try segment(.reps)).first
        == "Roll. Set 1 of 2. 8 times. Roll your shoulders.")
    // Not again before each repeat.
    #expect(said(.yourTurn, try segment(.reps, 1)) == ["Roll. Set 2 of 2. 8 times."])
    #expect(said(.yourTurn, nil).isEmpty)
  }

  @Test func `a question that only the person can answer says by which key`() throws {
    let step = Step(.prompt, title: "Day three", text: "In the first two days? Stop.", asks: true)
    let asks = try segment(.prompt, of: Routine(id: "r", title: "R", steps: [step]))
    #expect(
      said(.yourTurn, asks) == [
        "Day three. In the first two days? Stop. Press Enter to continue.",
        "Day three. In the first two days? Press Enter to continue.",
        "Day three. Press Enter to continue.",
      ])
  }

  /// Fault 44: a round is announced, not as a repeat, and nothing is announced twice.
  @Test func `each round is said once, and the last as such`() throws {
    let hold = Step(.hold(Dose(.seconds(10))), title: "Reach", text: "Reach away.")
    let group = Step(.group([hold]), repeats: Dose(2), rest: .seconds(15))
    let timeline = try Timeline(Routine(id: "t", title: "T", steps: [group]))
    #expect(
      timeline.segments.map { said($0.firstCue, $0).first } == [
        "Round 1 of 2. Reach. Reach away.", "Hold.", "Last round, 2 of 2. Rest. Next: Reach.",
        "Reach.", "Hold.",
      ])
    let last = timeline.segments[2].schedule(over: .seconds(15)).map(\.kind)
    #expect(last.contains(.lastRound))
    #expect(!timeline.segments[0].schedule(over: .seconds(5)).map(\.kind).contains(.lastRound))
  }

  /// Fault 45: work that nothing announces.
  @Test func `a move without a get-ready says its name, and each repeat its number`() throws {
    let hold = Step(
      .hold(Dose(.seconds(10))), title: "Reach", text: "Reach away.", repeats: Dose(2),
      rest: .zero, ready: .zero)
    let timeline = try Timeline(Routine(id: "t", title: "T", steps: [hold]))
    #expect(said(.start, timeline.segments[0]).first == "Reach. 1 of 2. Reach away.")
    #expect(said(.start, timeline.segments[1]).first == "Reach. 2 of 2.")
  }

  @Test func `what comes after words to get into position does not name the move again`() throws {
    var pack = Step(
      .apply(Dose(.minutes(10))), title: "Cold pack", text: "Stay at ease.", ready: .zero)
    pack.before = ["Wrap the pack in a cloth."]
    let timeline = try Timeline(Routine(id: "t", title: "T", steps: [pack]))
    #expect(
      timeline.segments.map { said($0.firstCue, $0).first }
        == ["Cold pack. Wrap the pack in a cloth.", "Stay at ease."])
  }

  @Test func `a rest says what its author wrote, and spoken words replace the text`() throws {
    var roll = Step(
      .massage(Dose(.seconds(30))), title: "Roll", text: "A long text.", repeats: Dose(2),
      rest: .seconds(30))
    roll.restText = "Hips down. Keep holding your head."
    roll.spoken = "Slide slowly."
    roll.load = "soft roller"
    let timeline = try Timeline(Routine(id: "t", title: "T", steps: [roll]))
    #expect(
      said(.ready, timeline.segments[0]).first == "Roll, soft roller. 1 of 2. Slide slowly.")
    #expect(
      said(.rest, timeline.segments[2]).first
        == "Rest. Hips down. Keep holding your head. Next: Roll, soft roller. 2 of 2.")
  }

  @Test func `words to get into position carry the name once`() throws {
    var reach = Step(.hold(Dose(.seconds(10))), title: "Reach", text: "Reach away.")
    reach.before = ["Sit tall.", "Clasp your hands."]
    let timeline = try Timeline(Routine(id: "t", title: "T", steps: [reach]))
    #expect(
      timeline.segments.prefix(2).map { said(.yourTurn, $0).first }
        == ["Reach. Sit tall.", "Clasp your hands."])
  }

  @Test func `the other cues are a word or two`() throws {
    let hold = try segment(.hold)
    #expect(said(.halfway, hold) == ["Halfway."])
    #expect(said(.words("-Move on. Breathe"), hold) == ["Move on. Breathe.", "Move on."])
    #expect(said(.done, nil) == ["Done."])
    #expect(said(.countdown(3), nil) == ["3."])
    #expect(said(.endsIn(10), nil) == ["Moving on in 10 seconds.", "10 seconds."])
    let reps = try segment(.reps)
    #expect(said(.rep(3), reps) == ["3."])
    #expect(said(.rep(8), reps) == ["8. Last one.", "8."])
    #expect(said(.phase("in", isReturning: false), hold) == ["in."])
    #expect(said(.phase("", isReturning: false), hold).isEmpty)
  }
}

/// Signs that each voice reads in its own way.
@Suite struct SpokenTextTests {
  @Test(arguments: [
    ("Hold it for 5-7 s.", "Hold it for 5 to 7 seconds."),
    ("Pain 0\u{2013}3: carry on", "Pain 0 to 3: carry on"),
    ("3\u{00D7}30 s/side", "3 times 30 seconds or side"),
    ("1 min, then 10min", "1 minute, then 10 minutes"), ("20x or 1x", "20 times or 1 time"),
    ("4/5 and 1.5 cm", "4 of 5 and 1 point 5 centimetres"), ("1:30 min", "1 30 minutes"),
    ("left/right & back", "left or right and back"), ("hands-free \u{2014} yes", "hands free, yes"),
    ("(slowly) \"now\" `it` *is* #1", "slowly now it is 1"),
    ("20 \u{00B0}C, 50%", "20 degrees, 50 per cent"),
    ("e.g. this, etc.", "for example this, and so on."), ("Wait\u{2026}", "Wait."),
    ("Don\u{2019}t. It's \u{2192} on", "Don't. It's then on"), ("-v", "v"), ("", ""),
    ("\u{2013}", ""),
    ("\u{00DC}ber 10,000 m", "\u{00DC}ber 10000 metres"), ("a\u{202E}b", "ab"),
  ])
  func `signs become words`(text: String, spoken: String) {
    #expect(SpokenText.of(text) == spoken)
  }

  @Test func `nothing but letters, digits and the signs of a sentence is left of any text`() {
    let signs = (0x20...0x24F).compactMap { Unicode.Scalar(UInt32($0)) }.map(String.init)
    for sign in signs + ["\u{2026}", "\u{2014}", "\u{1F9D8}", "\u{0301}"] {
      for text in [sign, "a\(sign)b", "1\(sign)2", "a \(sign) b", "5\(sign)", "\(sign)5"] {
        let spoken = SpokenText.of(text)
        #expect(
          spoken.allSatisfy { $0.isLetter || $0.isNumber || " .,:;?!'".contains($0) },
          "\(text.debugDescription) becomes \(spoken.debugDescription)")
      }
    }
  }

  @Test func `speaking takes longer the more words there are, and nothing for none`() {
    #expect(SpeakingTime.of("") == .zero)
    #expect(SpeakingTime.of("Hold.") == .milliseconds(900))
    #expect(SpeakingTime.of("one two three four five") == .milliseconds(2_500))
  }
}
