import RoutineEngine
import Testing

@Suite struct DoseTests {
  @Test(arguments: [
    (15, 30, [15, 20, 30]),  // spans 10 s or more: down to 5 s
    (180, 300, [180, 240, 300]),  // spans a minute or more: down to 30 s
    (30, 120, [30, 60, 120]),
    (15, 20, [15, 17, 20]),  // shorter: a whole second
    (7, 7, [7, 7, 7]),
    (61, 71, [61, 65, 71]),
    (900, 1200, [900, 1050, 1200]),
  ])
  func `a length is resolved at each level`(low: Int, high: Int, expected: [Int]) {
    let dose = Dose<Duration>(.seconds(low), .seconds(high))
    #expect(Level.allCases.map { dose.resolved(at: $0) } == expected.map { .seconds($0) })
  }

  @Test(arguments: [
    (2, 4, [2, 3, 4]), (2, 3, [2, 2, 3]), (8, 12, [8, 10, 12]), (5, 5, [5, 5, 5]),
  ])
  func `a count is resolved at each level`(low: Int, high: Int, expected: [Int]) {
    #expect(Level.allCases.map { Dose(low, high).resolved(at: $0) } == expected)
  }

  @Test func `the middle stays within every range`() {
    for low in 1...120 {
      for high in low...400 {
        let middle = Dose<Duration>(.seconds(low), .seconds(high)).resolved(at: .standard)
        #expect(middle >= .seconds(low) && middle <= .seconds(high), "\(low)-\(high) s")
      }
    }
  }

  @Test func `ends come in either order`() {
    #expect(Dose(4, 2) == Dose(2, 4))
    #expect(Dose(3).isFixed && !Dose(2, 4).isFixed)
  }

  @Test func `levels follow each other`() {
    #expect(Level.allCases.map(\.following) == [.standard, .full, .gentle])
  }
}
