import Foundation
import TestSupport
import Testing

/// The real program on a bus of its own, which no desktop listens to.
@Suite(
  .serialized,
  .enabled(if: Subprocess.isThere("dbus-run-session") && Subprocess.isThere("dbus-send")))
struct MediaKeysTests {
  private let program: Program
  private let folder: String

  private static let configuration = """
    <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
     "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
    <busconfig>
      <type>session</type>
      <listen>unix:tmpdir=/tmp</listen>
      <policy context="default">
        <allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/>
      </policy>
    </busconfig>
    """

  init() throws {
    program = try Program()
    folder = program.home.path
    try Data(Self.configuration.utf8).write(to: URL(fileURLWithPath: folder + "/bus.conf"))
  }

  private func start() throws -> TerminalWindow {
    let bus = "dbus-run-session --config-file=\(folder)/bus.conf --"
    let tells = "sh -c 'echo $DBUS_SESSION_BUS_ADDRESS > \(folder)/address; exec \"$@\"' sh"
    let window = try program.start(
      "play trigger-point --from 19 --mute", with: "\(bus) \(tells)")
    try window.sayNoPain()
    try window.wait(for: "PRESS")
    return window
  }

  /// The reply of the bus; empty if the bus refuses.
  private func ask(_ destination: String, _ path: String, _ words: String...) throws -> String {
    var surroundings = program.surroundings
    let address = try String(contentsOfFile: folder + "/address", encoding: .utf8)
    surroundings["DBUS_SESSION_BUS_ADDRESS"] = address.trimmingCharacters(in: .newlines)
    let output = folder + "/answer"
    _ = try Subprocess.run(
      "dbus-send", ["--session", "--print-reply", "--dest=\(destination)", path] + words,
      environment: surroundings, output: output)
    return try String(contentsOfFile: output, encoding: .utf8)
  }

  private func names() throws -> String {
    try ask("org.freedesktop.DBus", "/", "org.freedesktop.DBus.ListNames")
  }

  private func player(_ words: String...) throws -> String {
    let name = try #require(
      try names().firstMatch(of: #/org\.mpris\.MediaPlayer2\.unknot\.instance[0-9]+/#))
    let path = "/org/mpris/MediaPlayer2"
    return words.count == 1
      ? try ask(String(name.0), path, "org.mpris.MediaPlayer2.Player.\(words[0])")
      : try ask(
        String(name.0), path, "org.freedesktop.DBus.Properties.Get",
        "string:org.mpris.MediaPlayer2.Player", "string:\(words[1])")
  }

  @Test func `media keys pause, resume and skip, and the player leaves with the session`() throws {
    defer { program.removeHome() }
    let window = try start()
    try window.wait("a name on the bus") { _ in try names().contains("org.mpris") }
    #expect(try player("Get", "PlaybackStatus").contains("\"Playing\""))
    #expect(try player("Get", "Metadata").contains("\"Press"))
    #expect(try player("PlayPause").contains("method return"))
    try window.wait(for: "carry on")
    #expect(try player("Get", "PlaybackStatus").contains("\"Paused\""))
    #expect(try player("Play").contains("method return"))
    try window.wait("the session to go on") { !$0.contains("carry on") }
    #expect(try player("Stop").contains("method return"))
    try window.wait(for: "carry on")
    #expect(try player("Dance").isEmpty)
    #expect(try player("Next").contains("method return"))
    try window.wait(for: "Step away")
    #expect(try player("Next").contains("method return"))
    try window.wait("the end") { !$0.contains("Step away") }
    // With the session the player is gone, and media keys are the music's again.
    try window.wait("no name on the bus") { _ in try !names().contains("org.mpris") }
    // Ctrl-C would end the bus, too, and the shell's line with it.
    try window.press("q")
    try window.expectRestored(code: 0)
  }

  @Test func `with media keys turned off the session is not on the bus`() throws {
    defer { program.removeHome() }
    try Data("media-keys: no\n".utf8).write(
      to: program.home.appendingPathComponent("config.yaml"))
    let window = try start()
    #expect(try program.run("ctl", "pause").code == 0)
    try window.wait(for: "carry on")
    #expect(try !names().contains("org.mpris"))
    try window.press("q")
    try window.wait(for: "Stop now?")
    try window.press("y")
    try window.wait("what was done") { !$0.contains("Stop now?") }
    try window.press("q")
    try window.expectRestored(code: 0)
  }
}
