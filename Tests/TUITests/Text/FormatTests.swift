import Drawing
import RoutineEngine
import TUI
import Testing

@Suite struct FormatTests {
  @Test func `the work of a routine is a line`() {
    let lean = Step(
      .hold(Dose(.seconds(15))), title: "Lean", sides: .both(first: .right), repeats: Dose(3))
    let roll = Step(.massage(Dose(.seconds(60))), title: "Roll")
    var off = roll
    off.isSkipped = true
    let inner = Routine(id: "inner", title: "Inner", steps: [lean, off])
    let routine = Routine(
      id: "all", title: "All",
      steps: [Step(.prompt, title: "Sit"), Step(.include(inner)), Step(.group([roll]))])
    #expect(
      Format.dose(of: routine, Prescription(hold: .seconds(20)))
        == "Lean, 3 × 20 s, each side; Roll, 1 min")
  }

  @Test(arguments: [
    (Duration.seconds(7), "0:07", "7 s"), (.seconds(240), "4:00", "4 min"),
    (.seconds(90), "1:30", "1 min 30 s"), (.seconds(3_900), "1:05:00", "1 h 5 min"),
    (.zero, "0:00", "0 s"), (.milliseconds(19_200), "0:20", "20 s"),
    (.zero - .seconds(3), "0:00", "0 s"),
  ])
  func `a length is formatted as a clock and in words`(
    length: Duration, clock: String, words: String
  ) {
    #expect(Format.clock(length) == clock)
    #expect(Format.length(length) == words)
  }

  @Test func `an approximate length is given in whole minutes`() {
    #expect(Format.about(.seconds(20)) == "1 min")
    #expect(Format.about(.seconds(273)) == "5 min")
  }

  @Test func `the steps tell their rhythm, and the rest between repeats`() {
    let phases = [("in", 4), ("hold", 7), ("out", 8)].map {
      Tempo.Phase($0.0, .seconds($0.1))
    }
    let breathe = Step(
      .breathe(Dose(.minutes(1))), repeats: Dose(4), rest: .seconds(30), tempo: Tempo(phases))
    var once = Step(.reps(Dose(5)), title: "Roll", tempo: Tempo(stroke: .milliseconds(2_500)))
    once.rest = .seconds(30)
    var rounds = Step(.group([once]))
    (rounds.repeats, rounds.rest) = (Dose(3), .minutes(5))
    let text = RoutineText(
      Routine(id: "p", title: "P", steps: [breathe, rounds]), Prescription(), columns: 200,
      glyphs: .unicode)
    let lines = text.lines.map(\.text)
    #expect(lines.contains("1. Breathe, 4 × 1 min, in 4 s, hold 7 s, out 8 s, 30 s rest between"))
    #expect(lines.contains("2. Round, 3 ×, 5 min rest between"))
    #expect(lines.contains("   – Roll, 5 times, 2.5 s each way"))
  }

  @Test func `a dose per day is formatted as times a day`() {
    #expect(Format.timesPerDay(Dose(1)) == "once a day")
    #expect(Format.timesPerDay(Dose(5, 6)) == "5-6 times a day")
  }

  @Test func `the texts of a step say when they apply`() {
    var press = Step(
      .massage(Dose(.seconds(30))), title: "Press", text: "Hold still.",
      cues: [TimedCue(.half, "Breathe out.")])
    press.before = ["Lean back."]
    press.restText = "Move to a new spot."
    press.after = ["Step forward.", "Catch the ball."]
    press.hints.mistake = "You rock."
    let text = RoutineText(
      Routine(id: "p", title: "P", steps: [press]), Prescription(), columns: 200, glyphs: .unicode)
    let words = "Lean back. Hold still. Breathe out. Between: Move to a new spot."
    #expect(
      text.lines.contains {
        $0.text.hasSuffix("Press: \(words) At the end: Step forward. Catch the ball.")
      })
    #expect(text.lines.contains { $0.text == "  Common mistake: You rock." })
  }
}
