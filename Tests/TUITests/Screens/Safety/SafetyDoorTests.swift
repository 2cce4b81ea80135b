import CarePlan
import Drawing
import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import TUI

/// Whatever was answered, a locked routine begins by no way in.
@Suite struct SafetyDoorTests {
  private static let now = Date(timeIntervalSince1970: 1_795_995_000)

  private static let pack = Routine(
    id: "pack", title: "Pack", kind: .care,
    steps: [Step(.open(about: Dose(.seconds(60))), contact: .heat)])
  private static let neck = Routine(
    id: "neck-ease", title: "Neck", steps: [Step(.hold(Dose(.seconds(20))), title: "Ear")])
  private static let row = Routine(
    id: "row", title: "Row", equipment: ["band"], steps: [Step(.reps(Dose(10)), title: "Row")])
  private static let routines = [
    Fixture.stretch, Fixture.roll, Fixture.breathing, pack, neck, row,
  ]

  /// Any answers: many with nothing, some with a few ticks, fresh or old, cleared or not.
  private static func care(_ generator: inout SeededGenerator) -> Care {
    func moment() -> Date { now - Double(Int.random(in: 0...20, using: &generator)) * 86_400 }
    var answers = SafetyAnswers(.nothing, at: moment())
    for sign in Sign.allCases where Int.random(in: 0...40, using: &generator) == 0 {
      answers.signs[sign] = moment()
    }
    for risk in Risk.allCases where Int.random(in: 0...9, using: &generator) == 0 {
      answers.risks[risk] = RiskAnswer(
        since: moment(), clearedAt: Bool.random(using: &generator) ? moment() : nil)
    }
    if Int.random(in: 0...9, using: &generator) == 0 {
      answers.group = SafetyAnswer.allCases.randomElement(using: &generator)
        .map { Answer($0, at: moment()) }
    }
    answers.isUnreadable = Int.random(in: 0...20, using: &generator) == 0
    return Care(Answers(answers), start: now, in: .gmt)
  }

  /// The app after a way into a session, and before any key.
  private static func ways(into routine: Routine, _ care: Care) throws -> [App] {
    let timeline = try Timeline(routine)
    let size = Size(columns: 80, rows: 24)
    let list = Fixture.picking(
      entries: [RoutineListEntry(id: routine.id, isOwn: false, content: .routine(routine))],
      care: care)
    var resumed = list
    resumed.receive(
      .requested(SessionRequest(timeline, spent: .zero, isHandsFree: true, continuesAnother: true)))
    let played = [true, false].map { hasKeys in
      App.playing(
        SessionRequest(timeline), care: care, settings: PlaySettings(hasKeys: hasKeys), size: size,
        glyphs: .unicode, at: .zero
      ).app
    }
    return [list, resumed] + played
  }

  @Test func `a locked routine begins by no way in`() throws {
    var begun = 0
    for seed in 0..<120 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let care = Self.care(&generator)
      for routine in Self.routines {
        let isLocked = care.advice(after: .zero).firmLock(on: routine) != nil
        for var app in try Self.ways(into: routine, care) {
          _ = app.command(.resumed, at: .zero)
          // Everything that goes on, and nothing that changes an answer about signs.
          for key in [Key.enter, .space, .character("g"), .enter, .character("0"), .enter, .enter] {
            if app.session != nil { break }
            // Where signs are asked about, it is a no.
            if key == .character("0"), !app.sees("Pain now") { continue }
            app.press(key)
          }
          #expect(!isLocked || app.session == nil, "seed \(seed), \(routine.id)")
          begun += app.session == nil ? 0 : 1
        }
      }
    }
    #expect(begun > 300, "not all of it is locked")
  }
}
