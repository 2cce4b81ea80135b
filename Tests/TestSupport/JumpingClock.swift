import Foundation

/// A clock for programs of the system's linker, that counts suspended time and can be ahead at
/// once.
public struct JumpingClock {
  /// It could not be compiled.
  public struct Failure: Error {}

  /// Whether there is a compiler, and a linker that puts it before the C library's.
  public static let canBeMade = Subprocess.isThere("cc")

  private let library: String
  private let jump: String

  /// A clock that goes right, made in a folder.
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

  /// Has what a line of the shell runs next use it.
  public var setting: String { "export LD_PRELOAD='\(library)' UNKNOT_JUMP='\(jump)'" }

  /// Puts it ahead.
  public func jump(seconds: Int) throws {
    try Data(count: seconds).write(to: URL(fileURLWithPath: jump))
  }
}
