import Testing

@testable import RoutineEngine

/// Moves on a timeline: their words for each side, what comes before and after them, their rounds.
@Suite struct MoveTests {
  private func press() -> Step {
    var step = Step(
      .massage(Dose(.seconds(30))), title: "Press", text: "Breathe. Not on the right of the spine.",
      sides: .both(first: .right), repeats: Dose(2), rest: .seconds(10))
    step.writtenFor = .right
    step.before = ["Put the ball beside your right shoulder blade. Bring your right arm across."]
    step.after = ["Step forward."]
    return step
  }

  @Test func `words that name a side come for each side`() throws {
    let timeline = try Fixture.timeline(press())
    #expect(
      timeline.outline == [
        "prompt right", "ready 5 right 1/2", "massage 30 right 1/2", "rest 10 right 2/2",
        "massage 30 right 2/2",
        // Out of one side and into the other.
        "prompt left", "ready 5 left 1/2", "massage 30 left 1/2", "rest 10 left 2/2",
        "massage 30 left 2/2", "prompt left",
      ])
    #expect(timeline.segments.allSatisfy { $0.step == 0 })
    #expect(
      timeline.segments[5].text
        == "Step forward. Now the left side. Put the ball beside your left shoulder blade. "
        + "Bring your left arm across.")
    #expect(timeline.segments[7].text == "Breathe. Not on the left of the spine.")
  }

  @Test func `leaving a position takes no longer than its words`() throws {
    var cold = Step(.apply(Dose(.minutes(10))), title: "Cold pack")
    cold.before = ["Lean back on it."]
    cold.wait = .seconds(120)
    cold.after = ["Take the pack off."]
    let segments = try Fixture.timeline(cold).segments
    #expect(segments.first?.pace == .seconds(120))
    #expect(try #require(segments.last).pace < .seconds(20))
  }

  @Test func `words without a side come once`() throws {
    var lean = Step(
      .hold(Dose(.seconds(10))), text: "Lean to the right.", sides: .alternate(first: .right),
      repeats: Dose(1), change: .seconds(10))
    lean.before = ["Raise both arms."]
    lean.restText = "Come up."
    lean.writtenFor = .right
    let timeline = try Fixture.timeline(lean)
    #expect(
      timeline.outline == [
        "prompt", "ready 5 right 1/1", "hold 10 right 1/1", "switch 10 left 1/1",
        "hold 10 left 1/1",
      ])
    #expect(timeline.segments[2].text == "Lean to the right.")
    #expect(timeline.segments[3].text == "Come up." && timeline.segments[3].hasOwnText)
    #expect(timeline.segments[4].text == "Lean to the left.")
  }

  @Test func `the sorer side comes first, with its own words`() throws {
    let left = try Timeline(
      Routine(id: "a", title: "A", steps: [press()]), Prescription(firstSide: .left))
    #expect(
      Array(left.outline.prefix(3)) == ["prompt left", "ready 5 left 1/2", "massage 30 left 1/2"])
    #expect(left.segments[0].text.hasPrefix("Put the ball beside your left shoulder blade."))
  }

  @Test func `of two steps on one side each the sorer one comes first`() throws {
    func lean(_ side: Side) -> Step {
      Step(
        .hold(Dose(.seconds(10))), title: "Lean", text: "Lean to the \(side.rawValue).",
        sides: .one(side))
    }
    var other = lean(.left)
    other.text = "Now come up, and lean to the left."
    func texts(_ steps: [Step], first: Side?) throws -> [String] {
      try Timeline(Routine(id: "a", title: "A", steps: steps), Prescription(firstSide: first))
        .segments.filter { $0.kind == .hold }.map(\.text)
    }
    let (right, left) = ("Lean to the right.", "Lean to the left.")
    #expect(try texts([lean(.right), lean(.left)], first: .left) == [left, right])
    #expect(try texts([lean(.right), lean(.left)], first: .right) == [right, left])
    #expect(try texts([lean(.right), lean(.left)], first: nil) == [right, left])
    // The words of the second lean on those of the first.
    #expect(try texts([lean(.right), other], first: .left) == [right, other.text])
  }

  @Test func `a side of a group is a side of its steps`() throws {
    var inner = Step(.hold(Dose(.seconds(10))), title: "Right arm")
    inner.writtenFor = .right
    let group = Step(
      .group([Step(.prompt, text: "Sit."), inner]), sides: .both(first: .right),
      change: .seconds(8))
    let timeline = try Fixture.timeline(group)
    #expect(
      timeline.outline == [
        "prompt right", "ready 5 right 1/1", "hold 10 right 1/1", "switch 8 left", "prompt left",
        "ready 5 left 1/1", "hold 10 left 1/1",
      ])
    #expect(
      timeline.segments.filter { $0.kind == .hold }.map(\.title) == ["Right arm", "Left arm"])
  }

  @Test func `only whole words change places`() {
    #expect("Right, upright, LEFT and left.".mirrored == "Left, upright, LEFT and right.")
    #expect("left".mirrored == "right")
    #expect("Éleft leftà right-left".mirrored == "Éleft leftà left-right")
    #expect("Sit.".mirrored == "Sit.")
    #expect("".mirrored.isEmpty)
  }

  @Test func `a wait takes as long as its author says, and never too short to read`() throws {
    var step = Fixture.hold(10)
    step.before = ["Lie down."]
    step.after = ["Sit up."]
    step.wait = .seconds(30)
    var prompt = Step(.prompt, text: String(repeating: "word ", count: 50))
    prompt.wait = .seconds(3)
    var reps = Step(.reps(Dose(5, 10)))
    reps.about = Dose(.seconds(20), .seconds(40))
    let timeline = try Fixture.timeline(step, prompt, reps, level: .full)
    #expect(
      timeline.segments.filter { $0.length == nil }.map(\.pace) == [
        // The wait is for getting into position, not out of it.
        .seconds(30), .seconds(8), .seconds(25), .seconds(40),
      ])
  }

  // MARK: Rounds

  @Test func `every segment of a group knows its round`() throws {
    let group = Step(
      .group([Fixture.hold(10), Fixture.hold(20)]), repeats: Dose(2, 3), rest: .seconds(15))
    let timeline = try Fixture.timeline(Fixture.hold(5), group, level: .full)
    #expect(
      timeline.segments.map { $0.round.map { "\($0.index)/\($0.of)" } ?? "-" } == [
        "-", "-", "1/3", "1/3", "1/3", "1/3", "2/3", "2/3", "2/3", "2/3", "2/3", "3/3", "3/3",
        "3/3", "3/3", "3/3",
      ])
    #expect(timeline.segments.indices.filter { timeline.segments[$0].beginsRound } == [2, 6, 11])
    var gentle = timeline
    gentle.ease(from: 3)
    #expect(gentle.segments.last?.round == .init(index: 2, of: 2))
  }

  @Test func `a group that is done once has no rounds`() throws {
    let timeline = try Fixture.timeline(Step(.group([Fixture.hold(10)])))
    #expect(timeline.segments.allSatisfy { $0.round == nil && !$0.beginsRound })
  }

  // MARK: What comes along

  @Test func `what a move needs comes with it`() {
    var step = Fixture.hold(10)
    step.move = Move(
      id: "m", equipment: ["ball"], cautions: ["Not on bone.", "Call for help."],
      sources: [Source(title: "S")])
    var routine = Fixture.routine(Step(.group([step])))
    routine.cautions = ["Call for help."]
    let all = routine.includingWhatItIncludes
    #expect(all.equipment == ["ball"] && all.sources == [Source(title: "S")])
    // A caution that comes again is the last.
    #expect(all.cautions == ["Not on bone.", "Call for help."])
    #expect(routine.moveStep == nil)
  }
}
