/// What an import brought.
public struct ImportReport: Sendable, Hashable {
  /// A line, or a file, that could not be used.
  public struct Problem: Sendable, Hashable {
    /// The file as it was named.
    public let file: String
    /// The line, counted from 1; `nil` for the whole file.
    public let line: Int?
    /// What is wrong with it.
    public let reason: String

    /// `file:line: error: reason`.
    public var message: String {
      "\(file):" + (line.map { "\($0):" } ?? "") + " error: \(reason)"
    }
  }

  /// How many files were read.
  public internal(set) var files = 0
  /// How many sessions were new.
  public internal(set) var added = 0
  /// How many sessions were known in an earlier version.
  public internal(set) var updated = 0
  /// How many sessions were known as they are, or in a later version.
  public internal(set) var unchanged = 0
  /// How many answers about doses were new.
  public internal(set) var answersAdded = 0
  /// What could not be used: the first thousand of it.
  public private(set) var problems: [Problem] = []
  /// How much could not be used.
  public private(set) var problemCount = 0

  private static let mostProblems = 1_000

  mutating func note(_ reason: String, file: String, line: Int? = nil) {
    problemCount += 1
    guard problems.count < Self.mostProblems else { return }
    problems.append(
      Problem(file: PlainText.clean(file), line: line, reason: reason))
  }
}
