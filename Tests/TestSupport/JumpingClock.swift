import Foundation

/// A clock for dynamically linked programs, which counts suspended time and can jump ahead.
public struct JumpingClock {
  /// The library could not be compiled.
  public struct Failure: Error {}

  /// True if there is a compiler to build the library with.
  public static let canBeMade = Subprocess.isThere("cc")

  private let library: String
  private let jump: String

  /// Builds a clock that has not jumped, in a folder.
  public init(in folder: String) throws {
    library = folder + "/jumping-clock.so"
    jump = folder + "/jump"
    let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("jumping-clock.c").path
    let code = try Subprocess.run(
      "cc", ["-shared", "-fPIC", "-o", library, source],
      environment: ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"],
      output: "/dev/null")
    if code != 0 { throw Failure() }
  }

  /// The shell command that makes later programs use the clock.
  public var setting: String { "export LD_PRELOAD='\(library)' UNKNOT_JUMP='\(jump)'" }

  /// Puts the clock ahead.
  public func jump(seconds: Int) throws {
    try Data(count: seconds).write(to: URL(fileURLWithPath: jump))
  }
}
