/// The tags that languages go by: `en`, `en-GB`.
public enum LanguageTag {
  /// Whether a text can be such a tag: letters first, then letters, digits and hyphens, as
  /// programs that speak take them. Whether they have such a voice is for them to say.
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
