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
    /// The first bytes of a character in UTF-8.
    case character([UInt8], isAlt: Bool)
    /// After an escape, with another one right before it or without.
    case escape(isAlt: Bool)
    /// After an escape that was emitted as the key: a sequence that it begins is not emitted as
    /// well.
    case lateEscape
    /// After `ESC` and an intermediate byte.
    case designation
    case control(ControlSequence)
    /// The three bytes after `ESC [ M`, which older terminals send for the mouse.
    case mouse([UInt8])
    /// The letter after `ESC [ [`, a function key of the console of Linux.
    case consoleKey
    case string(ControlString)
    /// After an escape in a string. A backslash ends it, anything else begins anew; rxvt has ended
    /// replies with the escape alone.
    case stringEnd
    case paste(PastedText)
  }

  /// The pauses within which the rest of a cut sequence arrives.
  enum Patience {
    /// For a key or the mouse: what comes later is not what is pressed now.
    static let usual: Duration = .milliseconds(100)
    /// For what may as well be a key press and others after it.
    static let long: Duration = .seconds(1)
    /// For the end of a paste that is still wanted, which may take its time on a slow line.
    static let paste: Duration = .seconds(2)
    /// For what must not be typed, however late it is. A lost packet is sent again after 0.2 s, and
    /// each time after twice as long: the seventh time after 25 s.
    static let tail: Duration = .seconds(30)
    /// For what follows an escape while a reply is pending, which is likelier than the key.
    static let pendingEscape: Duration = .milliseconds(200)
  }
}
