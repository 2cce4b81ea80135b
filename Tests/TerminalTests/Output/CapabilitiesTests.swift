import Drawing
import Glibc
import Testing

@testable import Terminal

extension OneAtATime {
  /// Strings of terminfo with numbers put in, on terminals that say them in different ways.
  @Suite(.serialized) struct CapabilitiesTests {
    private func capabilities(of type: String) throws -> Capabilities {
      let pseudo = try PseudoTerminal()
      _ = try CursesTerminal.checkedType(type, output: pseudo.terminal)
      return Capabilities()
    }

    /// A vt100's has a pause, a vt52's is bytes and not digits.
    @Test(arguments: [
      ("xterm-256color", "\u{1B}[5;201H"), ("linux", "\u{1B}[5;201H"), ("vt100", "\u{1B}[5;201H"),
    ])
    func `a position is written in digits`(type: String, expected: String) throws {
      let bytes = try capabilities(of: type).move(toX: 200, y: 4)
      #expect(bytes == Array(expected.utf8))
    }

    @Test func `a position is written in bytes`() throws {
      let bytes = try capabilities(of: "vt52").move(toX: 200, y: 4)
      #expect(bytes == [0x1B, UInt8(ascii: "Y"), 0x24, 0xE8])
    }

    /// Those with direct colour take a number for red, green and blue.
    @Test(
      .enabled(if: CapabilitiesTests.knowsDirectColor, "this machine has no ncurses-term"),
      arguments: [(114, "38:2::135:215:135"), (231, "38:2::255:255:255"), (16, "38:2::1:0:0")])
    func `a colour of the palette is mixed where colours are direct`(
      color: Int, expected: String
    ) throws {
      let bytes = try capabilities(of: "xterm-direct").foreground(.palette(color))
      #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}[\(expected)m")
    }

    private static let knowsDirectColor = ["/usr/share", "/lib", "/usr/lib", "/etc"].contains {
      access("\($0)/terminfo/x/xterm-direct", R_OK) == 0
    }

    @Test(arguments: [(16, 0x01_0000), (17, 0x01_005F), (231, 0xFF_FFFF), (244, 0x80_8080), (3, 3)])
    func `no colour is taken for a place in a palette`(color: Int, expected: Int) {
      #expect(DirectColor.number(ofPalette: color) == expected)
    }

    @Test(arguments: [
      ("xterm-256color", "\u{1B}[38;5;114m\u{1B}[92m\u{1B}[32m"),
      ("linux", "\u{1B}[3114m\u{1B}[310m\u{1B}[32m"), ("vt100", ""),
    ])
    func `a colour is written by its number`(type: String, expected: String) throws {
      let capabilities = try capabilities(of: type)
      let bytes = [114, 10, 2].map(Color.palette).flatMap(capabilities.foreground)
      #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }
  }
}
