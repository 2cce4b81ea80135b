import TUI
import Drawing

/// The side of the program that the person meets: frames on a screen, or lines.
protocol Front: AnyObject {
  /// Shows the app as it is now.
  func show(_ app: App)

  /// Shows the session in the window's title and progress; `nil` if there is none.
  func updateTitle(_ status: WindowStatus?)

  /// Performs the part of an effect that is seen or read.
  ///
  /// - Throws: An error if that cannot be written, which ends the program.
  func perform(_ effect: AppEffect) throws

  /// Takes a sentence for the person about what does not work.
  func report(_ message: String)

  /// Returns the sentences that the app is to show, and forgets them.
  func takeFailures() -> [String]

  /// Does what is left for when there is nothing else to do.
  func prepareToWait()

  /// Returns true if the person is to see nothing more of the app.
  func isOver(_ app: App) -> Bool
}
