import Foundation
import TUI
import Testing

@testable import unknot

/// The terminal that a session of a break opens in.
@Suite struct BreakStarterTests {
  private func opening(
    _ environment: [String: String], _ settings: DaySettings = DaySettings(), pane: Bool = false,
    inPane: Bool = false, programs: [String] = []
  ) throws -> BreakStarter.Opening {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("unknot-starter-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in programs {
      try Data("#!/bin/sh\n".utf8).write(to: folder.appendingPathComponent(name))
      chmod(folder.appendingPathComponent(name).path, 0o700)
    }
    var environment = environment
    environment["PATH"] = folder.path
    return BreakStarter(environment: environment, settings: settings, hasPane: pane)
      .opening(isAnsweredInPane: inPane, running: ["/u", "play", "x"])
  }

  @Test func `a session opens where the person is`() throws {
    #expect(try opening([:], pane: true, inPane: true) == .pane)
    #expect(
      try opening(["DISPLAY": ":0"], programs: ["xdg-terminal-exec"])
        == .command(["xdg-terminal-exec", "/u", "play", "x"]))
    #expect(
      try opening(["DISPLAY": ":0"], programs: ["x-terminal-emulator"])
        == .command(["x-terminal-emulator", "-e", "/u", "play", "x"]))
    #expect(
      try opening(["TMUX": "/tmp/a,1,2"], programs: ["tmux"])
        == .command(["tmux", "new-window", "-n", "unknot", "--", "/u", "play", "x"]))
    #expect(
      try opening(
        ["DISPLAY": ":0", "INVOCATION_ID": "1"], programs: ["xdg-terminal-exec", "systemd-run"])
        == .command(
          [
            "systemd-run", "--user", "--collect", "--quiet", "--", "xdg-terminal-exec", "/u",
            "play", "x",
          ]))
    #expect(try opening(["DISPLAY": ":0"]) == .nowhere)
    #expect(try opening(["DISPLAY": ":0"], pane: true) == .pane)
  }

  @Test func `the person's own choice comes first`() throws {
    var settings = DaySettings()
    settings.terminal = "foot -a x"
    #expect(
      try opening(["DISPLAY": ":0"], settings, programs: ["xdg-terminal-exec"])
        == .line("foot -a x"))
    settings.start = .pane
    #expect(try opening(["DISPLAY": ":0"], settings, pane: true) == .pane)
    settings.start = .tmux
    #expect(try opening(["DISPLAY": ":0"], settings, pane: true) == .nowhere)
  }
}
