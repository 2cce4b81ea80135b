import Foundation
import TestSupport
import Testing

@testable import unknot

/// Changes of the person's files while the program runs.
@Suite struct FileWatchTests {
  private let program: Program

  init() throws { program = try Program() }

  private var folders: Paths { Paths(environment: ["UNKNOT_HOME": program.home.path]) }

  private func write(_ text: String, to name: String) throws {
    let file = program.home.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file, options: .atomic)
  }

  @Test(arguments: [true, false])
  func `each file is told apart, and only once`(asksSystem: Bool) throws {
    defer { program.removeHome() }
    try write("level: gentle\n", to: "config.yaml")
    try write("", to: "routines/a.yaml")
    let watch = FileWatch(folders: folders, asksSystem: asksSystem)
    #expect((watch.descriptor != nil) == asksSystem)
    #expect(watch.takeChanges() == FileWatch.Changes())
    try write("level: full\n", to: "config.yaml")
    #expect(watch.takeChanges() == FileWatch.Changes(settings: true))
    try write("title: A\n", to: "routines/a.yaml")
    #expect(watch.takeChanges() == FileWatch.Changes(routines: true))
    try write("x", to: "routines/.a.yaml.swp")
    try write("x", to: "history.sqlite")
    #expect(watch.takeChanges() == FileWatch.Changes())
    try FileManager.default.removeItem(atPath: program.home.path + "/routines/a.yaml")
    try FileManager.default.removeItem(atPath: program.home.path + "/config.yaml")
    #expect(watch.takeChanges() == FileWatch.Changes(settings: true, routines: true))
  }

  @Test func `the history next to the settings wakes nobody`() throws {
    defer { program.removeHome() }
    // Another process writes: a program that a test beside this one starts would inherit the open
    // file from this one, and close it late.
    func choose(_ level: String) throws {
      let script = "echo \"level: $1\" >\"$0.new\" && mv \"$0.new\" \"$0\""
      let code = try Subprocess.run(
        "/bin/sh", ["-c", script, program.home.path + "/config.yaml", level],
        environment: ["PATH": "/usr/bin:/bin"], output: "/dev/null")
      #expect(code == 0)
    }
    try choose("gentle")
    let watch = FileWatch(folders: folders)
    let descriptor = try #require(watch.descriptor)
    func isReady() -> Bool {
      var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&polled, 1, 0) == 1
    }
    try write("x", to: "history.sqlite")
    #expect(!isReady())
    try choose("full")
    #expect(isReady())
    watch.readNews()
    #expect(!isReady())
    // The new file is watched as well.
    #expect(watch.takeChanges() == FileWatch.Changes(settings: true))
    watch.readNews()
    try choose("standard")
    #expect(isReady())
  }

  @Test func `the list shows what was changed beside it`() throws {
    defer { program.removeHome() }
    try write("level: gentle\n", to: "config.yaml")
    try write(
      "format: 1\ntitle: First of mine\nkind: stretch\nsteps:\n  - hold: 20 s\n",
      to: "routines/mine.yaml")
    let window = try program.start("")
    try window.wait(for: "gentle dose")
    try write("level: full\n", to: "config.yaml")
    try window.wait(for: "full dose")
    try window.press("/", "m", "i", "n", "e")
    try window.wait(for: "First of mine")
    try write(
      "format: 1\ntitle: Second mine\nkind: stretch\nsteps:\n  - hold: 20 s\n",
      to: "routines/mine.yaml")
    try window.wait(for: "Second mine")
  }
}
