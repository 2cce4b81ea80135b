import Screen

/// Where keys come from: a terminal with a screen, or one with lines.
public protocol InputSource: AnyObject {
  /// What to wait on for keys; nil where nothing can be read, as when standard input is a pipe.
  var descriptor: Int32? { get }

  /// What to watch for the terminal's end where no keys can be read; nil where nothing is known.
  var hangUpDescriptor: Int32? { get }

  /// Every event that has arrived. Never waits.
  func readEvents() -> [InputEvent]

  /// Asks the terminal for its size and takes it over.
  /// - Returns: The size if it has changed.
  func updateSize() -> Size?

  /// Gives the terminal back as it was found, before the process is stopped.
  func suspend()

  /// Takes the terminal again and shows what was shown before, after the process was stopped.
  func resume()
}
