import Foundation
import TestSupport
import Testing

@Suite struct RemindCommandTests {
  let program: Program

  init() throws {
    var program = try Program()
    program.moveToNoon()
    self.program = program
  }

  private var units: URL { program.home.appendingPathComponent(".config/systemd/user") }

  private func configure(_ text: String) throws {
    try Data(text.utf8).write(to: program.home.appendingPathComponent("config.yaml"))
  }

  @Test func `a command that cannot go on shows its own usage`() throws {
    defer { program.removeHome() }
    try program.write(
      "format: 1\ntitle: A\nkind: care\nsteps:\n  - rest: 9 s\n", as: "mine.yaml")
    let result = try program.run("remind", "mine")
    #expect(result.code == 64 && result.errors.contains("say it with --times."))
    #expect(result.errors.contains("Usage: unknot remind [<routine>]"))
    #expect(result.errors.contains("See 'unknot remind --help' for more information."))
    let plan = try program.run("plan", "start", "nothing-of-this-name")
    #expect(plan.code != 0 && !plan.errors.contains("Usage: unknot [<subcommand>]"))
  }

  // MARK: The calendar

  @Test func `a calendar has an event for each time`() throws {
    defer { program.removeHome() }
    let result = try program.run(
      "remind", "trigger-point", "--times", "5", "--from", "9:00", "--to", "18:00", "--days",
      "mon-fri")
    #expect(result.code == 0 && result.errors.contains("a calendar of its own, emptied first"))
    let lines = result.output.split(separator: "\r\n").map(String.init)
    let starts = lines.filter { $0.hasPrefix("DTSTART:") }.map { $0.suffix(6) }
    #expect(starts == ["090000", "111500", "133000", "154500", "180000"])
    let uids = lines.filter { $0.hasPrefix("UID:") }
    let first = try #require(uids.first)
    #expect(first.wholeMatch(of: /UID:trigger-point-900-1-[0-9a-f]{8}@unknot/) != nil)
    #expect(Set(uids).count == 5)
  }

  /// The events of an output: the UID's slot, the version, and the rest that matters.
  private func events(_ output: String) -> [String] {
    var events: [String] = []
    for line in output.split(separator: "\r\n") {
      if line.hasPrefix("UID:") {
        events.append(line.dropFirst(4).split(separator: "-").dropLast().joined(separator: "-"))
      }
      for key in ["SEQUENCE:", "DTSTART:", "STATUS:"] where line.hasPrefix(key) {
        events[events.count - 1] += " " + (key == "DTSTART:" ? line.suffix(6) : line)
      }
    }
    return events
  }

