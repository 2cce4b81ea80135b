import CarePlan
import Drawing
import Testing

@testable import TUI

/// The page of a routine's cautions.
@Suite struct CautionsTests {
  @Test func `the first time the cautions are a page`() throws {
    var app = Fixture.picking(care: Fixture.careWithUnreadCautions)
    app.press(.enter)
    #expect(
      app.session == nil && app.sees("Not while you are dizzy.")
        && app.sees("Enter  I have read this"))
    #expect(app.press(.enter).first == .save(.readCautions(of: "lean")))
    #expect(app.session != nil)
    app.press(.character("q"), .character("y"), .enter, .enter)
    #expect(app.session != nil)
    // What cannot be read by anybody is not in the way.
    var blind = Fixture.picking(
      settings: PlaySettings(hasKeys: false), care: Fixture.careWithUnreadCautions)
    blind.press(.enter)
    #expect(blind.session != nil)
  }

  @Test(arguments: [(40, 12), (40, 9), (20, 5), (30, 10)])
  func `cautions that have not been seen have not been read`(_ columns: Int, _ rows: Int) {
    var lean = Fixture.stretch
    lean.cautions =
      (1...12).map { "A caution of many words, the number \($0) of them." } + ["Finally"]
    var app = Fixture.picking(
      Size(columns: columns, rows: rows),
      entries: [RoutineListEntry(id: "lean", isOwn: false, content: .routine(lean))],
      care: Fixture.careWithUnreadCautions)
    app.press(.enter)
    #expect(app.session == nil && !app.sees("Finally"))
    for _ in 0..<200 where !app.sees("Finally") {
      #expect(app.press(.enter).isEmpty && app.session == nil)
    }
    #expect(app.press(.enter).contains(.save(.readCautions(of: "lean"))) && app.session != nil)
  }
}
