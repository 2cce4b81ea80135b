import CarePlan
import Drawing
import RoutineEngine
import TUI
import Testing

@testable import Terminal

extension OneAtATime {
  /// The bytes that a session sends to an 80 by 24 terminal, second by second.
  @Suite(.serialized) struct SessionBytesTests {
    private let pseudo: PseudoTerminal

    init() throws { pseudo = try PseudoTerminal() }

    @Test(arguments: [20, 30, 300])
    func `a running hold sends few bytes`(seconds: Int) throws {
      let routine = Routine(
        id: "hold", title: "Hold", summary: "A hold.", kind: .stretch, timesPerDay: Dose(1),
        equipment: [], cautions: [],
        steps: [
          Step(
            .hold(Dose(.seconds(seconds))), title: "Lean over",
            text: "Lean to the named side, and let the hand draw the other arm over.",
            ready: .zero)
        ])
      let terminal = try CursesTerminal(
        input: pseudo.terminal, output: pseudo.terminal,
        environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"])
      var app = try App.playing(
        SessionRequest(Timeline(routine, Prescription())), care: Care(signs: .nothing),
        settings: PlaySettings(), size: terminal.size,
        glyphs: .unicode, at: .zero
      ).app
      terminal.present(app.frame())
      _ = pseudo.written()
      var sent: [Int] = []
      for second in 1..<seconds {
        _ = app.handle(.advanced, at: .seconds(second))
        terminal.present(app.frame())
        sent.append(pseudo.written().count)
      }
      #expect(sent.reduce(0, +) / sent.count <= 120, "\(sent)")
      #expect(sent.max() ?? 0 <= 300, "\(sent)")
    }
  }
}
