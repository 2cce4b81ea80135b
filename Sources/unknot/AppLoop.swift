import Coach
import Drawing
import Foundation
import Processes
import RoutineEngine
import Terminal

/// Lets a state run: waits, hands on what happens and when, has the effects carried out.
struct AppLoop {
  /// What the state's world does for it.
  struct World {
    /// Carries out an effect other than the end; the state is the one after the event.
    let perform: (AppEffect, inout AppState) throws -> Void
    /// Shows the state after all events that came together.
    let show: (AppState) throws -> Void
    /// Tells what surrounds the picture where the state is, as far as it wants to know: called when
    /// more than time has passed, and at the moment that it asks for.
    /// - Returns: When it is to be called though nothing happens; `nil` for never.
    let tell: (AppState) -> Duration?
    /// Does what may take a moment, once the state is shown: keeps the session.
    /// - Returns: Whether the state has changed, and has to be shown again.
    let settle: (inout AppState) -> Bool
    /// Whether there is nothing more to wait for.
    let isOver: (AppState) -> Bool
    /// Takes a sentence for the person about what does not work.
    let report: (String) -> Void
  }

  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private let events: EventLoop

  init(_ input: any InputSource, signals: Signals) {
    events = EventLoop(input: input, signals: signals)
    start = clock.now
  }

  /// Runs until the state asks for the end.
  /// - Returns: The signal that ended it, if one did that is to be passed on.
  func run(
    _ state: inout AppState, beginningWith effects: [AppEffect], in world: World
  ) throws -> Int32? {
    let remote = RemoteInputs(events, onError: world.report)
    defer { remote.close() }
    // A child that ends is a reason to wake: it would be a zombie until then.
    let childExits = ChildExits()
    let token = childExits.map { exits in
      events.register(exits.descriptor) { exits.drain() }
    }
    defer { if let token { events.unregister(token) } }
    for effect in effects { try world.perform(effect, &state) }
    var now = Duration.zero
    // Most wake-ups are for another second to be shown, and nobody else cares for those.
    var hasNews = true
    var nextTelling: Duration?
    while true {
      try world.show(state)
      if hasNews || nextTelling.map({ $0 <= now }) ?? false {
        nextTelling = world.tell(state)
        remote.publish(state)
      }
      hasNews = world.settle(&state)
      if hasNews { try world.show(state) }
      if world.isOver(state) { return nil }
      for event in events.wait(until: state.nextChange.map { start + $0 }) {
        now = clock.now - start
        let effects = state.handle(event, at: now)
        hasNews = hasNews || Self.isNews(event, effects)
        for effect in effects {
          if effect == .quit {
            _ = world.settle(&state)
            return Self.signal(for: event)
          }
          try world.perform(effect, &state)
        }
      }
      if try remote.handleCommands(&state, at: now, perform: world.perform) {
        hasNews = true
      }
    }
  }

  /// Whether more may have changed than the time: whatever happens by itself has an effect.
  static func isNews(_ event: InputEvent, _ effects: [AppEffect]) -> Bool {
    event != .advanced || !effects.isEmpty
  }

  /// The person's own Ctrl-C is leaving on purpose; what the system sends is passed on.
  private static func signal(for event: InputEvent) -> Int32? {
    switch event {
    case .terminated: SIGTERM
    case .hungUp: SIGHUP
    default: nil
    }
  }

  /// Ends the program by a signal, as if it had never been caught: the parent sees what happened.
  static func end(by number: Int32) {
    Foundation.signal(number, SIG_DFL)
    raise(number)
  }
}
