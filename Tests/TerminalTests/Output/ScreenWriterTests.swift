import Drawing
import TestSupport
import Testing

@testable import Terminal

extension OneAtATime {
  /// The sent bytes as a terminal shows them: the last frame and nothing else.
  @Suite(.serialized) struct ScreenWriterTests {
    private let pseudo: PseudoTerminal

    init() throws { pseudo = try PseudoTerminal(columns: 30, rows: 8) }

    /// A random sequence of frames, on a kind of terminal, in a theme.
    struct Walk: Sendable, CustomTestStringConvertible {
      let type: String
      let theme: Theme
      let seed: UInt64

      var testDescription: String { "\(type), theme \(seed)" }
    }

    static let walks = [
      "xterm-256color", "xterm-256color true", "tmux-256color", "screen", "linux", "vt100",
    ].flatMap { type in
      [Theme.dark, .light, .highContrast].enumerated().map { index, theme in
        Walk(type: type, theme: theme, seed: UInt64(index))
      }
    }

    @Test(arguments: walks)
    func `the last frame is seen`(walk: Walk) throws {
      let terminal = try CursesTerminal(
        input: pseudo.terminal, output: pseudo.terminal,
        environment: [
          "TERM": String(walk.type.prefix { $0 != " " }), "LC_ALL": "C.UTF-8",
          "COLORTERM": walk.type.hasSuffix("true") ? "truecolor" : "",
        ], theme: walk.theme)
      _ = pseudo.written()
      var random = SeededGenerator(seed: walk.seed)
      var screen = VirtualScreen(size: terminal.size)
      var frame = Frame(size: terminal.size)
      for step in 0..<200 {
        Self.change(&frame, &random)
        terminal.present(frame)
        screen.take(pseudo.written())
        try #require(screen.unknown == [], "\(walk.type), step \(step)")
        try #require(
          screen.squares
            == Self.squares(
              of: frame, walk.theme, terminal.depth, hasDim: walk.type != "vt100"),
          "\(walk.type), step \(step)")
      }
    }

