import ArgumentParser
import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import SessionHistory

/// The person's answers about a session, as options.
struct SessionAnswers: ParsableArguments {
  @Option(help: "Pain before it, from 0 to 10.")
  var painBefore: Int?

  @Option(help: "Pain after it, from 0 to 10.")
  var painAfter: Int?

  @Option(help: "The dose: too-easy, about-right or too-hard.")
  var ease: Ease?

  @Option(help: ArgumentHelp("A note for yourself and your report.", valueName: "text"))
  var note: String?

  func validate() throws {
    for (name, pain) in [("--pain-before", painBefore), ("--pain-after", painAfter)] {
      if let pain, !SessionFacts.painRange.contains(pain) {
        throw ValidationError("\(name) \(pain): pain is a number from 0 to 10.")
      }
    }
    if let note, note.count > SessionFacts.longestNote {
      throw ValidationError(
        "--note: a note has at most \(SessionFacts.longestNote) characters, this one \(note.count)."
      )
    }
  }

  /// The answers as corrections.
  var corrections: [Correction] {
    var all: [Correction] = []
    if let painBefore { all.append(.painBefore(painBefore)) }
    if let painAfter { all.append(.painAfter(painAfter)) }
    if let ease { all.append(.ease(ease)) }
    if let note { all.append(.note(note)) }
    return all
  }
}

extension Ease: ExpressibleByArgument {}

/// `unknot log session`
struct LogSessionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "session", abstract: "Add a session that you did without unknot.")

  @Argument(help: "The id of the routine.", completion: .routine)
  var routine: String

  @Option(
    help: ArgumentHelp(
      "When it began: \"2026-11-28 17:30\" (default: just now).", valueName: "time"))
  var at: String?

  @Option(
    help: ArgumentHelp(
      "The time of exercise (default: the whole routine).", valueName: "minutes"),
    transform: TypedAmount.option(TypedAmount.minutes, like: "20, 20min or 1h"))
  var minutes: Int?

  @OptionGroup var dose: DoseOptions
  @OptionGroup var answers: SessionAnswers

  func validate() throws { try EnteredSession.validate(minutes: minutes) }

  func run() throws {
    let settings = Preferences().settings
    let timeline = try dose.timeline(of: Library().routine(routine), over: settings)
    let history = try HistoryAccess.toWrite()
    let entered = EnteredSession(
      timeline: timeline, minutes: minutes, startedAt: try at.flatMap(SessionPick.date))
    guard let record = entered.record(in: history, now: Date()) else {
      throw Failure(.usage, "this session would end in the future; say when it began with --at")
    }
    try HistoryAccess.attempt {
      try history.add(record)
      if !answers.corrections.isEmpty {
        try history.correct(record.facts.id, answers.corrections)
      }
      try SafetyFile.saveClosures()
      guard let session = try history.session(record.facts.id) else { return }
      try Output.print(
        "Added: " + HistoryText.line(SessionOutline(session.summary), MissedWork(session.results)))
    }
  }
}

/// `unknot log change`
struct LogChangeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "Correct a session: pain, dose, note, routine, time.",
    discussion: """
      What you said today still counts for today: a lock stays until tomorrow.
      """)

  @Argument(help: "The session: last, \"2026-11-28 17:30\" or its id.")
  var session: SessionPick

  @OptionGroup var answers: SessionAnswers

  @Option(help: "The routine that you did.", completion: .routine)
  var routine: String?

  @Option(help: ArgumentHelp("When it began: \"2026-11-28 17:30\".", valueName: "time"))
  var at: String?

  @Option(
    help: "The time of exercise.",
    transform: TypedAmount.option(TypedAmount.minutes, like: "20, 20min or 1h"))
  var minutes: Int?

  @Option(help: "Remove an answer: pain-before, pain-after, ease or note.")
  var clear: [Answer] = []

  /// An answer that can be taken back.
  enum Answer: String, CaseIterable, ExpressibleByArgument {
    case painBefore = "pain-before"
    case painAfter = "pain-after"
    case ease, note

    fileprivate var correction: Correction {
      switch self {
      case .painBefore: .painBefore(nil)
      case .painAfter: .painAfter(nil)
      case .ease: .ease(nil)
      case .note: .note(nil)
      }
    }
  }

  func validate() throws { try EnteredSession.validate(minutes: minutes) }

  func run() throws {
    var corrections = clear.map(\.correction) + answers.corrections
    if let routine {
      let known = try Library().routine(routine)
      corrections.append(.routine(id: known.id, title: known.title))
    }
    if let minutes { corrections.append(.work(.seconds(minutes * 60))) }
    let begin = try at.flatMap(SessionPick.date)
    if let begin {
      corrections.append(.begin(begin, utcOffset: TimeZone.current.secondsFromGMT(for: begin)))
    }
    guard !corrections.isEmpty else {
      throw Failure(.usage, "nothing to change; `unknot log change --help` names what can be")
    }
    let history = try HistoryAccess.toWrite()
    let facts = try session.session(in: history)
    let length =
      minutes.map { Double($0 * 60) } ?? facts.endedAt?.timeIntervalSince(facts.startedAt) ?? 0
    if let begin, begin + max(0, length) > Date() {
      throw Failure(.usage, "this session would end in the future; say when it began with --at")
    }
    try HistoryAccess.attempt {
      try SafetyFile.saveClosures()
      try history.correct(facts.id, corrections)
      try SafetyFile.saveClosures()
      guard let session = try history.session(facts.id) else { return }
      try Output.print(
        "Changed: " + HistoryText.line(SessionOutline(session.summary), MissedWork(session.results))
      )
    }
  }
}

/// `unknot log delete`
struct LogDeleteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete a session, or pain without one.",
    discussion: """
      `unknot log delete last-pain` deletes the latest pain without a session; \
      its time or its id name any other. What you said today still counts for today.

      Machines that import this record delete it, too. To get it back, import an older export \
      into an empty record.
      """)

  @Argument(help: "What to delete: last, last-pain, \"2026-11-28 17:30\" or an id.")
  var entry: SessionPick

  @Flag(help: "Do not ask.")
  var yes = false

  func run() throws {
    let history = try HistoryAccess.toWrite()
    let found = try entry.find(in: history)
    try HistoryAccess.attempt {
      switch found {
      case .session(let facts):
        guard let session = try history.session(facts.id) else { return }
        let line = HistoryText.line(SessionOutline(session.summary), MissedWork(session.results))
        guard try isConfirmed("this session", line) else { return }
        try SafetyFile.saveClosures()
        try history.delete(facts.id)
        try Output.print("Deleted: \(line)")
      case .pain(let entry):
        let line = HistoryText.line(entry)
        guard try isConfirmed("this pain", line) else { return }
        try SafetyFile.saveClosures()
        try history.deletePain(entry.id)
        let rest = HistoryText.afterDeleting(entry, by: history.ownDay, now: Date())
        try Output.print("Deleted: \(line)" + (rest.isEmpty ? "" : ".\(rest)"))
      }
    }
  }

  private func isConfirmed(_ thing: String, _ line: String) throws -> Bool {
    if yes { return true }
    guard isatty(STDIN_FILENO) == 1 else {
      throw Failure(.usage, "unknot cannot ask here; add --yes to delete \(line)")
    }
    try Output.print("Delete \(thing)? \(line)\nType yes:")
    if readLine()?.lowercased() == "yes" { return true }
    try Output.print("Nothing was deleted.")
    return false
  }
}
