import ArgumentParser
import RoutineFiles

extension TypedAmount {
  /// Reads the value of an option.
  ///
  /// - Parameters:
  ///   - read: What the option takes.
  ///   - example: A value as it can be written.
  /// - Returns: What the parser calls; it throws a `ValidationError`.
  static func option(
    _ read: @escaping @Sendable (String) -> Int?, like example: String
  ) -> @Sendable (String) throws -> Int {
    { text in
      guard let number = read(text) else {
        throw ValidationError("it is written like \(example).")
      }
      return number
    }
  }
}
