import Drawing
import RoutineEngine

/// Clicks on a session.
extension Player {
  /// A click on the strip goes to that place as the keys do: on by whole moves, so that what is
  /// left out counts as left out, and back by segments.
  mutating func click(x: Int, y: Int, in context: ScreenContext) -> [ScreenAction] {
    guard question == nil else { return [] }
    let view = PlayerView(self, in: context, cache: DrawingCache())
    guard let target = view.stripSegment(x: x, y: y) else { return [] }
    var actions: [ScreenAction] = []
    // At the start of a segment, the first step back may stay there.
    for _ in session.timeline.segments where session.index != target {
      let event: SessionEvent = target > session.index ? .moveSkipped : .wentBack
      if event == .moveSkipped {
        var trial = session
        _ = trial.handle(event, at: sessionTime(at: context.now))
        guard trial.index <= target, trial.index > session.index else { break }
      }
      actions += handle(event, in: context)
      if session.index <= target, event == .wentBack { break }
    }
    return actions
  }
}
