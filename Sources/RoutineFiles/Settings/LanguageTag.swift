/// The rule for language tags (BCP 47): `en`, `en-GB`.
public enum LanguageTag {
  /// Tests for a letter, then letters, digits and hyphens, at most 35, as speech programs take
  /// them. A valid tag need not have a voice.
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
