import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import SessionHistory

@Suite struct CheckpointTests {
  private static let id = UUID()

  /// The first hold of `stretch`, 20 s from 5 s on, so many seconds after the session began.
  private static func position(
    at seconds: Double, _ event: SessionEvent? = nil
  ) throws -> SessionPosition {
    var session = Session.begin(try Fixture.timeline()).session
    _ = session.handle(event ?? .advanced, at: .seconds(seconds))
    return SessionPosition(session, at: .seconds(seconds))
  }

  private static func checkpoint(
    from position: SessionPosition, to now: SessionPosition, seen seconds: TimeInterval = 0
  ) -> Checkpoint {
    Checkpoint(
      of: id, from: position, savedAt: Fixture.monday, to: now, seenAt: Fixture.monday + seconds)
  }

  // MARK: Bytes

  @Test func `a checkpoint is read back from its bytes`() throws {
    let checkpoint = Self.checkpoint(
      from: try Self.position(at: 10), to: try Self.position(at: 12.345))
    #expect(checkpoint.bytes.count == Checkpoint.length)
    #expect(Checkpoint(checkpoint.bytes) == checkpoint)
  }

  /// One that was written before an update is read after it, and on any machine.
  @Test func `the byte format of a checkpoint is fixed`() throws {
    var checkpoint = Self.checkpoint(from: try Self.position(at: 10), to: try Self.position(at: 12))
    checkpoint.session = try #require(UUID(uuidString: "8F14E45F-CEEA-467A-9A36-DEDD4BEA2543"))
    (checkpoint.savedAt, checkpoint.segment, checkpoint.origin) = (1_795_420_800_123, 3, 10_000)
    (checkpoint.moment, checkpoint.elapsed, checkpoint.seenAt) = (-1, 1 << 62, 1_795_420_802_468)
    let expected = """
      756e6b6e6f7450318f14e45fceea467a9a36dedd4bea25437b446b07a2010000
      03000000000000001027000000000000ffffffffffffffff0000000000000040
      a44d6b07a201000013e6c39d3ba87500
      """
    let digits = checkpoint.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    #expect(digits == expected.filter { $0 != "\n" })
    #expect(Checkpoint(checkpoint.bytes) == checkpoint)
  }

  @Test func `a checkpoint with one wrong bit is rejected`() throws {
    let bytes = Self.checkpoint(from: try Self.position(at: 10), to: try Self.position(at: 12))
      .bytes
    for bit in 0..<bytes.count * 8 {
      var bytes = bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(Checkpoint(bytes) == nil)
    }
  }

