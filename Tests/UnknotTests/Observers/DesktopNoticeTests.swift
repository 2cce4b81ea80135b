import Foundation
import TestSupport
import Testing

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
}
