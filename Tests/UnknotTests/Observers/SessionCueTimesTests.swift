import Audio
import BuiltInRoutines
import Foundation
import RoutineEngine
import RoutineFiles
import TestSupport
import Testing

/// The times at which the built program asks for its sounds. Each is the time at which the system
/// made the player's process: it depends on the program alone, however late the player then runs.
@Suite struct SessionCueTimesTests {
  private struct Asked {
    let size: Int
    /// The time in hundredths of a second since the system began.
    let tick: Int
  }

  /// A script that reports the size of the sound and the time at which its process was made.
  private static let tellsWhen =
    "read -r stat </proc/$$/stat; tell at \"$(/usr/bin/wc -c </dev/stdin)\" \"${stat##*) }\""

  /// The cues of a session without key presses, by the engine alone.
  private func expected(_ timeline: Timeline) -> [(size: Int, at: Duration)] {
    var (session, effects) = Session.begin(timeline, isHandsFree: true)
    while let next = session.nextDeadline { effects += session.handle(.advanced, at: next) }
    return effects.compactMap { effect in
      guard case .cue(let cue, _, let at) = effect else { return nil }
      return (Waveform(cue.signal, volume: 0.5).wav.count, at)
    }
  }

  @Test(arguments: ["two-minute-break", "shoulder-blade-stretch"])
  func `every cue is requested in order, and most within 50 ms`(id: String) throws {
    let catalogue = RoutineCatalog(
      builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
      moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) })
    let routine = try #require(catalogue.entry(withID: id)?.routine)
    var prescription = Prescription(ready: .seconds(10))
    prescription.isSpoken = true
    let expected = expected(try Timeline(routine, prescription))
    var program = try Program()
    defer { program.removeHome() }
    let fakes = try FakePrograms(["pw-play": Self.tellsWhen, "espeak-ng": ""])
    program.environment = fakes.environment
    let speed = 10
    let result = try program.run("play", id, "--eyes-shut", "--speed", "\(speed)")
    #expect(result.code == 0)
    var asked: [Asked] = []
    while asked.count < expected.count {
      let words = try fakes.next().split(separator: " ")
      // The process's state comes third in what the system says of it, its beginning 22nd.
      guard words.starts(with: ["pw-play", "at"]), words.count > 22 else { continue }
      asked.append(Asked(size: try #require(Int(words[2])), tick: try #require(Int(words[22]))))
    }
    asked.sort { $0.tick < $1.tick }
    #expect(asked.map(\.size) == expected.map(\.size))
    let lateness = zip(asked, expected).map { asked, expected in
      Double(asked.tick) / 100 - expected.at.inSeconds / Double(speed)
    }
    let earliest = try #require(lateness.min())
    let sorted = lateness.map { $0 - earliest }.sorted()
    // Most of them, so that a machine that was busy for a moment is no failure.
    let usual = sorted[sorted.count * 3 / 4]
    #expect(usual <= 0.05, "\(sorted)")
  }

  @Test func `spoken lines never overlap`() throws {
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

  /// The output and the saved segments of a session. Lines about players are left out, and so is
  /// the time of the next session, which may differ by a minute between two sessions.
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
  func `a broken or missing player changes neither output nor history`(does: String?) throws {
    let good = try session(with: ["pw-play": "", "espeak-ng": ""])
    let bad =
      try does.map { try session(with: ["pw-play": $0, "espeak-ng": $0]) }
      ?? session(with: [:])
    #expect(good.lines.count > 10 && good.kept.count > 5)
    #expect(bad.lines == good.lines)
    #expect(bad.kept == good.kept)
  }
}
