import CarePlan
import Drawing
import RoutineEngine
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

  @Test func `a caution belongs to a group by its words`() {
    let kinds: [(String, GroupedCautions.Kind)] = [
      ("Never roll your neck or your lower back.", .never),
      ("From the middle of a pregnancy, do not lie on a roller.", .never),
      ("With thin bones, do not use the roller unless a doctor has said yes.", .askFirst),
      ("Stop if you feel numb, tingly or dizzy.", .stop),
      ("Chest pain? Get emergency help now.", .stop),
      ("Keep breathing, and do not bounce.", .care),
    ]
    for (text, kind) in kinds { #expect(GroupedCautions.Kind(text) == kind, "\(text)") }
  }

  @Test(
    arguments: BuiltIn.entries.compactMap(\.routine), [(76, 20), (116, 36), (56, 16), (196, 56)])
  func `no caution is lost among groups`(routine: Routine, _ size: (Int, Int)) {
    let cautions = routine.includingWhatItIncludes.cautions
    let frame = GroupedCautions(cautions, glyphs: .unicode).frame(columns: size.0, rows: size.1)
    let words = Set(frame.text.split(whereSeparator: \.isWhitespace))
    for caution in cautions {
      let missing = caution.split(separator: " ").filter { !words.contains($0) }
      #expect(missing.isEmpty, "\(missing) of \(caution)")
    }
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
