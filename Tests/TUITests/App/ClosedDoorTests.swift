import CarePlan
import Drawing
import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import TUI

/// Over random days and answers no session begins of what is closed, by any way in.
@Suite struct ClosedDoorTests {
  /// Ten in the morning of the first day of 1970, in UTC.
  private let morning = Date(timeIntervalSince1970: 36_000)
  private static let all = Routine(
    id: "all", title: "All", steps: [Step(.include(Fixture.roll)), Step(.include(Fixture.stretch))])
  private static let breathing: Routine = {
    var routine = Fixture.breathing
    routine.kind = .breathing
    return routine
  }()
  /// As `unknot 25s` makes one.
  private static let timer = Routine(
    id: "timer", title: "Tea", steps: [Step(.hold(Dose(.seconds(25))), title: "Tea")])
  /// As a sheet that was typed in: neither contact nor equipment.
  private static let sheet = Routine(
    id: "sheet", title: "My sheet", kind: .mobility,
    steps: [Step(.massage(Dose(.seconds(30))), title: "Faszienrolle")])
  private static let routines = [Fixture.stretch, Fixture.roll, all, breathing, timer, sheet]

  /// A session of today or of the days before, whatever was said about it.
  private func checkIn(_ random: inout SeededGenerator) -> CheckIn {
    func pain() -> Int? {
      Bool.random(using: &random) ? Int.random(in: 0...10, using: &random) : nil
    }
    return CheckIn(
      ["lean", "roll", "all", "timer", "sheet"].randomElement(using: &random) ?? "lean",
      endedAt: morning - Double(Int.random(in: 0...2, using: &random)) * 86_400
        - Double.random(in: 60...30_000, using: &random),
      isStopped: Int.random(in: 0...9, using: &random) == 0, before: pain(), after: pain())
  }

  /// The routines that the table closes, told anew in the words of the table.
  private func closed(
    by checkIns: [CheckIn], pain: Int?, soreness: Soreness?, signs: SafetyAnswer
  ) -> Set<String> {
    let presses: Set<String> = ["roll", "all", "sheet"]
    if signs == .emergency { return presses.union(["lean", "breathe", "timer"]) }
    var closed: Set<String> = signs == .nothing ? [] : presses
    if pain ?? 0 >= 6 || soreness == .much { closed.formUnion(presses) }
    for checkIn in checkIns where LocalDay(checkIn.endedAt, in: .gmt).number == 0 {
      let change = checkIn.before.flatMap { before in checkIn.after.map { $0 - before } }
      if checkIn.isStopped || checkIn.after ?? 0 >= 6 {
        closed.formUnion(presses.union(["lean", "timer"]))
      } else if let change, change >= 2 {
        closed.formUnion(presses)
        closed.insert(checkIn.routine)
      } else if change == 1 || change == 0 && checkIn.after ?? 0 >= 4 {
        closed.formUnion(presses)
      }
    }
    return closed
  }

