import ArgumentParser
import Foundation
import RoutineEngine
import RoutineFiles
import TUI

/// `unknot timer`, or `unknot 25s` for short.
struct TimerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timer",
    abstract: "Start a quick timer: 25s, 5m, 3x30s/10s.",
    discussion: """
      `unknot 25s` is short for `unknot timer 25s`. 3x30s/10s is three times 30 seconds with 10 \
      seconds of rest between; 30s,1m,20s is one after the other. Nothing is saved without \
      --keep.
      """
  )

  @Argument(help: "The times: 25s, 5m, 1m30s, 3x30s/10s or 30s,1m,20s.")
  var times: String

  @Argument(help: "What it is for: \"Tea\".")
  var title: String?

  @OptionGroup var sound: SoundOptions

  @Flag(help: "Print a line for each step, for screen readers and logs.")
  var plain = false

  @Flag(help: "Save the session in your record.")
  var keep = false

  /// Returns the words of a command line, with `timer` in front if the first one is a timer.
  static func expand(_ words: [String]) -> [String] {
    words.first.map(QuickTimer.isMeant) ?? false ? ["timer"] + words : words
  }

  func run() throws {
    let routine = try routine()
    let preferences = Preferences()
    var settings = SafetyFile().settings(preferences.settings, now: Date())
    sound.apply(to: &settings)
    settings.isHandsFree = settings.isHandsFree || !ProcessEnvironment.hasKeys
    let isPlain = plain || !ProcessEnvironment.hasScreen
    if !isPlain { try ProcessEnvironment.waitForForeground() }
    if !(isPlain ? ProcessEnvironment.canAskInLines : ProcessEnvironment.hasKeys) {
      try SafetyFile(settings: settings).forbid(routine, now: Date())
    }
    let request = SessionRequest(
      try DoseOptions.timeline(of: routine, by: settings.prescription, over: settings))
    let recorder = Recorder(Paths().record, isWanted: keep)
    if isPlain {
      preferences.warn()
      try PlainSession(Library(), recorder: recorder, preferences: preferences)
        .play(request, settings: settings)
    } else {
      try ScreenSession(Library(), recorder: recorder, preferences: preferences)
        .play(request, settings: settings)
    }
  }

  private func routine() throws -> Routine {
    do throws(TypingError) {
      return try QuickTimer(times, titled: title).routine
    } catch {
      throw Failure(.usage, "\(CleanText.line(String(times.prefix(40)))): \(error)")
    }
  }
}
