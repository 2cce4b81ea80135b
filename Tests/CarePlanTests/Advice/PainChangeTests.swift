import Testing

@testable import CarePlan

@Suite struct PainChangeTests {
  @Test(arguments: [
    (8, 6, PainChange.muchBetter), (8, 7, .better), (7, 6, .better), (6, 5, .better),
    (6, 4, .muchBetter),
    (3, 2, .muchBetter), (4, 3, .better), (1, 0, .muchBetter), (0, 0, .same), (5, 5, .same),
    (0, 1, .worse), (0, 2, .muchWorse), (1, 2, .worse), (8, 9, .worse), (8, 10, .muchWorse),
    (10, 0, .muchBetter), (0, 10, .muchWorse),
  ])
  func `a change between whole ratings is classified`(from: Int, to: Int, change: PainChange) {
    #expect(PainChange(from: from, to: to) == change)
  }

  @Test(arguments: [
    (6.0, 5.2, PainChange.same), (6, 5.1, .better), (6, 5, .better), (6, 4.0, .muchBetter),
    (4, 2.6, .muchBetter), (4, 2.7, .better), (0.6, 0.2, .same), (3, 3.4, .same),
    (3, 3.5, .worse), (5, 5.7, .same), (5, 5.75, .worse),
  ])
  func `a change between mean ratings is classified`(from: Double, to: Double, change: PainChange) {
    #expect(PainChange(from: from, to: to) == change)
  }

  @Test func `pain of 4 or 5 has to settle, pain of 6 or more means stop`() {
    #expect(
      (0...10).map(PainLine.init) == [
        .goOn, .goOn, .goOn, .goOn, .onlyIfItSettles, .onlyIfItSettles, .stop, .stop, .stop, .stop,
        .stop,
      ])
  }
}
