import BuiltInRoutines
import CarePlan
import Drawing
import RoutineEngine
import RoutineFiles
import TUI

/// The engine alone, and the drawing of its pictures alone.
enum Walking {
  static func measure() throws -> [Measurement] {
    let timeline = try timeline()
    return try [walking(timeline)]
      + [Size(columns: 80, rows: 24), Size(columns: 300, rows: 100)].map { size in
        try drawing(timeline, size)
      }
  }

  /// The longest session there is: the one that is made of others.
  private static func timeline() throws -> Timeline {
    let files = BuiltInRoutines.routines.map { (id: $0.name, bytes: $0.bytes) }
    let catalogue = RoutineCatalog(
      builtIn: files, moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) })
    guard let routine = try catalogue.find("upper-back-session").routine else {
      throw TerminalProgram.Failure(description: "upper-back-session is no good routine")
    }
    return try Timeline(routine, Prescription(level: .full))
  }

  /// Walks to the end as the program would: awake for each cue and each end of a segment.
  private static func walking(_ timeline: Timeline) -> Measurement {
    let rounds = 100
    let times = (0..<9).map { _ in
      secondsTaken {
        for _ in 0..<rounds {
          var session = Session.begin(timeline, isHandsFree: true).session
          while let deadline = session.nextDeadline {
            _ = session.handle(.advanced, at: deadline)
          }
        }
      }
    }
    let rate = Double(rounds * timeline.segments.count) / times.median
    return Measurement(
      what: "segments walked a second, waking for every cue", ours: .init(rate / 1e6, "million"))
  }

  /// Draws what a session shows over its first minutes.
  private static func drawing(_ timeline: Timeline, _ size: Size) throws -> Measurement {
    var settings = PlaySettings()
    settings.isHandsFree = true
    var app = App.playing(
      SessionRequest(timeline), care: Care(signs: .nothing),
      settings: settings, size: size, glyphs: .unicode, at: .zero
    ).app
    // A routine that presses asks about pain first.
    _ = app.handle(.key(.character("0")), at: .zero)
    let cache = DrawingCache()
    var times: [Double] = []
    for _ in 0..<600 {
      guard let next = app.nextDeadline else { break }
      _ = app.handle(.advanced, at: next)
      times.append(secondsTaken { _ = app.frame(using: cache) })
    }
    return Measurement(
      what: "drawing a frame of the player, \(size.columns)x\(size.rows)",
      ours: .init(times.median * 1e6, "µs"))
  }
}
