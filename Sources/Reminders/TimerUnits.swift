/// Reminders as two systemd units: a timer, and the service that it starts.
public struct TimerUnits: Sendable {
  /// The first line of each unit, by which it is recognised as unknot's own.
  public static let mark = "# Written by unknot; `unknot remind --remove` takes it away."
  /// The prefix of all names.
  public static let prefix = "unknot-remind-"

  /// The name of both units, without the extension.
  public let name: String
  /// The text of the timer.
  public let timer: String
  /// The text of the service.
  public let service: String

  /// Creates a timer and its service.
  ///
  /// - Parameters:
  ///   - plan: the times and days.
  ///   - command: the service's command: a program by its absolute path, and its arguments.
  ///   - variables: the service's environment.
  public init(_ plan: ReminderPlan, command: [String], variables: [String: String]) {
    name = Self.prefix + plan.routineID
    let title = UnitText.line(plan.title)
    let days = plan.days == .all ? "" : plan.days.timerNames.joined(separator: ",") + " "
    let moments = plan.slots.map { "OnCalendar=\(days)*-*-* \($0.text):00" }
    timer = """
      \(Self.mark)
      [Unit]
      Description=Reminds of \(title)

      [Timer]
      \(moments.joined(separator: "\n"))
      AccuracySec=30s

      [Install]
      WantedBy=timers.target

      """
    service = """
      \(Self.mark)
      [Unit]
      Description=Reminds of \(title)

      [Service]
      Type=oneshot
      \(UnitText.environment(variables))ExecStart=\(UnitText.command(command))

      """
  }
}
