import CNcurses
import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A source of keys: a terminal in full-screen or in line mode.
public protocol InputSource: AnyObject {
  /// The descriptor to poll for keys; nil if there are none, such as when standard input is a pipe.
  var descriptor: Int32? { get }

  /// The descriptor to poll for a hang-up when no keys can be read; nil if there is none.
  var hangUpDescriptor: Int32? { get }

  /// The moment at which `readEvents` must be called even without input, such as to end an escape;
  /// nil for none.
  var inputDeadline: ContinuousClock.Instant? { get }

  /// Returns all events that have arrived. Never waits.
  func readEvents() -> [InputEvent]

  /// The descriptor to poll for room while output is pending; nil once everything is written.
  var outputBehind: Int32? { get }

  /// Writes pending output as far as possible without waiting.
  func flush()

  /// Shortens the wait for the terminal when it is restored, since the program must quit.
  func prepareToExit()

  /// Asks the terminal for its size, and adopts it.
  /// - Returns: The size if it has changed.
  func updateSize() -> Size?

  /// Restores the terminal, before the process is stopped.
  func suspend()

  /// Takes the terminal again and redraws the frame, after the process was stopped.
  func resume()
}

/// Waits for the first of a key, a signal, a deadline, or activity on another descriptor. There are
/// no wake-ups without a reason.
public final class EventLoop {
  /// The registration of another descriptor.
  public struct Token: Sendable, Hashable {
    fileprivate let number: Int
  }

  private struct Other {
    let token: Token
    let descriptor: Int32
    let wantsToWrite: () -> Bool
    let onReady: () -> Void
  }

  private let input: any InputSource
  private let signals: Signals
  private let stopProcess: () -> Void
  private let timer = unknot_timer_open()
  private let clock = ContinuousClock()
  private var others: [Other] = []
  /// The descriptors for `poll`; stored to avoid an allocation in each wait.
  private var polled: [pollfd] = []
  private var nextToken = 0
  private var isInputGone = false

  /// A loop over a terminal and the signals.
  public convenience init(input: any InputSource, signals: Signals) {
    self.init(input: input, signals: signals, stopProcess: Signals.stopProcess)
  }

  /// A loop with its own way to stop the process. `stopProcess` returns when the process continues.
  init(input: any InputSource, signals: Signals, stopProcess: @escaping () -> Void) {
    self.input = input
    self.signals = signals
    self.stopProcess = stopProcess
  }

  deinit {
    if timer >= 0 { close(timer) }
  }

  /// Registers another descriptor to wait for, such as a control socket.
  /// - Parameters:
  ///   - descriptor: The descriptor to poll. It must stay open until the token is unregistered.
  ///   - wantsToWrite: Called before each wait; returns true to poll for writing, too.
  ///   - onReady: Called within `wait` when the descriptor is readable, writable as requested, or
  ///     closed by its peer. It must read, write or unregister the token; otherwise `wait` returns
  ///     at once, for ever. It may register and unregister any descriptor.
  /// - Returns: The token to unregister the descriptor.
  public func register(
    _ descriptor: Int32, wantsToWrite: @escaping () -> Bool = { false },
    onReady: @escaping () -> Void
  ) -> Token {
    let token = Token(number: nextToken)
    nextToken += 1
    others.append(
      Other(
        token: token, descriptor: descriptor, wantsToWrite: wantsToWrite, onReady: onReady))
    return token
  }

  /// Unregisters a descriptor. Does nothing for an unknown token.
  public func unregister(_ token: Token) {
    others.removeAll { $0.token == token }
  }

  /// Waits until something happens.
  /// - Parameter deadline: The latest moment to return; nil waits for ever. Time in a suspend
  ///   counts.
  /// - Returns: The events, never none. `.advanced` if only the deadline passed or a registered
  ///   descriptor was ready. A hang-up is reported once.
  public func wait(until deadline: ContinuousClock.Instant?) -> [InputEvent] {
    while true {
      let inputDeadline = isInputGone ? nil : input.inputDeadline
      let remaining = [deadline, inputDeadline].compactMap { $0 }.min().map { $0 - clock.now }
      let isDue = remaining.map { $0 <= .zero } ?? false
      let woken = poll(for: isDue ? .zero : remaining)
      var events: [InputEvent] = []
      if woken.signals { events += eventsOfSignals() }
      if woken.hangUp { events += eventsOfHangUp() }
      // After a stop, the shell may have read the input in the meantime.
      if woken.input && !events.contains(.continued) { events += eventsOfInput() }
      if !woken.input, let inputDeadline, inputDeadline <= clock.now {
        events += input.readEvents()
      }
      if woken.output { input.flush() }
      for token in woken.others {
        // An earlier `onReady` may have unregistered this token, and its descriptor may belong to
        // another one by now.
        others.first { $0.token == token }?.onReady()
      }
      if !events.isEmpty { return events }
      let isOver = deadline.map { $0 <= clock.now } ?? false
      if isOver || !woken.others.isEmpty { return [.advanced] }
    }
  }

