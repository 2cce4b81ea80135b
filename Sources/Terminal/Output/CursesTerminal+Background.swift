import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CursesTerminal {
  /// Mode 2031, introduced by Contour: the terminal reports changes of its colours.
  static let colorReports = (
    on: Array("\u{1B}[?2031h".utf8), off: Array("\u{1B}[?2031l".utf8)
  )

  /// Returns true if two descriptors are of the same terminal, so that its replies can be read.
  static func isSameTerminal(_ input: Int32, _ output: Int32) -> Bool {
    isatty(input) == 1 && terminalNumber(of: input) == terminalNumber(of: output)
  }

  /// Queries the terminal's background if it is wanted and unknown. `readEvents` returns the reply.
  /// A terminal without colours, or one that might print the query, is not queried.
  ///
  /// Call it when nothing remains but to wait. If the program is stopped or killed before it has
  /// read the reply, the reply is typed into the shell.
  public func queryBackground() {
    guard backgroundQuery.isDue, !output.isBehind else { return }
    let bytes = backgroundQuery.ask(at: ContinuousClock.now)
    guard !bytes.isEmpty else { return }
    CrashGuard.setReplyPending(true)
    output.send(bytes)
  }

  /// Queries the background again.
  func queryAgain() {
    backgroundQuery.askAgain()
    queryBackground()
  }

  /// Tells the decoder if a reply is pending.
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
      // Only after a reply: other terminals might not know this mode either.
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

  /// Waits for a pending reply, and discards the input.
  func drainReply() {
    defer { endQuery() }
    // A blocked terminal has not received the query.
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

  /// Turns the terminal's reports of changed colours on or off.
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
