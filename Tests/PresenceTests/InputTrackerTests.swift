import Foundation
import Reminders
import Testing

@testable import Presence

/// A moment some seconds after a beginning.
func moment(_ boot: Double, asleep: Double = 0, clockSetBy shift: Double = 0) -> BreakMoment {
  BreakMoment(
    awake: .seconds(boot - asleep), boot: .seconds(boot),
    wall: Date(timeIntervalSince1970: 1_800_000_000 + boot + shift), timeZone: .gmt)
}

@Suite struct InputTrackerTests {
  @Test func `only what changes is input`() {
    var tracker = InputTracker()
    let first = tracker.update(.seconds(90), age: .seconds(10), resolution: .zero, at: moment(100))
    #expect(first == .seconds(90)...(.seconds(90)))
    // The clock was set by an hour: the age is another, the time is the same.
    let same = tracker.update(
      .seconds(90), age: .seconds(3_670), resolution: .zero, at: moment(160))
    #expect(same == first)
    let next = tracker.update(.seconds(210), age: .seconds(10), resolution: .zero, at: moment(220))
    #expect(next == .seconds(210)...(.seconds(210)))
  }

  @Test func `an age from a clock that was set lies between two looks`() {
    var tracker = InputTracker()
    _ = tracker.update(.seconds(90), age: .seconds(10), resolution: .zero, at: moment(100))
    let old = tracker.update(
      .seconds(3_700), age: .seconds(9_999), resolution: .zero, at: moment(160))
    #expect(old?.lowerBound == .seconds(100))
    let early = tracker.update(
      .seconds(9_000), age: .seconds(-500), resolution: .zero, at: moment(220))
    #expect(early?.upperBound == .seconds(220))
  }

  @Test func `a coarse time is a range that ends now at the latest`() {
    var tracker = InputTracker()
    func range(_ now: Double) -> ClosedRange<Duration>? {
      tracker.update(
        .seconds(96), age: .seconds(now - 96), resolution: .seconds(8), at: moment(now))
    }
    #expect(range(100) == .seconds(96)...(.seconds(100)))
    #expect(range(200) == .seconds(96)...(.seconds(104)))
  }

  @Test func `a machine that slept makes no input`() {
    var tracker = InputTracker()
    let before = tracker.update(.seconds(90), age: .seconds(10), resolution: .zero, at: moment(100))
    let after = tracker.update(
      .seconds(130), age: .seconds(20), resolution: .zero, at: moment(750, asleep: 600))
    #expect(after == before)
    let typed = tracker.update(
      .seconds(160), age: .seconds(5), resolution: .zero, at: moment(765, asleep: 600))
    #expect(typed == .seconds(760)...(.seconds(760)))
  }
}

@Suite struct SourceTrustTests {
  @Test func `three answers without sense in a row are enough for an hour`() {
    var trust = SourceTrust()
    for second in 0..<3 {
      #expect(trust.reason == nil)
      trust.record(.failed, in: .zero, at: .seconds(second))
    }
    let isAskedSoon = trust.isAsked(at: .seconds(10))
    #expect(!isAskedSoon)
    #expect(trust.reason == "its answers make no sense")
    let isAskedLater = trust.isAsked(at: .seconds(3_700))
    #expect(isAskedLater)
  }

  @Test func `a slow answer now and then is none`() {
    var trust = SourceTrust()
    for second in 0..<20 {
      let time: Duration = second.isMultiple(of: 3) ? .milliseconds(10) : .milliseconds(300)
      trust.record(.input(nil), in: time, at: .seconds(second))
    }
    #expect(trust.reason == nil)
  }

  @Test func `input at each look before a locked screen is a ghost`() {
    var trust = SourceTrust()
    for look in 0..<30 {
      let now = Duration.seconds(look * 60)
      trust.compare(now...now, isLocked: true, absence: nil, at: now)
    }
    #expect(trust.reason == "it saw input while nobody was there")
  }
}
