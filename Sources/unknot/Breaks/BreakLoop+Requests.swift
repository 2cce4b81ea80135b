import Foundation
import Reminders
import RemoteControl
import RoutineFiles

/// Requests of other programs, from the socket.
extension BreakLoop {
  func listen(replaces: Bool) throws {
    // Running breaks may listen in another folder than this process would.
    if let reply = try RunningBreaks.ask(BreakRequest(replaces ? .end : .status)) {
      guard replaces else {
        if let status = reply.status {
          try Output.print(CleanText.line(BreakText.line(status, in: .current)))
        }
        throw Failure(
          .refused, "breaks run already; `unknot breaks status` shows them, --replace takes over")
      }
      try RunningBreaks.waitForEnd()
    }
    do throws(ControlError) {
      let server = try LineServer(
        in: RuntimeFolder.candidates(environment: environment), named: Self.socket,
        watch: { [events] descriptor, onReady in
          let token = events.register(descriptor, onReady: onReady)
          return { events.unregister(token) }
        })
      server.refusal = { line in
        do throws(BreakRequest.FormatError) {
          _ = try BreakRequest(line: line)
          return nil
        } catch {
          return BreakReply(error: error.message).line
        }
      }
      self.server = server
    } catch {
      throw Failure(
        .refused,
        "breaks cannot run here: nobody could reach them: \(error)")
    }
  }

  func handleRequests() {
    for request in server?.takeRequests() ?? [] {
      guard let asked = try? BreakRequest(line: request.line) else { continue }
      server?.reply(
        to: request, with: reply(to: asked).line, watches: asked.word == .watch)
    }
  }

  private func reply(to request: BreakRequest) -> BreakReply {
    if request.word == .reload { reload() }
    if request.word == .day { return BreakReply(status, decisions: decisions) }
    if request.word == .end {
      hasQuit = true
      file.save(engine.state(boot: boot, since: uptimeAtStart))
    }
    guard let command = request.command else { return BreakReply(status) }
    if request.word == .now || request.word == .start {
      let adviser = BreakAdviser(now: Date())
      if let reason = adviser.reason {
        feed(.suggested(nil, adviser.progress))
        return BreakReply(status, refused: reason, isLocked: true)
      }
    }
    if request.word == .off, request.seconds == nil {
      try? ReminderFile().silence(on: today)
    }
    isAnsweredInPane = false
    lastReply = nil
    feed(.command(command))
    return BreakReply(status, refused: lastReply)
  }

  private func reload() {
    let preferences = Preferences()
    if let warning = preferences.warning { pane.say(warning) }
    adopt(preferences.settings)
    feed(.settings(BreakSettings(settings)))
    watchSession()
  }
}
