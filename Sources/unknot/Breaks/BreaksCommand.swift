import ArgumentParser
import Foundation
import Reminders
import RemoteControl
import RoutineFiles

/// `unknot breaks`
struct BreaksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breaks",
    abstract: "Suggest a break when you have been sitting for too long.",
    discussion: """
      Runs in this terminal until q, or as a service with --install. It counts the time that you \
      sit, not the clock: five minutes without a key, or two with the screen locked, are a break. \
      It waits for a pause in your typing, and is silent in a call, while a session runs, once the \
      daily goal is met, and while a warning sign says stop. The message has Start and Later.

      The other commands control the running breaks; they exit with 66 if none are running.
      """,
    subcommands: [
      BreaksStatus.self, BreaksLater.self, BreaksSkip.self, BreaksOff.self, BreaksOn.self,
      BreaksNow.self, BreaksStart.self, BreaksReading.self, BreaksWatch.self, BreaksReload.self,
    ]
  )

  /// The task of the command.
  enum Mode: EnumerableFlag {
    case install, uninstall

    static func help(for value: Mode) -> ArgumentHelp? {
      switch value {
      case .install: "Run them as a service of your systemd, now and whenever you log in."
      case .uninstall: "Remove the service."
      }
    }
  }

  @Flag(exclusivity: .exclusive) var mode: Mode?

  @Flag(help: "Take over from breaks that are running already.")
  var replace = false

  func run() throws {
    switch mode {
    case .install: try Output.print(BreakService().install().joined(separator: "\n"))
    case .uninstall: try Output.print(BreakService().uninstall().joined(separator: "\n"))
    case nil:
      let preferences = Preferences()
      preferences.warn()
      try BreakLoop(settings: preferences.settings).run(replaces: replace)
    }
  }
}

/// Access of the other commands to running breaks.
enum RunningBreaks {
  private static let patience: Duration = .seconds(2)

  /// Connects to running breaks; `nil` if there are none.
  ///
  /// - Throws: `Failure` if they belong to another user.
  static func client() throws -> LineClient? {
    do throws(ControlError) {
      return try LineClient(
        to: BreakLoop.socket, in: RuntimeFolder.candidates(environment: LoginEnvironment.current))
    } catch {
      throw Failure(.inputOutput, "cannot reach the breaks: \(error)")
    }
  }

  /// Sends a request.
  ///
  /// - Returns: The reply; `nil` if none run.
  /// - Throws: `Failure` if they do not answer.
  static func ask(_ request: BreakRequest) throws -> BreakReply? {
    guard let client = try client() else { return nil }
    return try reply(from: client, to: request)
  }

  /// Waits until the running breaks have ended.
  ///
  /// - Throws: `Failure` if they do not end within 2 s.
  static func waitForEnd() throws {
    let clock = ContinuousClock()
    let end = clock.now + patience
    while try client() != nil {
      guard clock.now < end else {
        throw Failure(.refused, "the running breaks do not stop; stop them by hand")
      }
      poll(nil, 0, 20)
    }
  }

  /// Sends a request to breaks that were reached.
  static func reply(from client: LineClient, to request: BreakRequest) throws -> BreakReply {
    guard client.send(request.line), let line = client.receive(within: patience),
      let reply = BreakReply(line: line)
    else { throw Failure(.inputOutput, "the running breaks do not answer") }
    return reply
  }

  /// Sends a command to running breaks, and prints their status.
  ///
  /// - Throws: `Failure` with exit code 66 if none run, 75 if they refuse, 77 if a routine is
  ///   locked.
  static func tell(_ word: BreakRequest.Word, seconds: Int? = nil) throws {
    guard let reply = try ask(BreakRequest(word, seconds: seconds)) else { throw missing }
    if let refused = reply.refused ?? reply.error {
      throw Failure(reply.isLocked == true ? .locked : .refused, refused)
    }
    if let status = reply.status {
      try Output.print(CleanText.line(BreakText.line(status, in: .current)))
    }
  }

  /// The error if none run.
  static var missing: Failure {
    Failure(
      .notFound, "breaks are not running; `unknot breaks` or `unknot breaks --install` starts them")
  }
}

/// A length of time as an argument: `10m`, `2h`, `90 s`.
struct BreakLength: ExpressibleByArgument {
  let seconds: Int

  init?(argument: String) {
    guard let seconds = TypedAmount.length(argument), (1...BreakRequest.longest).contains(seconds)
    else { return nil }
    self.seconds = seconds
  }
}

/// `unknot breaks later`
struct BreaksLater: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "later", abstract: "Put the break off.")

  @Argument(help: "How long, like 10m or 1h (default: 10m).")
  var length: BreakLength?

  func run() throws { try RunningBreaks.tell(.later, seconds: length?.seconds) }
}

/// `unknot breaks skip`
struct BreaksSkip: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skip", abstract: "Skip this break.")

  func run() throws { try RunningBreaks.tell(.skip) }
}

/// `unknot breaks off`
struct BreaksOff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "off", abstract: "Stop suggesting breaks, for a while or until tomorrow.")

  @Argument(help: "How long, like 2h (default: until tomorrow).")
  var length: BreakLength?

  func run() throws { try RunningBreaks.tell(.off, seconds: length?.seconds) }
}

/// `unknot breaks on`
struct BreaksOn: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "on", abstract: "Suggest breaks again.")

  func run() throws { try RunningBreaks.tell(.on) }
}

/// `unknot breaks now`
struct BreaksNow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "now", abstract: "Suggest a break at once.")

  func run() throws { try RunningBreaks.tell(.now) }
}

/// `unknot breaks start`
struct BreaksStart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Start the suggested break.")

  func run() throws { try RunningBreaks.tell(.start) }
}

/// `unknot breaks reading`
struct BreaksReading: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reading",
    abstract: "Count the time as sitting, even without typing.")

  @Argument(help: "How long, like 2h (default: 1h).")
  var length: BreakLength?

  func run() throws { try RunningBreaks.tell(.reading, seconds: length?.seconds) }
}

/// `unknot breaks reload`
struct BreaksReload: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reload", abstract: "Read the settings again.")

  func run() throws { try RunningBreaks.tell(.reload) }
}
