/// What a list shows of a built-in routine, so that it can be shown before the file is read.
public struct IndexEntry: Sendable {
  /// The file's name without its ending.
  public let name: String
  /// What a person calls the routine.
  public let title: String
  /// What one needs for it and for what it includes.
  public let equipment: [String]
  /// Whether it presses, rolls or rubs.
  public let presses: Bool
  /// How long it is likely to take, waits included, at each level.
  public let length: (gentle: Duration, standard: Duration, full: Duration)

  init(
    _ name: String, _ title: String, needs equipment: [String], presses: Bool,
    takes length: (gentle: Duration, standard: Duration, full: Duration)
  ) {
    self.name = name
    self.title = title
    self.equipment = equipment
    self.presses = presses
    self.length = length
  }
}
