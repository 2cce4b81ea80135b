import CarePlan
import Drawing
import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import TUI

/// All that is said round a session is among the texts that are recorded.
@Suite struct SpokenQuestionsTests {
  private static let recorded = parts(
    of: SpokenQuestions.all(for: [Fixture.roll, Fixture.stretch], calling: .anywhere))

  private static func parts(of texts: [String]) -> Set<String> {
    Set(texts.flatMap { SpokenWords(sentencesOf: $0).parts })
  }

  private func spoken(_ effects: [AppEffect]) -> Set<String> {
    Self.parts(of: effects.compactMap { if case .speak(let text) = $0 { text } else { nil } })
  }

  private func asked(before routine: Routine, _ answers: Answers) throws -> (App, [AppEffect]) {
    App.playing(
      SessionRequest(try Timeline(routine)),
      care: Care(answers, start: Date(timeIntervalSince1970: 1_795_995_000), in: .gmt),
      settings: PlaySettings(hasVoice: true), size: Size(columns: 80, rows: 24),
      glyphs: .unicode, at: .zero)
  }

  @Test(arguments: [1, 2, 3])
  func `whatever is answered about signs and risks`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let keys: [Key] =
      Array("123nc ").map { .character($0) } + [.enter, .escape, .down, .up, .right]
      + SafetyItem.keys
    var heard: Set<String> = []
    for _ in 0..<6 {
      var (app, effects) = try asked(before: Fixture.roll, Answers())
      heard.formUnion(spoken(effects))
      for _ in 0..<60 {
        guard let key = keys.randomElement(using: &generator) else { continue }
        effects = app.press(key)
        heard.formUnion(spoken(effects))
      }
    }
    #expect(heard.subtracting(Self.recorded) == [])
    #expect(heard.count > 60)
  }

  @Test func `every line of the groups, ticked and not`() throws {
    var (app, effects) = try asked(before: Fixture.roll, Answers())
    var heard = spoken(effects)
    for group in "123" {
      effects = app.press(.character(group))
      for _ in 0..<45 { effects += app.press(.space, .down) }
      for _ in 0..<45 { effects += app.press(.up, .space) }
      heard.formUnion(spoken(effects + app.press(.escape)))
    }
    for sentence in Sign.allCases.map(\.sentence) + Risk.allCases.map(\.sentence) {
      #expect(heard.contains(SpokenText.of(String(sentence.dropLast()))))
    }
    #expect(heard.subtracting(Self.recorded) == [])
  }

  @Test func `whatever is answered about pain and soreness`() throws {
    var heard: Set<String> = []
    for pain in Pain.keys + [.enter, .escape] {
      for routine in [Fixture.roll, Fixture.stretch] {
        var (app, effects) = try asked(
          before: routine,
          Answers(SafetyAnswers(.nothing, at: Date(timeIntervalSince1970: 1_795_994_000))))
        for key in [
          pain, .character("c"), pain, .enter, pain, .character("!"), .character("e"),
        ] { effects += app.press(key) }
        heard.formUnion(spoken(effects))
      }
    }
    #expect(heard.contains("Pain 7: what now?") && heard.contains("Pain not said: the gentle dose"))
    #expect(heard.subtracting(Self.recorded) == [])
  }
}
