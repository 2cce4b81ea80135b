import CarePlan
import Drawing
import RoutineEngine
import TUI
import Testing

/// A routine to fall asleep with ends without a sound.
@Suite struct BedtimeTests {
  private func routine(_ position: String) -> Routine {
    Routine(
      id: "sleep", title: "Sleep", kind: .breathing, position: position,
      steps: [
        Step(
          .breathe(Dose(.minutes(4))), title: "Settle", text: "Breathe.", ready: .seconds(5),
          tempo: Tempo([.init("in", .seconds(4)), .init("out", .seconds(6))]))
      ])
  }

  private func walked(
    _ routine: Routine, settings: PlaySettings = PlaySettings()
  ) throws -> (app: App, cues: [Cue.Kind], messages: [String]) {
    var app = try Fixture.playing(routine, settings: settings)
    var desktop = DesktopMessages()
    var (cues, messages): ([Cue.Kind], [String]) = ([], [])
    for effect in app.run(until: .minutes(5)) {
      guard case .observe(let effect) = effect else { continue }
      messages += [desktop.message(for: effect)].compactMap { $0 }
      if case .cue(let cue, let context, _) = effect, context.segment.kind.isWork {
        cues.append(cue)
      }
    }
    return (app, cues, messages)
  }

  @Test func `nothing is heard at its end, and no message comes`() throws {
    let (app, cues, messages) = try walked(routine("lying on the back"))
    #expect(app.isSummedUp)
    #expect(!cues.contains(.done) && !cues.contains(.countdown(3)))
    #expect(messages.isEmpty)
    // By day the same says that it is over.
    let day = try walked(routine("sitting"))
    #expect(day.cues.contains(.done) && day.cues.contains(.countdown(3)))
    #expect(day.messages.count == 1)
  }

  @Test func `its last words are soft`() throws {
    let app = try walked(routine("lying on the back")).app
    #expect(app.sees("Sleep well.") && !app.sees("Done"))
    #expect(app.closing().first?.hasPrefix("Sleep well.") ?? false)
  }

  @Test func `the window does not flash at its end`() throws {
    let settings = PlaySettings(flashes: true)
    var app = try Fixture.playing(routine("lying on the back"), settings: settings)
    app.run(until: .seconds(245))
    #expect(app.isSummedUp && !app.isFlashing)
  }
}
