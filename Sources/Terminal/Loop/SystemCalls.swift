#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Returns the system's text for an error number.
func systemErrorText(_ code: Int32) -> String {
  strerror(code).map { String(cString: $0) } ?? "error \(code)"
}

/// Repeats a system call while signals interrupt it.
/// - Returns: The result of the last call.
@discardableResult
func retrying(_ call: () -> Int) -> Int {
  while true {
    let result = call()
    if result != -1 || errno != EINTR { return result }
  }
}

/// Returns the settings of a terminal; nil if the descriptor is no terminal.
func terminalSettings(of descriptor: Int32) -> termios? {
  var settings = termios()
  return tcgetattr(descriptor, &settings) == 0 ? settings : nil
}

/// Changes the settings of a terminal at once, without waiting for its pending output.
func setTerminalSettings(_ settings: termios, of descriptor: Int32) {
  var settings = settings
  retrying { Int(tcsetattr(descriptor, TCSANOW, &settings)) }
}

/// Closes a descriptor. For types with a `close` method of their own.
func closeDescriptor(_ descriptor: Int32) {
  close(descriptor)
}

/// Returns the number of readable bytes; 0 at the end of the input, nil if unknown.
func waitingBytes(on descriptor: Int32) -> Int? {
  var count: Int32 = 0
  return ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : nil
}

/// Makes reads return at once with the bytes that are there, if any.
func readWithoutWaiting(_ settings: inout termios) {
  withUnsafeMutableBytes(of: &settings.c_cc) { characters in
    characters[Int(VMIN)] = 0
    characters[Int(VTIME)] = 0
  }
}

/// Returns the device number of a terminal. `/dev/tty` is resolved to the actual terminal.
func terminalNumber(of terminal: Int32) -> UInt64? {
  #if os(Linux)
    var number: UInt32 = 0
    let getDevice: UInt = 0x8004_5432
    if ioctl(terminal, getDevice, &number) == 0 { return UInt64(number) }
  #endif
  var status = stat()
  return fstat(terminal, &status) == 0 ? UInt64(status.st_rdev) : nil
}
