import CarePlan
import Testing

@Suite struct EmergencyNumberTests {
  @Test(arguments: [
    ("", nil, "112, 911, 999 or your local number"),
    ("", "XX", "112, 911, 999 or your local number"),
    ("", "GB", "999, 112 or your local number"), ("", "us", "911 or your local number"),
    ("", "DE", "112 or your local number"), ("144", "CH", "144"), ("144", "GB", "144"),
  ])
  func `the setting comes before the region`(setting: String, region: String?, words: String) {
    #expect(EmergencyNumber(setting: setting, region: region).words == words)
  }

  @Test func `111 never stands alone`() {
    for (setting, region) in [("", "NZ"), ("111", "GB"), ("111", nil)] {
      let words = EmergencyNumber(setting: setting, region: region).words
      #expect(words.hasPrefix("111 ("))
    }
  }

  @Test(arguments: [
    ("en_GB.UTF-8", "GB"), ("de_DE@euro", "DE"), ("en_US", "US"), ("C.UTF-8", nil), ("C", nil),
    ("POSIX", nil), ("", nil), ("es_419", nil), ("en", nil),
  ])
  func `a locale has a region`(locale: String, region: String?) {
    #expect(EmergencyNumber.region(ofLocale: locale) == region)
  }
}
