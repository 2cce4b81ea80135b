import Drawing
import RoutineEngine
import TUI

/// The app as a person drives it: keys and moments in, frames and effects out.
extension App {
  /// The frame of now, as if it was the first one.
  var frame: Frame { frame() }

  /// Returns true if some words are on the screen.
  func sees(_ words: some StringProtocol) -> Bool { frame.text.contains(words) }

  @discardableResult
  mutating func press(_ keys: Key..., at now: Duration = .zero) -> [AppEffect] {
    keys.flatMap { send(.key($0), at: now) }
  }

  /// Sends what was loaded.
  @discardableResult
  mutating func receive(_ loaded: Loaded, at now: Duration = .zero) -> [AppEffect] {
    send(.loaded(loaded), at: now)
  }

  /// Sends an input. Figures are loaded as the program does it; the other effects are returned.
  mutating func send(_ input: AppInput, at now: Duration) -> [AppEffect] {
    loadFigures(handle(input, at: now), at: now)
  }

  /// Loads the figures that effects ask for.
  ///
  /// - Returns: The other effects.
  mutating func loadFigures(_ effects: [AppEffect], at now: Duration) -> [AppEffect] {
    effects.flatMap { effect -> [AppEffect] in
      guard case .load(.figure(let name)) = effect else { return [effect] }
      return send(.loaded(.figure(Fixture.figure(name), named: name)), at: now)
    }
  }

  /// Sends a command of the remote control.
  mutating func command(
    _ command: SessionEvent, at now: Duration
  ) -> (effects: [AppEffect], refusal: String?) {
    var refusal: String?
    let effects = send(.remote(command, replyTo: 7), at: now).filter { effect in
      guard case .reply(to: 7, let reason) = effect else { return true }
      refusal = reason
      return false
    }
    return (effects, refusal)
  }

  /// Lets time pass as the program does: awake at each deadline, never late.
  @discardableResult
  mutating func run(until end: Duration) -> [AppEffect] {
    var effects: [AppEffect] = []
    while let next = nextDeadline, next < end { effects += send(.advanced, at: next) }
    return effects + send(.advanced, at: end)
  }
}

extension Key {
  static let space = Key.character(" ")
}
