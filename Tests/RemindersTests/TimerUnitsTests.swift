import Reminders
import RoutineFiles
import Testing

@Suite struct TimerUnitsTests {
  private func units(title: String = "Roll", days: Weekdays = .all) throws -> TimerUnits {
    let hours = try #require(DayHours("9-18:30"))
    let plan = try #require(
      ReminderPlan(
        of: "roll", title: title, minutes: 4, times: 2, within: hours, except: nil, on: days))
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
        ExecStart="/opt/my tools/100%%/un$$knot" "remind" "roll" "--now"

        """)
  }
}
