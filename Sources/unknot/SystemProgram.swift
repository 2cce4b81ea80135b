import Foundation

/// A program of the system's that is run to its end, for what it does or says.
enum SystemProgram {
  /// How it went.
  struct Result {
    /// Whether it was there and said that all went well.
    let isGood: Bool
    /// The first line that it said on standard error, or why it could not be run.
    let complaint: String
  }

  /// Runs a program that is looked for in `PATH`, with arguments that no shell reads.
  static func run(_ name: String, _ arguments: [String]) -> Result {
    let process = Process()
    let errors = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    do {
      try process.run()
    } catch {
      return Result(isGood: false, complaint: "\(name) cannot be started")
    }
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let isMissing = process.terminationStatus == 127
    let first = said.split(separator: "\n").first.map(String.init) ?? "\(name) failed"
    return Result(
      isGood: process.terminationStatus == 0,
      complaint: isMissing ? "\(name) is not installed" : first)
  }
}
