import RoutineEngine
import Testing

@Suite struct ClampedTests {
  @Test(arguments: [(-1, 0), (0, 0), (3, 3), (6, 6), (7, 6), (.max, 6)])
  func `a value is moved to the nearest within bounds`(value: Int, expected: Int) {
    #expect(value.clamped(to: 0...6) == expected)
  }

  @Test func `bounds may meet`() {
    #expect(Duration.seconds(9).clamped(to: .seconds(5) ... .seconds(5)) == .seconds(5))
  }
}