  /// A request by one of the ways in, and keys that somebody may press.
  ///
  /// - Returns: The app, and what a session in lines has printed so far.
  private func walk(
    _ routine: Routine, _ answers: Answers, _ practice: Practice?,
    _ random: inout SeededGenerator
  ) throws -> (app: App, lines: [String]) {
    let hasKeys = Int.random(in: 0...4, using: &random) > 0
    let way = Int.random(in: 0...5, using: &random)
    // What was said may come from another program, once this one runs.
    let isSaidElsewhere = Bool.random(using: &random)
    let nothing = Answers(signs: Answer(.nothing, at: morning))
    let care = Care(isSaidElsewhere ? nothing : answers, start: morning, in: .gmt)
    let settings = PlaySettings(hasKeys: hasKeys)
    let timeline = try Timeline(routine)
    var transcript = PlainTranscript(hasKeys: hasKeys, isBrief: Bool.random(using: &random))
    var lines: [String] = []
    var app: App
    if way == 0 {
      let request = SessionRequest(timeline, waitsForHistory: true)
      var effects: [AppEffect]
      (app, effects) = App.playing(
        request, care: care, canAsk: hasKeys, settings: settings,
        size: Size(columns: 80, rows: 100), glyphs: .ascii, at: .zero)
      if isSaidElsewhere { effects += app.handle(.answered(answers), at: .zero) }
      effects += app.receive(.practice(practice))
      lines = effects.flatMap { transcript.lines(for: $0) }
    } else {
      let entry = RoutineListEntry(id: routine.id, isOwn: false, content: .routine(routine))
      app = Fixture.picking(entries: [entry], settings: settings, care: care)
      app.receive(.practice(practice))
      if isSaidElsewhere { _ = app.handle(.answered(answers), at: .zero) }
      switch way {
      case 1: app.press(.enter)
      // By the palette, and by a remote control: it starts nothing.
      case 2:
        app.press(.character("?"))
        for letter in routine.title { app.press(.character(letter)) }
        app.press(.enter)
      case 3:
        for event in [SessionEvent.pauseToggled, .resumed, .answered, .repeated] {
          _ = app.handle(.remote(event, replyTo: nil), at: .zero)
        }
        #expect(app.session == nil)
        app.press(.enter)
      case 4:
        app.receive(
          .requested(SessionRequest(timeline, isHandsFree: true, continuesAnother: true)))
      default: app.receive(.requested(SessionRequest(timeline)))
      }
    }
    let keys = Array("0123456789tgncambsq-").map { Key.character($0) } + [.enter, .escape]
    for _ in 0..<8 where app.session == nil {
      let effects = app.press(keys.randomElement(using: &random) ?? .enter)
      lines += effects.flatMap { transcript.lines(for: $0) }
    }
    return (app, lines)
  }

  @Test(arguments: 0..<8) func `no session of what is closed begins`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var begun = 0
    for round in 0..<150 {
      let signs: SafetyAnswer =
        Int.random(in: 0...5, using: &random) > 0
        ? .nothing : SafetyAnswer.allCases.randomElement(using: &random) ?? .nothing
      let pain = Bool.random(using: &random) ? Int.random(in: 0...10, using: &random) : nil
      let soreness =
        Bool.random(using: &random) ? Soreness.allCases.randomElement(using: &random) : nil
      let checkIns = (0..<Int.random(in: 0...3, using: &random)).map { _ in checkIn(&random) }
      // What is known comes from the history, from the answers alone, or from a history that was
      // edited since.
      let source = Int.random(in: 0...2, using: &random)
      var answers = Answers(
        signs: Answer(signs, at: morning), pain: pain.map { Answer($0, at: morning) })
      answers.soreness = soreness.map { Answer($0, at: morning) }
      if source == 1 { answers.checkIns = checkIns }
      var sessions = checkIns.map { PastSession($0, on: LocalDay($0.endedAt, in: .gmt)) }
      if source == 2 {
        answers.practice = Practice(sessions: sessions)
        answers.noteClosures(at: morning, in: .gmt)
        answers.practice = nil
        sessions = sessions.filter { _ in Bool.random(using: &random) }
        for index in sessions.indices {
          sessions[index].checkIn.after = 0
          sessions[index].checkIn.isStopped = false
        }
      }
      let practice = source == 1 ? nil : Practice(sessions: sessions)
      let routine = Self.routines.randomElement(using: &random) ?? Fixture.stretch
      let (app, lines) = try walk(routine, answers, practice, &random)
      // In lines a session is told once it begins, and may be over by now.
      let isTold = lines.contains { $0.contains(#/, (gentle|standard|full), about /#) }
      guard app.session != nil || isTold else { continue }
      begun += 1
      let closed = closed(
        by: checkIns, pain: pain, soreness: soreness, signs: signs)
      // A changed answer about signs opens what signs had locked.
      let isOpened =
        app.advice.concerns != Advice(answers, now: morning, in: .gmt).concerns
      #expect(
        !closed.contains(routine.id) || isOpened, "seed \(seed), round \(round): \(routine.id)")
      #expect(app.advice.firmLock(on: routine) == nil, "seed \(seed), round \(round)")
    }
    #expect(begun > 20, "so few that nothing is shown")
  }
}
