/// A place in a file, in lines and Unicode scalars counted from 1.
struct SourceLocation: Hashable, Sendable {
  var line: Int
  var column: Int

  static let beginning = SourceLocation(line: 1, column: 1)
}
