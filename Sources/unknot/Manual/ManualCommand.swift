import ArgumentParser

/// `unknot manual`
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Print a page of the manual, for man.",
    discussion: """
      `make install` puts the pages where man finds them. Without that: unknot manual | man -l -
      """,
    shouldDisplay: false
  )

  /// A page.
  enum Page: String, CaseIterable, ExpressibleByArgument {
    /// The program, unknot(1).
    case unknot
    /// The language of routines, unknot-routine(5).
    case routine = "unknot-routine"
  }

  @Argument(help: "The page.")
  var page: Page = .unknot

  func run() throws {
    let text =
      switch page {
      case .unknot: try ProgramManual.text()
      case .routine: RoutineManual.text
      }
    try Output.write(text, to: 1)
  }
}

/// The text of a page for `man`, in the macros of man(7).
///
/// Words in backquotes are printed bold. Everything else is text: nothing in it can become a macro.
struct ManualText {
  private(set) var text: String

  /// Begins a page.
  /// - Parameters:
  ///   - name: The name of the page, as in `man NAME`.
  ///   - section: Its section: 1 for commands, 5 for files.
  ///   - title: The section's title.
  init(_ name: String, section: Int, title: String) {
    text = """
      .\\" Made by `unknot manual`; change the program, not this.
      .TH \(name.uppercased()) \(section) "\(Version.day)" "unknot \(Version.number)" "\(title)"
      .nh

      """
  }

  /// Adds a heading.
  mutating func section(_ title: String) {
    text += ".SH \(title.uppercased())\n"
  }

  /// Adds a heading within a section.
  mutating func subsection(_ title: String) {
    text += ".SS \"\(Self.escaped(title))\"\n"
  }

  /// Adds a paragraph. An empty line in it begins another one, and indented lines stay lines.
  mutating func paragraph(_ paragraph: String) {
    for block in paragraph.split(separator: "\n\n") {
      beginParagraph()
      for line in block.split(separator: "\n") {
        if line.hasPrefix("  ") { text += ".br\n" }
        text += Self.line(String(line.drop { $0 == " " }))
      }
    }
  }

  /// Adds a tagged paragraph.
  mutating func item(_ tag: String, _ told: String) {
    text += ".TP\n" + Self.line(tag) + (told.isEmpty ? "\n" : Self.line(told))
  }

  /// Adds lines that are not joined.
  mutating func lines(_ lines: [String]) {
    beginParagraph()
    text += lines.map(Self.line).joined(separator: ".br\n")
  }

  /// Begins a paragraph, unless a heading has just done so.
  private mutating func beginParagraph() {
    let last = text.dropLast().split(separator: "\n").last ?? ""
    if !last.hasPrefix(".SH") && !last.hasPrefix(".SS") { text += ".PP\n" }
  }

  /// Adds preformatted lines.
  mutating func literal(_ lines: String) {
    beginParagraph()
    text += ".nf\n.RS 4\n"
    for line in lines.split(separator: "\n", omittingEmptySubsequences: false) {
      text += Self.guarded(Self.escaped(String(line))) + "\n"
    }
    text += ".RE\n.fi\n"
  }

  private static func line(_ text: String) -> String {
    var isBold = false
    var result = ""
    for part in text.split(separator: "`", omittingEmptySubsequences: false) {
      let part = escaped(String(part))
      result += isBold && !part.isEmpty ? "\\fB\(part)\\fR" : part
      isBold.toggle()
    }
    return result.split(separator: "\n", omittingEmptySubsequences: false)
      .map { broken(String($0)) }.joined(separator: "\n") + "\n"
  }

  /// Breaks a line of the source between words, to keep it short.
  private static func broken(_ line: String) -> String {
    var lines: [String] = []
    var rest = Substring(line)
    while rest.count > longestLine {
      let head = rest.prefix(longestLine + 1)
      guard let blank = head.lastIndex(of: " ") ?? rest.firstIndex(of: " ") else { break }
      lines.append(String(rest[..<blank]))
      rest = rest[rest.index(after: blank)...]
    }
    return (lines + [String(rest)]).map(guarded).joined(separator: "\n")
  }

  private static let longestLine = 77

  /// Escapes a dot or an apostrophe at the beginning of a line, which would call a macro.
  private static func guarded(_ line: String) -> String {
    line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
  }

  /// Escapes the special characters of troff. Hyphens stay ASCII, so that copied commands run.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "\"": result += "\\(dq"
      case "'": result += "\\(aq"
      default: result.append(character)
      }
    }
    return result
  }
}
