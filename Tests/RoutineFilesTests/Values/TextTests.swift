import Testing

@testable import RoutineFiles

@Suite struct CleanTextTests {
  @Test func `the marks of direction are left out, and what turns it is shown`() {
    #expect(CleanText.line("\u{200F}שלום\u{200E} x\u{61C}") == "שלום x")
    #expect(CleanText.line("Schulter\u{AD}blatt") == "Schulterblatt")
    #expect(
      CleanText.line("\u{600}1 \u{6DD}\u{70F}\u{8E2}") == "\u{FFFD}1 \u{FFFD}\u{FFFD}\u{FFFD}")
    #expect(CleanText.line("a\u{202E}b") == "a\u{FFFD}b")
    #expect(CleanText.shown("a\u{200F}b") == "ab")
  }

  @Test(arguments: [
    ("Reach away.", "Reach away."), ("  two \n lines\t", "two lines"),
    ("a\u{1B}[31m", "a\u{FFFD}[31m"),
    ("a\u{7}b\u{7F}c\u{9B}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d"), ("a\u{202E}b", "a\u{FFFD}b"),
    ("a\u{2066}b\u{200F}", "a\u{FFFD}b"), ("a\u{200B}b\u{FEFF}", "a\u{FFFD}b\u{FFFD}"),
    ("a\u{200D}b", "a\u{FFFD}b"), ("a\u{E000}", "a\u{FFFD}"), ("a\u{2028}b", "a b"),
    ("👩‍🚀 ❤️", "👩‍🚀 ❤️"), ("1\u{200D}2", "1\u{FFFD}2"), ("Übung 両腕", "Übung 両腕"),
    ("a\u{3164}", "a\u{FFFD}"), ("", ""), (" ", ""),
  ]) func `harmful characters are replaced and white space is joined`(
    _ text: String, _ clean: String
  ) {
    #expect(CleanText.line(text).unicodeScalars.elementsEqual(clean.unicodeScalars))
  }

  @Test func `a line for printing keeps its tabs and blanks`() {
    #expect(CleanText.shown("\ta  b\u{1B}") == "\ta  b\u{FFFD}")
  }
}

@Suite struct RoutineNameTests {
  @Test(arguments: ["a", "my-neck", "2-min", String(repeating: "a", count: 64)])
  func `a valid name is allowed`(_ name: String) { #expect(RoutineName.isValid(name)) }

  @Test(arguments: [
    "", "-a", "a-", "A", "a b", "../a", "a/b", "a.yaml", "ä", "a\n", "a\u{0}",
    String(repeating: "a", count: 65),
  ]) func `an invalid name is refused`(_ name: String) { #expect(!RoutineName.isValid(name)) }

  @Test(arguments: [
    ("My Neck!", "my-neck"), ("../../etc", "etc"), ("a--b", "a-b"),
    (String(repeating: "a", count: 70), String(repeating: "a", count: 64)),
  ]) func `a text becomes the closest name`(_ text: String, _ name: String) {
    #expect(RoutineName.suggestion(for: text) == name)
  }

  @Test func `a text without usable characters has no name`() {
    #expect(RoutineName.suggestion(for: "äöü") == nil)
  }
}
