import RoutineEngine
import Testing

@Suite struct AgreedDosesTests {
  private func stretch(upTo longest: Int = 30) -> Routine {
    Routine(
      id: "stretch", title: "Stretch",
      steps: [Step(.hold(Dose(.seconds(15), .seconds(longest))), repeats: Dose(2, 4))])
  }

  private var doses: AgreedDoses {
    var doses = AgreedDoses()
    doses["stretch", .standard] = Prescription(hold: .seconds(25))
    return doses
  }

  @Test func `an agreed dose counts at its level`() {
    let chosen = Prescription(ready: .seconds(9))
    #expect(
      doses.prescription(for: stretch(), over: chosen)
        == Prescription(hold: .seconds(25), ready: .seconds(9)))
    let gentle = Prescription(level: .gentle)
    #expect(doses.prescription(for: stretch(), over: gentle) == gentle)
  }

  @Test func `a dose chosen for once goes first`() {
    for chosen in [Prescription(hold: .seconds(20)), Prescription(repeats: 2)] {
      #expect(doses.prescription(for: stretch(), over: chosen) == chosen)
    }
  }

  @Test func `a routine that has changed is walked as its file says`() {
    #expect(doses.agreed(for: stretch(upTo: 20), over: Prescription()) == nil)
  }

  @Test func `another routine has its own dose`() {
    let other = Routine(id: "other", title: "Other", steps: stretch().steps)
    #expect(doses.agreed(for: other, over: Prescription()) == nil)
  }

  @Test func `an agreed dose may have another level`() {
    var doses = AgreedDoses()
    doses["roll", .standard] = Prescription(level: .full)
    let roll = Routine(
      id: "roll", title: "Roll", steps: [Step(.massage(Dose(.minutes(3), .minutes(5))))])
    #expect(doses.prescription(for: roll, over: Prescription()).level == .full)
  }
}
