/// What a window tells beside its picture: by its title, and in the taskbar.
public struct WindowStatus: Sendable, Hashable {
  /// How far something is, in percent.
  public enum Progress: Sendable, Hashable {
    /// It goes on.
    case running(Int)
    /// It stands.
    case paused(Int)
  }

  /// The title, in a line.
  public let title: String
  /// How far what runs in the window is.
  public let progress: Progress

  /// What a window tells.
  public init(title: String, progress: Progress) {
    self.title = title
    self.progress = progress
  }
}
