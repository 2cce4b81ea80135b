import Drawing

/// Taking the terminal, and restoring it.
extension CursesTerminal {
  /// The longest wait for pending output when the terminal is restored.
  private static let patience: (usual: Duration, hurried: Duration) = (
    .seconds(1), .milliseconds(300)
  )

  /// Shortens the wait for the terminal when it is restored, since the program must quit.
  public func prepareToExit() {
    isHurried = true
  }

  /// Restores the terminal as it was found.
  public func suspend() {
    guard isOpen, !isSuspended else { return }
    drainReply()
    isSuspended = true
    leave()
  }

  /// Takes the terminal again. If it was restored before, its present settings are the ones to
  /// restore later.
  public func resume() {
    guard isOpen else { return }
    if isSuspended {
      isSuspended = false
      foundSettings = terminalSettings(of: output.descriptor) ?? foundSettings
    }
    enter()
    redrawAll()
    // The person may have attached from another terminal, or its colours may have changed.
    backgroundQuery.askAgain()
  }

  /// Restores the terminal for good. Idempotent.
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
