import Testing

@testable import Terminal

@Suite struct WindowAbilitiesTests {
  private func abilities(_ variables: String) -> String {
    let pairs = variables.split(separator: " ").map { $0.split(separator: "=", maxSplits: 1) }
    let environment = Dictionary(
      uniqueKeysWithValues: pairs.map { (String($0[0]), $0.count > 1 ? String($0[1]) : "") })
    let found = WindowAbilities(environment: environment)
    let parts = [
      found.hasTitle ? "title" : nil, found.hasProgress ? "progress" : nil,
      found.message.map { "\($0)" },
    ]
    return parts.compactMap { $0 }.joined(separator: " ")
  }

  @Test(arguments: [
    // Those that would print it, or are not known.
    ("", ""), ("TERM=", ""), ("TERM=dumb", ""), ("TERM=linux", ""), ("TERM=vt100", ""),
    ("TERM=vt220", ""), ("TERM=ansi", ""), ("TERM=st-256color", ""), ("TERM=rxvt-unicode", ""),
    ("TERM=linux VTE_VERSION=8000 WT_SESSION=x", ""), ("TERM=cygwin", ""),
    // Over SSH nothing but the type is known.
    ("TERM=xterm", "title"), ("TERM=xterm-256color", "title"), ("TERM=xtermlike", ""),
    ("TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", ""),
    ("TERM=xterm-256color TERM_PROGRAM=vscode", ""),
    ("TERM=xterm-256color XTERM_VERSION=XTerm(379)", "title"),
    // Types of their own.
    ("TERM=xterm-kitty", "title osc99"), ("TERM=foot", "title osc777"),
    ("TERM=foot-direct", "title osc777"), ("TERM=football", ""), ("TERM=alacritty", "title"),
    ("TERM=xterm-ghostty", "title osc777"),
    ("TERM=xterm-ghostty TERM_PROGRAM=ghostty TERM_PROGRAM_VERSION=1.1.3", "title osc777"),
    (
      "TERM=xterm-ghostty TERM_PROGRAM=ghostty TERM_PROGRAM_VERSION=1.2.0",
      "title progress osc777"
    ),
    // Versions in which it came.
    ("TERM=xterm-256color VTE_VERSION=7802", "title"),
    ("TERM=xterm-256color VTE_VERSION=8000", "title progress"),
    ("TERM=xterm-256color VTE_VERSION=5202", ""),
    ("TERM=xterm-256color KONSOLE_VERSION=230800", ""),
    ("TERM=xterm-256color KONSOLE_VERSION=260400", "progress"),
    ("TERM=xterm-256color WT_SESSION=1", "progress"),
    (
      "TERM=xterm-256color TERM_PROGRAM=WezTerm TERM_PROGRAM_VERSION=20240203-110809-5046fc22",
      "title osc777"
    ),
    (
      "TERM=xterm-256color TERM_PROGRAM=WezTerm TERM_PROGRAM_VERSION=20250209-182623-44866cc1",
      "title progress osc777"
    ),
    ("TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.5.14", "title osc9"),
    (
      "TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=3.6.6",
      "title progress osc9"
    ),
    ("TERM=xterm-256color TERM_PROGRAM=iTerm.app TERM_PROGRAM_VERSION=4", "title progress osc9"),
    // One that was started from another has the variables of both.
    ("TERM=xterm-256color VTE_VERSION=8000 XTERM_VERSION=XTerm(379)", "title"),
    ("TERM=xterm-256color VTE_VERSION=8000 KONSOLE_VERSION=260400", "progress"),
    // What lies between.
    ("TERM=tmux-256color VTE_VERSION=8000", "title"),
    ("TERM=screen-256color TMUX=/tmp/x WT_SESSION=1", "title"),
    ("TERM=xterm-256color TMUX=/tmp/x TERM_PROGRAM=tmux", "title"),
    ("TERM=screen", ""), ("TERM=screen.xterm-256color STY=1", ""),
    ("TERM=xterm-256color STY=1 VTE_VERSION=8000", ""),
    ("TERM=xterm-256color ZELLIJ=0 VTE_VERSION=8000", ""),
  ])
  func `only known abilities are used`(variables: String, expected: String) {
    #expect(abilities(variables) == expected)
  }
}
