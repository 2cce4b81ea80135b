/// The numbers to call in an emergency.
public enum EmergencyNumber {
  /// In words, as part of a sentence.
  public static let words = "112, 911, 999 or your local number"
}
