import ArgumentParser
import CarePlan
import Foundation
import RoutineEngine
import SessionHistory
import TUI

/// `unknot dose`
struct DoseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dose",
    abstract: "Accept or decline a suggested change of dose, or reset it.",
    discussion: """
      After easy sessions on \(DoseSuggestion.easyDays) days unknot suggests a little more, within \
      the routine's own range and at most once a week; after a sore one, a little less. An accepted \
      change applies at the level in your settings. Exits with 66 if there is nothing to answer.
      """
  )

  @Argument(help: "A routine's id.", completion: .routine)
  var routine: String

  /// The answer.
  enum Word: EnumerableFlag {
    case yes, no, usual

    static func help(for value: Word) -> ArgumentHelp? {
      switch value {
      case .yes: "Accept the suggestion."
      case .no: "Decline it. unknot asks about more again after a week, about less after a day."
      case .usual: "Go back to the routine's usual dose."
      }
    }
  }

  @Flag var word: Word?

  func run() throws {
    let library = Library()
    let routine = try library.routine(routine)
    let preferences = Preferences()
    preferences.warn()
    let chosen = preferences.settings.prescription
    switch word {
    case nil: try Output.print(try Self.report(on: routine, over: chosen).joined(separator: "\n"))
    case .usual: try goBack(routine, chosen.level)
    case .yes: try answer(.yes, routine, chosen)
    case .no: try answer(.no, routine, chosen)
    }
  }

  private func answer(
    _ word: DoseAnswer.Word, _ routine: Routine, _ chosen: Prescription
  ) throws {
    let offer = try HistoryAccess.attempt { () -> Recorder.Offer? in
      guard let history = try HistoryAccess.toRead(),
        let offer = try Recorder.offer(for: routine, over: chosen, in: history)
      else { return nil }
      try offer.save(word, in: history)
      return offer
    }
    guard let offer else {
      throw Failure(.notFound, "no change of dose is suggested for \(routine.id) now")
    }
    let suggestion = offer.suggestion
    try Output.print(
      word == .yes ? DoseText.accepted(suggestion) : DoseText.declined(suggestion))
  }

  private func goBack(_ routine: Routine, _ level: Level) throws {
    try HistoryAccess.attempt {
      try HistoryAccess.toRead()?.saveUsualDose(
        of: routine.id, at: level, now: Date(), in: .current)
    }
    try Output.print("\(routine.title) is back at its usual dose.")
  }

  /// The lines about a routine's dose: in force, suggested, and answered so far.
  private static func report(
    on routine: Routine, over chosen: Prescription
  ) throws -> [String] {
    try HistoryAccess.attempt {
      let history = try HistoryAccess.toReadOrEmpty()
      let dose = try history.agreedDoses().agreed(for: routine, over: chosen)
      var lines = [dose.map(Format.agreed(to:)) ?? "\(routine.title) is at its usual dose."]
      if let offer = try Recorder.offer(for: routine, over: chosen, in: history) {
        lines.append(DoseText.line(for: offer))
      }
      return lines + (try history.doseAnswers(of: routine.id).map(DoseText.line(for:)))
    }
  }
}
