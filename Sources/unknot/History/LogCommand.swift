import ArgumentParser
import CarePlan
import Foundation
import RoutineEngine

/// `unknot log`
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Record or delete pain; add, correct or delete a session.",
    discussion: """
      `unknot log pain 5` makes the rest of the day gentle; 6 or more locks pressing and rolling \
      until tomorrow. A day's pain is its highest answer. `unknot history` lists it, and your report \
      has it; `unknot log delete last-pain` removes a mistyped one, though what you said counts until \
      tomorrow.

      `unknot log change last --note "ask about the left side"` puts a note on the last session; \
      your report has it.
      """,
    subcommands: [
      LogPainCommand.self, LogSessionCommand.self, LogChangeCommand.self, LogDeleteCommand.self,
    ]
  )
}

/// `unknot log pain`
struct LogPainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pain", abstract: "Record how much it hurts today.")

  @Argument(help: "Pain now, from 0 to 10.")
  var pain: Int

  @Option(help: "The side that is sore: left or right.")
  var side: Side?

  @Flag(help: "Do not keep it in your record: it counts for today only.")
  var noRecord = false

  func validate() throws {
    guard (0...10).contains(pain) else {
      throw ValidationError("pain \(pain): pain is a number from 0 to 10.")
    }
  }

  func run() throws {
    let now = Date()
    let file = SafetyFile()
    let notice = try file.save(now: now) { day in
      day.add(pain: pain, at: now)
      day.side = side ?? day.side
    }
    if let notice { Output.error(notice) }
    var failure: Failure?
    do {
      if !noRecord { try record(now: now) }
    } catch let problem as Failure {
      failure = problem
    }
    let start =
      noRecord ? "For today" : failure == nil ? "Recorded" : "For today, not in your record"
    let place = side.map { ", \($0.rawValue) side" } ?? ""
    try Output.print(
      "\(start): pain \(pain) out of 10\(place). "
        + Self.sentence(under: SafetyFile().advice(now: now)))
    // The pain counts, even if it is not in the history.
    if let failure { throw failure }
  }

  private func record(now: Date) throws {
    let history = try HistoryAccess.toWrite()
    try HistoryAccess.attempt {
      try history.savePain(pain, side: side, now: now, in: .current)
      try history.notePlanPain(pain, now: now, in: .current)
    }
  }

  /// The advice for the rest of the day, never softer than the locks of signs, risks and today's
  /// sessions.
  private static func sentence(under advice: Advice) -> String {
    if advice.locksEverything { return advice.safetyAdvice.joined(separator: " ") }
    let locks = [advice.lockSentence].compactMap(\.self)
    if let after = advice.after, after.closed != .nothing {
      return ([advice.line].compactMap(\.self) + locks).joined(separator: " ")
    }
    var sentences = advice.lockedDayLines + locks
    switch advice.pain ?? 0 {
    case ..<Advice.gentlePain: if sentences.isEmpty { sentences = ["Carry on."] }
    case ..<Advice.severePain: sentences.insert("Gentle doses for the rest of the day.", at: 0)
    default:
      sentences.insert(
        "Pressing and rolling are locked until tomorrow. " + Lock.severePainAdvice, at: 0)
    }
    return sentences.joined(separator: " ")
  }
}

extension SafetyFile {
  /// Saves the locks of today's sessions, and reports a file that was renamed.
  ///
  /// - Throws: `Failure` if it cannot be written.
  static func saveClosures() throws {
    if let notice = try SafetyFile().saveClosures(now: Date()) { Output.error(notice) }
  }
}

extension Side: ExpressibleByArgument {}
