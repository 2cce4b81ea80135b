/// A place in a file, in lines and Unicode scalars counted from 1.
struct Place: Hashable, Sendable {
  var line: Int
  var column: Int

  static let beginning = Place(line: 1, column: 1)
}
