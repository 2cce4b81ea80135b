#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads the input of a terminal, and advances the clock of its decoder.
struct InputReader {
  /// The descriptor of the input.
  let descriptor: Int32
  var decoder: InputDecoder
  /// The clock; replaced in tests.
  var now: () -> ContinuousClock.Instant = { .now }
  private let start: ContinuousClock.Instant = .now

  init(_ descriptor: Int32, _ decoder: InputDecoder) {
    self.descriptor = descriptor
    self.decoder = decoder
  }

  /// The moment at which `read` must be called even without bytes; `nil` if there is none.
  var deadline: ContinuousClock.Instant? { decoder.deadline.map { start + $0 } }

  /// Reads and decodes the bytes that have arrived. Never waits.
  mutating func read() -> [InputDecoder.Input] {
    var bytes = [UInt8](repeating: 0, count: 1_024)
    var inputs: [InputDecoder.Input] = []
    while isReadable, let waiting = waitingBytes(on: descriptor), waiting > 0 {
      let count = retrying { readBytes(from: descriptor, into: &bytes, min(waiting, bytes.count)) }
      guard count > 0 else { break }
      inputs += decoder.decode(bytes.prefix(count), at: momentOfArrival)
    }
    return inputs + decoder.decode([], at: now() - start)
  }

  /// Checked before the count: `poll` makes the kernel pass on the bytes of a pseudo-terminal.
  private var isReadable: Bool {
    var set = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&set, 1, 0) == 1 && set.revents & Int16(POLLIN) != 0
  }

  /// The assumed time of arrival, always before the decoder's deadline. The program may have been
  /// busy, so waiting bytes count as in time.
  private var momentOfArrival: Duration {
    let moment = now() - start
    return decoder.deadline.map { min(moment, $0 - .nanoseconds(1)) } ?? moment
  }
}

private func readBytes(from descriptor: Int32, into bytes: inout [UInt8], _ count: Int) -> Int {
  read(descriptor, &bytes, count)
}

/// The time after which an escape without a sequence is the Escape key.
enum EscapeDelay {
  /// The delay for a local terminal, which sends a sequence at once.
  static let usual: Duration = .milliseconds(25)
  /// The delay over a network, which may split a sequence.
  static let overNetwork: Duration = .milliseconds(100)
  /// The longest delay that a person can set, in milliseconds.
  private static let longest = 5_000

  /// Returns the delay for an environment: `ESCDELAY` of ncurses, in milliseconds; otherwise longer
  /// over ssh.
  static func asked(in environment: [String: String]) -> Duration {
    if let text = environment["ESCDELAY"], let milliseconds = Int(text), milliseconds >= 0 {
      return .milliseconds(min(milliseconds, longest))
    }
    let isFar = ["SSH_CONNECTION", "SSH_TTY"].contains { environment[$0]?.isEmpty == false }
    return isFar ? overNetwork : usual
  }
}
