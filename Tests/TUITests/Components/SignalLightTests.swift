import Drawing
import RoutineEngine
import Testing

@testable import TUI

struct SignalLightTests {
  private static let cues: [Cue.Kind] = [
    .ready, .countdown(3), .countdown(2), .countdown(1), .start, .halfway, .words("Breathe out."),
    .rest, .change, .yourTurn, .phase("in", isReturning: false), .phase("out", isReturning: true),
    .rep(4), .lastRound, .endsIn(10), .done,
  ]

  private static func grounds(of cue: Cue.Kind, _ size: Size) -> [Fill?] {
    var frame = Frame(size: size)
    SignalLight(cue: cue, since: .zero).draw(into: &frame)
    return frame.cells.map(\.style.fill)
  }

  @Test(arguments: [Size(columns: 80, rows: 24), Size(columns: 40, rows: 12)])
  func `moments differ in shape or colour, and leave the middle alone`(size: Size) {
    let pictures = Self.cues.map { Self.grounds(of: $0, size) }
    for (first, picture) in zip(Self.cues, pictures) {
      for (second, other) in zip(Self.cues, pictures) where first != second {
        #expect(picture != other, "\(first) looks like \(second)")
      }
    }
    for picture in pictures {
      let lit = picture.count { $0 != nil }
      #expect(lit > 0 && lit * 10 < picture.count)
    }
  }

  @Test func `what is written at the edges can still be read`() {
    var frame = Frame(size: Size(columns: 20, rows: 5))
    frame.write("Hold for 20 seconds.", x: 0, y: 1)
    let text = frame.text
    SignalLight(cue: .start, since: .zero).draw(into: &frame)
    #expect(frame.text == text)
  }

  @Test func `half-way is seen for a moment where the screen flashes`() throws {
    var app = try Fixture.playing(Fixture.stretch, settings: PlaySettings(flashes: true))
    app.run(until: .seconds(3))
    app.press(.enter, at: .seconds(3))
    let session = try #require(app.session)
    let length = try #require(session.timeline.segments[session.index].length)
    var plain = try Fixture.playing(Fixture.stretch)
    plain.run(until: .seconds(3))
    plain.press(.enter, at: .seconds(3))
    var isLit = false
    var moment = Duration.seconds(3)
    while moment < .seconds(3) + length * 4 {
      moment += .milliseconds(500)
      app.run(until: moment)
      plain.run(until: moment)
      isLit = isLit || app.frame.cells.map(\.style) != plain.frame.cells.map(\.style)
    }
    #expect(isLit)
  }
}
