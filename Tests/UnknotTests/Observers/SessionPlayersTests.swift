import Foundation
import TestSupport
import Testing

/// The players that the built program starts for a session: no words over others, and no player
/// holds the clock up.
@Suite struct SessionPlayersTests {
  @Test func noTwoWordsAreSpokenAtOnce() throws {
    // Speaks for longer than there is time, and says so if the one before is still there once it
    // has had time to go.
    let speaks = """
      if [ -f "$folder/last" ]; then
        read -r last <"$folder/last"
        for _ in 1 2 3 4 5 6 7 8 9 10; do
          speaking=no
          if read -r stat 2>/dev/null </proc/$last/stat; then
            case ${stat##*) } in [ZX]*) ;; *) speaking=yes ;; esac
          fi
          [ $speaking = no ] && break
          /bin/sleep 0.1
        done
        [ $speaking = no ] || tell overlap
      fi
      echo $$ >"$folder/last"
      exec /bin/sleep 5
      """
    var program = try Program()
    defer { program.removeHome() }
    let fakes = try FakePrograms(["espeak-ng": speaks])
    program.environment = fakes.environment
    let result = try program.run(
      "play", "shoulder-blade-stretch", "--eyes-shut", "--speed", "10")
    #expect(result.code == 0 && !result.output.contains("does not work"))
    var told: [String] = []
    while let line = fakes.told() { told.append(line) }
    // What is said is never cut: in a session of some seconds there is time for few.
    #expect(told.count >= 2 && !told.contains { $0.contains("overlap") })
  }

  /// What a session tells and keeps, without what it says of its players, and of when the next one
  /// would be good: that is a time of day, and between two sessions it may be another minute.
  private func session(
    with programs: KeyValuePairs<String, String>
  ) throws -> (lines: [String], kept: [String]) {
    var program = try Program()
    defer { program.removeHome() }
    let fakes = try FakePrograms(programs)
    program.environment = fakes.environment
    let result = try program.run(
      "play", "shoulder-blade-stretch", "--eyes-shut", "--speed", "50")
    #expect(result.code == 0)
    let lines = result.output.split(separator: "\n").map(String.init).filter {
      !$0.contains("does not work") && !$0.contains("There is no voice")
    }.map { $0.replacing(#/(This routine: 1 of 1-3 today\.).*/#) { $0.output.1 } }
    #expect(lines.last == "This routine: 1 of 1-3 today.")
    let export = try program.run("export").output
    let line = export.split(separator: "\n").last.map(String.init) ?? "{}"
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    let segments = (object as? [String: Any])?["segments"] as? [[String: Any]] ?? []
    return (lines, segments.map { "\($0["segment"] ?? "") \($0["at"] ?? "")" })
  }

  @Test(arguments: ["exec /bin/sleep 10", "exit 1", nil] as [String?])
  func aPlayerThatDoesNotWorkLeavesTheClockAlone(does: String?) throws {
    let good = try session(with: ["pw-play": "", "espeak-ng": ""])
    let bad =
      try does.map { try session(with: ["pw-play": $0, "espeak-ng": $0]) }
      ?? session(with: [:])
    #expect(good.lines.count > 10 && good.kept.count > 5)
    #expect(bad.lines == good.lines)
    #expect(bad.kept == good.kept)
  }
}
