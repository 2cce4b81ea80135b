/// An answer of a file of an older version: one group of signs and risks, or nothing.
public enum SafetyAnswer: String, Sendable, Hashable, CaseIterable {
  /// None of them.
  case nothing = "none"
  /// One that needs help at once.
  case emergency
  /// One that needs to be seen within days.
  case soon
  /// One to ask about before pressing on anything.
  case askFirst = "ask-first"

  /// The words where nobody can be asked.
  public static let reminder =
    "Before you start: if you have chest pain, a fever or numbness, or have had a fall, get medical "
    + "advice first. `unknot learn when-to-see-someone` lists all the signs."
}
