import Foundation
import Reminders
import TUI
import TestSupport
import Testing

@testable import unknot

/// The real program, with programs of the desktop that only tell that they were called.
@Suite struct BreaksCommandTests {
  let program: Program
  let fakes: FakePrograms

  init() throws {
    var program = try Program()
    fakes = try FakePrograms([
      "notify-send": "if [ -f \"$folder/answer\" ]; then /bin/cat \"$folder/answer\"; "
        + "else read _ <\"$folder/gate\"; fi",
      "systemctl": "", "open-terminal": "",
    ])
    program.environment["PATH"] = "\(fakes.folder.path):/usr/bin:/bin"
    program.environment["DISPLAY"] = ":77"
    program.moveToNoon()
    self.program = program
  }

  private func answer(_ word: String) throws {
    try Data("\(word)\n".utf8).write(to: fakes.folder.appendingPathComponent("answer"))
  }

  private func configure(_ text: String) throws {
    try Data(text.utf8).write(to: program.home.appendingPathComponent("config.yaml"))
  }

  private struct Patience: Error {}

  /// Waits for a state of the program, which is run anew for each look.
  private func wait(until isSo: () -> Bool) throws {
    for _ in 0..<400 {
      if isSo() { return }
      poll(nil, 0, 50)
    }
    throw Patience()
  }

  /// Runs breaks while something is done, and returns what they wrote.
  private func whileBreaksRun(
    _ option: String = "", _ body: () throws -> Void
  ) throws -> String {
    let output = program.home.appendingPathComponent("breaks-out\(option)").path
    let errors = program.home.appendingPathComponent("breaks-err\(option)").path
    let child = try Subprocess.start(
      "/bin/sh", ["-c", "exec \"$0\" breaks \(option) >\(output) 2>\(errors)", Program.path],
      environment: program.surroundings, terminal: "/dev/null", flags: 0)
    defer {
      kill(child, SIGKILL)
      var status: Int32 = 0
      waitpid(child, &status, 0)
    }
    try wait { (try? program.run("breaks", "status").code) == 0 }
    try body()
    kill(child, SIGTERM)
    try wait { (try? program.run("breaks", "status").code) == 1 }
    return try String(contentsOfFile: output, encoding: .utf8)
      + String(contentsOfFile: errors, encoding: .utf8)
  }

  @Test func `without breaks their commands say so`() throws {
    defer { program.removeHome() }
    let status = try program.run("breaks", "status")
    #expect(status.code == 1 && status.output.isEmpty)
    for word in ["later", "skip", "off", "on", "now", "start", "reading", "watch", "reload"] {
      let result = try program.run("breaks", word)
      #expect(result.code == 66)
      #expect(result.errors.contains("breaks are not running"))
    }
    let length = try program.run("breaks", "later", "soon")
    #expect(length.code == 64)
  }

  @Test func `no break is promised after much pain`() throws {
    defer { program.removeHome() }
    #expect(try program.run("log", "pain", "8").code == 0)
    _ = try whileBreaksRun {
      // Somebody sits there.
      let reading = try program.run("breaks", "reading", "1h")
      #expect(reading.code == 0)
      let before = try program.run("breaks", "status")
      #expect(before.output.contains("nothing suits you now"))
      let now = try program.run("breaks", "now")
      #expect(now.code == 77)
      let after = try program.run("breaks", "status")
      #expect(!after.output.contains("Next break"))
    }
  }

  @Test func `now asks with Start and Later, and Later puts it off`() throws {
    defer { program.removeHome() }
    try answer("later")
    let log = try whileBreaksRun {
      let now = try program.run("breaks", "now")
      #expect(now.code == 0)
      let told = try fakes.next()
      #expect(told.contains("[--action=start=Start][--action=later=In 10 min]"))
      #expect(told.contains("minutes for your back?]"))
      try wait {
        (try? program.run("breaks", "status", "--json"))?.output.contains("\"laters\" : 1") ?? false
      }
      let json = try program.run("breaks", "status", "--json")
      #expect(json.output.contains("\"laters\" : 1"))
      #expect(json.output.contains("\"goal\" : 3"))
      let off = try program.run("breaks", "off", "2h")
      #expect(off.code == 0 && off.output.contains(/^Breaks are off until \d+:\d\d \(/))
      let today = try program.run("breaks", "off")
      #expect(today.output.hasPrefix("Breaks are off until tomorrow ("))
      #expect(try program.run("breaks", "on").code == 0)
      #expect(try program.run("breaks", "reading", "1h").code == 0)
      let bare = try program.run("breaks", "start")
      #expect(bare.code == 75, "nothing is suggested now")
    }
    #expect(log.contains("later: in 10 min"))
    #expect(log.contains("off until"))
  }

  @Test func `Start opens a terminal with the session`() throws {
    defer { program.removeHome() }
    try configure("breaks-terminal: open-terminal -e\n")
    try answer("start")
    _ = try whileBreaksRun {
      #expect(try program.run("breaks", "now").code == 0)
      _ = try fakes.next()
      let told = try fakes.next()
      #expect(told.hasPrefix("open-terminal [-e]["))
      #expect(told.contains("[play][two-minute-break][--from-break]"))
    }
  }

  /// Asks for a break, and returns the question.
  private func asked() throws -> String {
    try answer("later")
    var told = ""
    _ = try whileBreaksRun {
      let now = try program.run("breaks", "now")
      #expect(now.code == 0, "\(now.errors)")
      told = try fakes.next()
    }
    return told
  }

