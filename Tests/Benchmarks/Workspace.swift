import Foundation

/// The programs that are measured, and the folder that they find as their home.
struct Workspace {
  /// The release build.
  let program: String
  /// ncurses in C: opens the screen and prints a line.
  let line: String
  /// A home where the question for red flags was answered just now and the cautions were read, and
  /// nothing else has been.
  let home: String

  /// A routine that holds for five minutes, at once, and then waits for the person.
  var hold: String { home + "/hold.yaml" }
  /// A routine whose figure moves for five minutes, at once.
  var roll: String { home + "/roll.yaml" }
  /// A routine that waits for the person.
  var prompt: String { home + "/prompt.yaml" }
  /// The same, but for the record that sessions leave.
  var walked: String { home + "/walked" }
  /// The same with a thousand routines of the person's own.
  var full: String { home + "/full" }
  /// The same with a long record.
  var recorded: String { home + "/recorded" }

  /// Makes the folders, in a folder that is emptied first.
  init(_ folder: String) throws {
    program = folder + "/../release/unknot"
    line = folder + "/line"
    home = folder + "/home"
    let files = FileManager.default
    if files.fileExists(atPath: home) { try files.removeItem(atPath: home) }
    try files.createDirectory(atPath: full + "/routines", withIntermediateDirectories: true)
    for home in [walked, recorded] {
      try files.createDirectory(atPath: home, withIntermediateDirectories: true)
    }
    let now = ISO8601DateFormatter().string(from: Date())
    let answer = Data(
      #"""
      {"version": 2, "signs": {}, "signsAskedAt": "\#(now)", "risks": {}, "risksAskedAt": "\#(now)"}
      """#.utf8)
    let read = Data(#"{"read": ["two-minute-break", "hold", "roll", "prompt"]}"#.utf8)
    for home in [home, walked, full, recorded] {
      try answer.write(to: URL(fileURLWithPath: home + "/safety.json"))
      try read.write(to: URL(fileURLWithPath: home + "/cautions.json"))
    }
    try write(
      "hold: 300 s\n    ready: none\n    title: Hold\n    figure: overhead-lean", to: hold)
    try write(
      "massage: 5 min\n    ready: none\n    title: Roll\n    tempo: 3 s\n    figure: roller-rock",
      to: roll)
    try write("prompt: Take your time.", to: prompt)
    for number in 1...1000 {
      let name = "/routines/own-\(number).yaml"
      try write("hold: 15-30 s\n    title: Move \(number)\n    repeat: 2-4", to: full + name)
    }
  }

  private func write(_ step: String, to path: String) throws {
    let text = """
      format: 1
      title: For measuring
      summary: A routine of the length that most people's own ones have.
      kind: stretch
      feel: between the shoulder blades
      position: sitting or standing
      cautions:
        - Ease off if pain starts.
      steps:
        - \(step)

      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
  }
}
