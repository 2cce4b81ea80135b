import CarePlan
import Foundation
import RoutineEngine

/// The progress of a running session from its base, the position that was last saved in the
/// history. Only time passes after the base: every other change is written to the history.
struct Checkpoint: Sendable, Hashable {
  /// The id of the session.
  var session: UUID
  /// The moment at which the base was saved, in milliseconds since 1970.
  var savedAt: Int
  /// The segment of the base.
  var segment: Int
  /// The moment of the base, in milliseconds of the session.
  var origin: Int
  /// The moment that the session has reached, in milliseconds of the session.
  var moment: Int
  /// The time spent in the segment, in milliseconds.
  var elapsed: Int
  /// The wall-clock time of this progress, in milliseconds since 1970.
  var seenAt: Int

  /// A checkpoint of a session at its base or later.
  ///
  /// - Parameters:
  ///   - session: The session.
  ///   - position: The position in the history.
  ///   - savedAt: The moment at which that position was saved.
  ///   - now: The position that the session has reached.
  ///   - seenAt: The wall-clock time of that position.
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

  /// The size: ten words of eight bytes. They fit in a sector, which a disk writes whole or not at
  /// all.
  static let length = 80
  private static let sign = Array("unknotP1".utf8)

  /// The encoded checkpoint: a magic number, the session, the numbers in little-endian order, and a
  /// checksum of all this.
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

  /// Decodes a checkpoint; `nil` unless length, magic number and checksum are right.
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

  /// The 64-bit FNV-1a hash, which detects torn writes and damage.
  private static func checksum(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

extension SessionPosition {
  /// True if a later position differs in nothing but its moment.
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

  /// The most time that the segment can still take, with its lead-in; a day if it has no end of its
  /// own.
  private var mostToCome: Duration {
    let day = Duration.seconds(LocalDay.secondsPerDay)
    guard let remaining else { return day }
    return min(day, state == .leadingIn ? Session.leadIn + remaining : remaining)
  }

  /// Advances the position to a checkpoint, clamped: never backward, past the segment, or ahead of
  /// real time.
  ///
  /// - Returns: The position and its wall-clock time; `nil` if the checkpoint has another base.
  func advanced(to checkpoint: Checkpoint) -> (position: SessionPosition, seenAt: Date)? {
    // Numbers out of range come from a damaged history.
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
    // The wall clock may have been set meanwhile, and runs slower than a session at speed.
    let seenAt = min(
      max(checkpoint.seenAt, checkpoint.savedAt), checkpoint.savedAt + passed.inMilliseconds)
    return (position, Date(milliseconds: seenAt))
  }
}
