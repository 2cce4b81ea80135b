/// Reminders as two units of systemd: a timer, and the service that it starts.
public struct TimerUnits: Sendable {
  /// The first line of each, by which those that were made here are told from others.
  public static let mark = "# Written by unknot; `unknot remind --remove` takes it away."
  /// What all their names begin with.
  public static let prefix = "unknot-remind-"

  /// What both are called, without their ending.
  public let name: String
  /// The text of the timer.
  public let timer: String
  /// The text of the service.
  public let service: String

  /// Units.
  ///
  /// - Parameters:
  ///   - plan: When to remind.
  ///   - command: What the service runs: a program by its whole path, and its arguments.
  ///   - variables: The environment that it needs.
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
    // Only in a command would a variable be put in the place of a dollar sign and its name.
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

  /// Words in one line, nothing in them with a meaning of its own.
  private static func line(_ text: String) -> String {
    String(text.map { $0.isNewline ? " " : $0 }).replacing("%", with: "%%")
      .replacing("\\", with: "/")
  }

  /// A word of a command or of an environment.
  private static func quoted(_ word: String) -> String {
    let escaped = word.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("%", with: "%%").replacing("\n", with: "\\n")
    return "\"\(escaped)\""
  }
}
