import CarePlan
import Drawing
import Testing

@testable import TUI

/// The question about warning signs in windows that its lines do not fit into.
@Suite struct SafetyPagingTests {
  private static func lines(of app: App) -> [String] {
    app.frame.text.split(separator: "\n").dropFirst().dropLast(2).map(String.init)
  }

  @Test(arguments: [(40, 12), (60, 20), (20, 5)])
  func `Enter reads on, and says what is missing in full`(_ columns: Int, _ rows: Int) {
    var app = Fixture.picking(Size(columns: columns, rows: rows), care: Care(signs: nil))
    var pages = 1
    while !app.sees("Press n") && pages < 60 {
      let before = app.frame
      app.press(.enter)
      #expect(app.frame != before)
      pages += 1
    }
    let words = app.frame.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(pages > 2 && words.contains(SafetyQuestion.opensOrDenies), "\(words)")
  }

  @Test(arguments: [(40, 12), (50, 12), (30, 10), (60, 14), (80, 14), (60, 20), (20, 5), (20, 9)])
  func `n passes over no line`(_ columns: Int, _ rows: Int) {
    let size = Size(columns: columns, rows: rows)
    var scrolled = Fixture.picking(size, care: Care(signs: nil))
    var all: Set<String> = []
    for _ in 0..<200 {
      all.formUnion(Self.lines(of: scrolled))
      scrolled.press(.down)
    }
    var paged = Fixture.picking(size, care: Care(signs: nil))
    var seen: Set<String> = []
    for _ in 0..<200 where !paged.sees("None of these") {
      seen.formUnion(Self.lines(of: paged))
      paged.press(.character("n"))
    }
    #expect(paged.sees("None of these") && all.count > 3)
    #expect(all.subtracting(seen).isEmpty, "\(all.subtracting(seen))")
  }
}
