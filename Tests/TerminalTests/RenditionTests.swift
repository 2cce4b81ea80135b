import Testing

@testable import Terminal

@Suite struct RenditionTests {
  private func joined(_ texts: [String]) -> String {
    var bytes: [UInt8] = []
    var isOpen = false
    for text in texts { Rendition(Array(text.utf8)).append(to: &bytes, isOpen: &isOpen) }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    arguments: [
      (["\u{1B}[1m"], "\u{1B}[1m"), (["\u{1B}[m"], "\u{1B}[m"),
      (["\u{1B}[m", "\u{1B}[1m", "\u{1B}[38;5;114m"], "\u{1B}[0;1;38;5;114m"),
      (["\u{1B}[0;10m", "", "\u{1B}[7m"], "\u{1B}[0;10;7m"),
    ])
  func neighboursAreOneSequence(texts: [String], expected: String) {
    #expect(joined(texts) == expected)
  }

  /// A sequence of another shape stays whole, and nothing is put into it.
  @Test(
    arguments: [
      (["\u{1B}(B\u{1B}[m", "\u{1B}[1m", "\u{1B}[32m"], "\u{1B}(B\u{1B}[m\u{1B}[1;32m"),
      (["\u{1B}[1m", "\u{1B}G4", "\u{1B}[7m"], "\u{1B}[1m\u{1B}G4\u{1B}[7m"),
      (["\u{1B}[m", "\u{1B}[?1m", "\u{1B}[2m"], "\u{1B}[m\u{1B}[?1m\u{1B}[2m"),
      (["\u{1B}[m\u{F}", "\u{1B}[1m"], "\u{1B}[m\u{F}\u{1B}[1m"),
      (["", ""], ""),
    ])
  func othersStayApart(texts: [String], expected: String) {
    #expect(joined(texts) == expected)
  }
}
