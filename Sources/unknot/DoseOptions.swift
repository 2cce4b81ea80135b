import ArgumentParser
import RoutineEngine

/// The options that say how a routine is walked.
struct DoseOptions: ParsableArguments {
  @Option(help: "Where in each range: gentle, standard or full.")
  var level: Level = .standard

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

  var prescription: Prescription { prescription(ready: nil) }

  /// What the options prescribe, with a time of its own to get ready; `nil` for the usual one.
  func prescription(ready: Duration?) -> Prescription {
    var prescription = Prescription(
      level: level, hold: hold.map { .seconds($0) }, repeats: repeats)
    if let ready { prescription.ready = ready }
    return prescription
  }

  /// Lays a routine out by these options, or by what was made of them.
  func timeline(
    of routine: Routine, _ prescription: Prescription? = nil
  ) throws -> Timeline {
    do throws(Timeline.Excess) {
      return try Timeline(routine, prescription ?? self.prescription)
    } catch {
      let reason =
        switch error {
        case .tooManySegments: "it has more than \(Timeline.mostSegments) segments"
        case .tooLong: "it is longer than 12 hours"
        case .empty: "no step is left to walk"
        }
      throw Failure(.badRoutine, "\(routine.id) cannot be walked: \(reason).")
    }
  }
}

extension Level: ExpressibleByArgument {}
