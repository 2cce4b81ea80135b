/// Remembers windows of a session as they stand still: from one second to the next only the clock, the
/// bar and the figure change, and drawing the rest is most of the work. A pause and what it
/// interrupts come again, too.
final class PlayerMemory {
  /// One of them, for which copies count once.
  private final class Known {
    let subject: PlayerWindow.Subject
    let window: PlayerWindow

    init(_ subject: PlayerWindow.Subject, _ window: PlayerWindow) {
      (self.subject, self.window) = (subject, window)
    }
  }

  /// A stretch, its pause, its lead-in, each with and without a line about what a key did.
  private static let most = 6

  /// The latest come first.
  private var windows: [Known] = []

  /// The window of a subject, drawn where it is not known.
  func window(of subject: PlayerWindow.Subject, drawn: () -> PlayerWindow) -> PlayerWindow {
    if let known = windows.firstIndex(where: { $0.subject == subject }) {
      if known > 0 { windows.insert(windows.remove(at: known), at: 0) }
      return windows[0].window
    }
    let window = drawn()
    windows.removeLast(max(0, windows.count - Self.most + 1))
    windows.insert(Known(subject, window), at: 0)
    return window
  }
}
