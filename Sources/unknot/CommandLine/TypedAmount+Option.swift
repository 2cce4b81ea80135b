import ArgumentParser
import RoutineFiles

extension TypedAmount {
  /// Reads the value of an option.
  ///
  /// - Parameters:
  ///   - read: Reads the option's value; `nil` if it is none.
  ///   - example: A valid value, for the error.
  /// - Returns: A function for the parser, which throws a `ValidationError`.
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
