/// The rule for language tags (BCP 47): `en`, `en-GB`.
public enum LanguageTag {
  /// Returns true for a letter, followed by letters, digits and hyphens, at most 35 characters,
  /// which speech programs accept. A valid tag may have no voice.
  public static func isValid(_ text: String) -> Bool {
    let isLetter = { (scalar: Unicode.Scalar) in
      ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }
    guard let first = text.unicodeScalars.first, isLetter(first), text.utf8.count <= 35 else {
      return false
    }
    return text.unicodeScalars.allSatisfy {
      isLetter($0) || ("0"..."9").contains($0) || $0 == "-"
    }
  }
}
