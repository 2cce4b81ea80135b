import Foundation
import TestSupport
import Testing

/// The files that `make install` puts into a system, and their use by the shells.
@Suite struct InstallTests {
  let program: Program

  init() throws {
    program = try Program()
  }

  /// A folder that serves as the root of a system.
  private var root: URL { program.home.appendingPathComponent("root") }
  private var scripts: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent(".ci")
  }

  private static let installed: Set<String> = [
    "usr/bin/unknot", "usr/share/man/man1/unknot.1", "usr/share/man/man5/unknot-routine.5",
    "usr/share/bash-completion/completions/unknot", "usr/share/zsh/site-functions/_unknot",
    "usr/share/fish/vendor_completions.d/unknot.fish", "usr/share/applications/unknot.desktop",
    "usr/share/icons/hicolor/scalable/apps/unknot.svg",
    "usr/share/metainfo/local.unknot.unknot.metainfo.xml", "usr/share/doc/unknot/copyright",
  ]

  /// Runs a command line of the shell, with the installed program first in the path.
  private func shell(_ line: String, as name: String = "bash") throws -> String {
    let output = program.home.appendingPathComponent("shell-output")
    var environment = program.surroundings
    environment["PATH"] = root.path + "/usr/bin:" + (environment["PATH"] ?? "")
    environment["DESTDIR"] = root.path
    environment["PREFIX"] = "/usr"
    let code = try Subprocess.run(
      name, ["-c", line], environment: environment, output: output.path,
      errors: output.path + ".errors")
    let errors = try String(contentsOfFile: output.path + ".errors", encoding: .utf8)
    #expect(code == 0, "\(errors)")
    return try String(contentsOf: output, encoding: .utf8)
  }

  private func install() throws {
    _ = try shell("\(scripts.path)/install install \(Program.path)")
  }

  private var files: Set<String> {
    let found = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    return Set(
      (found ?? []).filter {
        var isFolder: ObjCBool = false
        _ = FileManager.default.fileExists(atPath: "\(root.path)/\($0)", isDirectory: &isFolder)
        return !isFolder.boolValue
      })
  }

  @Test func `uninstalling removes the installed files and nothing else`() throws {
    defer { program.removeHome() }
    let others = ["usr/bin/other", "usr/share/man/man1/other.1"]
    for name in others {
      let file = root.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: file)
    }
    try install()
    #expect(files == Self.installed.union(others))
    // Over what is there is the same as anew.
    try install()
    #expect(files == Self.installed.union(others))
    _ = try shell("\(scripts.path)/install uninstall")
    #expect(files == Set(others))
    _ = try shell("\(scripts.path)/install uninstall")
    #expect(files == Set(others))
  }

  @Test func `the installed program plays a session with an empty environment`() throws {
    defer { program.removeHome() }
    try install()
    // Whoever watches the program for bad memory is told about it as ever.
    let watcher = "${ASAN_OPTIONS:+ASAN_OPTIONS=$ASAN_OPTIONS}"
    let lines = try shell(
      "cd \(root.path) && env -i \(watcher) usr/bin/unknot play foam-roller --plain --speed 1000")
    #expect(lines.contains("Done."))
  }

  @Test func `bash completes commands, routines, files, settings and levels`() throws {
    defer { program.removeHome() }
    try program.write(Program.ownRoutine, as: "my-own.yaml")
    try install()
    let here = program.home.appendingPathComponent("here")
    try FileManager.default.createDirectory(at: here, withIntermediateDirectories: true)
    try Data(Program.ownRoutine.utf8).write(to: here.appendingPathComponent("beside.yaml"))
    func offered(_ words: String...) throws -> Set<Substring> {
      let line = words.joined(separator: " ")
      let script = """
        source \(root.path)/usr/share/bash-completion/completions/unknot
        COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " "))); COMP_CWORD=\(words.count - 1)
        COMP_LINE='\(line)'; COMP_POINT=\(line.count); COMP_TYPE=9; COMP_KEY=9
        cd \(program.home.path)/here
        _unknot_with_values unknot '\(words[words.count - 1])' '\(words[words.count - 2])'
        printf '%s\\n' "${COMPREPLY[@]}"
        """
      return Set(try shell(script).split(separator: "\n"))
    }
    #expect(try offered("unknot", "play", "foam") == ["foam-roller"])
    #expect(try offered("unknot", "show", "my") == ["my-own"])
    #expect(try offered("unknot", "check", "bes") == ["beside.yaml"])
    #expect(try offered("unknot", "play", "my-own", "--from", "") == ["1"])
    #expect(try offered("unknot", "play", "--level", "") == ["gentle", "standard", "full"])
    #expect(try offered("unknot", "learn", "kno") == ["knots"])
    #expect(try offered("unknot", "pla") == ["plan", "play"])
    #expect(try offered("unknot", "help", "pla") == ["plan", "play"])
    #expect(try offered("unknot", "play", "--level", "=") == ["gentle", "standard", "full"])
    #expect(try offered("unknot", "play", "--level", "=", "f") == ["full"])
    #expect(try offered("unknot", "config", "get", "lev") == ["level"])
    let folder = program.home.appendingPathComponent("routines").path
    #expect(try offered("unknot", "check", "\(folder)/m") == ["\(folder)/my-own.yaml"])
  }

  @Test(.enabled(if: Subprocess.isThere("zsh"))) func `the zsh completion script parses`() throws {
    defer { program.removeHome() }
    try install()
    let path = "\(root.path)/usr/share/zsh/site-functions/_unknot"
    #expect(try shell("zsh -n \(path) && head -1 \(path)").hasPrefix("#compdef unknot"))
  }

  /// `help` takes the name of a command, and a value may follow `=`.
  @Test func `the zsh script completes commands after help and values after =`() throws {
    defer { program.removeHome() }
    let script = try program.run("--generate-completion-script", "zsh").output
    #expect(script.contains("'1:subcommand:(play timer list show check "))
    #expect(script.contains("'--level=[") && script.contains("'--json["))
    #expect(!script.contains("'--level["))
  }

  /// Without a terminal fish passes the typed text to no program, so file names are left out.
  @Test(
    .enabled(if: Subprocess.isThere("fish"), "this machine has no fish"),
    arguments: [
      ("help pla", "play"), ("play --level=ful", "--level=full"), ("play --level ful", "full"),
      ("config get lev", "level"), ("history --since=3", "--since=30d"),
    ])
  func `fish completes commands, option values and setting names`(typed: String, completed: String)
    throws
  {
    defer { program.removeHome() }
    try install()
    let path = "\(root.path)/usr/share/fish/vendor_completions.d/unknot.fish"
    let offered = try shell(
      "cd \(program.home.path); source \(path); complete -C 'unknot \(typed)'", as: "fish")
    #expect(offered.split(separator: "\n").contains { $0.split(separator: "\t")[0] == completed })
  }

  @Test(
    .enabled(
      if: Subprocess.isThere("desktop-file-validate") && Subprocess.isThere("appstreamcli"),
      "this machine has no desktop-file-utils and appstream"))
  func `the desktop entry and the AppStream metadata are valid`() throws {
    defer { program.removeHome() }
    try install()
    let share = "\(root.path)/usr/share"
    #expect(try shell("desktop-file-validate \(share)/applications/unknot.desktop") == "")
    let said = try shell(
      "appstreamcli validate --no-net \(share)/metainfo/local.unknot.unknot.metainfo.xml")
    #expect(said.contains("successful"))
  }

  @Test(
    .enabled(if: geteuid() == 0 && Subprocess.isThere("setpriv"), "only root can become another"))
  func `installing without permission suggests sudo or another PREFIX`() throws {
    defer { program.removeHome() }
    let said = try shell(
      """
      cd /; unset DESTDIR; PREFIX=/usr/local; export PREFIX
      setpriv --reuid=65534 --regid=65534 --clear-groups \(scripts.path)/install check 2>&1 || echo $?
      """)
    #expect(said.contains("sudo make install") && said.contains("PREFIX=~/.local"))
    #expect(said.hasSuffix("1\n"))
  }

  @Test func `an install folder outside PATH is reported`() throws {
    defer { program.removeHome() }
    let said = try shell(
      "unset DESTDIR; PREFIX=\(root.path)/own \(scripts.path)/install install \(Program.path) 2>&1")
    #expect(said.contains("\(root.path)/own/bin is not in your PATH"))
    let found = try shell(
      """
      unset DESTDIR; PATH=\(root.path)/own/bin:$PATH
      PREFIX=\(root.path)/own \(scripts.path)/install install \(Program.path) 2>&1
      """)
    #expect(!found.contains("PATH"))
  }

  @Test(.enabled(if: Subprocess.isThere("fish"))) func `the fish completion script parses`() throws
  {
    defer { program.removeHome() }
    try install()
    let path = "\(root.path)/usr/share/fish/vendor_completions.d/unknot.fish"
    #expect(try shell("fish --no-execute \(path); echo $?") == "0\n")
  }
}
