import CarePlan
import Foundation
import RoutineEngine

/// The progress of a running session since its position was last saved in the history. Nothing else
/// is unknown between two writes: whatever changes more than the time is written to the history.
struct Checkpoint: Sendable, Hashable {
  /// The session.
  var session: UUID
  /// The moment at which the position that it goes on from was saved, in milliseconds since 1970.
  var savedAt: Int
  /// That position's segment.
  var segment: Int
  /// That position's moment, in milliseconds of the session.
  var origin: Int
  /// The progress of the session, in milliseconds of it.
  var moment: Int
  /// The time spent in the segment, in milliseconds.
  var elapsed: Int
  /// The moment of that, in milliseconds since 1970.
  var seenAt: Int

  /// A session that stands where the history has it, or has gone on from there.
  ///
  /// - Parameters:
  ///   - session: The session.
  ///   - position: The position in the history.
  ///   - savedAt: The moment at which that was saved.
  ///   - now: The position to which the session has gone on.
  ///   - seenAt: The moment of that.
  init(
    of session: UUID, from position: SessionPosition, savedAt: Date, to now: SessionPosition,
    seenAt: Date
  ) {
    self.session = session
    self.savedAt = savedAt.inMilliseconds
    segment = position.segment
    origin = position.moment.inMilliseconds
    moment = now.moment.inMilliseconds
    elapsed = now.elapsed.inMilliseconds
    self.seenAt = seenAt.inMilliseconds
  }

  // MARK: As bytes

  /// Its size: ten words of eight bytes, within one sector, which disks write whole or not at all.
  static let length = 80
  private static let sign = Array("unknotP1".utf8)

  /// Its bytes: a sign, the session, its numbers from the least byte on, and a checksum of them
  /// all.
  var bytes: [UInt8] {
    var bytes = Self.sign + withUnsafeBytes(of: session.uuid, Array.init)
    for number in [savedAt, segment, origin, moment, elapsed, seenAt] {
      bytes += Self.word(UInt64(bitPattern: Int64(number)))
    }
    return bytes + Self.word(Self.checksum(bytes))
  }

  private static func word(_ number: UInt64) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian, Array.init)
  }

  /// Reads it; `nil` if it is anything but what was once written as a whole.
  init?(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == Self.length, bytes.starts(with: Self.sign) else { return nil }
    let words = stride(from: 0, to: Self.length, by: 8).map { start in
      bytes[start..<start + 8].reversed().reduce(UInt64.zero) { $0 << 8 | UInt64($1) }
    }
    guard words[9] == Self.checksum(bytes.dropLast(8)) else { return nil }
    session = bytes[8..<24].withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    let numbers = words[3..<9].map { Int(Int64(bitPattern: $0)) }
    (savedAt, segment, origin) = (numbers[0], numbers[1], numbers[2])
    (moment, elapsed, seenAt) = (numbers[3], numbers[4], numbers[5])
  }

  /// FNV-1a of 64 bits: finds what is torn or worn.
  private static func checksum(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

extension SessionPosition {
  /// True if the session stands where it will stand later.
  func differsOnlyInMoment(from later: SessionPosition) -> Bool {
    var earlier = later
    earlier.moment = moment
    return earlier == self
  }

  /// True if a later position is this one with more time spent, and nothing else.
  func isOnlyEarlier(than later: SessionPosition) -> Bool {
    guard state != .paused, later.state != .paused, later.moment >= moment,
      later.elapsed >= elapsed, later.elapsed - elapsed <= later.moment - moment,
      later.unrecorded - unrecorded == (kind.isWork ? later.elapsed - elapsed : .zero)
    else { return false }
    var earlier = later
    (earlier.moment, earlier.elapsed) = (moment, elapsed)
    (earlier.unrecorded, earlier.state) = (unrecorded, state)
    return earlier == self
  }

  /// The rest of the segment, with the lead-in to it; a day where nothing says when it ends.
  private var mostToCome: Duration {
    let day = Duration.seconds(LocalDay.secondsPerDay)
    guard let remaining else { return day }
    return min(day, state == .leadingIn ? Session.leadIn + remaining : remaining)
  }

  /// Advances the position to a checkpoint, clamped: never backward, past the segment, or ahead of
  /// real time.
  ///
  /// - Returns: The position, and when it was there; `nil` if the checkpoint goes on from another
  ///   one.
  func advanced(to checkpoint: Checkpoint) -> (position: SessionPosition, seenAt: Date)? {
    // A number outside of these is a damaged history's.
    let usual = Duration.zero ... .milliseconds(Timestamp.moments.upperBound)
    guard [moment, elapsed, unrecorded].allSatisfy(usual.contains), state != .paused,
      Timestamp.moments.contains(checkpoint.savedAt), checkpoint.segment == segment,
      checkpoint.origin == moment.inMilliseconds, checkpoint.moment > checkpoint.origin,
      checkpoint.elapsed >= elapsed.inMilliseconds
    else { return nil }
    var position = self
    let passed = min(.milliseconds(checkpoint.moment) - moment, mostToCome)
    let spent = min(.milliseconds(checkpoint.elapsed) - elapsed, passed, remaining ?? passed)
    position.moment += passed
    position.elapsed += spent
    if kind.isWork { position.unrecorded += spent }
    if spent > .zero { position.state = .running }
    // By a clock that may have been set meanwhile, and runs slower than a session at speed.
    let seenAt = min(
      max(checkpoint.seenAt, checkpoint.savedAt), checkpoint.savedAt + passed.inMilliseconds)
    return (position, Date(milliseconds: seenAt))
  }
}
