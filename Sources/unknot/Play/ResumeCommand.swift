import ArgumentParser
import Foundation
import TUI

/// `unknot resume`
struct ResumeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Resume the session that was cut off, or that you left early.",
    discussion: """
      You can resume a session that you left for an hour, unless you began another one since. \
      Exits with 66 if there is none.
      """
  )

  @Flag(help: "Print a line for each step, for screen readers and logs.")
  var plain = false

  func run() throws {
    let library = Library()
    let preferences = Preferences()
    let recorder = Recorder(Paths().record)
    recorder.ownDay = preferences.settings.ownDay
    guard let session = recorder.cutOff() else {
      throw Failure(
        .notFound,
        "no session was cut off or left within the last hour; `unknot` opens the list of routines")
    }
    guard let timeline = library.timeline(of: session) else {
      throw Failure(
        .notFound,
        "\(session.facts.routineID) is gone or has changed, so the session cannot be resumed; "
          + "open `unknot` to save what you did")
    }
    let isPlain = plain || !ProcessEnvironment.hasScreen
    if !isPlain { try ProcessEnvironment.waitForForeground() }
    if !(isPlain ? ProcessEnvironment.canAskInLines : ProcessEnvironment.hasKeys) {
      try SafetyFile().forbid(timeline.routine, now: Date())
    }
    guard recorder.resume(session) else {
      throw Failure(.inputOutput, "the session could not be resumed")
    }
    let position = session.position
    var settings = preferences.settings
    settings.isHandsFree = position.isHandsFree || !ProcessEnvironment.hasKeys
    let request = SessionRequest(
      timeline, from: position.segment, spent: position.elapsed, continuesAnother: true,
      waitsForHistory: true)
    if isPlain {
      preferences.warn()
      try Output.print(session.resumeLine(recorder.ownDay))
      try PlainSession(library, recorder: recorder, preferences: preferences)
        .play(request, settings: settings)
    } else {
      try ScreenSession(library, recorder: recorder, preferences: preferences)
        .play(request, settings: settings, telling: [session.resumeLine(recorder.ownDay)])
    }
  }
}
