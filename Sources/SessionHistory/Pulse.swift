import Foundation
import RoutineEngine

/// How far a session has gone on from the position that the record has of it. Between two writes to
/// the record nothing else is unknown: whatever changes more than the time is written there.
struct Pulse: Sendable, Hashable {
  /// The session.
  var session: UUID
  /// When the position that it goes on from was kept, in milliseconds since 1970.
  var keptAt: Int
  /// That position's segment.
  var segment: Int
  /// That position's moment, in milliseconds of the session.
  var origin: Int
  /// How far the session is, in milliseconds of it.
  var moment: Int
  /// The time spent in the segment, in milliseconds.
  var elapsed: Int
  /// When this was so, in milliseconds since 1970.
  var seenAt: Int

  /// A session that stands where the record has it, or has gone on from there.
  ///
  /// - Parameters:
  ///   - session: The session.
  ///   - position: The position in the record.
  ///   - keptAt: When that was kept.
  ///   - now: How far the session has gone on.
  ///   - seenAt: When that was so.
  init(
    of session: UUID, from position: SessionPosition, keptAt: Date, to now: SessionPosition,
    seenAt: Date
  ) {
    self.session = session
    self.keptAt = keptAt.inMilliseconds
    segment = position.segment
    origin = position.moment.inMilliseconds
    moment = now.moment.inMilliseconds
    elapsed = now.elapsed.inMilliseconds
    self.seenAt = seenAt.inMilliseconds
  }

  // MARK: As bytes

  /// How many bytes it takes: ten words of eight.
  static let length = 80
  /// How large what it is written into is: a page, so that to write it nothing has to be read, and so
  /// large that no file system puts it into the file's entry, whose changes would be another write.
  /// What it says is within the first sector, which disks write whole or not at all.
  static let page = 4_096
  private static let sign = Array("unknotP1".utf8)

  /// Its bytes: a sign, the session, its numbers from the least byte on, and a sum over them all.
  var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.length)
    bytes.withUnsafeMutableBytes(write)
    return bytes
  }

  /// Puts its bytes at the beginning of some, of which there are `length` at least.
  func write(into bytes: UnsafeMutableRawBufferPointer) {
    bytes.copyBytes(from: Self.sign)
    bytes.storeBytes(of: session.uuid, toByteOffset: 8, as: uuid_t.self)
    var end = 24
    func append(_ word: UInt64) {
      bytes.storeBytes(of: word.littleEndian, toByteOffset: end, as: UInt64.self)
      end += 8
    }
    for number in [keptAt, segment, origin, moment, elapsed, seenAt] {
      append(UInt64(bitPattern: Int64(number)))
    }
    append(Self.sum(bytes.prefix(end)))
  }

  /// Reads it; `nil` if it is anything but what was once written as a whole.
  init?(_ bytes: some Collection<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == Self.length, bytes.starts(with: Self.sign) else { return nil }
    let words = stride(from: 0, to: Self.length, by: 8).map { start in
      bytes[start..<start + 8].reversed().reduce(UInt64.zero) { $0 << 8 | UInt64($1) }
    }
    guard words[9] == Self.sum(bytes.dropLast(8)) else { return nil }
    session = bytes[8..<24].withUnsafeBytes { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    let numbers = words[3..<9].map { Int(Int64(bitPattern: $0)) }
    (keptAt, segment, origin) = (numbers[0], numbers[1], numbers[2])
    (moment, elapsed, seenAt) = (numbers[3], numbers[4], numbers[5])
  }

  /// Reads what a page at a path says; `nil` if there is none, or it is anything but what was once
  /// written as a whole. Whoever wrote it: no pulse takes a session far (``SessionPosition/gone(on:)``).
  init?(atPath path: String) {
    // Not to wait for whoever opens the other end, should it be a pipe.
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG,
      facts.st_size == Self.page
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: Self.length)
    guard pread(descriptor, &bytes, bytes.count, 0) == bytes.count else { return nil }
    self.init(bytes)
  }

  /// FNV-1a of 64 bits: enough against what is torn or worn, and nobody is to be kept out by it.
  private static func sum(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

extension SessionPosition {
  /// Whether the session stands where it will stand later.
  func differsOnlyInMoment(from later: SessionPosition) -> Bool {
    var earlier = later
    earlier.moment = moment
    return earlier == self
  }

  /// Whether a later position is this one with more time spent, and nothing else.
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

  /// What is left of the segment, with the lead-in to it; a day where nothing says when it ends.
  private var mostToCome: Duration {
    let day = Duration.seconds(LocalDay.secondsPerDay)
    guard let remaining else { return day }
    return min(day, state == .leadingIn ? Session.leadIn + remaining : remaining)
  }

  /// The position to which the pulse says that the session has gone on from this one. No pulse takes
  /// it back, out of its segment, or farther than time has passed.
  ///
  /// - Returns: The position, and when it was there; `nil` if the pulse goes on from another one.
  func gone(on pulse: Pulse) -> (position: SessionPosition, seenAt: Date)? {
    // What lies outside of these is a damaged record's.
    let usual = Duration.zero ... .milliseconds(Timestamp.moments.upperBound)
    guard [moment, elapsed, unrecorded].allSatisfy(usual.contains), state != .paused,
      Timestamp.moments.contains(pulse.keptAt), pulse.segment == segment,
      pulse.origin == moment.inMilliseconds, pulse.moment > pulse.origin,
      pulse.elapsed >= elapsed.inMilliseconds
    else { return nil }
    var position = self
    let passed = min(.milliseconds(pulse.moment) - moment, mostToCome)
    let spent = min(.milliseconds(pulse.elapsed) - elapsed, passed, remaining ?? passed)
    position.moment += passed
    position.elapsed += spent
    if kind.isWork { position.unrecorded += spent }
    if spent > .zero { position.state = .running }
    // By a clock that may have been set meanwhile, and runs slower than a session at speed.
    let seenAt = min(max(pulse.seenAt, pulse.keptAt), pulse.keptAt + passed.inMilliseconds)
    return (position, Date(milliseconds: seenAt))
  }
}
