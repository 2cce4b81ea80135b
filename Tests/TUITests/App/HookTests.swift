import CarePlan
import Drawing
import RoutineEngine
import TUI
import Testing

@Suite struct HookTests {
  /// The calls of a session with keys at moments.
  private func calls(
    pressing keys: [(Duration, Key)], until end: Duration, isHandsFree: Bool = false
  ) throws -> [HookCall] {
    let settings = PlaySettings(isHandsFree: isHandsFree)
    let timeline = try Timeline(Fixture.stretch, settings.prescription)
    var (app, effects) = App.playing(
      SessionRequest(timeline), care: Care(signs: .nothing),
      settings: settings, size: App.smallest, glyphs: .ascii, at: .zero)
    var calls = effects.compactMap(\.hookCall)
    for (moment, key) in keys + [(end, .control("l"))] {
      while let next = app.nextDeadline, next <= moment {
        effects = app.send(.advanced, at: next)
        calls += effects.compactMap(\.hookCall)
      }
      effects = app.press(key, at: moment)
      calls += effects.compactMap(\.hookCall)
    }
    return calls
  }

  @Test func `a whole session calls the start and end hooks once`() throws {
    let calls = try calls(pressing: [], until: .seconds(600), isHandsFree: true)
    let timeline = try Timeline(Fixture.stretch, Prescription())
    let steps = Array(repeating: Hook.step, count: timeline.segments.count)
    #expect(calls.map(\.hook) == [.start] + steps + [.end])
    #expect(calls.last?.variables["UNKNOT_REASON"] == "finished")
    #expect(calls.last?.variables["UNKNOT_REMAINING"] == "0")
    // Every call names all of it, so that a command never meets a variable that is not set.
    let names = Set(calls.map { $0.variables.keys.sorted() })
    #expect(names.count == 1)
    let remaining = calls.compactMap { $0.variables["UNKNOT_REMAINING"].flatMap(Int.init) }
    #expect(remaining == remaining.sorted(by: >), "what is left only ever shrinks")
  }

  @Test func `the step hook receives every variable of its step`() throws {
    let calls = try calls(pressing: [(.seconds(1), .enter)], until: .seconds(7))
    let hold = try #require(calls.last)
    #expect(
      hold.variables == [
        "UNKNOT_EVENT": "step", "UNKNOT_ROUTINE": "lean",
        "UNKNOT_TITLE": Fixture.stretch.title, "UNKNOT_LEVEL": "standard",
        "UNKNOT_KIND": "hold", "UNKNOT_STEP": "Lean", "UNKNOT_SIDE": "left",
        "UNKNOT_REPEAT": "1", "UNKNOT_REPEATS": "2", "UNKNOT_SECONDS": "20",
        "UNKNOT_REMAINING": "95", "UNKNOT_REASON": "",
      ])
  }

  @Test func `the pause and end hooks receive their reason`() throws {
    let calls = try calls(
      pressing: [
        (.seconds(1), .enter), (.seconds(8), .character(" ")), (.seconds(20), .character(" ")),
        (.seconds(25), .character("!")), (.seconds(26), .character("e")),
      ], until: .seconds(30))
    let told = calls.filter { $0.hook != .step }.map {
      "\($0.hook.rawValue) \($0.variables["UNKNOT_REASON"] ?? "-")"
    }
    #expect(told == ["start ", "pause user", "resume ", "pause hurt", "end hurt"])
  }
}

extension AppEffect {
  fileprivate var hookCall: HookCall? {
    if case .observe(let effect) = self { HookCall(effect) } else { nil }
  }
}
