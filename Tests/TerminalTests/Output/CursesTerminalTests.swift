import Drawing
import Glibc
import Testing

@testable import Terminal

extension OneAtATime {
  @Suite(.serialized) struct CursesTerminalTests {
    private let pseudo: PseudoTerminal

    init() throws { pseudo = try PseudoTerminal() }

    private func open(
      type: String = "xterm-256color", locale: String = "C.UTF-8", more: [String: String] = [:]
    ) throws -> CursesTerminal {
      let environment = ["TERM": type, "LC_ALL": locale].merging(more) { $1 }
      return try CursesTerminal(
        input: pseudo.terminal, output: pseudo.terminal, environment: environment)
    }

    @Test(arguments: ["xterm-256color", "tmux-256color", "screen", "linux", "vt100"])
    func `the terminal is given back as it was found`(type: String) throws {
      let before = pseudo.settings
      let terminal = try open(type: type)
      terminal.present(.saying("Reach away"))
      #expect(pseudo.settings != before)
      #expect(pseudo.writtenText().contains("Reach"))
      terminal.close()
      #expect(pseudo.settings == before)
      let end = pseudo.writtenText()
      if type == "xterm-256color" {
        #expect(end.contains("\u{1B}[?1049l"))
        #expect(end.contains("\u{1B}[?25h") || end.contains("\u{1B}[?12l\u{1B}[?25h"))
        #expect(end.contains("\u{1B}[?1000l"))
      }
      terminal.close()
      #expect(pseudo.written().isEmpty)
    }

    @Test func `a terminal that is forgotten is given back`() throws {
      let before = pseudo.settings
      do { _ = try open() }
      #expect(pseudo.settings == before)
    }

    @Test(
      arguments: [
        (nil, TerminalError.typeUnset), ("", .typeUnset), ("no-such", .typeUnknown("no-such")),
        ("/etc/passwd", .typeUnknown("/etc/passwd")), ("dumb", .typeTooSimple("dumb")),
      ] as [(String?, TerminalError)])
    func `a type that cannot show a screen is refused untouched`(
      type: String?, error: TerminalError
    ) throws {
      let before = pseudo.settings
      #expect(throws: error) {
        _ = try CursesTerminal(
          input: pseudo.terminal, output: pseudo.terminal,
          environment: type.map { ["TERM": $0] } ?? [:])
      }
      #expect(pseudo.settings == before)
      #expect(pseudo.written().isEmpty)
    }

