import Testing

@testable import Terminal

extension OneAtATime {
  /// What is filled here is what `tparm` makes of it, on every kind of terminal.
  @Suite(.serialized) struct NumberPatternTests {
    static let numbers = [0, 1, 7, 8, 9, 10, 23, 79, 98, 99, 100, 254, 255, 256, 998, 999, 1000]

    private func check(_ text: [UInt8], _ comment: Comment) {
      let pattern = NumberPattern(text)
      for first in Self.numbers {
        for second in Self.numbers {
          let expected = pattern.filled(first, second)
          var bytes = Array("before".utf8)
          pattern.append(first, second, to: &bytes)
          #expect(bytes == Array("before".utf8) + (expected ?? []), comment)
          #expect(pattern.count(first, second) == expected?.count, comment)
        }
      }
    }

    @Test(
      arguments: [
        "xterm-256color", "tmux-256color", "screen", "linux", "vt100", "vt220", "vt52", "ansi",
        "cygwin", "hurd", "sun", "rxvt",
      ])
    func everyWayOfATerminalIsFilled(type: String) throws {
      let pseudo = try PseudoTerminal()
      _ = try CursesTerminal.checkedType(type, output: pseudo.terminal)
      for name in ["cup", "hpa", "vpa", "cuf", "cub", "setaf", "setab"] {
        check(Capabilities.string(name), "\(type), \(name)")
      }
    }

    @Test(
      arguments: [
        // Places are counted from 0, or numbers begin or end it.
        "\u{1B}[%p1%d;%p2%dH", "%p1%d", "%p1%d;%p2%d", "\u{1B}[%i%i%p1%d;%p2%dH",
        // The column first, one of them twice, counted from 1 only behind the first.
        "\u{1B}[%p2%d;%p1%dH", "%p1%d;%p1%d", "%p1%d;%p2%d;%p1%d", "\u{1B}[%p1%d;%i%p2%dH",
        "\u{1B}[%p2%dG",
        // Numbers in other shapes.
        "\u{1B}Y%p1%' '%+%c%p2%' '%+%c", "\u{1B}[%p1%03d;%p2%3dH", "\u{1B}[%p1%x%%", "%%%p1%d",
        "\u{1B}[%p1%{1}%+%dG", "\u{1B}[%?%p1%{8}%<%t3%p1%d%e38;5;%p1%d%;m",
        // Not a number at all, or more around one than is kept in place.
        "\u{1B}[H", "\u{1B}[12345%p1%dC", "\u{1B}[123456%p1%dC", "1234567890%p1%dC",
        "%p1%d12345678", "%p1%d123456789", "\u{1B}[%i%p1%d;23456789%p2%dH",
        "\u{1B}[%p1%d;%p2%d123456789",
      ])
    func oddPatternsAreFilled(text: String) {
      check(Array(text.utf8), "\(text.debugDescription)")
    }

    @Test func withoutAPatternThereIsNoWay() {
      let pattern = NumberPattern([])
      var bytes: [UInt8] = []
      pattern.append(1, 2, to: &bytes)
      #expect(bytes.isEmpty)
      #expect(pattern.count(1, 2) == nil)
      #expect(pattern.filled(1, 2) == nil)
    }

    @Test func pausesAreNoPartOfAWay() throws {
      let pseudo = try PseudoTerminal()
      _ = try CursesTerminal.checkedType("vt100", output: pseudo.terminal)
      var bytes: [UInt8] = []
      NumberPattern(Capabilities.string("cup")).append(4, 9, to: &bytes)
      #expect(bytes == Array("\u{1B}[5;10H".utf8))
    }
  }
}