  /// The beginning of one checkpoint, then the rest of the one before.
  @Test func `a torn checkpoint is rejected`() throws {
    let old = Self.checkpoint(from: try Self.position(at: 10), to: try Self.position(at: 12)).bytes
    let new = Self.checkpoint(from: try Self.position(at: 10), to: try Self.position(at: 13)).bytes
    for length in 0...old.count {
      let torn = Array(new[..<length] + old[length...])
      #expect(Checkpoint(torn) == nil || torn == old || torn == new)
      if length < old.count { #expect(Checkpoint(new[..<length]) == nil) }
    }
    #expect(Checkpoint(new + [0]) == nil)
  }

  @Test func `random bytes are rejected`() {
    var random = SeededGenerator(seed: 20_261_125)
    for _ in 0..<2_000 {
      var bytes = (0..<Checkpoint.length).map { _ in UInt8.random(in: 0...255, using: &random) }
      if Bool.random(using: &random) { bytes.replaceSubrange(0..<8, with: Array("unknotP1".utf8)) }
      #expect(Checkpoint(bytes) == nil)
    }
  }

  // MARK: Going on

  @Test func `a position advances to its checkpoint`() throws {
    let (from, to) = (try Self.position(at: 10), try Self.position(at: 13.25))
    let gone = try #require(from.advanced(to: Self.checkpoint(from: from, to: to, seen: 3.25)))
    #expect(gone.position == to)
    #expect(gone.position.elapsed == .seconds(8.25) && gone.position.unrecorded == .seconds(8.25))
    #expect(gone.seenAt == Fixture.monday + 3.25)
  }

  @Test func `time to get ready is not counted as work`() throws {
    let (from, to) = (try Self.position(at: 1), try Self.position(at: 4))
    let gone = try #require(from.advanced(to: Self.checkpoint(from: from, to: to, seen: 3)))
    #expect(gone.position.elapsed == .seconds(4) && gone.position.unrecorded == .zero)
  }

  /// After a pause, three seconds to get back into position pass, which are no work.
  @Test func `a position advances past the end of a lead-in`() throws {
    var session = Session.begin(try Fixture.timeline(), at: 1, spent: .seconds(7)).session
    let from = SessionPosition(session, at: .zero)
    #expect(from.state == .leadingIn)
    for (seconds, spent, state) in [
      (2.5, 7, SessionPosition.State.leadingIn), (3, 7, .running), (5, 9, .running),
    ] {
      _ = session.handle(.advanced, at: .seconds(seconds))
      let to = SessionPosition(session, at: .seconds(seconds))
      #expect(from.isOnlyEarlier(than: to))
      let gone = try #require(from.advanced(to: Self.checkpoint(from: from, to: to, seen: seconds)))
      #expect(gone.position.elapsed == .seconds(spent))
      #expect(gone.position.unrecorded == to.unrecorded && gone.position.moment == to.moment)
      if spent > 7 { #expect(gone.position.state == state) }
    }
  }

  @Test func `a checkpoint that does not follow from the position is ignored`() throws {
    let (from, to) = (try Self.position(at: 10), try Self.position(at: 12))
    let checkpoint = Self.checkpoint(from: from, to: to)
    #expect(try Self.position(at: 11).advanced(to: checkpoint) == nil)
    #expect(try Self.position(at: 27).advanced(to: checkpoint) == nil)
    #expect(to.advanced(to: Self.checkpoint(from: to, to: from)) == nil)
    let paused = try Self.position(at: 10, .pauseToggled)
    #expect(paused.advanced(to: checkpoint) == nil)
    for change in [\Checkpoint.segment, \.origin] {
      var other = checkpoint
      other[keyPath: change] += 1
      #expect(from.advanced(to: other) == nil)
    }
    var back = checkpoint
    back.elapsed = 4_999
    #expect(from.advanced(to: back) == nil)
  }

  /// Whatever numbers it has, nothing is counted that time or the segment has no room for.
  @Test func `no number in a checkpoint takes a position out of bounds`() throws {
    let from = try Self.position(at: 10)
    let checkpoint = Self.checkpoint(from: from, to: try Self.position(at: 12))
    let numbers = [Int.min, -1, 0, 1, 4_999, 5_001, 15_000, 40_000, Int.max - 1, Int.max]
    for (moment, elapsed) in numbers.flatMap({ first in numbers.map { (first, $0) } }) {
      for seenAt in numbers {
        var checkpoint = checkpoint
        (checkpoint.moment, checkpoint.elapsed, checkpoint.seenAt) = (moment, elapsed, seenAt)
        guard let gone = from.advanced(to: checkpoint) else { continue }
        let passed = gone.position.moment - from.moment
        let spent = gone.position.elapsed - from.elapsed
        #expect(spent >= .zero && spent <= passed && passed <= .seconds(15))
        #expect(gone.position.elapsed <= .seconds(20) && gone.position.unrecorded <= .seconds(20))
        #expect((0...15).contains(gone.seenAt.timeIntervalSince(Fixture.monday)))
      }
    }
  }

  /// A damaged history may say anything.
  @Test func `no number in a position causes a trap`() throws {
    let numbers = [Int.min, -1, 0, 5_000, Int.max]
    for elapsed in numbers {
      for unrecorded in numbers {
        for moment in numbers {
          var position = try Self.position(at: 10)
          position.elapsed = .milliseconds(elapsed)
          position.unrecorded = .milliseconds(unrecorded)
          position.moment = .milliseconds(moment)
          for length in [nil, Duration.milliseconds(Int.min), .milliseconds(Int.max)] {
            position.length = length
            var checkpoint = Self.checkpoint(
              from: try Self.position(at: 10), to: try Self.position(at: 12))
            (checkpoint.origin, checkpoint.moment, checkpoint.elapsed) = (moment, Int.max, Int.max)
            guard let gone = position.advanced(to: checkpoint) else { continue }
            let passed = (gone.position.moment - position.moment).inMilliseconds
            #expect((0...86_400_000).contains(passed))
          }
        }
      }
    }
  }

  /// A session at speed goes through more than the clock on the wall; one that was set says
  /// nothing.
  @Test func `the time last seen is by the wall clock, within the time passed`() throws {
    let (from, to) = (try Self.position(at: 10), try Self.position(at: 20))
    for (seen, expected) in [(0.5, 0.5), (10, 10), (3_600, 10), (-3_600, 0)] {
      let gone = try #require(from.advanced(to: Self.checkpoint(from: from, to: to, seen: seen)))
      #expect(gone.seenAt == Fixture.monday + expected)
    }
  }

  // MARK: Whether it is enough

  @Test func `a position is only earlier if nothing but time has changed`() throws {
    let from = try Self.position(at: 10)
    #expect(from.isOnlyEarlier(than: try Self.position(at: 11)))
    #expect(!from.isOnlyEarlier(than: try Self.position(at: 9)))
    #expect(!from.isOnlyEarlier(than: try Self.position(at: 26)))
    for event in [SessionEvent.lengthened, .pauseToggled, .handsFreeChanged(true), .repeated] {
      let later = try Self.position(at: 11, event)
      #expect(!from.isOnlyEarlier(than: later), "\(event)")
      #expect(!from.differsOnlyInMoment(from: later), "\(event)")
    }
    var walked = try Self.position(at: 11)
    walked.elapsed += .milliseconds(1)
    #expect(!from.isOnlyEarlier(than: walked))
  }

  @Test func `a paused position differs later only in its moment`() throws {
    var later = try Self.position(at: 10, .pauseToggled)
    let paused = later
    later.moment += .seconds(60)
    #expect(paused.differsOnlyInMoment(from: later))
    later.length = .seconds(25)
    #expect(!paused.differsOnlyInMoment(from: later))
  }
}
