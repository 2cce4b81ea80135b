import ArgumentParser
import Coach
import RoutineEngine

/// `unknot play`
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Start a session at once.",
    discussion: """
      Where standard output is no terminal, or TERM is dumb, the session is plain: a line for each \
      thing that happens. Where standard input is no terminal, waits end by themselves.
      """
  )

  @Argument(help: "An id, a file, or - for standard input.")
  var routine: String

  @OptionGroup var dose: DoseOptions
  @OptionGroup var sound: SoundOptions

  @Option(help: ArgumentHelp("Begin with a segment, numbered as by `show`.", valueName: "segment"))
  var from: Int = 1

  @Flag(help: "Waits end by themselves after the time it takes to read and do what they say.")
  var handsFree = false

  @Flag(help: "Print a line for each thing that happens, for screen readers and logs.")
  var plain = false

  @Option(help: ArgumentHelp("Run the clock this many times faster, up to 1000.", valueName: "n"))
  var speed: Int = 1

  @Flag(help: "Keep nothing of this session.")
  var noRecord = false

  /// Who listens has to hear what to do before they can do it: 25 words take ten seconds.
  private static let readyWithEyesShut: Duration = .seconds(10)

  func validate() throws {
    guard (1...1_000).contains(speed) else {
      throw ValidationError("--speed \(speed): the clock runs 1 to 1000 times faster.")
    }
  }

  func run() throws {
    let prescription = dose.prescription(ready: sound.eyesShut ? Self.readyWithEyesShut : nil)
    let timeline = try dose.timeline(of: Library().routine(routine), prescription)
    guard timeline.segments.indices.contains(from - 1) else {
      throw ValidationError(
        "--from \(from): this session has segments 1 to \(timeline.segments.count); "
          + "`unknot show` lists them.")
    }
    let settings = PlaySettings(
      prescription: prescription,
      isHandsFree: handsFree || sound.eyesShut || !Surroundings.hasKeys || routine == "-",
      isSoundOn: !sound.mute, speed: speed)
    if plain || !Surroundings.hasScreen {
      try PlainSession.play(
        timeline, from: from - 1, settings: settings, sound: sound.settings)
    } else {
      try ScreenSession.play(
        timeline, from: from - 1, settings: settings, sound: sound.settings)
    }
  }
}
