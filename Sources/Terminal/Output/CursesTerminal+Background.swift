import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CursesTerminal {
  /// Mode 2031, first of Contour: the terminal says by itself when its colours have changed.
  static let colorReports = (
    on: Array("\u{1B}[?2031h".utf8), off: Array("\u{1B}[?2031l".utf8)
  )

  /// Whether what one says is answered on the other.
  static func isSameTerminal(_ input: Int32, _ output: Int32) -> Bool {
    var (one, other) = (stat(), stat())
    return fstat(input, &one) == 0 && fstat(output, &other) == 0 && isatty(input) == 1
      && one.st_rdev == other.st_rdev
  }

  /// Asks the terminal what is behind its text, if that is wanted and not known; `readEvents` tells
  /// the answer. A terminal that might print the question is not asked, and without colours none is.
  ///
  /// To be called when nothing is left to do but to wait: who stops or kills the program before it
  /// has read the answer has it typed into the shell.
  public func queryBackground() {
    guard backgroundQuery.isDue, !output.isBehind else { return }
    let bytes = backgroundQuery.ask(at: ContinuousClock.now)
    guard !bytes.isEmpty else { return }
    CrashGuard.setReplyPending(true)
    output.send(bytes)
  }

  /// Asks once more.
  func queryAgain() {
    backgroundQuery.askAgain()
    queryBackground()
  }

  /// Lets the decoder know whether an answer may be among what it is given now.
  func updatePendingReply() {
    let isPending = backgroundQuery.isPending(at: ContinuousClock.now)
    input?.decoder.isReplyPending = isPending
    if !isPending { endQuery() }
  }

  /// Takes in what the terminal says of itself.
  func take(_ reply: TerminalReply, into events: inout [InputEvent]) {
    switch reply {
    case .background(let background):
      guard followsBackground else { return }
      events.append(.backgroundReported(background))
      // Only of one that knows as much: others might not know this mode either.
      setColorReports(true)
    case .attributes:
      endQuery()
      queryBackground()
    case .colorsChanged: queryAgain()
    }
  }

  /// Waits for what the terminal owes, a moment at most, and throws away what comes.
  func drainReply() {
    defer { endQuery() }
    // One that takes nothing has not been asked.
    guard let descriptor, !output.isBehind else { return }
    let clock = ContinuousClock()
    let end =
      clock.now + (isHurried ? backgroundQuery.lastWait.hurried : backgroundQuery.lastWait.usual)
    while backgroundQuery.isPending(at: clock.now), clock.now < end {
      let milliseconds = Int32(((end - clock.now) / .milliseconds(1)).rounded(.up))
      var set = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let count = poll(&set, 1, milliseconds)
      if count < 0 && errno == EINTR { continue }
      guard count > 0, set.revents == Int16(POLLIN), waitingBytes(on: descriptor) != 0 else {
        return
      }
      _ = readEvents()
    }
  }

  /// Lets the terminal say when its colours change, or no longer.
  func setColorReports(_ isOn: Bool) {
    guard isOn != hasColorReports else { return }
    hasColorReports = isOn
    armCrashGuard()
    output.send(isOn ? Self.colorReports.on : Self.colorReports.off)
  }

  private func endQuery() {
    guard backgroundQuery.isAsked else { return }
    backgroundQuery.end()
    input?.decoder.isReplyPending = false
    CrashGuard.setReplyPending(false)
  }
}
