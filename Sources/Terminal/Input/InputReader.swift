#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads what has arrived at a terminal, and lets the time of its decoder pass.
struct InputReader {
  /// The descriptor of the input.
  let descriptor: Int32
  var decoder: InputDecoder
  /// The clock; a test has its own.
  var now: () -> ContinuousClock.Instant = { .now }
  private let start: ContinuousClock.Instant = .now

  init(_ descriptor: Int32, _ decoder: InputDecoder) {
    self.descriptor = descriptor
    self.decoder = decoder
  }

  /// The time to read though nothing arrives; `nil` if there is none.
  var deadline: ContinuousClock.Instant? { decoder.deadline.map { start + $0 } }

  /// Reads what has arrived. Never waits.
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

  /// Asked before how much there is, since a terminal of the kernel passes on to whoever asks.
  private var isReadable: Bool {
    var set = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&set, 1, 0) == 1 && set.revents & Int16(POLLIN) != 0
  }

  /// The time of arrival, before the decoder's deadline: bytes that are there when it is over came
  /// in time, since the program may have been busy.
  private var momentOfArrival: Duration {
    let moment = now() - start
    return decoder.deadline.map { min(moment, $0 - .nanoseconds(1)) } ?? moment
  }
}

private func readBytes(from descriptor: Int32, into bytes: inout [UInt8], _ count: Int) -> Int {
  read(descriptor, &bytes, count)
}

/// The time that an escape waits for the rest of a sequence, until it is the key.
enum EscapeDelay {
  /// The delay of a local terminal, which sends a sequence at once.
  static let usual: Duration = .milliseconds(25)
  /// The delay over a network, which may take a sequence apart.
  static let overNetwork: Duration = .milliseconds(100)
  /// The longest delay that a person can ask for, in milliseconds.
  private static let longest = 5_000

  /// Returns the delay for an environment: ncurses' own `ESCDELAY`, in milliseconds, or by whether
  /// ssh is between.
  static func asked(in environment: [String: String]) -> Duration {
    if let text = environment["ESCDELAY"], let milliseconds = Int(text), milliseconds >= 0 {
      return .milliseconds(min(milliseconds, longest))
    }
    let isFar = ["SSH_CONNECTION", "SSH_TTY"].contains { environment[$0]?.isEmpty == false }
    return isFar ? overNetwork : usual
  }
}
