import RoutineEngine
import Testing

@Suite struct TimelineTests {
  @Test(arguments: [(Level.gentle, 2, 15), (.standard, 3, 20), (.full, 4, 30)])
  func `the rhomboid stretch at each level`(level: Level, repeats: Int, seconds: Int) throws {
    let timeline = try Timeline(Fixture.stretch, Prescription(level: level))
    let holds = timeline.segments.filter { $0.kind == .hold }
    #expect(holds.map(\.length) == Array(repeating: .seconds(seconds), count: repeats))
    #expect(holds.map(\.repetition?.index) == (1...repeats).map { $0 })
  }

  @Test func `rests stand between repeats and not after the last`() throws {
    #expect(
      try Timeline(Fixture.stretch).outline == [
        "prompt", "ready 5 1/3", "hold 20 1/3", "rest 5 2/3", "hold 20 2/3", "rest 5 3/3",
        "hold 20 3/3",
      ])
  }

  @Test func `both sides take all repeats one after the other`() throws {
    var step = Fixture.hold(10, repeats: 2)
    step.sides = .both(first: .left)
    #expect(
      try Fixture.timeline(step).outline == [
        "ready 5 left 1/2", "hold 10 left 1/2", "rest 5 left 2/2", "hold 10 left 2/2",
        "switch 5 right 1/2", "hold 10 right 1/2", "rest 5 right 2/2", "hold 10 right 2/2",
      ])
  }

  @Test func `alternating changes sides after every repeat`() throws {
    var step = Fixture.hold(10, repeats: 2)
    step.sides = .alternate(first: .right)
    step.change = .seconds(8)
    #expect(
      try Fixture.timeline(step).outline == [
        "ready 5 right 1/2", "hold 10 right 1/2", "switch 8 left 1/2", "hold 10 left 1/2",
        "switch 8 right 2/2", "hold 10 right 2/2", "switch 8 left 2/2", "hold 10 left 2/2",
      ])
  }

  @Test func `one side has no change-over`() throws {
    var step = Fixture.hold(10)
    step.sides = .one(.left)
    #expect(try Fixture.timeline(step).outline == ["ready 5 left 1/1", "hold 10 left 1/1"])
  }

  @Test func `each kind of step is laid out`() throws {
    let timeline = try Fixture.timeline(
      Step(.prompt, text: "Lie down."),
      Step(.massage(Dose(.seconds(60))), title: "Roll", tempo: Tempo(stroke: .seconds(3))),
      Step(.rest(Dose(.seconds(30)))),
      Step(.reps(Dose(8, 12)), title: "Circles", repeats: Dose(2)),
      Step(.breathe(Dose(.seconds(120))), title: "Breathe"),
      Step(.open(about: Dose(.seconds(30), .seconds(60))), title: "Stay"))
    #expect(
      timeline.outline == [
        "prompt", "ready 5 1/1", "massage 60 1/1", "rest 30", "reps 1/2", "rest 5 2/2",
        "reps 2/2", "ready 5 1/1", "breathe 120 1/1", "open 1/1",
      ])
    #expect(timeline.segments[4].count == 10)
    #expect(timeline.segments[4].pace == .seconds(40))
    #expect(timeline.segments[9].pace == .seconds(45))
  }

  @Test func `rounds repeat a group with rests between`() throws {
    let group = Step(
      .group([Fixture.hold(10, title: "A"), Fixture.hold(15, title: "B")]), repeats: Dose(2),
      rest: .seconds(20))
    let timeline = try Fixture.timeline(group)
    #expect(
      timeline.outline == [
        "ready 5 1/1", "hold 10 1/1", "ready 5 1/1", "hold 15 1/1", "rest 20",
        "ready 5 1/1", "hold 10 1/1", "ready 5 1/1", "hold 15 1/1",
      ])
    #expect(timeline.segments.map(\.step) == [0, 0, 1, 1, 2, 3, 3, 4, 4])
  }

  @Test func `a group lends its side to its steps`() throws {
    let group = Step(.group([Fixture.hold(10)]), sides: .both(first: .left))
    #expect(
      try Fixture.timeline(group).outline == [
        "ready 5 left 1/1", "hold 10 left 1/1", "switch 5 right", "ready 5 right 1/1",
        "hold 10 right 1/1",
      ])
  }

  @Test func `an included routine is walked at the same level`() throws {
    let outer = Fixture.routine(Step(.include(Fixture.stretch)), Fixture.hold(10))
    let timeline = try Timeline(outer, Prescription(level: .gentle))
    #expect(
      timeline.outline == [
        "prompt", "ready 5 1/2", "hold 15 1/2", "rest 5 2/2", "hold 15 2/2", "ready 5 1/1",
        "hold 10 1/1",
      ])
    #expect(timeline.segments[0].section == "Stretch" && timeline.segments[5].section == nil)
  }

  @Test func `an included routine brings its cautions once`() {
    var inner = Fixture.stretch
    inner.cautions = ["Ease off.", "Not the neck."]
    inner.equipment = ["roller"]
    inner.sources = [Source(title: "Handout")]
    var outer = Fixture.routine(Step(.group([Step(.include(inner))])), Step(.include(inner)))
    outer.cautions = ["Ease off."]
    let all = outer.includingWhatItIncludes
    #expect(all.cautions == ["Ease off.", "Not the neck."])
    #expect(all.equipment == ["roller"] && all.sources == inner.sources)
  }

  @Test func `a step that is switched off is left out`() throws {
    var off = Fixture.hold(10)
    off.isSkipped = true
    #expect(try Fixture.timeline(off, Fixture.hold(15)).outline == ["ready 5 1/1", "hold 15 1/1"])
  }

  @Test func `lengths of its own replace the usual ones`() throws {
    var step = Fixture.hold(10, repeats: 2)
    step.ready = .seconds(10)
    step.rest = .zero
    #expect(
      try Fixture.timeline(step).outline == ["ready 10 1/2", "hold 10 1/2", "hold 10 2/2"])
    var reps = Step(.reps(Dose(5)))
    reps.ready = .seconds(3)
    #expect(try Fixture.timeline(reps).outline == ["ready 3 1/1", "reps 1/1"])
  }

  @Test func `the person's own dose replaces the level's`() throws {
    let mine = Prescription(level: .full, hold: .seconds(25), repeats: 2, ready: .zero)
    let routine = Fixture.routine(
      Step(.hold(Dose(.seconds(15), .seconds(30))), repeats: Dose(2, 4)),
      Fixture.hold(10),
      Step(.massage(Dose(.seconds(60)))))
    #expect(
      try Timeline(routine, mine).outline == [
        "hold 25 1/2", "rest 5 2/2", "hold 25 2/2", "hold 25 1/1", "massage 60 1/1",
      ])
  }

  @Test func `a dose out of bounds is moved into them`() {
    let wild = Prescription(hold: .seconds(9_999), repeats: 0, ready: .seconds(-3))
    #expect(wild.hold == Prescription.holdBounds.upperBound)
    #expect(wild.repeats == Prescription.repeatBounds.lowerBound)
    #expect(wild.ready == .zero)
  }

  @Test func `lengths count the clock and pace counts the waits`() throws {
    let timeline = try Timeline(Fixture.stretch)
    #expect(timeline.length == .seconds(5 + 3 * 20 + 2 * 5))
    #expect(timeline.likelyLength == timeline.length + .seconds(8))
  }

  // MARK: Too much, or nothing

  @Test func `nothing to walk is an error`() {
    var off = Fixture.hold(10)
    off.isSkipped = true
    #expect(throws: Timeline.Excess.empty) { try Fixture.timeline(off) }
    #expect(throws: Timeline.Excess.empty) { try Timeline(Fixture.routine()) }
  }

  @Test func `too many segments are an error`() {
    #expect(throws: Timeline.Excess.tooManySegments) {
      try Fixture.timeline(
        Step(.reps(Dose(1)), repeats: Dose(Int.max), rest: .zero))
    }
  }

  @Test func `nested rounds of nothing end`() {
    var off = Fixture.hold(10)
    off.isSkipped = true
    let nested = (0..<20).reduce(off) { inner, _ in Step(.group([inner]), repeats: Dose(100)) }
    #expect(throws: Timeline.Excess.tooManySegments) { try Fixture.timeline(nested) }
  }

  @Test func `a timeline that is too long is an error`() {
    #expect(throws: Timeline.Excess.tooLong) {
      try Fixture.timeline(
        Step(.massage(Dose(.seconds(3_600))), repeats: Dose(13), rest: .zero))
    }
  }

  // MARK: Going on with a session

  @Test func `a timeline is changed as a session had changed it`() throws {
    let timeline = try Timeline(Fixture.stretch, Prescription(level: .full))
    var session = Session.begin(timeline, isHandsFree: true).session
    while session.segment.kind != .hold, let next = session.nextDeadline {
      _ = session.handle(.advanced, at: next)
    }
    _ = session.handle(.hurt, at: .seconds(60))
    let hurtAt = session.index
    _ = session.handle(.hurtAnswered(.goOnGently), at: .seconds(61))
    _ = session.handle(.lengthened, at: .seconds(62))
    #expect(
      timeline.changed(easedFrom: hurtAt, lengthOf: session.index, to: session.segment.length)
        == session.timeline)
  }

  @Test func `an index that a timeline does not have changes nothing`() throws {
    let timeline = try Timeline(Fixture.stretch)
    #expect(timeline.changed(easedFrom: nil, lengthOf: 1, to: nil) == timeline)
    #expect(timeline.changed(easedFrom: 99, lengthOf: -1, to: .seconds(9)) == timeline)
    // The first segment waits, and has no length to change.
    #expect(timeline.changed(easedFrom: nil, lengthOf: 0, to: .seconds(9)) == timeline)
  }
}
