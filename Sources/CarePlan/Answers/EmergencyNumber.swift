/// The numbers to call in an emergency.
public struct EmergencyNumber: Sendable, Hashable {
  /// The numbers as part of a sentence.
  public let words: String

  /// The numbers for an unknown place.
  public static let anywhere = EmergencyNumber(setting: "", region: nil)

  /// The numbers for a person.
  ///
  /// - Parameters:
  ///   - setting: The number that the person has set; empty for none.
  ///   - region: The region of the locale, such as `GB`; `nil` if unknown. It is never the only
  ///     source: many people use the locale of another country.
  public init(setting: String, region: String?) {
    if !setting.isEmpty {
      // In the United Kingdom, 111 is the number for advice.
      words = setting == "111" ? "111 (the number in your settings)" : setting
    } else if let numbers = region.flatMap({ Self.numbers[$0.uppercased()] }) {
      words = "\(numbers) or your local number"
    } else {
      words = "112, 911, 999 or your local number"
    }
  }

  /// The numbers by ISO 3166 code. All of the European Union has 112 (Directive 2018/1972, article
  /// 109).
  private static let numbers: [String: String] = {
    var numbers = [
      "GB": "999, 112", "IE": "112, 999", "US": "911", "CA": "911", "AU": "000",
      "NZ": "111 (New Zealand)",
    ]
    for region in [
      "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IT", "LV",
      "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE",
    ] {
      numbers[region] = "112"
    }
    return numbers
  }()

  /// Returns the region of a locale: `GB` for `en_GB.UTF-8`; `nil` for `C` and the like.
  public static func region(ofLocale locale: String) -> String? {
    let name = locale.prefix { $0 != "." && $0 != "@" }
    let parts = name.split(separator: "_")
    guard parts.count == 2, parts[1].count == 2 else { return nil }
    return String(parts[1])
  }
}
