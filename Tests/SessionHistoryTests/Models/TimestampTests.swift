import TestSupport
import Testing

@testable import SessionHistory

@Suite struct TimestampTests {
  @Test(arguments: [
    ("2026-11-23T10:00:00.000+00:00", 1_795_428_000_000, 0),
    ("2026-11-23T11:00:00.250+01:00", 1_795_428_000_250, 3_600),
    ("2026-11-22T22:30:00.001-11:30", 1_795_428_000_001, -41_400),
    ("1970-01-01T00:19:32.000+00:19:32", 0, 1_172),
    ("9999-12-31T23:59:59.999+00:00", 253_402_300_799_999, 0),
    ("2026-11-24T03:00:00.007+17:00", 1_795_428_000_007, 61_200),
  ])
  func `a moment is written as text and read back`(text: String, milliseconds: Int, offset: Int) {
    let timestamp = Timestamp(milliseconds: milliseconds, utcOffset: offset)
    #expect(timestamp.text == text)
    #expect(Timestamp(text) == timestamp)
  }

  @Test func `any moment is read back from its text`() {
    var random = SeededGenerator(seed: 1)
    for _ in 0..<2_000 {
      let timestamp = Timestamp(
        milliseconds: Int.random(in: 86_400_000...253_402_000_000_000, using: &random),
        utcOffset: Int.random(in: Timestamp.offsets, using: &random))
      #expect(Timestamp(timestamp.text) == timestamp)
    }
  }

  @Test(arguments: [
    "", "2026-11-23", "2026-11-23T10:00:00Z", "2026-11-23T10:00:00.000Z",
    "2026-11-23T24:00:00.000+00:00", "2026-11-23T10:60:00.000+00:00",
    "2026-11-23T10:00:00.000+19:00", "2026-11-23T10:00:00.000 00:00",
    "1969-12-31T23:59:59.999+00:00", "2026-02-30T10:00:00.000+00:00",
    "2026-11-23t10:00:00.000+00:00", "2026-11-23T1０:00:00.000+00:00",
    "2026-11-23T10:00:00.000+00:00:00:00", "2026-11-23T10:00:00.000-00:00",
    "2026-11-23T10:00:00.000+01:00:00", "2026-11-23T10:00:00.000+01:60",
    "2026-13-01T10:00:00.000+01:00", "2026-00-01T10:00:00.000+01:00",
  ])
  func `text that is no valid moment is rejected`(text: String) {
    #expect(Timestamp(text) == nil)
  }

  /// Another digit or sign makes another moment or none: no text is read that is not written.
  @Test func `no text is read that would be written differently`() {
    var random = SeededGenerator(seed: 3)
    var read = 0
    for _ in 0..<20_000 {
      let moment = Timestamp(
        milliseconds: .random(in: Timestamp.moments, using: &random),
        utcOffset: .random(in: -1_079...1_079, using: &random) * 60)
      var text = Array(moment.text.utf8)
      let at = Int.random(in: 0..<text.count, using: &random)
      text[at] = Array("0123456789+-:.T ".utf8).randomElement(using: &random) ?? 0
      text.swapAt(at, .random(in: 0..<text.count, using: &random))
      let changed = String(decoding: text, as: UTF8.self)
      guard let changedMoment = Timestamp(changed) else { continue }
      read += 1
      #expect(changedMoment.text == changed)
    }
    #expect(read > 1_000)
  }
}
