import ArgumentParser
import Coach
import RoutineEngine
import SessionHistory

/// The options that say how a routine is walked.
struct DoseOptions: ParsableArguments {
  @Option(
    help: "Where in each range: gentle, standard or full; your setting unless you say it here.")
  var level: Level?

  @Option(
    help: ArgumentHelp(
      "Hold every stretch this many seconds (\(Self.holdBounds)).", valueName: "seconds"))
  var hold: Int?

  @Option(
    name: .customLong("repeat"),
    help: ArgumentHelp(
      "Repeat every move this many times (\(Self.repeatBounds)).", valueName: "times"))
  var repeats: Int?

  private static let holdBounds =
    "\(Prescription.holdBounds.lowerBound.secondsRoundedUp)-"
    + "\(Prescription.holdBounds.upperBound.secondsRoundedUp)"
  private static let repeatBounds =
    "\(Prescription.repeatBounds.lowerBound)-\(Prescription.repeatBounds.upperBound)"

  func validate() throws {
    if let hold, !Prescription.holdBounds.contains(.seconds(hold)) {
      throw ValidationError("--hold \(hold): a hold is \(Self.holdBounds) seconds long.")
    }
    if let repeats, !Prescription.repeatBounds.contains(repeats) {
      throw ValidationError("--repeat \(repeats): a move is repeated \(Self.repeatBounds) times.")
    }
  }

  /// These options, and where they say nothing the person's settings. Without any, the dose of the
  /// routine that they have said yes to.
  private func prescription(of routine: Routine, over settings: PlaySettings) -> Prescription {
    if let dose = agreed(for: routine, settings) { return dose }
    return Prescription(
      level: level ?? settings.prescription.level, hold: hold.map { .seconds($0) },
      repeats: repeats, ready: settings.prescription.ready)
  }

  /// The dose that the person has said yes to; `nil` if there is none, or these options say
  /// otherwise.
  func agreed(for routine: Routine, _ settings: PlaySettings) -> Prescription? {
    guard level == nil, hold == nil, repeats == nil, let record = Folders().record else {
      return nil
    }
    return History.agreedDoses(atPath: record).agreed(for: routine, over: settings.prescription)
  }

  /// Lays a routine out by these options, and where they say nothing by the person's settings.
  func timeline(of routine: Routine, over settings: PlaySettings) throws -> Timeline {
    do throws(Timeline.Excess) {
      let prescription = prescription(of: routine, over: settings)
      return try Timeline(routine, settings.audible(prescription, of: routine))
    } catch {
      let reason =
        switch error {
        case .tooManySegments: "it has more than \(Timeline.mostSegments) segments"
        case .tooLong: "it is longer than 12 hours"
        case .empty: "no step is left to walk"
        }
      throw Failure(.badFile, "\(routine.id) cannot be walked: \(reason).")
    }
  }
}

extension Level: ExpressibleByArgument {}
