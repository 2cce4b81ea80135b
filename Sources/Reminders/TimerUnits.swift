/// Reminders as two units of systemd: a timer, and the service that it starts.
public struct TimerUnits: Sendable {
  /// The first line of each unit; it tells unknot's own units from others.
  public static let mark = "# Written by unknot; `unknot remind --remove` takes it away."
  /// The prefix of all names.
  public static let prefix = "unknot-remind-"

  /// The name of both units, without its ending.
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
    let title = Self.line(plan.title)
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
    let environment = variables.sorted { $0.key < $1.key }
      .map { "Environment=\(Self.quoted("\($0.key)=\($0.value)"))\n" }.joined()
    // systemd expands `$` in commands, but not in `Environment=`.
    let words = command.map { Self.quoted($0).replacing("$", with: "$$") }
    service = """
      \(Self.mark)
      [Unit]
      Description=Reminds of \(title)

      [Service]
      Type=oneshot
      \(environment)ExecStart=\(words.joined(separator: " "))

      """
  }

  /// Escapes a text for a line of a unit file.
  private static func line(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 }).replacing("%", with: "%%")
      .replacing("\\", with: "/")
  }

  /// Quotes and escapes a word of a command or an environment.
  private static func quoted(_ word: String) -> String {
    let escaped = word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("%", with: "%%").replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }
}
