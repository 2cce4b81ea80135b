/// Text in systemd unit files.
enum UnitText {
  /// Returns the lines of an environment, sorted.
  static func environment(_ variables: [String: String]) -> String {
    variables.sorted { $0.key < $1.key }
      .map { "Environment=\(quoted("\($0.key)=\($0.value)"))\n" }.joined()
  }

  /// Returns the line of a command: the absolute path of a program, and its arguments. systemd
  /// expands `$` in commands, but not in `Environment=`.
  static func command(_ command: [String]) -> String {
    runnable(command).map { quoted($0).replacing("$", with: "$$") }.joined(separator: " ")
  }

  /// Returns a command that systemd can run. systemd rejects program paths with unusual characters,
  /// so the shell starts such a program.
  private static func runnable(_ command: [String]) -> [String] {
    let isPlain = command[0].unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._+-".unicodeScalars.contains($0)
    }
    return isPlain ? command : ["/bin/sh", "-c", "exec \"$0\" \"$@\""] + command
  }

  /// Escapes text for a line of a unit file.
  static func line(_ text: String) -> String {
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
