import Drawing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

extension CursesTerminal {
  /// Mode 2031, first of Contour: the terminal says by itself when its colours have changed.
  static let colourReports = (
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
  public func askForGround() {
    guard question.isDue, !output.isBehind else { return }
    let bytes = question.ask(at: ContinuousClock.now)
    guard !bytes.isEmpty else { return }
    CrashGuard.expectAnswer(true)
    output.send(bytes)
  }

  /// Asks once more.
  func lookAgain() {
    question.askAgain()
    askForGround()
  }

  /// Lets the decoder know whether an answer may be among what it is given now.
  func awaitAnswer() {
    let isOwed = question.isOwed(at: ContinuousClock.now)
    input?.decoder.isAnswerOwed = isOwed
    if !isOwed { endQuestion() }
  }

  /// Takes in what the terminal says of itself.
  func take(_ answer: TerminalAnswer, into events: inout [InputEvent]) {
    switch answer {
    case .ground(let ground):
      guard followsGround else { return }
      events.append(.groundTold(ground))
      // Only of one that knows as much: others might not know this mode either.
      beToldOfColours(true)
    case .attributes:
      endQuestion()
      askForGround()
    case .coloursChanged: lookAgain()
    }
  }

  /// Waits for what the terminal owes, a moment at most, and throws away what comes.
  func settleAnswer() {
    defer { endQuestion() }
    // One that takes nothing has not been asked.
    guard let descriptor, !output.isBehind else { return }
    let clock = ContinuousClock()
    let end = clock.now + (isHurried ? question.lastWait.hurried : question.lastWait.usual)
    while question.isOwed(at: clock.now), clock.now < end {
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
  func beToldOfColours(_ isOn: Bool) {
    guard isOn != isToldOfColours else { return }
    isToldOfColours = isOn
    armCrashGuard()
    output.send(isOn ? Self.colourReports.on : Self.colourReports.off)
  }

  private func endQuestion() {
    guard question.isAsked else { return }
    question.end()
    input?.decoder.isAnswerOwed = false
    CrashGuard.expectAnswer(false)
  }
}
