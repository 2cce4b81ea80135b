import Screen

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The keys of a terminal that shows plain lines: each key at once, without an echo. Nothing is
/// written to it.
public final class LineTerminal: InputSource {
  /// Where keys are read; nil if it is no terminal, and then there are none.
  public let descriptor: Int32?
  /// The same terminal.
  public var hangUpDescriptor: Int32? { descriptor }

  private var foundSettings: termios?
  private var partial: [UInt8] = []

  /// Takes a terminal's keys. Where the input is no terminal, it is left alone.
  public init(input: Int32 = STDIN_FILENO) {
    descriptor = isatty(input) == 1 ? input : nil
    take()
  }

  deinit { close() }

  /// Every key that has arrived. Never waits.
  public func readEvents() -> [InputEvent] {
    guard let descriptor, foundSettings != nil else { return [] }
    var decoder = InputDecoder()
    var events = readScalars(from: descriptor).compactMap { decoder.take($0)?.event }
    if let last = decoder.endOfInput()?.event { events.append(last) }
    return events
  }

  /// Lines need no size.
  public func updateSize() -> Size? { nil }

  /// Gives the terminal back as it was found.
  public func suspend() { close() }

  /// Takes the keys again.
  public func resume() {
    // A shell has put its own settings in the place of ours if the stop was not announced.
    if let found = foundSettings { apply(found) } else { take() }
  }

  /// Gives the terminal back as it was found. Doing it twice is doing it once.
  public func close() {
    guard let descriptor, let found = foundSettings else { return }
    setTerminalSettings(found, of: descriptor)
    CrashGuard.disarm()
    foundSettings = nil
  }

  private func take() {
    guard let descriptor, let found = terminalSettings(of: descriptor) else { return }
    foundSettings = found
    CrashGuard.arm(descriptor: descriptor, settings: found, bytes: [])
    apply(found)
  }

  private func apply(_ found: termios) {
    guard let descriptor else { return }
    var settings = found
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    // A read gives what is there, and returns at once if that is nothing.
    withUnsafeMutableBytes(of: &settings.c_cc) { characters in
      characters[Int(VMIN)] = 0
      characters[Int(VTIME)] = 0
    }
    setTerminalSettings(settings, of: descriptor)
  }

  /// The characters that have arrived whole; a part of one waits for its rest.
  private func readScalars(from descriptor: Int32) -> [Unicode.Scalar] {
    var bytes = [UInt8](repeating: 0, count: 256)
    while true {
      let count = retrying { read(descriptor, &bytes, bytes.count) }
      guard count > 0 else { break }
      partial += bytes.prefix(count)
    }
    let tail = partial.suffix(Self.unfinishedLength(of: partial))
    let whole = partial.dropLast(tail.count)
    partial = Array(tail)
    return String(decoding: whole, as: UTF8.self).unicodeScalars.filter { $0 != "\u{FFFD}" }
  }

  /// How many bytes at the end are the beginning of a character that is not there yet.
  static func unfinishedLength(of bytes: [UInt8]) -> Int {
    for (offset, byte) in bytes.reversed().prefix(3).enumerated() {
      let length =
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        case 0x80...0xBF: 0
        default: 1
        }
      if length > offset + 1 { return offset + 1 }
      if length > 0 { return 0 }
    }
    return 0
  }
}