  @Test func `a calendar cancels removed events and repeats unchanged ones exactly`() throws {
    defer { program.removeHome() }
    func remind(_ words: String...) throws -> String {
      let result = try program.run(["remind", "posture-reset"] + words)
      #expect(result.code == 0, "\(result.errors)")
      return result.output
    }
    let six = try remind("--times", "6", "--from", "8", "--to", "18")
    #expect(try remind("--times", "6", "--from", "8", "--to", "18") == six)
    #expect(events(six).first == "posture-reset-800-1 SEQUENCE:0 080000")
    let three = try remind("--times", "3", "--from", "8", "--to", "18")
    #expect(
      events(three) == [
        "posture-reset-800-1 SEQUENCE:0 080000", "posture-reset-800-2 SEQUENCE:1 130000",
        "posture-reset-800-3 SEQUENCE:1 180000",
        "posture-reset-800-4 SEQUENCE:1 140000 STATUS:CANCELLED",
        "posture-reset-800-5 SEQUENCE:1 160000 STATUS:CANCELLED",
        "posture-reset-800-6 SEQUENCE:1 180000 STATUS:CANCELLED",
      ])
    let spans = try remind(
      "--times", "4", "--from", "8", "--to", "12", "--from", "13:15", "--to", "18")
    #expect(
      events(spans).prefix(4).map { $0.split(separator: " ")[0] } == [
        "posture-reset-800-1", "posture-reset-800-2", "posture-reset-1315-1",
        "posture-reset-1315-2",
      ])
    #expect(events(spans).filter { $0.hasSuffix("CANCELLED") }.count == 4)
    // Another routine's events are its own.
    let other = try program.run("remind", "two-minute-break", "--times", "1")
    #expect(events(other.output) == ["two-minute-break-900-1 SEQUENCE:0 090000"])
  }

  @Test func `an unreadable calendar.json is reported and left alone`() throws {
    defer { program.removeHome() }
    let file = program.home.appendingPathComponent("calendar.json")
    try Data("{\"person\": 3".utf8).write(to: file)
    let result = try program.run("remind", "posture-reset")
    #expect(result.code == 74 && result.output.isEmpty)
    #expect(result.errors.contains("calendar.json cannot be read; move it away"))
    #expect(try String(contentsOf: file, encoding: .utf8) == "{\"person\": 3")
  }

  /// True if Python has the icalendar library.
  private static let hasParser = {
    let environment = ProcessInfo.processInfo.environment
    let code = try? Subprocess.run(
      "python3", ["-c", "import icalendar"], environment: environment, output: "/dev/null")
    return code == 0
  }()

  @Test(.enabled(if: hasParser, "Python has no icalendar"))
  func `the icalendar library reads back the times, days and title`() throws {
    defer { program.removeHome() }
    let title = "Lean; then \\ roll, " + String(repeating: "伸ばす ", count: 15)
    let routine = "format: 1\ntitle: '\(title)'\nkind: stretch\nsteps:\n  - hold: 20 s\n"
    let own = try program.write(routine, as: "own.yaml")
    try configure("quiet-hours: 12:00-13:00\n")
    let result = try program.run("remind", own, "--times", "4", "--days", "sat-sun", "--from", "8")
    let file = program.home.appendingPathComponent("own.ics")
    try Data(result.output.utf8).write(to: file)
    let script = """
      import icalendar, sys
      calendar = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())
      for event in calendar.walk('VEVENT'):
        assert not event.errors, event.errors
        alarm, = event.walk('VALARM')
        start = event.decoded('dtstart')
        assert start.tzinfo is None and start.weekday() in (5, 6)
        print(event['uid'][:-16] + '@unknot', start.strftime('%H:%M'), event['rrule'].to_ical().decode(),
          alarm['action'], alarm.decoded('trigger'), event['summary'])
      """
    let output = program.home.appendingPathComponent("parsed")
    let code = try Subprocess.run(
      "python3", ["-c", script, file.path], environment: ProcessInfo.processInfo.environment,
      output: output.path)
    #expect(code == 0)
    let parsed = try String(contentsOf: output, encoding: .utf8)
    let times = ["08:00", "11:00", "15:00", "18:00"]
    let expected = times.enumerated().map { index, time in
      "own-800-\(index + 1)@unknot \(time) FREQ=WEEKLY;BYDAY=SA,SU DISPLAY 0:00:00 "
        + title.trimmingCharacters(in: .whitespaces)
    }
    #expect(parsed.split(separator: "\n").map(String.init) == expected)
  }

  @Test(arguments: [
    (["--from", "25:00"], "--from"), (["--days", "someday"], "--days"),
    (["--from", "18:00", "--to", "9:00"], "comes later in the day"),
    (["--from", "9", "--to", "10", "--from", "11"], "equally often"),
    (["--from", "9", "--to", "12", "--from", "10", "--to", "13"], "no room"),
    (["--times", "0"], "1 to 48"), (["--systemd", "--remove"], "--remove"),
    (["--from", "9:00", "--to", "9:05", "--times", "5"], "no room for 5 reminders"),
  ])
  func `impossible or contradictory options are a usage error`(flags: [String], says: String) throws
  {
    defer { program.removeHome() }
    let result = try program.run(["remind", "trigger-point"] + flags)
    #expect(result.code == 64 && result.output.isEmpty)
    #expect(result.errors.contains(says), "\(result.errors)")
  }

  @Test func `a routine without a frequency needs --times`() throws {
    defer { program.removeHome() }
    let own = try program.write(
      "format: 1\ntitle: Own\nkind: stretch\nsteps:\n  - hold: 20 s\n", as: "own.yaml")
    let result = try program.run("remind", own)
    #expect(result.code == 64 && result.errors.contains("say it with --times"))
  }

  // MARK: Timers

  @Test func `timers are installed and removed, and a timer of the person stays`() throws {
    defer { program.removeHome() }
    var program = program
    let fakes = try FakePrograms(["systemctl": ""])
    program.environment.merge(fakes.environment) { $1 }
    let result = try program.run("remind", "posture-reset", "--systemd", "--days", "mon-fri")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.output.contains("Posture reset, on mon, tue, wed, thu, fri at 9:00, 11:15,"))
    let name = "unknot-remind-posture-reset"
    #expect(try fakes.next() == "systemctl [--user][daemon-reload] 0")
    #expect(try fakes.next() == "systemctl [--user][enable][--now][\(name).timer] 0")
    #expect(try fakes.next() == "systemctl [--user][restart][\(name).timer] 0")
    let service = try String(
      contentsOf: units.appendingPathComponent("\(name).service"), encoding: .utf8)
    let command = "\"remind\" \"posture-reset\" \"--now\" \"--times\" \"5\""
    #expect(service.contains("ExecStart=\"\(Program.path)\" \(command)\n"))
    #expect(service.contains("Environment=\"UNKNOT_HOME=\(program.home.path)\"\n"))

    // What somebody else has written stays.
    let other = units.appendingPathComponent("unknot-remind-mine.timer")
    try Data("[Timer]\n".utf8).write(to: other)
    let removed = try program.run("remind", "--remove")
    #expect(removed.output == "Removed \(name).\n")
    #expect(try fakes.next() == "systemctl [--user][disable][--now][\(name).timer] 0")
    #expect(try fakes.next() == "systemctl [--user][daemon-reload] 0")
    let left = try FileManager.default.contentsOfDirectory(atPath: units.path)
    #expect(left == [other.lastPathComponent])
    #expect(try program.run("remind", "--remove").output == "unknot has no timers installed.\n")
  }

  @Test func `an unreachable systemd is reported with the command to run`() throws {
    defer { program.removeHome() }
    var program = program
    let fakes = try FakePrograms(["systemctl": "echo 'Failed to connect to bus' >&2; exit 1"])
    program.environment.merge(fakes.environment) { $1 }
    let failing = try program.run("remind", "posture-reset", "--systemd")
    #expect(failing.code == 0)
    #expect(failing.output.contains("unknot could not reach systemd: Failed to connect to bus"))
    let step = "  systemctl --user enable --now unknot-remind-posture-reset.timer\n"
    #expect(failing.output.contains(step))
    program.environment["PATH"] = "/nowhere"
    let missing = try program.run("remind", "posture-reset", "--systemd")
    #expect(missing.output.contains("systemctl is not installed") && missing.output.contains(step))
  }

  private static let analyze = ["/usr/bin/systemd-analyze", "/bin/systemd-analyze"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(.enabled(if: analyze != nil, "there is no systemd-analyze"))
  func `systemd-analyze finds nothing wrong with the units`() throws {
    defer { program.removeHome() }
    var program = program
    program.environment["PATH"] = "/nowhere"
    _ = try program.run("remind", "posture-reset", "--systemd", "--days", "sat-mon")
    let files = ["timer", "service"].map {
      units.appendingPathComponent("unknot-remind-posture-reset.\($0)").path
    }
    let said = program.home.appendingPathComponent("said")
    let code = try Subprocess.run(
      try #require(Self.analyze), ["--user", "verify"] + files,
      environment: ProcessInfo.processInfo.environment.merging([
        "HOME": program.home.path, "XDG_RUNTIME_DIR": program.home.path,
      ]) { $1 },
      output: "/dev/null", errors: said.path)
    let words = try String(contentsOf: said, encoding: .utf8)
    #expect(code == 0 && !words.contains("unknot-remind"), "\(words)")
  }

  // MARK: Now

  private func remind(
    _ arguments: String..., with programs: KeyValuePairs<String, String> = ["notify-send": ""]
  ) throws -> (result: Program.Result, told: String?) {
    var program = program
    let fakes = try FakePrograms(programs)
    program.environment.merge(fakes.environment) { $1 }
    let result = try program.run(["remind"] + arguments + ["--now"])
    return (result, fakes.told())
  }

  @Test func `a reminder is a desktop notification`() throws {
    defer { program.removeHome() }
    let (result, told) = try remind("posture-reset")
    #expect(result.code == 0 && result.output.isEmpty)
    #expect(
      told
        == "notify-send [--app-name=unknot][--][Posture reset][unknot play posture-reset] 0")
  }

  @Test func `reminders turned off for today are silent until tomorrow`() throws {
    defer { program.removeHome() }
    #expect(try program.run("remind", "--not-today").output == "No reminders until tomorrow.\n")
    let (result, told) = try remind("posture-reset")
    #expect(told == nil && result.output.contains("you turned reminders off for today"))
    // Tomorrow is another day.
    let file = program.home.appendingPathComponent("reminders.json")
    try Data("{\"notOn\": \"2020-01-01\"}".utf8).write(to: file)
    #expect(try remind("posture-reset").told != nil)
  }

  @Test func `reminders are silent in quiet hours`() throws {
    defer { program.removeHome() }
    try configure("quiet-hours: 6:00-19:00\n")
    let (result, told) = try remind("posture-reset")
    #expect(told == nil && result.output.contains("quiet hours"))
  }

  @Test func `a missing notify-send is reported`() throws {
    defer { program.removeHome() }
    let (result, _) = try remind("posture-reset", with: [:])
    #expect(result.code == 69 && result.errors.contains("libnotify-bin"))
  }

  @Test func `a notify-send that hangs is not waited for long`() throws {
    defer { program.removeHome() }
    let (result, told) = try remind(
      "posture-reset", with: ["notify-send": "read _ <\"$folder/gate\""])
    #expect(result.code == 69 && result.errors.contains("notify-send does not end"))
    #expect(told?.hasPrefix("notify-send ") == true)
  }
}
