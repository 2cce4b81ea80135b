import DesktopBus
import RemoteControl
import RoutineEngine
import Testing

@testable import MPRIS

@Suite struct MediaPropertiesTests {
  @Test func `a segment of a session is a track`() {
    let properties = MediaProperties.ofPlayer(.leaningOver)
    #expect(
      properties["Metadata"]
        == .table([
          "mpris:trackid": .path("/unknot/segment/7"), "mpris:length": .number(20_000_000),
          "xesam:title": .text("Lean over, right side"),
          "xesam:artist": .texts(["Overhead arm reach"]),
        ]))
    #expect(properties["PlaybackStatus"] == .text("Playing"))
  }

  @Test(arguments: [
    (SessionStatus.State.idle, "Stopped", false), (.running, "Playing", true),
    (.waiting, "Playing", true), (.starting, "Playing", true), (.paused, "Paused", true),
    (.hurt, "Paused", false),
  ])
  func `the properties tell what can be done`(
    state: SessionStatus.State, playback: String, isFree: Bool
  ) {
    var status = SessionStatus.leaningOver
    status.state = state
    let properties = MediaProperties.ofPlayer(status)
    #expect(properties["PlaybackStatus"] == .text(playback))
    for name in ["CanPlay", "CanPause", "CanGoNext", "CanGoPrevious"] {
      #expect(properties[name] == .flag(isFree))
    }
    #expect(properties["CanSeek"] == .flag(false))
  }

  @Test func `the position follows the clock up to the length of the step`() {
    var status = SessionStatus.leaningOver
    #expect(MediaProperties.position(status, after: .zero) == 8_750_000)
    #expect(MediaProperties.position(status, after: .seconds(2)) == 10_750_000)
    #expect(MediaProperties.position(status, after: .seconds(60)) == 20_000_000)
    status.state = .paused
    #expect(MediaProperties.position(status, after: .seconds(2)) == 8_750_000)
    status.length = nil
    #expect(MediaProperties.position(status, after: .seconds(2)) == 0)
  }
}
