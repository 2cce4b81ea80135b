import ArgumentParser
import CVersion
import Foundation
import TUI

/// The entry point: parses the words, runs a command, and turns errors into exit codes.
@main
enum Main {
  static func main() {
    StandardStreams.fill()
    // Then a write beyond the person's file size limit fails with an error to report.
    signal(SIGXFSZ, SIG_IGN)
    LibraryTimeZone.adopt(now: Date())
    do {
      let words = TimerCommand.expand(Array(ProcessEnvironment.arguments.dropFirst()))
      if let script = CompletionScript.asked(for: words) { return try Output.print(script) }
      if let unknown = UnknownCommand(words) { throw unknown.problem }
      // To parse an empty command line takes a seventh of the time to the first frame.
      var command: any ParsableCommand = words.isEmpty ? Unknot() : try Unknot.parseAsRoot(words)
      if let problem = ProcessEnvironment.unreadablePath { throw Failure(.inputOutput, problem) }
      do {
        try command.run()
      } catch let error as ValidationError {
        end(by: error, of: type(of: command))
      }
    } catch let failure as Failure {
      if !failure.message.isEmpty { Output.error(failure.message) }
      exit(failure.code.rawValue)
    } catch {
      end(by: error)
    }
  }

  /// Ends with a validation error and the usage of its command, as the parser prints them.
  private static func end(by error: ValidationError, of command: any ParsableCommand.Type) -> Never
  {
    Output.errorLines(
      """
      Error: \(error.message)
      \(Unknot.usageText(of: command))
      """)
    exit(Failure.Code.usage.rawValue)
  }

  /// Ends with the parser's own text: help on standard output, errors on standard error. An error
  /// may quote a stranger's file name as an argument.
  private static func end(by error: any Error) -> Never {
    let (text, code) = (Unknot.fullMessage(for: error), Unknot.exitCode(for: error))
    guard code.isSuccess else {
      if !text.isEmpty { Output.errorLines(text) }
      exit(code.rawValue)
    }
    do {
      if !text.isEmpty { try Output.print(text) }
    } catch {
      Output.error((error as? Failure)?.message ?? "")
      exit(Failure.Code.inputOutput.rawValue)
    }
    exit(code.rawValue)
  }
}

/// `unknot`: the list of routines, and the commands.
struct Unknot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unknot",
    abstract: "A guided upper-back session in a terminal.",
    usage: "unknot [<subcommand>]",
    discussion: """
        unknot                        Open the list: Enter starts, ? shows the keys.
        unknot play two-minute-break  Start a session.
        unknot learn                  Read the questions that people ask.

      Without a command it opens the list of routines; Enter starts one, ? shows the keys. This is \
      a guide, not treatment. Stop if it hurts; see a doctor or a physiotherapist if it doesn't go \
      away.

      The manual is `man unknot`. Completions: unknot --generate-completion-script bash, zsh or fish.
      """,
    version: Version.line,
    subcommands: [
      PlayCommand.self, TimerCommand.self, ListCommand.self, ShowCommand.self, CheckCommand.self,
      NewCommand.self, RenameCommand.self,
      LearnCommand.self, ResumeCommand.self, TodayCommand.self, HistoryCommand.self,
      LogCommand.self,
      CtlCommand.self, StatusCommand.self,
      DoseCommand.self, PlanCommand.self, ExportCommand.self, ImportCommand.self,
      ConfigCommand.self,
      VoiceCommand.self, RemindCommand.self, BreaksCommand.self, SheetCommand.self,
      ReportCommand.self,
      ManualCommand.self,
    ]
  )

  mutating func run() throws {
    let preferences = Preferences()
    try ScreenSession(
      Library(), recorder: Recorder(Paths().record), preferences: preferences
    ).openList(settings: preferences.settings)
  }
}

extension ParsableCommand {
  /// The usage of a command below this one, and the command that prints its help.
  fileprivate static func usageText(of command: any ParsableCommand.Type) -> String {
    let usage = usageString(for: command)
    let words = words(to: command) ?? []
    return "Usage: \(usage)\n  See '\(words.joined(separator: " ")) --help' for more information."
  }

  /// The words that lead to a command: `unknot plan start`.
  private static func words(to command: any ParsableCommand.Type) -> [String]? {
    if command == Self.self { return [_commandName] }
    return configuration.subcommands.lazy.compactMap { $0.words(to: command) }.first
      .map { [_commandName] + $0 }
  }
}

/// The version of the program.
enum Version {
  static let number = "0.1.0"

  /// The date of the version, for the manual.
  static let day = "2026-11-28"

  /// The commit of the build, `ac7af44`, with `-dirty` after it if files had changed; empty if
  /// unknown.
  static var commit: String { String(cString: unknot_commit()) }

  /// `unknot 0.1.0 (ac7af44)`
  static var line: String {
    commit.isEmpty ? "unknot \(number)" : "unknot \(number) (\(commit))"
  }
}
