/// An answer in a file of an older version: the most urgent group of signs and risks, or none.
public enum SafetyAnswer: String, Sendable, Hashable, CaseIterable {
  /// No sign and no risk.
  case nothing = "none"
  /// A sign that needs help at once.
  case emergency
  /// A sign that a doctor must see within days.
  case soon
  /// A sign or risk to ask about before pressing on anything.
  case askFirst = "ask-first"

  /// The reminder where the person cannot be asked.
  public static let reminder =
    "Before you start: if you have chest pain, a fever or numbness, or have had a fall, get medical "
    + "advice first. `unknot learn when-to-see-someone` lists all the signs."
}
