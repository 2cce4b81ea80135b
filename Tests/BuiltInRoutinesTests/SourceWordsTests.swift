import Foundation
import Testing

/// The words of the program itself: every string of the sources, and the README.
@Suite struct SourceWordsTests {
  private static let top = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Words that a reader stumbles over. Each stood in a string once.
  private static let stumbling: [String] = [
    #"\bdear\b"#, #"\banew\b"#, #"\bmend(s|ed|ing)?\b"#,
    #"\blook(s|ed|ing)? (it |them |files |routine files )?over\b"#, #"\bunder way\b"#,
    #"\bstands? still\b"#, #"\bleave it be\b"#, #"\bbrought (it|this) on\b"#, #"\bit is meant\b"#,
    #"\bnamed side\b"#, #"\bhead bends\b"#, #"^feel it:"#, #"\bwithin days\b"#, #"\bgo(es)? on\b"#,
    #"\blets? go\b"#, #"\bwalks? (you|a session)\b"#, #"\blet it be\b"#,
    #"\bwhat (stays|nothing)\b"#,
    #"\bis asked (before|and)\b"#, #"\bsession is told\b"#, #"\bnot kept\b"#,
    #"\bkept after all\b"#,
    #"\btaken up\b"#, #"\btakes them in\b"#, #"^whether\b"#, #"\bunless you say\b"#,
    #"\b(from|till) elsewhere\b"#, #"\bof work\."#, #"\bwaits? ends?\b"#,
    #"\btakes? the tick back\b"#,
    #"\b(this|it|that|`) is no (time|number|name|verb|unit|count|key|tempo|path|file)\b"#,
    #"(^|[,:;] |\b(with|and|or|no) )short of breath"#,
    #"\bt is ten\b"#, #"\bhalf-way\b"#, #"\bnames (them all|all)\b"#, #"\bcan be (given|had)\b"#,
    #"\btaken away\b"#, #"\b(have|has|had) sat for\b"#, #"\bit must be there\b"#,
    #"\bwhere nobody (answers|can)\b"#, #"\bonce and for all\b"#, #"\bgoes over it\b"#,
    #"\bis no (routine of|days? of|condition)\b"#, #"\bown dose (again|already)?\."#,
  ]

  /// Tasks in the database's errors, and the notes in its schema, which a person never reads.
  private static let unread = ["Schema.swift", "History+Resuming.swift"]

  private static func files() throws -> [URL] {
    let sources = FileManager.default.enumerator(
      at: top.appending(path: "Sources"), includingPropertiesForKeys: nil)
    let all = (sources?.allObjects ?? []).compactMap { $0 as? URL }
    return all.filter { $0.pathExtension == "swift" && !unread.contains($0.lastPathComponent) }
  }

  /// The strings of a file of Swift, joined where a line of the source ends within them.
  static func strings(in text: String) -> [String] {
    let code = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }.joined(separator: "\n")
    let literals = /"""\n(?<long>(?s:.*?))"""|"(?<short>(?:[^"\\\n]|\\.)*)"/
    return code.matches(of: literals).map { match in
      String(match.output.long ?? match.output.short ?? "")
        .replacing(/\\\n\s*/, with: "").replacing(/\s+/, with: " ")
    }
  }

  @Test func `no string for people and no line of README.md has a known awkward phrase`() throws {
    let patterns = try Self.stumbling.map { pattern in
      (pattern, try Regex(pattern).ignoresCase().wordBoundaryKind(.simple))
    }
    let files = try Self.files()
    #expect(files.count > 300)
    for file in files {
      for words in Self.strings(in: try String(contentsOf: file, encoding: .utf8)) {
        for (pattern, regex) in patterns where words.contains(regex) {
          Issue.record("\(pattern) in \(file.lastPathComponent): \(words)")
        }
      }
    }
    let readme = try String(contentsOf: Self.top.appending(path: "README.md"), encoding: .utf8)
    for (pattern, regex) in patterns where readme.contains(regex) {
      Issue.record("\(pattern) in README.md")
    }
  }

  @Test func `strings are found and comments are not`() {
    let text = #"""
      /// Says "under way".
      let a = "one \"two\"", b = "three"
      let c = """
        four \
        five
        """
      """#
    #expect(Self.strings(in: text) == [#"one \"two\""#, "three", " four five "])
  }
}
