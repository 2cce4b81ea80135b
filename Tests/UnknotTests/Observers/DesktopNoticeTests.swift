import Foundation
import RoutineEngine
import TUI
import TestSupport
import Testing

@testable import unknot

/// The built program beside a notify-send that stands in for the desktop's.
@Suite struct DesktopNoticeTests {
  private let program: Program
  private let fakes: FakePrograms
  private let title = #"Rows & <b>\n"#

  init() throws {
    var program = try Program()
    fakes = try FakePrograms(["notify-send": ""])
    program.environment = fakes.environment.merging(["DISPLAY": ":9"]) { $1 }
    self.program = program
  }

  private func routine(_ name: String, _ step: String) throws -> String {
    let path = "\(program.home.path)/\(name).yaml"
    try Data(
      "format: 1\ntitle: 'Rows & <b>\\n'\nkind: stretch\nsteps:\n  - \(step)\n".utf8
    ).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test func `a message of a session is text where the desktop reads markup`() throws {
    defer { program.removeHome() }
    let file = try routine("rows", "hold: 4 min\n    title: 'Press & <i>\\t'")
    let result = try program.run("play", file, "--speed", "1000", "--hands-free", "--mute")
    #expect(result.code == 0, "\(result.errors)")
    // The title is no markup, the body is, and a backslash in it begins an escape.
    #expect(
      try fakes.next() == #"notify-send [--app-name=unknot][--][\#(title)]"#
        + #"[Press &amp; &lt;i&gt;\\t is over. Next: finished] 0"#)
  }

  /// The messages of a session with a long hold; `others` replaces the settings before it begins.
  private func messages(
    _ settings: PlaySettings, changedTo others: PlaySettings? = nil
  ) throws -> [String] {
    var shown: [String] = []
    let desktop = SessionDesktop(settings, onError: { _ in }) { text, _ in
      shown.append(text)
      return true
    }
    if let others { desktop.use(others) }
    let hold = Step(.hold(Dose(.minutes(4))), title: "Reach")
    let timeline = try Timeline(Routine(id: "long", title: "Long", steps: [hold]))
    var (session, effects) = Session.begin(timeline, isHandsFree: true)
    while let next = session.nextDeadline { effects += session.handle(.advanced, at: next) }
    for effect in effects { desktop.observe(effect) }
    desktop.close()
    return shown
  }

  @Test func `no message is shown while the desktop setting is off`() throws {
    defer { program.removeHome() }
    let (on, off) = (PlaySettings(), PlaySettings(isToldToDesktop: false))
    #expect(try messages(on) == ["Reach is over. Next: finished"])
    #expect(try messages(off).isEmpty)
    #expect(try messages(on, changedTo: off).isEmpty)
    #expect(try messages(off, changedTo: on) == ["Reach is over. Next: finished"])
  }
}
