import ArgumentParser
import CarePlan
import Foundation
import RoutineEngine

/// `unknot log`
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Record pain, or add, correct or delete a session.",
    discussion: """
      `unknot log pain 5` makes the rest of the day gentle; 6 or more locks pressing and rolling \
      until tomorrow. A day's pain is its highest answer.

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

  func validate() throws {
    guard (0...10).contains(pain) else {
      throw ValidationError("pain \(pain): pain is a number from 0 to 10.")
    }
  }

  func run() throws {
    let now = Date()
    let file = SafetyFile()
    let today = max(pain, file.advice(now: now).pain ?? 0)
    var answers = file.answers
    let ofDay = answers.take(pain: pain, at: now, in: .current)
    try file.keep(now: now) { day in
      day.answer(pain: ofDay, at: now)
      day.side = side ?? day.side
    }
    if let history = try HistoryAccess.toRead() {
      try HistoryAccess.attempt { try history.notePlanPain(pain, now: now, in: .current) }
    }
    let place = side.map { ", \($0.rawValue) side" } ?? ""
    try Output.print("Recorded: pain \(pain) out of 10\(place). " + Self.advice(at: today))
  }

  private static func advice(at pain: Int) -> String {
    switch pain {
    case ..<Advice.gentlePain: "Carry on."
    case ..<Advice.severePain: "Gentle doses for the rest of the day."
    default: "Pressing and rolling are locked until tomorrow. " + Lock.severePainAdvice
    }
  }
}

extension Side: ExpressibleByArgument {}
