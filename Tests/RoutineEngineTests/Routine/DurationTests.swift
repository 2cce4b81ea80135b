import RoutineEngine
import Testing

@Suite struct DurationTests {
  @Test func `seconds are rounded up for a countdown`() {
    #expect(Duration.milliseconds(19_200).secondsRoundedUp == 20)
    #expect(Duration.seconds(20).secondsRoundedUp == 20)
    #expect(Duration.zero.secondsRoundedUp == 0)
    #expect((Duration.zero - .milliseconds(500)).secondsRoundedUp == 0)
  }

  @Test func `seconds are rounded down for a count-up`() {
    #expect(Duration.milliseconds(19_900).secondsRoundedDown == 19)
    #expect((Duration.zero - .milliseconds(500)).secondsRoundedDown == -1)
  }

  @Test func `a length is rounded down to a grain`() {
    #expect(Duration.milliseconds(22_500).roundedDown(to: .seconds(5)) == .seconds(20))
    #expect(Duration.minutes(4).roundedDown(to: .seconds(30)) == .seconds(240))
    #expect(Duration.seconds(-61).roundedDown(to: .seconds(30)) == .seconds(-90))
    #expect(Duration.seconds(-60).roundedDown(to: .seconds(30)) == .seconds(-60))
    #expect(Duration.milliseconds(1_500).inSeconds == 1.5)
  }

  @Test(arguments: [-7, -1, 1, 3, 100]) func `a length is multiplied and divided`(number: Int) {
    let seconds = [-90_061.000_000_001, -0.5, 0, 1e-9, 1, 299.999_999_999, 43_200]
    for length in seconds.map({ Duration.seconds($0) }) {
      // The standard library's, for another integer.
      #expect(length * number == length * Int64(number))
      #expect(length / number == length / Int64(number))
    }
  }
}
