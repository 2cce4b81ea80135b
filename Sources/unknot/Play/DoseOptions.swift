import ArgumentParser
import RoutineEngine
import RoutineFiles
import SessionHistory
import TUI

/// The options for the dose of a session.
struct DoseOptions: ParsableArguments {
  @Option(
    help: "Dose: gentle, standard or full (default: your setting).")
  var level: Level?

  @Option(
    help: ArgumentHelp(
      "Hold every stretch this many seconds (\(Self.holdBounds)).", valueName: "seconds"),
    transform: TypedAmount.option(TypedAmount.seconds, like: "20, 20s, 1m or 1:30"))
  var hold: Int?

  @Option(
    name: .customLong("repeat"),
    help: ArgumentHelp(
      "Repeat every move this many times (\(Self.repeatBounds)).", valueName: "times"),
    transform: TypedAmount.option(TypedAmount.times, like: "3 or 3x"))
  var repeats: Int?

  private static let holdBounds =
    "\(Prescription.holdBounds.lowerBound.secondsRoundedUp)-"
    + "\(Prescription.holdBounds.upperBound.secondsRoundedUp)"
  private static let repeatBounds =
    "\(Prescription.repeatBounds.lowerBound)-\(Prescription.repeatBounds.upperBound)"

  /// True if no option sets the dose.
  var isOpen: Bool { level == nil && hold == nil && repeats == nil }

  func validate() throws {
    if let hold, !Prescription.holdBounds.contains(.seconds(hold)) {
      throw ValidationError("--hold \(hold): a hold is \(Self.holdBounds) seconds long.")
    }
    if let repeats, !Prescription.repeatBounds.contains(repeats) {
      throw ValidationError("--repeat \(repeats): a move is repeated \(Self.repeatBounds) times.")
    }
  }

  /// The agreed dose of a routine; `nil` if there is none, or if an option sets the dose.
  ///
  /// - Parameters:
  ///   - routine: The routine.
  ///   - settings: The person's settings.
  ///   - doses: The doses that the person has agreed to; `nil` to read them from the history.
  /// - Returns: The prescription with that dose.
  func agreed(
    for routine: Routine, over settings: PlaySettings, in doses: AgreedDoses? = nil
  ) -> Prescription? {
    guard isOpen else { return nil }
    let doses =
      doses
      ?? Paths().record.map { path in
        History.agreedDoses(atPath: path, currentNames: Library.currentNames())
      }
    return doses?.agreed(for: routine, over: settings.prescription)
  }

  /// Returns the timeline by these options and, for the rest, by the person's settings. Without any
  /// option, an agreed dose counts.
  func timeline(of routine: Routine, over settings: PlaySettings) throws -> Timeline {
    try agreedTimeline(of: routine, over: settings) ?? usualTimeline(of: routine, over: settings)
  }

  /// Returns the timeline without an agreed dose.
  func usualTimeline(of routine: Routine, over settings: PlaySettings) throws -> Timeline {
    let prescription = Prescription(
      level: level ?? settings.prescription.level, hold: hold.map { .seconds($0) },
      repeats: repeats, ready: settings.prescription.ready)
    return try Self.timeline(of: routine, by: prescription, over: settings)
  }

  /// Returns the timeline by the agreed dose; `nil` if there is none: see `agreed`.
  func agreedTimeline(
    of routine: Routine, over settings: PlaySettings, in doses: AgreedDoses? = nil
  ) throws -> Timeline? {
    try agreed(for: routine, over: settings, in: doses).map {
      try Self.timeline(of: routine, by: $0, over: settings)
    }
  }

  /// Returns the timeline of a routine by a prescription.
  ///
  /// - Throws: `Failure` if the timeline is empty or too long.
  static func timeline(
    of routine: Routine, by prescription: Prescription, over settings: PlaySettings
  ) throws -> Timeline {
    do throws(Timeline.Excess) {
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
