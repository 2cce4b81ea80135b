import Foundation
import Reminders
import TestSupport
import Testing

@testable import Presence

@Suite struct PresenceTests {
  private let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("unknot-presence-\(UUID().uuidString)").path
    for name in ["dev/pts", "proc/41/fd", "proc/42/fd", "bin"] {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
    }
  }

  private func remove() { try? FileManager.default.removeItem(atPath: folder) }

  private func terminal(_ name: String, readAt boot: Double) throws {
    let path = "\(folder)/dev/\(name)"
    try Data().write(to: URL(fileURLWithPath: path))
    let seconds = Int(moment(boot).wall.timeIntervalSince1970)
    var times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: 0, tv_nsec: 0)]
    utimensat(AT_FDCWD, path, &times, 0)
  }

  private func presence(
    excluding terminal: String? = nil, silence: String = "", path: String? = nil
  ) -> Presence {
    Presence(
      environment: [
        "PATH": path ?? "/usr/bin:/bin", "TMUX_TMPDIR": folder,
        "DBUS_SESSION_BUS_ADDRESS": "unix:path=\(folder)/none",
      ],
      roots: Presence.Roots(devices: folder + "/dev", processes: folder + "/proc"),
      excluding: terminal.map { "\(folder)/dev/\($0)" }, silenceCommand: silence)
  }

  private func terminals(_ look: Look) -> ClosedRange<Duration>? {
    look.readings.first { $0.source == "terminals" }?.lastInput
  }

  @Test func `the terminal that was read last counts, but not one's own`() throws {
    defer { remove() }
    try terminal("pts/1", readAt: 400)
    try terminal("pts/2", readAt: 480)
    try terminal("tty3", readAt: 440)
    try terminal("pts/ptmx", readAt: 499)
    try terminal("ttyS0", readAt: 499)
    let all = presence()
    #expect(terminals(all.look(.quick, at: moment(500))) == .seconds(480)...(.seconds(488)))
    let others = presence(excluding: "pts/2")
    #expect(terminals(others.look(.quick, at: moment(500))) == .seconds(440)...(.seconds(448)))
    try terminal("pts/1", readAt: 552)
    #expect(terminals(others.look(.quick, at: moment(555))) == .seconds(552)...(.seconds(555)))
    #expect(others.sources.map(\.name).contains("terminals"))
  }

  @Test func `without any terminal there is no reading`() {
    defer { remove() }
    #expect(terminals(presence().look(.quick, at: moment(500))) == nil)
  }

  @Test func `a program that has a camera open is a call`() throws {
    defer { remove() }
    let looks = presence()
    #expect(looks.look(.full, at: moment(1)).silences == [])
    try Data().write(to: URL(fileURLWithPath: "\(folder)/dev/video0"))
    #expect(looks.look(.full, at: moment(2)).silences == [])
    func open(_ process: Int, _ program: String) throws {
      try Data("\(program)\n".utf8).write(
        to: URL(fileURLWithPath: "\(folder)/proc/\(process)/comm"))
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder)/proc/\(process)/fd/7", withDestinationPath: "\(folder)/dev/video0")
    }
    try open(41, "wireplumber")
    #expect(looks.look(.full, at: moment(3)).silences == [], "it only looks what cameras can do")
    try open(42, "firefox")
    #expect(looks.look(.full, at: moment(4)).silences == [.call])
    #expect(looks.look(.quick, at: moment(5)).silences == nil)
    looks.looksForCalls = false
    #expect(looks.look(.full, at: moment(6)).silences == [])
  }

  @Test func `a camera that is really open is seen in the system's own folder`() throws {
    defer { remove() }
    try Data().write(to: URL(fileURLWithPath: "\(folder)/dev/video0"))
    let descriptor = open("\(folder)/dev/video0", O_RDONLY)
    let camera = Camera(devices: folder + "/dev", processes: "/proc")
    #expect(camera.isInUse)
    close(descriptor)
    #expect(!camera.isInUse)
  }

  @Test func `the person's command silences by its exit, and has a second`() {
    defer { remove() }
    #expect(presence(silence: "exit 0").look(.full, at: moment(1)).silences == [.command])
    #expect(presence(silence: "exit 3").look(.full, at: moment(1)).silences == [])
    let clock = ContinuousClock()
    let start = clock.now
    #expect(presence(silence: "sleep 60").look(.full, at: moment(1)).silences == [])
    #expect(clock.now - start < .seconds(10))
  }

  @Test func `the clients of tmux are read, and nonsense is dropped`() throws {
    defer { remove() }
    let socket = "\(folder)/tmux-\(geteuid())"
    try FileManager.default.createDirectory(atPath: socket, withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: "\(socket)/default"))
    func programs(_ output: String) throws -> Presence {
      try Data("#!/bin/sh\necho '\(output)'\n".utf8)
        .write(to: URL(fileURLWithPath: "\(folder)/bin/tmux"))
      chmod("\(folder)/bin/tmux", 0o700)
      return presence(path: "\(folder)/bin:/bin")
    }
    let seconds = Int(moment(490).wall.timeIntervalSince1970)
    let good = try programs("\(seconds - 100)\n\(seconds)")
    #expect(
      good.look(.quick, at: moment(500)).readings.first { $0.source == "tmux" }?.lastInput
        == .seconds(490)...(.seconds(491)))
    let bad = try programs("99999999999999999")
    for second in 0..<4 {
      #expect(
        !bad.look(.quick, at: moment(500 + Double(second))).readings.contains {
          $0.source == "tmux"
        })
    }
    #expect(bad.sources.first { $0.name == "tmux" }?.dropped == "its answers make no sense")
  }

  /// A program of the desktop, and sources that find it.
  private func presence(_ program: String, _ script: String, display: String) throws -> Presence {
    let path = "\(folder)/bin/\(program)"
    try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: path))
    chmod(path, 0o700)
    return Presence(
      environment: ["PATH": "\(folder)/bin:/usr/bin:/bin", display: "0"],
      roots: Presence.Roots(devices: "\(folder)/dev", processes: "\(folder)/proc"))
  }

  private func reading(_ name: String, _ look: Look) -> Reading? {
    look.readings.first { $0.source == name }
  }

  @Test func `the idle time of an X server is that of all input`() throws {
    defer { remove() }
    let x = try presence("xprintidle", "echo 90000", display: "DISPLAY")
    let found = reading("X", x.look(.quick, at: moment(500)))
    #expect(found?.lastInput == .seconds(410)...(.seconds(410)))
    #expect(found?.sees == .everything)
    let wayland = try presence("xprintidle", "echo 90000", display: "WAYLAND_DISPLAY")
    #expect(reading("X", wayland.look(.quick, at: moment(500))) == nil)
    let gone = try presence("xprintidle", "exit 1", display: "DISPLAY")
    #expect(reading("X", gone.look(.quick, at: moment(500))) == nil)
    let bad = try presence("xprintidle", "echo -- -5x", display: "DISPLAY")
    for second in 0..<4 { _ = bad.look(.quick, at: moment(500 + Double(second))) }
    #expect(bad.sources.first { $0.name == "X" }?.dropped == "its answers make no sense")
  }

  @Test func `a compositor tells when somebody is idle and when they are back`() throws {
    defer { remove() }
    let start = Int(moment(0).wall.timeIntervalSince1970)
    let script = """
      echo "$*" >"\(folder)/told"
      while [ ! -f "\(folder)/first" ]; do :; done
      echo "idle \(start + 400)"; : >"\(folder)/idle"
      while [ ! -f "\(folder)/go" ]; do :; done
      echo "active \(start + 600)"; : >"\(folder)/back"
      while :; do read -r _ <"\(folder)/never" || exit; done
      """
    guard mkfifo("\(folder)/never", 0o600) == 0 else { return }
    let sway = try presence("swayidle", script, display: "WAYLAND_DISPLAY")
    func wait(for name: String) {
      for _ in 0..<400 where access("\(folder)/\(name)", F_OK) != 0 { poll(nil, 0, 20) }
    }
    #expect(
      reading("swayidle", sway.look(.quick, at: moment(399)))?.lastInput?.upperBound
        == .seconds(399), "nobody is idle before it says so")
    try Data().write(to: URL(fileURLWithPath: "\(folder)/first"))
    wait(for: "idle")
    let idle = reading("swayidle", sway.look(.quick, at: moment(500)))
    #expect(idle?.lastInput == .seconds(395)...(.seconds(395)))
    #expect(idle?.sees == .everything)
    try Data().write(to: URL(fileURLWithPath: "\(folder)/go"))
    wait(for: "back")
    #expect(
      reading("swayidle", sway.look(.quick, at: moment(610)))?.lastInput
        == .seconds(605)...(.seconds(610)))
    #expect(
      try String(contentsOfFile: "\(folder)/told", encoding: .utf8)
        == "timeout 5 date '+idle %s' resume date '+active %s'\n")
  }
}
