import ArgumentParser
import CarePlan
import Foundation
import Reminders
import RoutineEngine
import RoutineFiles
import TUI

/// `unknot play`
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play",
    abstract: "Start a session.",
    discussion: """
      Where standard output is not a terminal, or TERM is dumb, the session is plain: a line for \
      each step. Where it cannot read keys, it moves on automatically.
      """
  )

  @Argument(help: "An id, a file, or - for standard input.", completion: .routine)
  var routine: String

  @OptionGroup var dose: DoseOptions
  @OptionGroup var sound: SoundOptions

  @Option(
    help: ArgumentHelp("Start at a segment, by its number in `show`.", valueName: "segment"),
    completion: .segment)
  var from: Int = 1

  @Flag(
    inversion: .prefixedNo,
    help: "Move on from waiting steps automatically.")
  var handsFree: Bool?

  @Flag(help: "Print a line for each step, for screen readers and logs.")
  var plain = false

  @Option(
    help: ArgumentHelp(
      "Run this many times faster, 1 to 1000 (default: 1).", valueName: "n"),
    transform: TypedAmount.option(TypedAmount.times, like: "10 or 10x"))
  var speed: Int = 1

  @Option(help: "Show the figure this way.")
  var figures: FigureWord?

  @Flag(help: "Do not save this session.")
  var noRecord = false

  @Flag(help: "Tell `unknot breaks` as soon as the session ends.")
  var fromBreak = false

  func validate() throws {
    guard (1...1_000).contains(speed) else {
      throw ValidationError("--speed \(speed): the clock runs 1 to 1000 times faster.")
    }
  }

  func run() throws {
    let library = Library()
    let preferences = Preferences()
    var settings = SafetyFile(settings: preferences.settings)
      .settings(preferences.settings, now: Date())
    sound.apply(to: &settings)
    let routine = try library.routine(routine)
    let isPlain = plain || !ProcessEnvironment.hasScreen
    if !isPlain { try ProcessEnvironment.waitForForeground() }
    // The first frame does not wait for the history: the agreed dose is loaded after it.
    let isAskedLater = !isPlain && !noRecord && from == 1
    let timeline =
      try isAskedLater
      ? dose.usualTimeline(of: routine, over: settings)
      : dose.timeline(of: routine, over: settings)
    guard timeline.segments.indices.contains(from - 1) else {
      throw ValidationError(
        "--from \(from): this session has segments 1 to \(timeline.segments.count); "
          + "`unknot show` lists them.")
    }
    if !ProcessEnvironment.hasKeys || self.routine == "-" {
      settings.isHandsFree = true
    } else if let handsFree {
      settings.isHandsFree = handsFree
    }
    settings.speed = speed
    if let figures { figures.apply(to: &settings) }
    if !(isPlain ? ProcessEnvironment.canAskInLines : ProcessEnvironment.hasKeys) {
      try SafetyFile(settings: settings).forbid(routine, now: Date())
    }
    let recorder = Recorder(Paths().record, isWanted: !noRecord)
    let replies = Replies(choosesDose: !dose.isOpen)
    defer { if fromBreak { _ = try? RunningBreaks.ask(BreakRequest(.reload)) } }
    if isPlain {
      preferences.warn()
      try PlainSession(library, recorder: recorder, preferences: preferences)
        .play(
          SessionRequest(
            timeline, from: from - 1, waitsForHistory: true, replies: replies),
          settings: settings)
    } else {
      try ScreenSession(library, recorder: recorder, preferences: preferences).play(
        SessionRequest(
          timeline, from: from - 1, waitsForHistory: true, replies: replies),
        settings: settings)
    }
  }
}

/// The figure option of a session.
enum FigureWord: String, ExpressibleByArgument, CaseIterable {
  case auto, blocks, braille, off, moving, still

  /// Changes the settings of a session.
  func apply(to settings: inout PlaySettings) {
    Setting.all.first { $0.name == "figures" }?.set(.word(rawValue), in: &settings)
  }
}
