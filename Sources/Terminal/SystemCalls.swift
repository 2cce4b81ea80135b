#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system says about an error's number.
func systemErrorText(_ code: Int32) -> String {
  strerror(code).map { String(cString: $0) } ?? "error \(code)"
}

/// Calls the system again for as long as signals interrupt it.
/// - Returns: What the last call returned.
@discardableResult
func retrying(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

/// The settings of a terminal; nil where the descriptor is none.
func terminalSettings(of descriptor: Int32) -> termios? {
  var settings = termios()
  return tcgetattr(descriptor, &settings) == 0 ? settings : nil
}

/// Changes the settings of a terminal once everything written has been sent.
func setTerminalSettings(_ settings: termios, of descriptor: Int32) {
  var settings = settings
  retrying { Int(tcsetattr(descriptor, TCSADRAIN, &settings)) }
}

/// How many bytes wait to be read; 0 at the end of the input, nil where the system cannot say.
func waitingBytes(on descriptor: Int32) -> Int? {
  var count: Int32 = 0
  return ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : nil
}
