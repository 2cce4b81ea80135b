import RoutineFiles

/// The error of a command, printed on standard error in one form.
struct Failure: Error {
  /// The exit codes, after `sysexits.h`.
  enum Code: Int32, CaseIterable {
    /// `check` found problems; `status` found no session.
    case problemsFound = 1
    /// Invalid arguments.
    case usage = 64
    /// A file that is no good routine, or an export with lines that are no sessions.
    case badFile = 65
    /// No such routine, file or topic; or no session is under way.
    case notFound = 66
    /// A terminal that cannot show a screen.
    case noScreen = 69
    /// A file that could not be read or written.
    case inputOutput = 74
    /// A running session, or the breaks, refused a command.
    case refused = 75
    /// A routine that the person's answers lock.
    case locked = 77

    /// The meaning in a sentence, for the manual.
    var meaning: String {
      switch self {
      case .problemsFound:
        "`unknot check` found problems; `unknot status` found no session, "
          + "`breaks status` no breaks, `plan status` no plan."
      case .usage: "The arguments are wrong."
      case .badFile: "A routine has errors, or a file has lines that are not sessions."
      case .notFound: "The routine, plan, file or topic does not exist, or no session is running."
      case .noScreen: "This terminal cannot show it."
      case .inputOutput: "Something could not be read or written."
      case .refused:
        "What `unknot ctl`, `unknot breaks` or `unknot plan` asked for could not be done now."
      case .locked: "A warning sign that you named, or your pain today, locks the routine."
      }
    }
  }

  let code: Code
  /// The failure, its place, the expected value and the remedy. Empty if it was printed already.
  let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }

  /// A lookup that found nothing.
  init(_ problem: LookupError) {
    switch problem {
    case .file(let file) where file.kind == .unreadable:
      self.init(.inputOutput, problem.message)
    case .file, .unknown, .unknownPlan:
      self.init(.notFound, problem.message)
    }
  }
}
