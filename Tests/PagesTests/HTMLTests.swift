import Testing

@testable import Pages

@Suite struct HTMLTests {
  @Test func `a text is escaped, markup is not`() {
    let hostile = "</title><script>alert('1') & \"2\"</script>"
    let html: HTML = "<p title=\"\(hostile)\">\(hostile)</p>"
    #expect(!html.text.contains("<script"))
    #expect(html.text.contains("&lt;script&gt;alert(&#39;1&#39;) &amp; &quot;2&quot;"))
    #expect(("<b>\("x" as HTML)</b>" as HTML).text == "<b>x</b>")
  }

  @Test(arguments: ["\u{202E}", "\u{200F}", "\u{0}", "\u{1B}", "\u{2028}", "\u{FEFF}"])
  func `what steers a page becomes a replacement character`(_ text: String) {
    #expect(("\(text)" as HTML).text == "\u{FFFD}")
  }

  @Test func `a stranger's text is cut and isolated`() {
    #expect(HTML.stranger("Reach", limit: 5).text == "<bdi>Reach</bdi>")
    #expect(HTML.stranger("Reaching", limit: 5).text == "<bdi>Reac…</bdi>")
    #expect(HTML.stranger(String(repeating: "a", count: 10_000), limit: 28).text.count == 39)
  }

  @Test(arguments: [
    (0.0, "0"), (1, "1"), (1.5, "1.5"), (-0.25, "-0.25"), (2.006, "2.01"), (1.0 / 3, "0.33"),
    (-0.001, "0"), (.infinity, "0"), (.nan, "0"), (1e300, "0"),
  ]) func `a number has at most two decimals`(_ number: Double, _ text: String) {
    #expect(("\(number)" as HTML).text == text)
  }
}
