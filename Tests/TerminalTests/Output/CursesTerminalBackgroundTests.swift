import Drawing
import Testing

@testable import Terminal

extension OneAtATime {
  /// The question for the ground, on a terminal of the kernel.
  @Suite(.serialized) struct CursesTerminalBackgroundTests {
    private static let question = "\u{1B}]11;?\u{1B}\\\u{1B}[c"
    private static let light = "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\"
    private static let attributes = "\u{1B}[?62;22c"

    private let pseudo: PseudoTerminal

    init() throws { pseudo = try PseudoTerminal() }

    private func open(
      type: String = "xterm-256color", more: [String: String] = [:], follows: Bool = true
    ) throws -> CursesTerminal {
      let terminal = try CursesTerminal(
        input: pseudo.terminal, output: pseudo.terminal,
        environment: ["TERM": type, "LC_ALL": "C.UTF-8"].merging(more) { $1 })
      terminal.followsBackground = follows
      return terminal
    }

    @Test func `the background is queried once`() throws {
      let terminal = try open()
      #expect(!pseudo.writtenText().contains(Self.question))
      terminal.present(.saying("Hold"))
      #expect(!pseudo.writtenText().contains(Self.question))
      terminal.queryBackground()
      #expect(pseudo.writtenText() == Self.question)
      terminal.queryBackground()
      #expect(pseudo.written().isEmpty)
      pseudo.type(Self.light + Self.attributes)
      #expect(terminal.readEvents() == [.backgroundReported(.light)])
      #expect(pseudo.writtenText() == "\u{1B}[?2031h")
      terminal.queryBackground()
      #expect(pseudo.written().isEmpty)
    }

    /// Shares of colours are mixed into the ground that is there.
    @Test func `the ground of the theme is the terminal's own`() throws {
      let terminal = try open()
      terminal.present(.saying("Hold"))
      terminal.queryBackground()
      pseudo.type("\u{1B}]11;rgb:1e1e/1e1e/2e2e\u{1B}\\" + Self.attributes)
      _ = terminal.readEvents()
      #expect(terminal.theme.ground == RGB(0x1E1E2E))
      terminal.use(.dark)
      #expect(terminal.theme.ground == RGB(0x1E1E2E))
      // Dark text cannot be read on it.
      terminal.use(.light)
      #expect(terminal.theme == .light.painted)
      terminal.use(.highContrast)
      #expect(terminal.theme.ground == RGB(0))
    }

    @Test(
      arguments: [
        ("xterm-256color", ["NO_COLOR": "1"], true), ("xterm-256color", [:], false),
        ("linux", [:], true), ("vt100", [:], true), ("screen-256color", [:], true),
        ("xterm-mono", [:], true),
      ] as [(String, [String: String], Bool)])
    func `no query is sent in vain`(
      type: String, more: [String: String], follows: Bool
    ) throws {
      let terminal = try open(type: type, more: more, follows: follows)
      terminal.present(.saying("Hold"))
      terminal.queryBackground()
      terminal.suspend()
      terminal.resume()
      terminal.queryBackground()
      terminal.close()
      let text = pseudo.writtenText()
      #expect(!text.contains("\u{1B}]11") && !text.contains("\u{1B}[c"))
      #expect(!text.contains("2031"))
    }

    /// White text on a white screen would not be seen.
    @Test func `a background that stays unknown is painted`() throws {
      let never = try open(type: "screen-256color")
      #expect(never.theme == .dark.painted)
      never.close()
      let silent = try open()
      #expect(silent.theme == .dark)
      silent.present(.saying("Hold"))
      silent.queryBackground()
      pseudo.type(Self.attributes)
      _ = silent.readEvents()
      #expect(silent.theme == .dark.painted)
      silent.queryBackground()
    }

    @Test func `a terminal whose reply is read elsewhere is not asked`() throws {
      let other = try PseudoTerminal()
      let terminal = try CursesTerminal(
        input: other.terminal, output: pseudo.terminal, environment: ["TERM": "xterm-256color"])
      terminal.followsBackground = true
      terminal.queryBackground()
      #expect(!pseudo.writtenText().contains(Self.question))
    }

    @Test func `silence ends the query`() throws {
      let terminal = try open()
      terminal.queryBackground()
      #expect(terminal.backgroundQuery.isAsked)
      pseudo.type("q" + Self.attributes)
      #expect(terminal.readEvents() == [.keyPressed(.character("q"))])
      #expect(!terminal.backgroundQuery.isAsked)
      _ = pseudo.written()
      terminal.close()
      #expect(!pseudo.writtenText().contains("2031"))
    }

    @Test func `a reply in pieces is no key`() throws {
      let terminal = try open()
      terminal.queryBackground()
      var events: [InputEvent] = []
      for piece in ["\u{1B}]1", "1;rgb:ffff/ff", "ff/ffff\u{1B}", "\\", "\u{1B}[?", "62", ";22c"] {
        pseudo.type(piece)
        events += terminal.readEvents()
      }
      pseudo.type("q")
      #expect(
        events + terminal.readEvents() == [
          .backgroundReported(.light), .keyPressed(.character("q")),
        ])
    }

    @Test func `the terminal is given back without a pending reply`() throws {
      for isStop in [true, false] {
        let terminal = try open()
        terminal.backgroundQuery.patience = .seconds(30)
        terminal.queryBackground()
        // The rest comes when the beginning is read: while the terminal waits for it.
        pseudo.type("\u{1B}]11;rgb:ff")
        #expect(pseudo.unread == 11)
        pseudo.typeOnceRead("ff/ffff/ffff\u{1B}\\" + Self.attributes)
        isStop ? terminal.suspend() : terminal.close()
        #expect(pseudo.unread == 0)
        #expect(!terminal.backgroundQuery.isAsked)
        terminal.close()
      }
    }

    @Test func `a terminal that is gone or silent is not waited for long`() throws {
      let terminal = try open()
      terminal.queryBackground()
      terminal.suspend()
      terminal.resume()
      terminal.queryBackground()
      terminal.backgroundQuery.patience = .seconds(600)
      pseudo.hangUp()
      terminal.close()
    }

    @Test func `the background is queried again after a stop`() throws {
      let terminal = try open()
      terminal.queryBackground()
      pseudo.type(Self.light + Self.attributes)
      _ = terminal.readEvents()
      terminal.suspend()
      #expect(pseudo.writtenText().contains("\u{1B}[?2031l"))
      terminal.resume()
      _ = pseudo.written()
      terminal.queryBackground()
      #expect(pseudo.writtenText() == Self.question)
    }

    @Test func `a change of colours brings another query`() throws {
      let terminal = try open()
      terminal.queryBackground()
      pseudo.type(Self.light + Self.attributes)
      _ = terminal.readEvents()
      _ = pseudo.written()
      pseudo.type("\u{1B}[?997;1n")
      #expect(terminal.readEvents().isEmpty)
      #expect(pseudo.writtenText() == Self.question)
      pseudo.type("\u{1B}]11;rgb:0000/0000/0000\u{7}" + Self.attributes)
      #expect(terminal.readEvents() == [.backgroundReported(.dark)])
      terminal.followsBackground = false
      pseudo.type("\u{1B}[?997;2n")
      _ = pseudo.written()
      #expect(terminal.readEvents().isEmpty)
      #expect(pseudo.written().isEmpty)
    }
  }
}