    @Test func `a pipe is no terminal`() {
      var ends: [Int32] = [-1, -1]
      #expect(pipe(&ends) == 0)
      defer { ends.forEach { close($0) } }
      #expect(throws: TerminalError.notATerminal) {
        _ = try CursesTerminal(
          input: pseudo.terminal, output: ends[1], environment: ["TERM": "xterm"])
      }
    }

    @Test func `the title is restored whenever the terminal is given back`() throws {
      let variables = [
        "TERM_PROGRAM": "WezTerm", "TERM_PROGRAM_VERSION": "20260101-000000-0",
      ]
      let terminal = try open(more: variables)
      terminal.present(.saying("0:20"))
      _ = pseudo.written()
      let status = WindowStatus(title: "Hold", progress: .running(10))
      terminal.updateTitle(status)
      #expect(pseudo.writtenText() == "\u{1B}[22;0t\u{1B}]2;Hold\u{1B}\\\u{1B}]9;4;1;10\u{1B}\\")
      let end = "\u{1B}]9;4;0\u{1B}\\\u{1B}[23;0t"
      terminal.suspend()
      terminal.updateTitle(status)
      #expect(pseudo.writtenText().contains(end))
      terminal.resume()
      _ = pseudo.written()
      terminal.updateTitle(status)
      #expect(pseudo.writtenText().contains("]2;Hold"))
      #expect(terminal.notify("It is over", title: "Roll"))
      #expect(pseudo.writtenText().contains("]777;notify;Roll;It is over"))
      terminal.close()
      #expect(pseudo.writtenText().contains(end))
      terminal.updateTitle(status)
      #expect(!terminal.notify("It is over", title: "Roll"))
      #expect(pseudo.written().isEmpty)
    }

    @Test func `only what changed is sent`() throws {
      let terminal = try open()
      terminal.present(.saying("0:20"))
      _ = pseudo.written()
      terminal.present(.saying("0:20"))
      #expect(pseudo.written().isEmpty)
      terminal.present(.saying("0:19"))
      let bytes = pseudo.written()
      #expect(bytes.count < 40, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
      terminal.redrawAll()
      #expect(pseudo.writtenText().contains("0:19"))
    }

    @Test(arguments: ["xx_YY.UTF-8", "xx_YY.utf8", "UTF-8"])
    func `a locale that says UTF-8 and is not installed is UTF-8`(locale: String) throws {
      let terminal = try open(locale: locale)
      #expect(terminal.glyphs == .unicode && terminal.reasonForASCII == nil)
      _ = pseudo.written()
      terminal.present(.saying("15–30 s"))
      #expect(pseudo.writtenText().contains("15–30 s"))
    }

    @Test func `a line says why there is only ASCII, where nobody asked for it`() throws {
      #expect(try open(locale: "").reasonForASCII?.contains("LANG is not set") == true)
      #expect(try open(locale: "nonsense").reasonForASCII?.contains("not installed") == true)
      for (type, locale) in [("xterm", "C"), ("xterm", "C.UTF-8"), ("linux", "")] {
        #expect(try open(type: type, locale: locale).reasonForASCII == nil)
      }
    }

    @Test(arguments: ["C", "POSIX", "nonsense", ""])
    func `without UTF-8 only ASCII is sent`(locale: String) throws {
      let terminal = try open(locale: locale)
      #expect(terminal.glyphs == .ascii)
      _ = pseudo.written()
      terminal.present(.saying("15–30 s · “中” ❤️ é █"))
      let bytes = pseudo.written()
      #expect(bytes.allSatisfy { $0 < 0x80 })
      var screen = VirtualScreen(size: terminal.size)
      screen.take(bytes)
      #expect(screen.text(row: 0) == "15-30 s | \"? \" ?  ? ?")
    }

    @Test(
      arguments: [
        ("xterm-256color", GlyphSet.unicode), ("tmux-256color", .unicode), ("linux", .ascii),
        ("vt220", .ascii),
      ])
    func `the glyphs are those of the terminal`(type: String, glyphs: GlyphSet) throws {
      #expect(try open(type: type).glyphs == glyphs)
    }

    @Test func `clusters of other width are replaced by one of the right width`() throws {
      let terminal = try open()
      _ = pseudo.written()
      terminal.present(.saying("中e\u{301}|❤️|👨‍👩‍👧|🇩🇪|x"))
      let bytes = pseudo.written()
      #expect(String(decoding: bytes, as: UTF8.self).contains("🇩 "))
      var screen = VirtualScreen(size: terminal.size)
      screen.take(bytes)
      // Half a flag is as wide as a whole one there.
      #expect(screen.text(row: 0) == "中e\u{301}|❤ |👨|🇩|x")
    }

    @Test(
      arguments: [
        ("xterm-256color", [:], Theme.Depth.palette256), ("linux", [:], .eight),
        ("vt100", [:], .none), ("xterm-256color", ["NO_COLOR": "1"], .none),
        ("xterm-256color", ["NO_COLOR": ""], .palette256),
        ("xterm-256color", ["COLORTERM": "truecolor"], .trueColor),
        ("xterm", ["VTE_VERSION": "7200"], .trueColor),
        ("xterm", ["XTERM_VERSION": "XTerm(379)"], .palette256), ("xterm", [:], .eight),
        ("screen", ["TMUX": "/tmp/tmux-0/default,1,0"], .palette256), ("screen", [:], .eight),
      ] as [(String, [String: String], Theme.Depth)])
    func `colours are those of the terminal`(
      type: String, environment: [String: String], depth: Theme.Depth
    ) throws {
      let terminal = try open(type: type, more: environment)
      terminal.present(.saying("work"))
      #expect(terminal.depth == depth)
      let text = pseudo.writtenText()
      #expect(text.contains("38;5;115") == (depth == .palette256))
      #expect(text.contains("38;2;116;217;165") == (depth == .trueColor))
      #expect((text.contains("\u{1B}[32m") || text.contains("[1;32m")) == (depth == .eight))
    }

    @Test func `another theme is used from the next frame on`() throws {
      let terminal = try open()
      terminal.present(.saying("work"))
      #expect(!pseudo.writtenText().contains("48;5;16"))
      terminal.use(.highContrast)
      terminal.present(.saying("work"))
      #expect(pseudo.writtenText().contains("48;5;16"))
    }

    @Test func `Ctrl-L draws again`() throws {
      let terminal = try open()
      terminal.present(.saying("Hold"))
      _ = pseudo.written()
      pseudo.type("\u{C}")
      #expect(terminal.readEvents().isEmpty)
      #expect(pseudo.writtenText().contains("Hold"))
    }

    @Test func `a suspended terminal is as it was found, and comes back`() throws {
      let before = pseudo.settings
      let terminal = try open()
      terminal.present(.saying("Hold"))
      let during = pseudo.settings
      terminal.suspend()
      #expect(pseudo.settings == before)
      _ = pseudo.written()
      terminal.present(.saying("Rest"))
      terminal.ring()
      #expect(pseudo.written().isEmpty)
      terminal.resume()
      #expect(pseudo.settings == during)
      #expect(pseudo.writtenText().contains("Hold"))
      terminal.present(.saying("Rest"))
      #expect(pseudo.writtenText().contains("Rest"))
      terminal.suspend()
      terminal.close()
      #expect(pseudo.settings == before)
    }

    @Test(arguments: [(1, 1), (3, 2), (300, 100)])
    func `any size is taken`(columns: Int, rows: Int) throws {
      let terminal = try open()
      terminal.present(.saying("中文 before"))
      pseudo.resize(columns: columns, rows: rows)
      let size = Size(columns: columns, rows: rows)
      #expect(terminal.updateSize() == size)
      #expect(terminal.updateSize() == nil)
      #expect(terminal.size == size)
      terminal.present(.saying("中文 larger than it"))
      terminal.present(.saying("a文", columns: size.columns, rows: size.rows))
      pseudo.resize(columns: 80, rows: 24)
      #expect(terminal.updateSize() == Size(columns: 80, rows: 24))
      _ = pseudo.written()
      terminal.present(.saying("after"))
      #expect(pseudo.writtenText().contains("after"))
    }

    @Test func `a size that nobody knows is the usual one`() throws {
      pseudo.resize(columns: 0, rows: 0)
      let terminal = try open()
      #expect(terminal.size == Size(columns: 80, rows: 24))
      pseudo.resize(columns: 100, rows: 0)
      #expect(terminal.updateSize() == Size(columns: 100, rows: 24))
    }

    @Test func `the environment has the size of a terminal that does not know its own`() throws {
      let terminal = try open(more: ["COLUMNS": "40", "LINES": "-3"])
      #expect(terminal.size == Size(columns: 80, rows: 24))
      pseudo.resize(columns: 0, rows: 0)
      #expect(terminal.updateSize() == Size(columns: 40, rows: 24))
    }

    @Test func `the last cell is written`() throws {
      let terminal = try open()
      var frame = Frame(size: terminal.size)
      frame.fill(frame.bounds, with: "#")
      frame.write("@", x: 79, y: 23)
      terminal.present(frame)
      #expect(pseudo.writtenText().contains("@"))
    }

    @Test func `the bell rings`() throws {
      let terminal = try open()
      terminal.present(.saying("Hold"))
      _ = pseudo.written()
      terminal.ring()
      #expect(pseudo.written() == [7])
    }
  }
}
