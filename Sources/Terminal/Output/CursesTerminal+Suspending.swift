import Drawing

/// Taking the terminal and giving it back as it was found.
extension CursesTerminal {
  /// The time that giving the terminal back waits for it to take all output.
  private static let patience: (usual: Duration, hurried: Duration) = (
    .seconds(1), .milliseconds(300)
  )

  /// Shortens the wait for the terminal when it is given back, since the program has to end.
  public func prepareToExit() {
    isHurried = true
  }

  /// Gives the terminal back as it was found.
  public func suspend() {
    guard isOpen, !isSuspended else { return }
    drainReply()
    isSuspended = true
    leave()
  }

  /// Takes the terminal again. The settings that it has now are the ones it will be given back
  /// with, if it was given back before.
  public func resume() {
    guard isOpen else { return }
    if isSuspended {
      isSuspended = false
      foundSettings = terminalSettings(of: output.descriptor) ?? foundSettings
    }
    enter()
    redrawAll()
    // Meanwhile it may have become another terminal, or evening.
    backgroundQuery.askAgain()
  }

  /// Gives the terminal back as it was found, for good. Idempotent.
  public func close() {
    guard isOpen else { return }
    if !isSuspended {
      drainReply()
      leave()
    }
    isOpen = false
    output.close()
  }

  func enter() {
    armCrashGuard()
    setTerminalSettings(screenSettings, of: output.descriptor)
    output.send(switches.on)
  }

  private func leave() {
    let bytes = titleWriter.bytes(for: nil) + colorReportsOff + switches.off(lastRow: size.rows - 1)
    hasColorReports = false
    isReversed = false
    output.send(bytes)
    let patience = isHurried ? Self.patience.hurried : Self.patience.usual
    if !output.finish(within: patience) { output.replaceRest(with: bytes) }
    setTerminalSettings(foundSettings, of: output.descriptor)
    CrashGuard.disarm()
  }

  func armCrashGuard() {
    CrashGuard.arm(
      descriptor: output.descriptor, settings: foundSettings,
      bytes: colorReportsOff + titleWriter.end + switches.off)
  }

  private var colorReportsOff: [UInt8] { hasColorReports ? Self.colorReports.off : [] }
}
