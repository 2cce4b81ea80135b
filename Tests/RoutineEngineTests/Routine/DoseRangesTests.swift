import RoutineEngine
import Testing

@Suite struct DoseRangesTests {
  private let ranges = DoseRanges(
    Routine(
      id: "stretch", title: "Stretch",
      steps: [
        Step(.hold(Dose(.seconds(15), .seconds(30))), repeats: Dose(2, 4)),
        Step(.hold(Dose(.seconds(10), .seconds(25))), repeats: Dose(3)),
      ]))

  @Test func `a dose within every range is allowed`() {
    #expect(ranges.allow(Prescription(level: .full)))
    #expect(ranges.allow(Prescription(hold: .seconds(15), repeats: 3)))
    #expect(ranges.allow(Prescription(hold: .seconds(25))))
  }

  @Test func `a dose outside of one range is not allowed`() {
    #expect(!ranges.allow(Prescription(hold: .seconds(30))))
    #expect(!ranges.allow(Prescription(hold: .seconds(14))))
    #expect(!ranges.allow(Prescription(repeats: 4)))
  }

  @Test func `a routine without holds allows none`() {
    let massage = DoseRanges(
      Routine(id: "roll", title: "Roll", steps: [Step(.massage(Dose(.minutes(3), .minutes(5))))]))
    #expect(!massage.allow(Prescription(hold: .seconds(20))))
    #expect(massage.allow(Prescription(level: .gentle)))
  }
}
