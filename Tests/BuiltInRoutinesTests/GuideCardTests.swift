import BuiltInRoutines
import Testing

@Suite struct GuideCardTests {
  static let redFlags = [
    // Emergency.
    "chest pain", "sudden tearing pain in chest or back", "short of breath",
    "numb between the legs", "new bladder or bowel trouble", "weakness or numbness in both legs",
    "after a serious accident or fall",
    // Within days.
    "fever", "weight lost without trying", "cancer now or before",
    "pain at night or not eased by rest", "a lump or change of shape", "worse when you cough",
    "new, unexplained pain high between the shoulders", "no better after 2 to 4 weeks",
    "a cough that stays, with back pain",
    // Ask first.
    "first such pain under 20 or over 50", "steroids", "thin bones or a small fall",
    "weak immune system", "recent infection",
  ]

  @Test(arguments: BuiltInRoutines.cards.map(\.name))
  func isShortAndNamesItsSources(name: String) throws {
    let text = try #require(Self.text(of: name))
    let paragraphs = text.split(separator: "\n\n")
    let heading = try #require(paragraphs.first)
    #expect(heading.hasPrefix("# ") && heading.hasSuffix("?") && !heading.contains("\n"))
    let sources = try #require(paragraphs.last)
    #expect(sources.hasPrefix("Sources: "))
    #expect(sources.contains(/\([ABC]\)/))
    #expect(paragraphs.count > 2)
    #expect(text.split(whereSeparator: \.isWhitespace).count < 150)
  }

  /// A terminal without UTF-8 shows them as they are, and a small renderer knows all they use.
  @Test(arguments: BuiltInRoutines.cards.map(\.name))
  func isPlain(name: String) throws {
    let text = try #require(Self.text(of: name))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || (" "..."~").contains($0) })
    #expect(!text.contains(#/[`_<>|\[\]]|\n#|\n\d+\. /#))
    #expect(text.split(separator: "**", omittingEmptySubsequences: false).count % 2 == 1)
  }

  @Test(arguments: ["can-lungs-hurt-in-the-back", "when-to-see-someone"])
  func carriesEveryRedFlag(name: String) throws {
    let text = try #require(Self.text(of: name))
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let order = try ["Emergency", "Soon, within days", "Ask first"].map {
      try #require(words.firstRange(of: $0)).lowerBound
    }
    #expect(order == order.sorted())
    for flag in Self.redFlags {
      #expect(words.contains(flag), "\(flag)")
    }
  }

  @Test func namesOnlyRoutinesThatExist() throws {
    let routines = Set(BuiltInRoutines.routines.map(\.name))
    for card in BuiltInRoutines.cards {
      let text = String(decoding: card.bytes, as: UTF8.self)
      guard let named = text.split(separator: "In unknot: ").dropFirst().first else { continue }
      let names = named.prefix { $0 != "." }.split(whereSeparator: { $0 == "," || $0.isWhitespace })
      for name in names where name.contains("-") {
        #expect(routines.contains(String(name)), "\(card.name) names \(name)")
      }
    }
  }

  /// What one card tells the person to read next is another card's heading.
  @Test func pointsOnlyToCardsThatExist() {
    let texts = BuiltInRoutines.cards.map { String(decoding: $0.bytes, as: UTF8.self) }
    let headings = Set(texts.map { String($0.prefix { $0 != "\n" }.dropFirst(2)) })
    for text in texts {
      for match in text.matches(of: /[Rr]ead\s+(?:first:\s+)?"([^"]*\?)"/) {
        let title = match.1.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(headings.contains(title), "\(title)")
      }
    }
  }

  private static func text(of name: String) -> String? {
    BuiltInRoutines.cards.first { $0.name == name }
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
