import Coach

/// What follows sessions beside the screen: sounds, the desktop, the person's own commands. It
/// never holds a session up.
protocol SessionListener: AnyObject {
  /// Does its part of an effect, if it has any; the state is the one after it.
  func perform(_ effect: AppEffect, in state: AppState)

  /// Looks after what was started. Called whenever the program is awake.
  func tend()

  /// Leaves nothing behind that ought not to be there.
  func close()
}

extension [any SessionListener] {
  func perform(_ effect: AppEffect, in state: AppState) {
    for listener in self { listener.perform(effect, in: state) }
  }

  func tend() { for listener in self { listener.tend() } }

  func close() { for listener in self { listener.close() } }
}
