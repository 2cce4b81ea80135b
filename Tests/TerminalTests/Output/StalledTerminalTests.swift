import Drawing
import Glibc
import Testing

@testable import Terminal

extension OneAtATime {
  /// A terminal that takes nothing.
  @Suite(.serialized) struct StalledTerminalTests {
    private let pseudo: PseudoTerminal

    init() throws { pseudo = try PseudoTerminal() }

    private func open(
      type: String = "xterm-256color", locale: String = "C.UTF-8", more: [String: String] = [:]
    ) throws -> CursesTerminal {
      let environment = ["TERM": type, "LC_ALL": locale].merging(more) { $1 }
      return try CursesTerminal(
        input: pseudo.terminal, output: pseudo.terminal, environment: environment)
    }

    @Test func `a frame that is not taken is shown later`() throws {
      let terminal = try open()
      terminal.present(.saying("Hold"))
      let loop = EventLoop(input: terminal, signals: try Signals())
      pseudo.freeze()
      for second in 0..<500 {
        terminal.present(.saying("0:\(second)"))
        terminal.ring()
      }
      #expect(terminal.outputBehind != nil)
      #expect(!terminal.notify("It is over", title: "Roll"))
      // Keys go on.
      pseudo.type("n")
      #expect(loop.wait(until: .now + .seconds(60)) == [.keyPressed(.character("n"))])
      var screen = VirtualScreen(size: terminal.size)
      while terminal.outputBehind != nil {
        screen.take(pseudo.written())
        #expect(loop.wait(until: .now + .milliseconds(1)) == [.advanced])
      }
      let rest = pseudo.written()
      screen.take(rest)
      #expect(screen.text(row: 0) == "0:499")
      #expect(!rest.contains(7))
    }

    @Test(arguments: [true, false]) func `a terminal that takes nothing is given back`(
      isHurried: Bool
    ) throws {
      let before = pseudo.settings
      let terminal = try open()
      pseudo.freeze()
      terminal.present(.saying("Hold"))
      if isHurried { terminal.prepareToExit() }
      terminal.close()
      #expect(pseudo.settings == before)
      let end = pseudo.writtenText()
      for off in ["\u{18}", "\u{1B}[?1049l", "\u{1B}[?25h", "\u{1B}[?1000l", "\u{1B}[?2004l"] {
        #expect(end.contains(off), "\(off.debugDescription)")
      }
    }

    /// Flags are of the terminal's opening, which the shell and children share.
    @Test func `a shared descriptor still waits for others`() throws {
      let terminal = try open()
      #expect(fcntl(pseudo.terminal, F_GETFL) & O_NONBLOCK == 0)
      #expect(fcntl(terminal.output.descriptor, F_GETFD) & FD_CLOEXEC != 0)
      terminal.close()
      #expect(fcntl(pseudo.terminal, F_GETFL) & O_NONBLOCK == 0)
    }

    /// As in a shell of another person: it may be written to, and not be opened.
    @Test func `a terminal that cannot be opened again is shared without waiting`() throws {
      var exclusive: Int32 = 0
      _ = ioctl(pseudo.terminal, UInt(TIOCEXCL), &exclusive)
      let output = try TerminalOutput(pseudo.terminal)
      #expect(fcntl(pseudo.terminal, F_GETFL) & O_NONBLOCK == 0)
      output.send([UInt8](repeating: UInt8(ascii: "x"), count: 1_000_000))
      #expect(output.isBehind && !output.finish(within: .zero))
      #expect(fcntl(pseudo.terminal, F_GETFL) & O_NONBLOCK == 0)
    }
  }
}
