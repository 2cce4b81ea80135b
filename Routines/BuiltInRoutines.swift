/// A file that is part of the binary.
public struct BuiltInFile: Sendable {
  /// The file's name without its ending: `foam-roller`.
  public let name: String

  /// The whole file, UTF-8. Nothing is read or decoded until this is asked for.
  public var bytes: [UInt8] { load() }

  private let load: @Sendable () -> [UInt8]

  init(_ name: String, _ load: @autoclosure @escaping @Sendable () -> [UInt8]) {
    self.name = name
    self.load = load
  }
}

/// The routines and guide cards that come with the program. Listing them costs nothing but their
/// names; a test holds both lists to the folders beside this file.
public enum BuiltInRoutines {
  /// The routines, YAML, in the order of the picker: what a sore person most likely wants first.
  public static let routines: [BuiltInFile] = [
    BuiltInFile("two-minute-break", PackageResources.two_minute_break_yaml),
    BuiltInFile("shoulder-blade-stretch", PackageResources.shoulder_blade_stretch_yaml),
    BuiltInFile("trigger-point", PackageResources.trigger_point_yaml),
    BuiltInFile("foam-roller", PackageResources.foam_roller_yaml),
    BuiltInFile("overhead-reach", PackageResources.overhead_reach_yaml),
    BuiltInFile("shoulder-roll-forward", PackageResources.shoulder_roll_forward_yaml),
    BuiltInFile("posture-reset", PackageResources.posture_reset_yaml),
    BuiltInFile("upper-back-session", PackageResources.upper_back_session_yaml),
    BuiltInFile("knot-relief", PackageResources.knot_relief_yaml),
    BuiltInFile("cold-then-heat", PackageResources.cold_then_heat_yaml),
    BuiltInFile("strain-recovery", PackageResources.strain_recovery_yaml),
    BuiltInFile("sleep-setup", PackageResources.sleep_setup_yaml),
  ]

  /// The guide cards, Markdown, in the order in which people ask. A card's first line is its
  /// question as a heading, its last paragraph its sources.
  public static let cards: [BuiltInFile] = [
    BuiltInFile("trigger-points", PackageResources.trigger_points_md)
  ]
}
