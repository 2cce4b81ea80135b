import CarePlan
import Drawing
import RoutineEngine
import TUI
import Testing

@Suite struct AppDesktopTests {
  /// Everything that the window and the desktop are told in a session without a key, each once.
  private func told(
    _ routine: Routine, settings: PlaySettings = PlaySettings(isHandsFree: true)
  ) throws -> (statuses: [(at: Duration, status: WindowStatus?)], messages: [String]) {
    let timeline = try Timeline(routine, settings.prescription)
    var (app, effects) = App.playing(
      Fixture.request(timeline), care: Care(signs: .nothing),
      settings: settings, size: App.smallest, glyphs: .ascii, at: .zero)
    var statuses = [(at: Duration.zero, status: app.windowStatus)]
    var desktop = DesktopMessages()
    func message(for effect: AppEffect) -> String? {
      if case .observe(let effect) = effect { desktop.message(for: effect) } else { nil }
    }
    var messages = effects.compactMap(message)
    while let next = app.nextDeadline, next < .seconds(3_600) {
      effects = app.send(.advanced, at: next)
      messages += effects.compactMap(message)
      if app.windowStatus != statuses.last?.status {
        statuses.append((next, app.windowStatus))
      }
    }
    return (statuses, messages)
  }

  @Test func `the window title changes only with the segment`() throws {
    let (statuses, messages) = try told(Fixture.stretch)
    var titles: [String] = []
    for title in statuses.compactMap({ $0.status?.title }) where title != titles.last {
      titles.append(title)
    }
    let expected = [
      "Your turn: Sit tall", "Get ready, 5 s: Lean", "Hold 1 of 2, left side, 20 s: Lean",
      "Rest, 5 s", "Hold 2 of 2, left side, 20 s: Lean", "Change to the right side, 5 s",
      "Hold 1 of 2, right side, 20 s: Lean", "Rest, 5 s",
      "Hold 2 of 2, right side, 20 s: Lean",
    ]
    #expect(titles == expected.map { "\($0) - \(Fixture.stretch.title)" })
    #expect(statuses.last?.status == nil, "nothing is told once it is over")
    #expect(messages.isEmpty, "nobody turns away from 20 s")
  }

  @Test func `window progress only grows, in multiples of 5 percent`() throws {
    let (statuses, _) = try told(Fixture.roll)
    let percents = statuses.compactMap { entry -> Int? in
      if case .running(let percent)? = entry.status?.progress { percent } else { nil }
    }
    #expect(percents == percents.sorted() && percents.first == 0)
    #expect(percents.allSatisfy { $0.isMultiple(of: 5) && $0 < 100 })
    #expect(statuses.count < 30)
  }

  @Test(arguments: [1, 7])
  func `the window status changes only with an effect or at the predicted moment`(speed: Int) throws
  {
    let settings = PlaySettings(isHandsFree: true, speed: speed)
    var app = try Fixture.playing(Fixture.roll, settings: settings)
    var told = app.windowStatus
    var nextTelling = app.nextWindowChange
    var steps = 0
    while let next = app.nextDeadline {
      let effects = app.send(.advanced, at: next)
      let hasNews = !effects.isEmpty
      guard hasNews || nextTelling.map({ $0 <= next }) ?? false else {
        #expect(app.windowStatus == told, "\(next)")
        continue
      }
      if !hasNews, app.windowStatus != told { steps += 1 }
      told = app.windowStatus
      nextTelling = app.nextWindowChange
    }
    #expect(steps > 5 && app.session == nil)
  }

  @Test func `no window change is due while waiting, paused or switched off`() throws {
    var app = try Fixture.playing()
    #expect(app.nextWindowChange == nil, "it waits for the person")
    app.press(.enter)
    #expect(app.nextWindowChange != nil)
    app.press(.space, at: .seconds(1))
    #expect(app.nextWindowChange == nil, "paused")
    let settings = PlaySettings(isHandsFree: true, isToldToDesktop: false)
    #expect(try Fixture.playing(settings: settings).nextWindowChange == nil, "not wanted")
  }

  @Test func `a pause is shown in the window title and progress`() throws {
    var app = try Fixture.playing()
    app.press(.enter)
    app.run(until: .seconds(8))
    app.press(.space, at: .seconds(8))
    let status = try #require(app.windowStatus)
    #expect(status.title.hasPrefix("Paused, 17 s left: Lean - "))
    #expect(status.progress == .paused(15))
  }

  @Test func `the end of a long timer sends a desktop message`() throws {
    #expect(try told(Fixture.roll).messages == ["Roll is over. Next: Rest, 30 s"])
    let timer = Routine(
      id: "cold", title: "Cold", steps: [Step(.rest(Dose(.minutes(15))), title: "Pack on")])
    #expect(try told(timer).messages == ["Pack on is over. Next: finished"])
  }

  @Test func `the window status is never set when the desktop setting is off`() throws {
    let settings = PlaySettings(isHandsFree: true, isToldToDesktop: false)
    let (statuses, _) = try told(Fixture.roll, settings: settings)
    #expect(statuses.allSatisfy { $0.status == nil })
  }
}