  private struct Woken {
    var signals = false
    var input = false
    var hangUp = false
    var output = false
    var others: [Token] = []
  }

  /// Sleeps in `poll`. Returns an empty value early if a signal interrupts.
  private func poll(for remaining: Duration?) -> Woken {
    // `poll` ignores negative descriptors, so the indices stay the same.
    let keys = isInputGone ? -1 : input.descriptor ?? -1
    let watched = isInputGone || keys >= 0 ? -1 : input.hangUpDescriptor ?? -1
    polled.removeAll(keepingCapacity: true)
    polled.append(pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0))
    polled.append(pollfd(fd: keys, events: Int16(POLLIN), revents: 0))
    polled.append(pollfd(fd: watched, events: 0, revents: 0))
    polled.append(pollfd(fd: timer, events: Int16(POLLIN), revents: 0))
    let behind = isInputGone ? nil : input.outputBehind
    polled.append(pollfd(fd: behind ?? -1, events: Int16(POLLOUT), revents: 0))
    let firstOther = polled.count
    for other in others {
      let events = other.wantsToWrite() ? POLLIN | POLLOUT : POLLIN
      polled.append(pollfd(fd: other.descriptor, events: Int16(events), revents: 0))
    }

    let milliseconds = setTimer(remaining)
    #if canImport(Glibc)
      let count = Glibc.poll(&polled, nfds_t(polled.count), milliseconds)
    #else
      let count = Darwin.poll(&polled, nfds_t(polled.count), milliseconds)
    #endif
    guard count > 0 else { return Woken() }
    let bad = Int16(POLLHUP | POLLERR | POLLNVAL)
    var woken = Woken(
      signals: polled[0].revents != 0,
      input: polled[1].revents & Int16(POLLIN) != 0,
      hangUp: (polled[1].revents | polled[2].revents) & bad != 0,
      output: polled[4].revents != 0)
    for (other, place) in zip(others, polled[firstOther...]) where place.revents != 0 {
      woken.others.append(other.token)
    }
    return woken
  }

  /// Sets the timer for a wait.
  ///
  /// - Returns: The timeout of `poll` in milliseconds; -1 if the timer ends the wait.
  private func setTimer(_ remaining: Duration?) -> Int32 {
    if remaining == .zero { return 0 }
    let nanoseconds = remaining.map { max(1, Self.nanoseconds(of: $0)) } ?? 0
    // Setting the timer also clears an expiry that was not read.
    if timer >= 0 && unknot_timer_set(timer, nanoseconds) == 0 { return -1 }
    guard remaining != nil else { return -1 }
    return Int32(clamping: (nanoseconds + 999_999) / 1_000_000)
  }

  private static func nanoseconds(of duration: Duration) -> Int64 {
    let (seconds, attoseconds) = duration.components
    let (product, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    // Rounded up: a wake-up just before the deadline would be useless.
    return isTooLong ? .max : product + (attoseconds + 999_999_999) / 1_000_000_000
  }

  private func eventsOfInput() -> [InputEvent] {
    guard let descriptor = input.descriptor, !isInputGone else { return [] }
    // Readable without bytes means the end of a file, or a terminal gone without a hang-up.
    if let count = waitingBytes(on: descriptor), count == 0 { return eventsOfHangUp() }
    return input.readEvents()
  }

  private func eventsOfHangUp() -> [InputEvent] {
    guard !isInputGone else { return [] }
    isInputGone = true
    return [.hungUp]
  }

  private func eventsOfSignals() -> [InputEvent] {
    let arrived = signals.read()
    var events: [InputEvent] = []
    events += eventsOfEnd(arrived)
    // A program that must quit does not stop first: nobody might continue it.
    let isToStop = arrived.contains(SIGTSTP) && events.isEmpty
    if isToStop {
      input.suspend()
      stopProcess()
      // Includes SIGCONT, which is handled right here.
      let since = signals.read()
      events += eventsOfEnd(since)
    }
    if isToStop || arrived.contains(SIGCONT) {
      input.resume()
      events.append(.continued)
    }
    if let size = input.updateSize() { events.append(.resized(size)) }
    return events
  }

  private func eventsOfEnd(_ signals: Set<Int32>) -> [InputEvent] {
    var events: [InputEvent] = []
    if signals.contains(SIGHUP) { events += eventsOfHangUp() }
    if signals.contains(SIGTERM) { events.append(.terminated) }
    if !events.isEmpty { input.prepareToExit() }
    if signals.contains(SIGINT) { events.append(.interrupted) }
    return events
  }
}
