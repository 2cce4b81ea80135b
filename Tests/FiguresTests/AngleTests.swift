import Foundation
import Testing

@testable import Figures

@Suite struct AngleTests {
  @Test func isTheSineAndCosine() {
    for step in -7300...7300 {
      let degrees = Double(step) / 10
      let direction = Angle(degrees: degrees).direction
      #expect(abs(direction.x - sin(degrees * .pi / 180)) < 1e-9, "\(degrees)")
      #expect(abs(direction.y - cos(degrees * .pi / 180)) < 1e-9, "\(degrees)")
    }
  }

  @Test func quartersAreExact() {
    #expect(Angle(degrees: 0).direction == (0, 1))
    #expect(Angle(degrees: 90).direction == (1, 0))
    #expect(Angle(degrees: 180).direction == (0, -1))
    #expect(Angle(degrees: -90).direction == (-1, 0))
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func whatIsNoNumberIsUp(degrees: Double) {
    #expect(Angle(degrees: degrees).direction == (0, 1))
  }
}
