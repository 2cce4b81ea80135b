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
    let words = Self.runnable(command).map { Self.quoted($0).replacing("$", with: "$$") }
    service = """
      \(Self.mark)
      [Unit]
      Description=Reminds of \(title)

      [Service]
      Type=oneshot
      \(environment)ExecStart=\(words.joined(separator: " "))

      """
  }

  /// A command as systemd runs it: of a program whose path has more than letters in it, through the
  /// shell, since it takes no such path.
  private static func runnable(_ command: [String]) -> [String] {
    let isPlain = command[0].unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._+-".unicodeScalars.contains($0)
    }
    return isPlain ? command : ["/bin/sh", "-c", "exec \"$0\" \"$@\""] + command
  }

  /// Escapes a text for a line of a unit file.
  private static func line(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%%"
      case "\\": "/"
      default: scalar.properties.generalCategory == .control ? " " : String(scalar)
      }
    }.joined()
  }

  /// Quotes and escapes a word of a command or an environment.
  private static func quoted(_ word: String) -> String {
    let escaped = word.unicodeScalars.map { scalar in
      switch scalar {
      case "%": "%%"
      case "\\", "\"": "\\\(scalar)"
      case "\0"..<" ", "\u{7F}":
        "\\x\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))"
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