  @Test func `the plan's routine for a break comes before all others`() throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("blade.yaml")
    let text = PlanCommandTests.programme.replacing(
      "- wall-slides: 2 per day",
      with: "- posture-reset: 2 per day\n      - wall-slides: {frequency: 2 per day, when: break}")
    try Data(text.utf8).write(to: file)
    #expect(try program.run("plan", "add", file.path, "--yes").code == 0)
    #expect(try program.run("plan", "start", "blade", "--from", "1d").code == 0)
    let told = try asked()
    #expect(told.contains("Wall slides"), "\(told)")
  }

  @Test(arguments: [(3, true), (1, false)])
  func `what is meant for every few days is suggested on its day`(
    days: Int, isDue: Bool
  ) throws {
    defer { program.removeHome() }
    let text = Program.ownRoutine.replacing(
      "kind: care\n", with: "kind: mobility\nposition: standing\nfrequency: every 2 days\n"
    ).replacing("rest: 10 s", with: "use: wall-slide")
    _ = try program.write(text, as: "mine.yaml")
    let day = Date(timeIntervalSinceNow: Double(-days) * 86_400)
      .formatted(.iso8601.year().month().day())
    let old = try program.run("log", "session", "mine", "--at", "\(day) 10:00")
    #expect(old.code == 0, "\(old.errors)")
    let told = try asked()
    #expect(told.contains("Mine") == isDue, "\(told)")
  }

  @Test func `the adviser decides: nothing begins in an emergency`() throws {
    defer { program.removeHome() }
    try program.answerSafety("emergency")
    _ = try whileBreaksRun {
      let now = try program.run("breaks", "now")
      #expect(now.code == 77)
      #expect(now.errors.contains("You have pain, pressure"))
      #expect(fakes.told() == nil)
    }
  }

  @Test func `a second start finds the first`() throws {
    defer { program.removeHome() }
    _ = try whileBreaksRun {
      let second = try program.run("breaks")
      #expect(second.code == 75)
      #expect(second.output.contains("of 3 today"), "it shows the first")
      #expect(second.errors.contains("`unknot breaks status` shows them, --replace takes over"))
    }
  }

  @Test func `another start takes over, and goes on where the first was`() throws {
    defer { program.removeHome() }
    func day() -> String { (try? program.run("breaks", "status", "--day").output) ?? "" }
    _ = try whileBreaksRun {
      _ = try program.run("breaks", "reading", "1h")
      _ = try program.run("breaks", "off", "2h")
      #expect(day().contains(" sitting; a break after "))
      #expect(day().contains(" off until "))
      let second = try whileBreaksRun("--replace") {
        // The decisions are the first one's own.
        try wait {
          let status = try? program.run("breaks", "status", "--format", "{state}")
          return status?.output == "off\n" && !day().contains(" off until ")
        }
        let on = try program.run("breaks", "on").output
        #expect(on.contains("Sitting for"))
      }
      #expect(!second.contains("sitting;"), "it sat before")
    }
    let file = program.home.appendingPathComponent("breaks.json")
    let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
  }

  @Test func `a state that cannot be is passed over`() throws {
    defer { program.removeHome() }
    try Data("{\"boot\":3".utf8).write(to: program.home.appendingPathComponent("breaks.json"))
    _ = try whileBreaksRun {
      let status = try program.run("breaks", "status")
      #expect(status.code == 0)
    }
  }

  @Test func `a service is installed, and taken away again`() throws {
    defer { program.removeHome() }
    let path = program.home.appendingPathComponent(".config/systemd/user/unknot-breaks.service")
    let installed = try program.run("breaks", "--install")
    #expect(installed.code == 0)
    let text = try String(contentsOf: path, encoding: .utf8)
    #expect(text.hasPrefix("# Written by unknot"))
    #expect(text.contains(" \"breaks\"\n"))
    #expect(text.contains("UNKNOT_HOME="))
    #expect(try fakes.next().contains("[--user][daemon-reload]"))
    #expect(try fakes.next().contains("[--user][enable][unknot-breaks.service]"))
    #expect(try fakes.next().contains("[--user][restart][unknot-breaks.service]"))
    let removed = try program.run("breaks", "--uninstall")
    #expect(removed.output.contains("Removed unknot-breaks.service."))
    #expect(access(path.path, F_OK) != 0)
    #expect(try program.run("breaks", "--uninstall").output.contains("no service installed"))
    try Data("[Unit]\n".utf8).write(to: path)
    let others = try program.run("breaks", "--install")
    #expect(others.code == 74)
    #expect(try String(contentsOf: path, encoding: .utf8) == "[Unit]\n")
  }

  @Test(.enabled(if: Subprocess.isThere("systemd-analyze")))
  func `systemd finds no fault with the service`() throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent(BreakUnit.name)
    let text = BreakUnit.text(
      command: [Program.path, "breaks"], variables: ["UNKNOT_HOME": "/a b"])
    try Data(text.utf8).write(to: file)
    let errors = program.home.appendingPathComponent("verify").path
    let code = try Subprocess.run(
      "systemd-analyze", ["verify", "--user", file.path],
      environment: program.surroundings.merging(["XDG_RUNTIME_DIR": program.home.path]) { $1 },
      output: "/dev/null", errors: errors)
    let said = try String(contentsOfFile: errors, encoding: .utf8)
    #expect(code == 0 && !said.contains("unknot-breaks"), "\(said)")
  }
}
