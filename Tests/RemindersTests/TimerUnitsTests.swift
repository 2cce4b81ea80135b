import Foundation
import Reminders
import RoutineFiles
import TestSupport
import Testing

@Suite struct TimerUnitsTests {
  private func units(title: String = "Roll", days: Weekdays = .all) throws -> TimerUnits {
    let hours = try #require(DayHours("9-18:30"))
    let plan = try #require(
      ReminderPlan(
        of: "roll", title: title, minutes: 4, times: 2, within: [hours], on: days))
    return TimerUnits(
      plan, command: ["/opt/my tools/100%/un$knot", "remind", "roll", "--now"],
      variables: ["UNKNOT_HOME": "/a \"b\"$c"])
  }

  @Test func `a timer fires at each time`() throws {
    let units = try units(days: try #require(Weekdays("mon,fri")))
    #expect(units.name == "unknot-remind-roll")
    #expect(
      units.timer == """
        # Written by unknot; `unknot remind --remove` takes it away.
        [Unit]
        Description=Reminds of Roll

        [Timer]
        OnCalendar=Mon,Fri *-*-* 9:00:00
        OnCalendar=Mon,Fri *-*-* 18:30:00
        AccuracySec=30s

        [Install]
        WantedBy=timers.target

        """)
    #expect(try self.units().timer.contains("\nOnCalendar=*-*-* 9:00:00\n"))
  }

  @Test func `special characters of the service are escaped`() throws {
    let units = try units(title: "50 % more\n[Service]\nExecStart=/bin/false\\")
    #expect(
      units.service == """
        # Written by unknot; `unknot remind --remove` takes it away.
        [Unit]
        Description=Reminds of 50 %% more [Service] ExecStart=/bin/false/

        [Service]
        Type=oneshot
        Environment="UNKNOT_HOME=/a \\"b\\"$c"
        ExecStart="/bin/sh" "-c" "exec \\"$$0\\" \\"$$@\\"" "/opt/my tools/100%%/un$$knot" \
        "remind" "roll" "--now"

        """)
  }

  /// The verdict of systemd itself on paths with spaces, quotes and special characters.
  @Test(
    .enabled(if: TimerUnitsTests.hasSystemd, "this machine has no systemd-analyze"),
    arguments: ["plain", "a b", "$HOME%h", "\"q\" 'x'", "back\\slash", "cr\rtab\t", "ü€", "a=b"])
  func `systemd takes a program of any path`(name: String) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("unknot-units-\(UUID().uuidString)")
    let program = folder.appendingPathComponent(name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.copyItem(at: URL(fileURLWithPath: "/bin/true"), to: program)
    let hours = try #require(DayHours("9-18:30"))
    let plan = try #require(
      ReminderPlan(
        of: "roll", title: name, minutes: 4, times: 2, within: [hours], on: .all))
    let units = TimerUnits(
      plan, command: [program.path, "remind", name], variables: ["UNKNOT_HOME": program.path])
    for (text, ending) in [(units.service, "service"), (units.timer, "timer")] {
      try Data(text.utf8).write(to: folder.appendingPathComponent("\(units.name).\(ending)"))
    }
    let said = folder.path + "/said"
    let code = try Subprocess.run(
      "systemd-analyze", ["verify", "--user", "\(folder.path)/\(units.name).timer"],
      environment: ["PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": folder.path, "HOME": folder.path],
      output: "/dev/null", errors: said)
    #expect(code == 0)
    let ours = try String(contentsOfFile: said, encoding: .utf8).split(separator: "\n")
      .filter { $0.contains(units.name) }
    #expect(ours.isEmpty, "\(ours)")
  }

  private static let hasSystemd = Subprocess.isThere("systemd-analyze")
}
