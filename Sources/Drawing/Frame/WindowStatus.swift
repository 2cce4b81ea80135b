/// The title of the window, and progress for the taskbar.
public struct WindowStatus: Sendable, Hashable {
  /// The progress, in percent.
  public enum Progress: Sendable, Hashable {
    /// Running.
    case running(Int)
    /// Paused.
    case paused(Int)
  }

  /// The title, as one line.
  public let title: String
  /// The progress of the session.
  public let progress: Progress

  /// A status of a window.
  public init(title: String, progress: Progress) {
    self.title = title
    self.progress = progress
  }
}
