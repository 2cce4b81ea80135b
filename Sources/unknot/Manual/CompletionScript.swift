import ArgumentParser

/// The completion script of a shell: the parser's own, with additions.
enum CompletionScript {
  /// The script, if the words ask for one: `--generate-completion-script bash`.
  static func asked(for words: [String]) -> String? {
    guard words.count == 2, words[0] == "--generate-completion-script" else { return nil }
    return CompletionShell(rawValue: words[1]).map(text)
  }

  /// The script of a shell.
  private static func text(for shell: CompletionShell) -> String {
    let script = Unknot.completionScript(for: shell)
    let commands = Unknot.configuration.subcommands.filter { $0.configuration.shouldDisplay }
      .compactMap { $0.configuration.commandName }.joined(separator: " ")
    if shell == .bash { return bash(script, commands) }
    if shell == .zsh { return zsh(script, commands) }
    let help = "complete -c unknot -n '__fish_seen_subcommand_from help' -fa '\(commands)'"
    return "\(script)\n\(help)\n"
  }

  /// Bash breaks words at `=`: the word after it is the value of the option before it.
  private static func bash(_ script: String, _ commands: String) -> String {
    let registered = "complete -o filenames -F _unknot unknot"
    let own = """
      _unknot_help() {
          COMPREPLY=($(compgen -W '\(commands)' -- "${cur}"))
      }

      _unknot_with_values() {
          local -a words=()
          local -i index place=0
          for index in "${!COMP_WORDS[@]}"; do
              if [[ "${COMP_WORDS[index]}" = = && "${words[-1]}" = --* ]]; then
                  # Nothing of the value is there yet.
                  [[ "${index}" -eq "${COMP_CWORD}" ]] && words+=('') && place=$((${#words[@]} - 1))
                  continue
              fi
              words+=("${COMP_WORDS[index]}")
              [[ "${index}" -eq "${COMP_CWORD}" ]] && place=$((${#words[@]} - 1))
          done
          COMP_WORDS=("${words[@]}")
          COMP_CWORD="${place}"
          _unknot unknot "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      }

      complete -o filenames -F _unknot_with_values unknot
      """
    return script.replacing(registered, with: own)
  }

  /// Adds `=` to each option with a value, which may follow it.
  private static func zsh(_ script: String, _ commands: String) -> String {
    let lines = script.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let spec = line.drop { $0 == " " }
      guard spec.hasPrefix("'--"), spec.contains("]:"), let bracket = line.firstIndex(of: "[")
      else {
        return String(line)
      }
      return line[..<bracket] + "=" + line[bracket...]
    }
    return lines.joined(separator: "\n")
      .replacing("'*:subcommands:'", with: "'1:subcommand:(\(commands))'")
  }
}
