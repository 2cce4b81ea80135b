import Drawing

extension InputDecoder {
  /// A decoded input.
  enum Input: Hashable {
    case event(InputEvent)
    case reply(TerminalReply)

    /// The person's input; `nil` for a reply.
    var event: InputEvent? {
      if case .event(let event) = self { event } else { nil }
    }
  }

  /// A state of the parser.
  enum State {
    case ground
    /// The first bytes of a UTF-8 character.
    case character([UInt8], isAlt: Bool)
    /// After an escape; `isAlt` after two.
    case escape(isAlt: Bool)
    /// After an escape that was already emitted as the Escape key. A sequence from here on must not
    /// emit a key.
    case lateEscape
    /// After `ESC` and an intermediate byte.
    case designation
    case control(ControlSequence)
    /// The three bytes after `ESC [ M`, which older terminals send for the mouse.
    case mouse([UInt8])
    /// The letter after `ESC [ [`, a function key of the Linux console.
    case consoleKey
    case string(ControlString)
    /// After an escape in a string. A backslash ends the string, anything else begins anew. Some
    /// rxvt versions end replies with the escape alone.
    case stringEnd
    case paste(PastedText)
  }

  /// The longest pauses within an unfinished sequence.
  enum Patience {
    /// For a key or the mouse. A later rest no longer counts as pressed.
    static let usual: Duration = .milliseconds(100)
    /// For bytes that may as well be separate key presses.
    static let long: Duration = .seconds(1)
    /// For the end of a paste whose text is still wanted. A slow line may need that long.
    static let paste: Duration = .seconds(2)
    /// For bytes that must never be typed, however late. TCP sends a lost packet again after 0.2 s,
    /// and doubles the wait each time: the seventh time is after 25 s.
    static let tail: Duration = .seconds(30)
    /// For bytes after an escape while a reply is pending, when a reply is likelier than the Escape
    /// key.
    static let pendingEscape: Duration = .milliseconds(200)
  }
}
