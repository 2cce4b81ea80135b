import Drawing
import Foundation
import Testing

@testable import Terminal

@Suite struct BackgroundQueryTests {
  private let start = ContinuousClock.now

  @Test(
    arguments: [
      ("xterm-256color", [:], true), ("xterm", [:], true), ("xterm-kitty", [:], true),
      ("tmux-256color", [:], true), ("foot", [:], true), ("alacritty-direct", [:], true),
      ("rxvt-unicode-256color", [:], true), ("st-256color", [:], true), ("wezterm", [:], true),
      // A console prints it.
      ("linux", [:], false), ("vt100", [:], false), ("dumb", [:], false), ("ansi", [:], false),
      ("", [:], false), ("xtermish", [:], false), ("stv52", [:], false), ("rxvt", [:], false),
      // Its own answer overtakes that of the terminal around it.
      ("screen", [:], false), ("screen-256color", [:], false),
      ("screen-256color", ["STY": "1"], false), ("xterm-256color", ["STY": "1"], false),
      ("screen-256color", ["STY": "1", "TMUX": "x"], false),
      ("xterm-256color", ["ZELLIJ": "0"], false),
      // tmux gives itself any of these types.
      ("screen-256color", ["TMUX": "x"], true), ("xterm-256color", ["TMUX": "x"], true),
      ("tmux-256color", ["STY": "1", "TMUX": "x"], true),
    ] as [(String, [String: String], Bool)])
  func `only a terminal that does not print the query is asked`(
    type: String, variables: [String: String], isSafe: Bool
  ) {
    let environment = variables.merging(["TERM": type]) { $1 }
    #expect(BackgroundQuery.isSafe(in: environment) == isSafe)
  }

  @Test func `the background is queried once each time that it is wanted`() {
    var question = BackgroundQuery(isSafe: true)
    #expect(question.ask(at: start).isEmpty)
    question.isWanted = true
    question.isWanted = true
    #expect(question.ask(at: start) == Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8))
    #expect(question.ask(at: start).isEmpty)
    // Not while it is owed, but then.
    question.askAgain()
    #expect(question.ask(at: start).isEmpty)
    question.end()
    #expect(!question.ask(at: start).isEmpty)
    question.isWanted = false
    question.askAgain()
    question.end()
    #expect(question.ask(at: start).isEmpty)
  }

  @Test func `silence ends a query after a while`() {
    var question = BackgroundQuery(isSafe: true)
    #expect(!question.isPending(at: start))
    question.isWanted = true
    _ = question.ask(at: start)
    #expect(question.isPending(at: start + .milliseconds(2_999)))
    #expect(!question.isPending(at: start + .seconds(3)))
  }

  @Test func `a terminal without colours is not asked`() {
    #expect(BackgroundQuery(hasColors: true, environment: ["TERM": "xterm"]).isSafe)
    #expect(!BackgroundQuery(hasColors: false, environment: ["TERM": "xterm"]).isSafe)
  }

  /// A reply after the last wait would be typed into the shell.
  @Test func `the last wait is for as long as a reply may come`() {
    var question = BackgroundQuery(isSafe: true)
    #expect(question.lastWait(from: start, isHurried: false) == start)
    question.isWanted = true
    _ = question.ask(at: start)
    for moment in [start, start + .milliseconds(2_500)] {
      let end = question.lastWait(from: moment, isHurried: false)
      #expect(!question.isPending(at: end) && question.isPending(at: end - .milliseconds(1)))
    }
    #expect(
      question.lastWait(from: start, isHurried: true) - start < .milliseconds(500))
    question.end()
    #expect(question.lastWait(from: start, isHurried: false) == start)
  }

  @Test func `a terminal that must not be asked never is`() {
    var question = BackgroundQuery(isSafe: false)
    question.isWanted = true
    question.askAgain()
    #expect(!question.isDue)
    #expect(question.ask(at: start).isEmpty)
  }
}
