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

  /// Returns true if replies to one descriptor are read from the other.
  static func isSameTerminal(_ input: Int32, _ output: Int32) -> Bool {
    isatty(input) == 1 && terminalNumber(of: input) == terminalNumber(of: output)
  }

  /// Queries the terminal's background, if that is wanted and not known; `readEvents` returns
  /// the reply. A terminal that might print the query is not asked, and without colours none is.
  ///
  /// To be called when nothing is left to do but to wait: who stops or kills the program before it
  /// has read the reply has it typed into the shell.
  public func queryBackground() {
    guard backgroundQuery.isDue, !output.isBehind else { return }
    let bytes = backgroundQuery.ask(at: ContinuousClock.now)
    guard !bytes.isEmpty else { return }
    CrashGuard.setReplyPending(true)
    output.send(bytes)
  }

  /// Queries the background once more.
  func queryAgain() {
    backgroundQuery.askAgain()
    queryBackground()
  }

  /// Updates the decoder's knowledge of a pending reply.
  func updatePendingReply() {
    let isPending = backgroundQuery.isPending(at: ContinuousClock.now)
    input?.decoder.isReplyPending = isPending
    if !isPending { endQuery() }
  }

  /// Handles a reply.
  func handle(_ reply: TerminalReply, into events: inout [InputEvent]) {
    switch reply {
    case .background(let background):
      guard followsBackground else { return }
      events.append(.backgroundReported(background))
      ground = input?.decoder.backgroundColor
      // Only of one that knows as much: others might not know this mode either.
      setColorReports(true)
    case .attributes:
      endQuery()
      if ground == nil {
        backgroundQuery.isSilent = true
        use(asked)
        showWanted()
      }
      queryBackground()
    case .colorsChanged: queryAgain()
    }
  }

  /// Waits for a pending reply, and discards input.
  func drainReply() {
    defer { endQuery() }
    // One that takes nothing has not been asked.
    guard let descriptor, !output.isBehind else { return }
    let clock = ContinuousClock()
    let end = backgroundQuery.lastWait(from: clock.now, isHurried: isHurried)
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
