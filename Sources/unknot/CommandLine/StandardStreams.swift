import Foundation

/// Standard input, output and errors, which a parent may have closed.
enum StandardStreams {
  /// Puts something in the place of those that are closed: the first file that is opened would get
  /// their number, and be written into. Reading from them and writing to them fails as before.
  static func fill() {
    for (descriptor, way) in [(STDIN_FILENO, O_WRONLY), (1, O_RDONLY), (2, O_RDONLY)]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free is this one.
      _ = open("/dev/null", way)
    }
  }
}
