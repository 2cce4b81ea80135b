import Foundation
import TestSupport
import Testing

/// The program's use of the network, and the permissions of its files.
@Suite struct PrivacyTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  private static let usual = [
    ["list"], ["show", "foam-roller"], ["play", "posture-reset", "--speed", "1000"], ["today"],
    ["history"], ["export"], ["check", "foam-roller"],
  ]

  @Test(
    .enabled(if: Subprocess.isThere("strace"), "this machine has no strace"), arguments: usual)
  func `common commands open no Internet socket`(command: [String]) throws {
    defer { program.removeHome() }
    let log = program.home.path + "/trace"
    let code = try Subprocess.run(
      "strace", ["-f", "-e", "trace=network", "-o", log, Program.path] + command,
      environment: program.surroundings, output: "/dev/null")
    #expect(code == 0)
    let calls = try String(contentsOfFile: log, encoding: .utf8)
    #expect(calls.contains("exited with 0"), "it was traced")
    #expect(!calls.contains("AF_INET") && !calls.contains("AF_PACKET"), "\(calls)")
  }

  @Test(arguments: ["000", "022", "077"])
  func `files about the person are private under loose and strict umasks`(mask: String) throws {
    defer { program.removeHome() }
    let folder = program.home.appendingPathComponent("own")
    var program = program
    program.environment = [
      "HOME": folder.path, "UNKNOT_HOME": "", "XDG_RUNTIME_DIR": program.home.path,
    ]
    for line in [
      "play posture-reset --speed 1000", "config set level gentle", "new mine",
      "remind --not-today",
      "remind posture-reset --systemd", "history", "play trigger-point --speed 1000",
    ] {
      let words = line.split(separator: " ").map(String.init)
      let result = try program.run(words, in: "umask \(mask); mkdir -p $HOME")
      #expect(result.code == 0 || result.code == 77, "\(line): \(result.errors)")
    }
    let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    #expect((found ?? []).count > 8)
    for name in found ?? [] where !name.hasPrefix(".config/systemd") {
      var facts = stat()
      lstat("\(folder.path)/\(name)", &facts)
      let isFolder = facts.st_mode & S_IFMT == S_IFDIR
      // Parent folders, too: in this test the program has made them.
      #expect(
        facts.st_mode & 0o7777 == (isFolder ? 0o700 : 0o600),
        "\(name): \(String(facts.st_mode & 0o7777, radix: 8))")
    }
    let units = (found ?? []).filter { $0.hasSuffix(".service") || $0.hasSuffix(".timer") }
    #expect(units.count >= 2)
    for name in units {
      var facts = stat()
      stat("\(folder.path)/\(name)", &facts)
      #expect(facts.st_mode & 0o022 == 0, "\(name)")
    }
  }
}
