import RoutineFiles
import Testing

@Suite struct SettingsFileTests {
  private static let keys = [
    SettingsKey("level", .word(["gentle", "standard", "full"])),
    SettingsKey("sound", .flag),
    SettingsKey("get-ready", .time(.zero ... .seconds(60))),
    SettingsKey("volume", .percent),
    SettingsKey("language", .text(.language)),
    SettingsKey("quiet-hours", .text(.hours)),
    SettingsKey("emergency-number", .text(.phoneNumber)),
    SettingsKey("on-start", .text(.command)),
  ]

  private func file(_ text: String) -> SettingsFile {
    SettingsFile(Array(text.utf8), keys: Self.keys)
  }

  @Test func `valid values are read`() {
    let file = file("level: full\nsound: no\nget-ready: 10 s\n")
    #expect(
      file.values == [
        "level": .word("full"), "sound": .flag(false), "get-ready": .time(.seconds(10)),
      ])
    #expect(file.diagnostics.isEmpty)
  }

  @Test func `free texts are read`() {
    let file = file(
      "volume: 70\nlanguage: en-GB\nquiet-hours: 22-07:00\non-start: say \"$UNKNOT_STEP\"; ls\n")
    #expect(
      file.values == [
        "volume": .percent(70), "language": .text("en-GB"), "quiet-hours": .text("22:00-7:00"),
        "on-start": .text("say \"$UNKNOT_STEP\"; ls"),
      ])
    #expect(file.diagnostics.isEmpty)
  }

  @Test(arguments: [
    "a", "it's 'quoted'", "say \"x: y\" # z", "- x", "none of it", "yes", "{a}", "*x", "%", "1:2",
    "%s\\n", " lead", "'",
  ])
  func `a command survives a round trip`(command: String) throws {
    let text = try file("").text(changing: ["on-start": .text(command)])
    #expect(file(text).values == ["on-start": .text(command)])
  }

  @Test(arguments: ["", "# nothing but words\n", "---\n"])
  func `an empty file is valid`(text: String) {
    #expect(file(text).values.isEmpty)
    #expect(file(text).diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("levle: full", 1, 1, "did you mean `level`?"),
    ("sound: no\nlevel: fulll", 2, 8, "did you mean `full`?"),
    ("sound: maybe", 1, 8, "it is `yes` or `no`"),
    ("get-ready: 5", 1, 12, "5 s"),
    ("get-ready: 90 s", 1, 12, "60 s"),
    ("level: [full]", 1, 8, "takes one value"),
    ("level:", 1, 1, "leave it out"),
    ("volume: 101", 1, 9, "use 0 to 100"),
    ("volume: loud", 1, 9, "not a count"),
    ("language: -x", 1, 11, "a tag like `en`"),
    ("language: en;ls", 1, 11, "a tag like `en`"),
    ("emergency-number: call mum", 1, 19, "digits, like `999`"),
    ("emergency-number: +", 1, 19, "digits, like `999`"),
    ("quiet-hours: 22:00", 1, 14, "like `22:00-7:00`"),
    ("quiet-hours: 25:00-7:00", 1, 14, "like `22:00-7:00`"),
    ("- level", 1, 1, "like `level: gentle`"),
  ])
  func `a wrong value is a warning at its location`(
    text: String, line: Int, column: Int, says: String
  ) throws {
    let file = file(text)
    let problem = try #require(file.diagnostics.first)
    #expect(problem.severity == .warning)
    #expect(problem.line == line && problem.column == column)
    #expect(problem.summary.contains(says), "\(problem.summary)")
    #expect(file.values["level"] == nil || text.contains("level: full\n"))
  }

  @Test func `a wrong value leaves the others`() {
    let file = file("level: brutal\nsound: no\n")
    #expect(file.values == ["sound": .flag(false)])
  }

  @Test func `a file that is not YAML has no values and is not changed`() {
    let file = file("level: \"full\nsound: no\n")
    #expect(file.values.isEmpty && file.diagnostics.first?.severity == .error)
    #expect(throws: SettingsFile.EditError.self) {
      try file.text(changing: ["sound": .flag(true)])
    }
  }

  @Test func `a change leaves everything else`() throws {
    let text = """
      # Mine.
      sound:   no   # the neighbours
      own-key: kept

      # level: standard
      """
    let changed = try file(text).text(changing: [
      "sound": .flag(true), "level": .word("gentle"), "get-ready": .time(.zero),
    ])
    #expect(
      changed == """
        # Mine.
        sound:   yes   # the neighbours
        own-key: kept

        level: gentle
        get-ready: none

        """)
  }

  @Test func `CRLF line ends stay`() throws {
    let changed = try file("level: full\r\nsound: no\r\n").text(changing: ["level": .word("gentle")]
    )
    #expect(changed == "level: gentle\r\nsound: no\r\n")
  }

  @Test func `a quoted value is replaced with its quotes`() throws {
    let changed = try file("level: 'full' # loud\n").text(changing: ["level": .word("gentle")])
    #expect(changed == "level: gentle # loud\n")
  }

  @Test func `a value that spans lines is not changed`() {
    #expect(throws: SettingsFile.EditError.self) {
      try file("{level: full}\n").text(changing: ["sound": .flag(true)])
    }
    #expect(throws: SettingsFile.EditError.self) {
      try file("level: >-\n  full\n").text(changing: ["level": .word("gentle")])
    }
  }

  @Test func `a time survives a round trip`() throws {
    for value in [Duration.zero, .seconds(5), .seconds(60)] {
      let text = try file("").text(changing: ["get-ready": .time(value)])
      #expect(file(text).values == ["get-ready": .time(value)])
    }
  }

  @Test func `words of older versions are understood and not named`() {
    let keys = [SettingsKey("figures", .word(["auto", "off"]), olderWords: ["moving"])]
    let old = SettingsFile(Array("figures: moving\n".utf8), keys: keys)
    #expect(old.values == ["figures": .word("moving")] && old.diagnostics.isEmpty)
    let wrong = SettingsFile(Array("figures: dancing\n".utf8), keys: keys)
    #expect(wrong.values.isEmpty)
    #expect(wrong.diagnostics.allSatisfy { !"\($0)".contains("moving") })
    #expect(!keys[0].rule.contains("moving"))
  }
}
