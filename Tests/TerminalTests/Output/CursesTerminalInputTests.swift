import Drawing
import Glibc
import Testing

@testable import Terminal

extension OneAtATime {
  /// Keys, pastes and the mouse of a terminal.
  @Suite(.serialized) struct CursesTerminalInputTests {
    private let pseudo: PseudoTerminal

    init() throws { pseudo = try PseudoTerminal() }

    private func open(
      type: String = "xterm-256color", locale: String = "C.UTF-8", more: [String: String] = [:]
    ) throws -> CursesTerminal {
      let environment = ["TERM": type, "LC_ALL": locale].merging(more) { $1 }
      return try CursesTerminal(
        input: pseudo.terminal, output: pseudo.terminal, environment: environment)
    }

    @Test func `keys are read`() throws {
      let terminal = try open()
      #expect(terminal.readEvents().isEmpty)
      pseudo.type(" né中\r\u{1B}OA\u{1B}[B\u{1B}[6~\u{1B}[Z\u{1B}q\u{1B}OP\u{7F}\u{1B}[3~")
      let keys: [Key] = [
        .character(" "), .character("n"), .character("é"), .character("中"), .enter, .up, .down,
        .pageDown, .backTab, .backspace, .delete,
      ]
      #expect(terminal.readEvents() == keys.map { .keyPressed($0) })
      let start = ContinuousClock.now
      terminal.input?.now = { start }
      pseudo.type("\u{1B}")
      #expect(terminal.readEvents().isEmpty)
      let deadline = try #require(terminal.inputDeadline)
      terminal.input?.now = { deadline }
      #expect(terminal.readEvents() == [.keyPressed(.escape)])
    }

    /// The program may have been busy: what is there when it looks was there in time.
    @Test func `an arrow that waited is an arrow`() throws {
      let terminal = try open()
      pseudo.type("\u{1B}")
      #expect(terminal.readEvents().isEmpty)
      let late = ContinuousClock.now + .seconds(5)
      terminal.input?.now = { late }
      pseudo.type("[B")
      #expect(terminal.readEvents() == [.keyPressed(.down)])
    }

    @Test func `bracketed paste is on while the terminal is taken`() throws {
      let (on, off) = ("\u{1B}[?2004h", "\u{1B}[?2004l")
      let terminal = try open()
      #expect(pseudo.writtenText().contains(on))
      pseudo.type("\u{1B}[200~7 of 10\u{1B}[201~q")
      #expect(terminal.readEvents() == [.pasted("7 of 10"), .keyPressed(.character("q"))])
      terminal.suspend()
      #expect(pseudo.writtenText().contains(off))
      terminal.resume()
      #expect(pseudo.writtenText().contains(on))
      terminal.close()
      #expect(pseudo.writtenText().contains(off))
    }

    /// The system throws away what was not read yet when a signal comes from a key, unless it is
    /// told not to.
    @Test(arguments: ["\u{3}", "\u{1A}", "\u{1C}"])
    func `a paste with a key of the system stays a paste`(key: String) throws {
      let ignored = [SIGINT, SIGTSTP, SIGQUIT].map { signal($0, SIG_IGN) }
      defer {
        for (number, old) in zip([SIGINT, SIGTSTP, SIGQUIT], ignored) { signal(number, old) }
      }
      let terminal = try open()
      pseudo.type("\u{1B}[200~notes \(key) 1a\r\u{1B}[201~")
      #expect(terminal.readEvents() == [.pasted("notes 1a")])
    }

    @Test func `the mouse is read`() throws {
      let terminal = try open()
      pseudo.type("\u{1B}[<0;11;6M")
      #expect(terminal.readEvents() == [.clicked(x: 10, y: 5)])
      pseudo.type("\u{1B}[<0;11;6m")
      #expect(terminal.readEvents() == [])
      pseudo.type("\u{1B}[<0;11;7M\u{1B}[<0;11;7m")
      #expect(terminal.readEvents() == [.clicked(x: 10, y: 6)])
      pseudo.type("\u{1B}[<65;1;1M\u{1B}[<64;1;1Mq")
      #expect(
        terminal.readEvents() == [.scrolled(1), .scrolled(-1), .keyPressed(.character("q"))])
    }

    @Test func `without a terminal for keys none are read`() throws {
      let null = Glibc.open("/dev/null", O_RDONLY)
      defer { close(null) }
      let terminal = try CursesTerminal(
        input: null, output: pseudo.terminal, environment: ["TERM": "xterm"])
      #expect(terminal.descriptor == nil)
      #expect(terminal.readEvents().isEmpty)
      terminal.present(.saying("Hold"))
      #expect(pseudo.writtenText().contains("Hold"))
    }
  }
}
