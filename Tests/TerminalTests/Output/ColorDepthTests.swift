import Drawing
import Testing

@testable import Terminal

@Suite struct ColorDepthTests {
  private func depth(
    _ environment: [String: String], described: Int, isDescribedAsTrue: Bool = false
  ) -> Theme.Depth {
    ColorDepth(
      environment: environment, described: described, isDescribedAsTrue: isDescribedAsTrue
    ).depth
  }

  @Test func `all colours are used where COLORTERM or the description says so`() {
    for value in ["truecolor", "24bit", "TrueColor"] {
      #expect(
        depth(["TERM": "xterm-256color", "COLORTERM": value], described: 256) == .trueColor)
    }
    #expect(depth(["TERM": "xterm-256color", "COLORTERM": "1"], described: 256) == .palette256)
    #expect(
      depth(["TERM": "alacritty-direct"], described: 256, isDescribedAsTrue: true) == .trueColor)
  }

  /// A shell hands COLORTERM on to whatever is started from it.
  @Test func `a variable of another terminal does not count`() {
    let all = ["COLORTERM": "truecolor"]
    func with(_ more: [String: String]) -> [String: String] { all.merging(more) { $1 } }
    #expect(depth(with(["TERM": "linux"]), described: 8) == .eight)
    #expect(depth(with(["TERM": "vt340"]), described: 16) == .sixteen)
    #expect(depth(with(["TERM": "screen-256color", "STY": "1.x"]), described: 256) == .palette256)
    let tmux = ["TERM": "screen-256color", "TMUX": "/tmp/x,1,0"]
    #expect(depth(with(tmux), described: 256) == .trueColor)
  }

  @Test func `a terminal that calls itself xterm has more than eight colours`() {
    #expect(depth(["TERM": "xterm"], described: 8) == .eight)
    #expect(depth(["TERM": "xterm", "XTERM_VERSION": "x"], described: 8) == .palette256)
    #expect(depth(["TERM": "xterm", "KONSOLE_VERSION": "221203"], described: 8) == .trueColor)
    #expect(depth(["TERM": "xterm", "VTE_VERSION": "3400"], described: 8) == .palette256)
    #expect(depth(["TERM": "xterm", "VTE_VERSION": "7006"], described: 8) == .trueColor)
    #expect(depth(["TERM": "screen", "TMUX": "/tmp/x,1,0"], described: 8) == .palette256)
  }

  @Test func `NO_COLOR and a terminal without colours have none`() {
    let all = ["TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "1"]
    #expect(depth(all, described: 256) == .none)
    #expect(depth(["TERM": "vt100", "COLORTERM": "truecolor"], described: 0) == .none)
  }
}