    /// Changes a frame at random: half of the changes are a digit or the end of a bar.
    private static func change(_ frame: inout Frame, _ random: inout SeededGenerator) {
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        var style = Style(
          Ink.allCases.randomElement(using: &random) ?? .plain, bold: .random(using: &random),
          reversed: Int.random(in: 0...4, using: &random) == 0)
        if Int.random(in: 0...2, using: &random) == 0 {
          style.fill = Ink.allCases.randomElement(using: &random).map {
            Fill($0, percent: Bool.random(using: &random) ? 100 : 25)
          }
          style.isFaded = Int.random(in: 0...3, using: &random) == 0
        }
        let x = Int.random(in: 0..<frame.size.columns, using: &random)
        let y = Int.random(in: 0..<frame.size.rows, using: &random)
        switch Int.random(in: 0...7, using: &random) {
        case 0...3:
          frame.write("0123456789█▏ ".shuffledPrefix(1, &random), x: x, y: y, style: style)
        case 4: frame.write("中文 é 中", x: x, y: y, style: style)
        case 5: frame.write("Lean over   slowly", x: x, y: y, style: style)
        case 6:
          let columns = Int.random(in: 1...30, using: &random)
          frame.fill(Rect(x: x, y: y, columns: columns, rows: 2), style: style)
        default:
          if Int.random(in: 0...9, using: &random) == 0 { frame = Frame(size: frame.size) }
        }
      }
    }

    /// The squares that a terminal has to show for a frame.
    private static func squares(
      of frame: Frame, _ theme: Theme, _ depth: Theme.Depth, hasDim: Bool
    ) -> [[VirtualScreen.Square]] {
      func number(_ color: Color) -> Int {
        switch color {
        case .palette(let number): number
        case .rgb(let color):
          1 << 24 | Int(color.red) << 16 | Int(color.green) << 8 | Int(color.blue)
        }
      }
      return (0..<frame.size.rows).map { y in
        frame.row(y).map { cell in
          // Where no ground tells it, a sign does.
          let isDrawn =
            cell.isEmpty && ![nil, .cap, .surface].contains(cell.style.fill?.ink)
            && cell.style.fill.map { theme.isInvisible($0, depth: depth) } ?? false
          var style = cell.style
          if isDrawn, let fill = style.fill {
            style = Style(fill.ink, on: fill)
            style.isFaded = cell.style.isFaded
          }
          let look = theme.attributes(of: style, depth: depth)
          let sign = cell.style.fill?.ink == .track ? "-" : "="
          let ground = (look.ground ?? theme.background(depth: depth)).map {
            ["ground \(number($0))"]
          }
          let isBlank =
            cell.glyph == " " && cell.width == 1 && !look.isReversed && !isDrawn
          let marks = [
            look.isBold ? "bold" : nil, look.isDim && hasDim ? "dim" : nil,
            look.isReversed ? "reversed" : nil, look.color.map { "ink \(number($0))" },
          ]
          let shown = isBlank ? [] : marks.compactMap { $0 }
          return VirtualScreen.Square(
            text: cell.width == 0 ? "" : isDrawn ? sign : String(cell.glyph),
            look: Set(shown + (ground ?? [])))
        }
      }
    }

    @Test func `a digit that changes is a move and a digit`() throws {
      let terminal = try CursesTerminal(
        input: pseudo.terminal, output: pseudo.terminal,
        environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"])
      terminal.present(.saying("0:20 left", columns: 30, rows: 8))
      terminal.present(.saying("0:19 left", columns: 30, rows: 8))
      _ = pseudo.written()
      terminal.present(.saying("0:18 left", columns: 30, rows: 8))
      #expect(pseudo.writtenText() == "\u{1B}[1;4H8")
      terminal.present(.saying("0:18 left", columns: 30, rows: 8))
      #expect(pseudo.written().isEmpty)
    }

    /// Blanks and unchanged cells need no attributes.
    @Test func `a style is begun where it is another one`() throws {
      let terminal = try CursesTerminal(
        input: pseudo.terminal, output: pseudo.terminal,
        environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"])
      var frame = Frame(size: terminal.size)
      terminal.present(frame)
      frame.write("ab", x: 0, y: 0, style: Style(.rest))
      frame.write("cd", x: 4, y: 2, style: Style(.rest))
      frame.write("   ", x: 8, y: 3, style: Style(.work))
      frame.write("e", x: 8, y: 4, style: Style(reversed: true))
      _ = pseudo.written()
      terminal.present(frame)
      #expect(
        pseudo.writtenText() == "\u{1B}[38;5;111mab\u{1B}[3;5Hcd"
          + "\u{1B}[5;9H\u{1B}(B\u{1B}[m\u{1B}[7me")
      // Of a block, only the ground; of the next one, only what differs.
      frame.fill(Rect(x: 0, y: 5, columns: 3, rows: 1), style: .solid(.work))
      frame.fill(Rect(x: 3, y: 5, columns: 2, rows: 1), style: .solid(.track))
      terminal.present(frame)
      #expect(
        pseudo.writtenText()
          == "\u{1B}[6;1H\u{1B}(B\u{1B}[m\u{1B}[1m\u{1B}[48;5;115m\u{1B}[38;5;115m   \u{1B}[48;5;236m  "
      )
    }

    /// The frame has wide glyphs and glyphs of several scalars, some cut in half at the screen's
    /// edge.
    @Test(arguments: ["xterm-256color", "vt100"])
    func `the part of a larger frame that is on the screen is seen`(type: String) throws {
      let terminal = try CursesTerminal(
        input: pseudo.terminal, output: pseudo.terminal,
        environment: ["TERM": type, "LC_ALL": "C.UTF-8"])
      _ = pseudo.written()
      let (columns, rows) = (terminal.size.columns, terminal.size.rows)
      var random = SeededGenerator(seed: 5)
      var screen = VirtualScreen(size: terminal.size)
      var frame = Frame(size: Size(columns: columns + 3, rows: rows + 1))
      for step in 0..<200 {
        if step % 40 == 0 { frame = Frame(size: frame.size) }
        let texts = ["e\u{301}", "o\u{308}", "中", "文文文", "7", "   ", "█"]
        frame.write(
          texts.randomElement(using: &random) ?? "",
          x: .random(in: 0..<frame.size.columns, using: &random),
          y: .random(in: 0..<frame.size.rows, using: &random),
          style: Style(Ink.allCases.randomElement(using: &random) ?? .plain))
        terminal.present(frame)
        screen.take(pseudo.written())
        try #require(screen.unknown == [], "step \(step)")
        for y in 0..<rows {
          let seen = (0..<columns).map { x in
            let cell = frame[x, y]
            return cell.width == 0 ? "" : x + cell.width > columns ? " " : String(cell.glyph)
          }
          try #require(screen.squares[y].map(\.text) == seen, "step \(step), row \(y)")
        }
      }
    }

    /// Shapes are drawn a little wider than their cell: what they leave behind goes with them.
    @Test(arguments: ["▐", "▂", "○"])
    func `the cells beside a shape are cleaned`(shape: String) throws {
      let terminal = try CursesTerminal(
        input: pseudo.terminal, output: pseudo.terminal,
        environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"])
      terminal.present(.saying("a\(shape)b", columns: 30, rows: 8))
      _ = pseudo.written()
      terminal.present(.saying("a b", columns: 30, rows: 8))
      #expect(pseudo.writtenText().hasSuffix("a b"))
      terminal.present(.saying("axb", columns: 30, rows: 8))
      #expect(pseudo.writtenText().hasSuffix("x"))
    }

    /// Terminals differ in the width of a wide glyph, so the next cell is addressed on its own.
    @Test func `the cursor is moved to the cell after a wide glyph`() throws {
      let terminal = try CursesTerminal(
        input: pseudo.terminal, output: pseudo.terminal,
        environment: ["TERM": "xterm-256color", "LC_ALL": "C.UTF-8"])
      terminal.present(.saying("a中b", columns: 30, rows: 8))
      #expect(pseudo.writtenText().contains("中\u{1B}[1;4Hb"))
      // And it is not written again on the way there.
      terminal.present(.saying("x中y", columns: 30, rows: 8))
      #expect(pseudo.writtenText().hasSuffix("x\u{1B}[1;4Hy"))
    }
  }
}

extension String {
  fileprivate func shuffledPrefix(_ count: Int, _ random: inout SeededGenerator) -> String {
    String(shuffled(using: &random).prefix(count))
  }
}
