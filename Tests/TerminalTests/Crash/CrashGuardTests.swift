import Drawing
import Glibc
import Testing

@testable import Terminal

@Suite struct CrashGuardTests {
  /// Opens a terminal by its path, guarded, with a frame on it.
  private static func openGuarded(
    _ path: String, followsBackground: Bool = false
  ) throws -> CursesTerminal {
    let descriptor = open(path, O_RDWR)
    // The thread of a test may be one of a pool that blocks all signals; the main one does not.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_UNBLOCK, &all, nil)
    CrashGuard.install()
    let terminal = try CursesTerminal(
      input: descriptor, output: descriptor, environment: ["TERM": "xterm-256color"])
    terminal.followsBackground = followsBackground
    terminal.present(.saying("Hold"))
    terminal.queryBackground()
    return terminal
  }

  private func expectGivenBack(_ pseudo: PseudoTerminal, _ before: [UInt64]) {
    #expect(pseudo.settings == before)
    let text = pseudo.writtenText()
    #expect(text.contains("Hold"))
    for reset in ["\u{1B}[?1049l", "\u{1B}[?25h", "\u{1B}[?1000l"] {
      let end = text.suffix(100)
      #expect(end.contains(reset), "\(reset.debugDescription) in \(end.debugDescription)")
    }
  }

  @Test(arguments: [SIGABRT, SIGSEGV, SIGTRAP, SIGQUIT, SIGFPE, SIGBUS, SIGILL])
  func `a crash gives the terminal back and stays a crash`(signal: Int32) async throws {
    let pseudo = try PseudoTerminal()
    let before = pseudo.settings
    let path = pseudo.path
    let result = await #expect(processExitsWith: .failure, observing: []) {
      [path = path as String, signal = signal as Int32] in
      let terminal = try Self.openGuarded(path)
      _ = withExtendedLifetime(terminal) { raise(signal) }
    }
    #expect(result?.exitStatus == .signal(signal))
    expectGivenBack(pseudo, before)
  }

  @Test func `a trap gives the terminal back`() async throws {
    let pseudo = try PseudoTerminal()
    let before = pseudo.settings
    let path = pseudo.path
    await #expect(processExitsWith: .failure) { [path = path as String] in
      let terminal = try Self.openGuarded(path)
      withExtendedLifetime(terminal) { precondition(path.isEmpty) }
    }
    expectGivenBack(pseudo, before)
  }

  @Test(arguments: [true, false])
  func `a pending reply is not left to the shell`(isPending: Bool) async throws {
    let pseudo = try PseudoTerminal()
    let path = pseudo.path
    pseudo.type("\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\\u{1B}[?62;22c\n")
    await #expect(processExitsWith: .failure) {
      [path = path as String, isPending = isPending as Bool] in
      let terminal = try Self.openGuarded(path, followsBackground: isPending)
      _ = withExtendedLifetime(terminal) { raise(SIGSEGV) }
    }
    #expect(pseudo.unread == (isPending ? 0 : 35))
  }

  @Test func `a full stack gives the terminal back`() async throws {
    let pseudo = try PseudoTerminal()
    let before = pseudo.settings
    let path = pseudo.path
    await #expect(processExitsWith: .signal(SIGSEGV)) { [path = path as String] in
      let terminal = try Self.openGuarded(path)
      withExtendedLifetime(terminal) { _ = Self.descend(path.count) }
    }
    expectGivenBack(pseudo, before)
  }

  /// Calls itself endlessly.
  private static func descend(_ depth: Int) -> Int {
    depth < 0 ? 0 : descend(depth + 1) + descend(depth + 2)
  }

  @Test func `an end in order leaves nothing to do`() async throws {
    let pseudo = try PseudoTerminal()
    let before = pseudo.settings
    let path = pseudo.path
    await #expect(processExitsWith: .signal(SIGABRT)) { [path = path as String] in
      let terminal = try Self.openGuarded(path)
      terminal.close()
      abort()
    }
    #expect(pseudo.settings == before)
    let text = pseudo.writtenText()
    #expect(text.components(of: "\u{1B}[?1049l") == 2, "\(text.debugDescription)")
  }
}

extension String {
  /// The number of pieces into which a separator cuts the text.
  fileprivate func components(of separator: String) -> Int {
    split(separator: separator, omittingEmptySubsequences: false).count
  }
}
