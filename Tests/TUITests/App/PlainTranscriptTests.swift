import CarePlan
import Drawing
import RoutineEngine
import TUI
import Testing

@Suite struct PlainTranscriptTests {
  /// All lines of a session, as the program prints them.
  private func lines(
    _ routine: Routine, isHandsFree: Bool, hasKeys: Bool, isBrief: Bool = false,
    until end: Duration,
    pressing keys: [(Duration, Key)] = []
  ) throws -> [String] {
    let settings = PlaySettings(isHandsFree: isHandsFree)
    let timeline = try Timeline(routine, settings.prescription)
    var transcript = PlainTranscript(hasKeys: hasKeys, isBrief: isBrief)
    var (app, effects) = App.playing(
      Fixture.request(timeline), care: Care(signs: .nothing),
      settings: settings, size: App.smallest, glyphs: .ascii, at: .zero)
    var lines = effects.flatMap { transcript.lines(for: $0) }
    for (moment, key) in keys + [(end, .control("l"))] {
      while let next = app.nextDeadline, next <= moment {
        effects = app.send(.advanced, at: next)
        lines += effects.flatMap { transcript.lines(for: $0) }
      }
      effects = app.press(key, at: moment)
      lines += effects.flatMap { transcript.lines(for: $0) }
    }
    return lines + app.closing()
  }

  @Test func `a hands-free session is printed as milestones`() throws {
    let told = try lines(
      Fixture.stretch, isHandsFree: true, hasKeys: false, until: .seconds(600))
    #expect(
      told == [
        "Seitliche Dehnung \u{1F9D8} 伸ばす, standard, about 2 min.",
        "Take care: Ease off if pain starts; stop if it shoots into an arm.",
        "Take care: Not while you are dizzy.",
        "Sit tall: Sit tall and raise one arm overhead.",
        "Get ready, 5 s: Lean. Lean over and let the hand draw the arm further.",
        "Hold 1 of 2, left side, 20 s: Lean.", "Breathe out", "Rest, 5 s.",
        "Hold 2 of 2, left side, 20 s: Lean.", "Breathe out", "Change to the right side, 5 s.",
        "Hold 1 of 2, right side, 20 s: Lean.", "Breathe out", "Rest, 5 s.",
        "Hold 2 of 2, right side, 20 s: Lean.", "Breathe out",
        "Done. Your back will thank you. 1 min 20 s of exercise.", "Ideally 1-3 times a day.",
      ])
  }

  @Test func `the rhythm is told with the first repeat`() throws {
    let breaths = Tempo([.init("in", .seconds(4)), .init("hold", .seconds(7))])
    let routine = Routine(
      id: "b", title: "B",
      steps: [
        Step(.breathe(Dose(.seconds(30))), repeats: Dose(2), tempo: breaths),
        Step(.reps(Dose(5)), title: "Roll", tempo: Tempo(stroke: .seconds(3))),
      ])
    let told = try lines(routine, isHandsFree: true, hasKeys: false, until: .seconds(600))
    #expect(
      told.filter { $0.hasPrefix("Breathe") || $0.hasPrefix("Repeat") } == [
        "Breathe 1 of 2, 30 s. In 4 s, hold 7 s.", "Breathe 2 of 2, 30 s.",
        "Repeat 5 times: Roll. 3 s each way.",
      ])
  }

  @Test func `care and breathing are not called exercise`() throws {
    for kind in [Routine.Kind.care, .breathing] {
      var routine = Fixture.stretch
      routine.kind = kind
      let told = try lines(routine, isHandsFree: true, hasKeys: false, until: .seconds(600))
      #expect(told.contains("Done. Your back will thank you. 1 min 20 s."))
    }
  }

  @Test func `pausing, resuming and stopping by key are printed`() throws {
    let told = try lines(
      Fixture.stretch, isHandsFree: false, hasKeys: true, until: .seconds(40),
      pressing: [
        (.seconds(1), .enter), (.seconds(8), .character(" ")), (.seconds(20), .character(" ")),
        (.seconds(25), .character("!")), (.seconds(26), .character("e")),
      ])
    #expect(
      told.suffix(from: 3) == [
        "Keys: space pauses, n next, p back, ! it hurts, q quits, ? lists them all.",
        "Sit tall: Sit tall and raise one arm overhead. Press Enter when you are ready.",
        "Get ready, 5 s: Lean. Lean over and let the hand draw the arm further.",
        "Hold 1 of 2, left side, 20 s: Lean.",
        "Paused, 18 s of this left. Press space to resume.", "Resumed.",
        "Stopped: it hurts, 16 s of this left.",
        "Stopped. What would you like to do? c: carry on, g: carry on, easier, s: skip this move, "
          + "e: stop for today (Enter).",
        "You stopped because it hurt. Good decision. 4 s of exercise.",
        "Stop for today. No more pressing, rolling or stretching until tomorrow.",
      ])
  }

  @Test func `a session without keys mentions none`() throws {
    let told = try lines(Fixture.roll, isHandsFree: true, hasKeys: false, until: .seconds(900))
    #expect(!told.contains { $0.contains("Enter") || $0.contains("Keys") })
    #expect(told.contains("Repeat 10 times: Circles. Circle your shoulders."))
    let plain = told.allSatisfy { line in line.unicodeScalars.allSatisfy { $0.value >= 0x20 } }
    #expect(plain)
  }

  @Test func `a brief transcript omits rests and repeated words`() throws {
    let told = try lines(
      Fixture.stretch, isHandsFree: true, hasKeys: false, isBrief: true, until: .seconds(600))
    #expect(
      told.suffix(from: 4) == [
        "Get ready, 5 s: Lean. Lean over and let the hand draw the arm further.",
        "Hold 1 of 2, left side, 20 s: Lean.", "Breathe out",
        "Hold 2 of 2, left side, 20 s: Lean.", "Change to the right side, 5 s.",
        "Hold 1 of 2, right side, 20 s: Lean.", "Hold 2 of 2, right side, 20 s: Lean.",
        "Done. Your back will thank you. 1 min 20 s of exercise.", "Ideally 1-3 times a day.",
      ])
  }
}
