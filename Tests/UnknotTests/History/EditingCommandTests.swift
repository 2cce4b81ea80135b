import Foundation
import TestSupport
import Testing

/// The record corrected by hand, as a person does it.
@Suite struct EditingCommandTests {
  var program: Program

  init() throws {
    program = try Program()
  }

  @Test func `a session is entered, corrected, reported and deleted`() throws {
    defer { program.removeHome() }
    let added = try program.run(
      "log", "session", "foam-roller", "--at", "2026-11-20 17:30", "--minutes", "1",
      "--pain-before", "5")
    #expect(added.code == 0, "\(added.errors)")
    #expect(added.output.hasPrefix("Added: 2026-11-20 17:30  Foam rolling, 1 min"))
    let changed = try program.run(
      "log", "change", "2026-11-20 17:30", "--pain-after", "3", "--note", "ask about\u{1B}[2J it")
    #expect(changed.output.contains("pain 5 to 3, note: ask about"))
    #expect(!changed.output.contains("\u{1B}"))
    let report = try program.run("report", "--since", "2026-11-01")
    #expect(report.output.contains("ask about"))
    #expect(try program.run("log", "change", "last", "--clear", "note").code == 0)
    #expect(try !program.run("history").output.contains("note:"))
    let refused = try program.run("log", "delete", "last")
    #expect(refused.code == 64 && refused.errors.contains("add --yes"))
    #expect(try program.run("log", "delete", "last", "--yes").output.hasPrefix("Deleted: "))
    #expect(try program.run("history").output == "No session yet.\n")
  }

  @Test(arguments: [
    (["change", "last", "--note", "x"], 66, "there is no session last"),
    (["change", "2026-11-20 17:30", "--note", "x"], 66, "`unknot history` lists them"),
    (["change", "yesterday", "--note", "x"], 64, "yesterday"),
    (["session", "foam-roller", "--at", "25:00"], 64, "write it like"),
    (["session", "foam-roller", "--at", "2999-01-01 10:00"], 64, "in the future"),
    (["session", "foam-roller", "--minutes", "0"], 64, "1 to 720 minutes"),
    (["session", "foam-roller", "--pain-after", "11"], 64, "from 0 to 10"),
    (["session", "foam-rolller"], 66, "did you mean `foam-roller`"),
  ])
  func `each mistake leads to the way out`(
    arguments: [String], code: Int32, expected: String
  ) throws {
    defer { program.removeHome() }
    _ = try program.run("log", "session", "neck-ease", "--at", "2026-11-01 09:00")
    _ = try program.run("log", "delete", "last", "--yes")
    let result = try program.run(["log"] + arguments)
    #expect(result.code == code && result.errors.contains(expected), "\(result.errors)")
  }

  @Test func `two sessions of one minute are told apart by their ids`() throws {
    defer { program.removeHome() }
    for _ in 0..<2 {
      _ = try program.run("log", "session", "foam-roller", "--at", "2026-11-20 17:30")
    }
    let result = try program.run("log", "delete", "2026-11-20 17:30", "--yes")
    #expect(result.code == 64 && result.errors.contains("name one by its id"))
    let id = try #require(
      result.errors.split(separator: "\n").last?.split(separator: " ").first.map(String.init))
    #expect(try program.run("log", "delete", id, "--yes").code == 0)
  }
}
