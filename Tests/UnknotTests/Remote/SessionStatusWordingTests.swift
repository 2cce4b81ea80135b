import RemoteControl
import RoutineEngine
import Testing

@testable import unknot

/// The status between two messages of the session, compared with the session itself.
@Suite struct SessionStatusWordingTests {
  private func session() throws -> Session {
    let routine = Routine(
      id: "roll", title: "Roll",
      steps: [
        Step(.hold(Dose(.minutes(4))), title: "Lean", repeats: Dose(2), rest: .seconds(45))
      ])
    return Session.begin(try Timeline(routine, Prescription())).session
  }

  @Test(arguments: [1, 7]) func `a status extrapolated between messages matches the session`(
    speed: Int
  ) throws {
    var session = try session()
    var heard = SessionStatus(session, at: .zero, speed: speed)
    var heardAt = Duration.zero
    for second in 1... {
      let now = Duration.seconds(second)
      if !session.handle(.advanced, at: now).isEmpty {
        heard = SessionStatus(session, at: now, speed: speed)
        heardAt = now
      }
      if case .ended = session.state { break }
      let real = SessionStatus(session, at: now, speed: speed)
      var told = heard.after((now - heardAt) / speed)
      let behind = try #require(real.percent) - (try #require(told.percent))
      #expect((0...1).contains(behind), "\(now)")
      told.percent = real.percent
      // A seventh of a second has no end.
      for path in [\SessionStatus.remaining, \.total] {
        let difference = try #require(told[keyPath: path]) - (try #require(real[keyPath: path]))
        #expect((.zero...Duration.milliseconds(1)).contains(difference))
        told[keyPath: path] = real[keyPath: path]
      }
      #expect(told == real)
    }
  }

  @Test func `the status of a paused session does not advance`() throws {
    var session = try session()
    _ = session.handle(.advanced, at: .seconds(65))
    _ = session.handle(.paused, at: .seconds(65))
    let status = SessionStatus(session, at: .seconds(65), speed: 1)
    #expect(status.after(.minutes(10)) == status)
    #expect(status.nextDigitChange == nil)
    #expect(SessionStatus().nextDigitChange == nil)
  }

  /// tmux 3.3 reads what `#(unknot status)` prints as a format; a prompt in a pane does not.
  @Test func `a tmux job gets # escaped, a prompt in a pane does not`() {
    #expect("50 #S".escapedForTmux(environment: ["TMUX": "/tmp/x,1,0"]) == "50 ##S")
    #expect("#S".escapedForTmux(environment: ["TMUX": "x", "TMUX_PANE": "%1"]) == "#S")
    #expect("#S".escapedForTmux(environment: [:]) == "#S")
  }

  @Test func `the next second is shown as soon as it begins`() throws {
    var session = try session()
    _ = session.handle(.advanced, at: .milliseconds(5_000 + 1_300))
    let status = SessionStatus(session, at: .milliseconds(5_000 + 1_300), speed: 1)
    #expect(status.remaining == .milliseconds(238_700))
    #expect(status.nextDigitChange == .milliseconds(700))
    #expect(status.after(.milliseconds(700)).line.hasSuffix("3:58"))
  }
}
