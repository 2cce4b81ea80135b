import Drawing

/// Where keys come from: a terminal with a screen, or one with lines.
public protocol InputSource: AnyObject {
  /// What to wait on for keys; nil where nothing can be read, as when standard input is a pipe.
  var descriptor: Int32? { get }

  /// What to watch for the terminal's end where no keys can be read; nil where nothing is known.
  var hangUpDescriptor: Int32? { get }

  /// When `readEvents` is to be called though nothing arrives: an escape may be the key.
  var inputDeadline: ContinuousClock.Instant? { get }

  /// Every event that has arrived. Never waits.
  func readEvents() -> [InputEvent]

  /// What to wait on until it takes more; nil while everything is written.
  var outputBehind: Int32? { get }

  /// Writes on, as far as it can without waiting.
  func writeOn()

  /// Says that the program has to end: giving the terminal back waits less from now on.
  func hurry()

  /// Asks the terminal for its size and takes it over.
  /// - Returns: The size if it has changed.
  func updateSize() -> Size?

  /// Gives the terminal back as it was found, before the process is stopped.
  func suspend()

  /// Takes the terminal again and shows what was shown before, after the process was stopped.
  func resume()
}
