import CarePlan
import Drawing
import RemoteControl
import RoutineEngine
import TUI
import TestSupport
import Testing

@testable import unknot

@Suite struct AppLoopTests {
  private static let routine = Routine(
    id: "lean", title: "Lean",
    steps: [
      Step(.prompt, title: "Sit tall"),
      Step(.hold(Dose(.seconds(20))), title: "Lean", repeats: Dose(2), rest: .seconds(5)),
      Step(.reps(Dose(8)), title: "Circles"), Step(.open(about: Dose(.seconds(30))), title: "Stay"),
      Step(.breathe(Dose(.seconds(40))), title: "Breathe"),
    ])

  /// All but those that leave, so that every run has something to keep quiet about.
  private static let keys =
    [.enter, .enter, .escape, .up, .down, .control("l")]
    + "  nprrhgsn+-azvfm?15".map { Key.character($0) }

  /// Whatever the person does: who is told of news alone, and of the window when it asks for it,
  /// has missed nothing.
  @Test(arguments: 0..<60) func `without news neither the status nor the window title changes`(
    seed: Int
  ) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let settings = PlaySettings(
      isHandsFree: Bool.random(using: &random), speed: [1, 1, 7].randomElement(using: &random) ?? 1)
    var app = App.playing(
      SessionRequest(try Timeline(Self.routine, Prescription())), care: Care(signs: .nothing),
      settings: settings,
      size: Size(columns: 80, rows: 24), glyphs: .unicode, at: .zero
    ).app
    var status = SessionStatus(app)
    var window = app.windowStatus
    var nextTelling = app.nextWindowChange
    var now = Duration.zero
    var (told, kept) = (0, 0)
    for _ in 0..<600 where app.session != nil {
      var event = AppInput.advanced
      let next = app.nextDeadline
      if Int.random(in: 0..<8, using: &random) == 0 || next == nil {
        let latest = next ?? now + .seconds(30)
        now = now + (latest - now) / Int.random(in: 1...4, using: &random)
        event = .key(Self.keys.randomElement(using: &random) ?? .enter)
      } else if let next {
        // Late by anything, and so late that it was an absence.
        let late = [0, 0, 0, 1, 900, 5_000].randomElement(using: &random) ?? 0
        now = next + .milliseconds(late)
      }
      let effects = app.handle(event, at: now)
      if AppLoop.isNews(event, effects) || nextTelling.map({ $0 <= now }) ?? false {
        (status, window) = (SessionStatus(app), app.windowStatus)
        nextTelling = app.nextWindowChange
        told += 1
      } else {
        #expect(!SessionStatus(app).differs(from: status), "\(now)")
        #expect(app.windowStatus == window, "\(now)")
        kept += 1
      }
    }
    #expect(told > 0 && kept > 0)
  }
}
