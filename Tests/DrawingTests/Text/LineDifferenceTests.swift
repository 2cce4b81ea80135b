import TestSupport
import Testing

/// The differences that a failing golden test prints.
@Suite struct LineDifferenceTests {
  @Test func `a changed line has the lines around it`() {
    let old = "a\nb\nc\nd\ne\nf\ng"
    #expect(
      LineDifference(from: old, to: "a\nb\nc\nD\ne\nf\ng").description
        == "@@ line 2 @@\n b\n c\n-d\n+D\n e\n f")
    #expect(
      LineDifference(from: old, to: "0\na\nb\nc\nd\ne\nf").description
        == "@@ line 1 @@\n+0\n a\n b\n@@ line 5 @@\n e\n f\n-g")
  }

  @Test func `equal texts have no difference`() {
    #expect(LineDifference(from: "a\nb", to: "a\nb").description.isEmpty)
  }
}
