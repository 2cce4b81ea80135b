import Drawing
import RoutineEngine

/// Clicks on a session.
extension Player {
  /// A click on the strip goes to the clicked segment by the events of keys: forward by whole
  /// moves, so that they count as skipped, and back by segments.
  mutating func click(x: Int, y: Int, in context: ScreenContext) -> [ScreenAction] {
    guard question == nil else { return [] }
    let view = PlayerView(self, in: context, cache: DrawingCache())
    guard let target = view.stripSegment(x: x, y: y) else { return [] }
    var actions: [ScreenAction] = []
    // From the middle of a segment, the first step back only returns to its start.
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
