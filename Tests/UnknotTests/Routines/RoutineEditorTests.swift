import Foundation
import RoutineEngine
import RoutineFiles
import TUI
import Testing

@testable import unknot

/// The person's own routines as the builder reads and writes them.
@Suite struct RoutineEditorTests {
  private let home = NSTemporaryDirectory() + "routine-editor-" + UUID().uuidString

  private var folder: String { home + "/routines" }

  private var catalogue: RoutineCatalog {
    Library(folders: Paths(environment: ["UNKNOT_HOME": home])).catalogue
  }

  private var editor: RoutineEditor { RoutineEditor(catalogue, folder: folder) }

  private func removeHome() { try? FileManager.default.removeItem(atPath: home) }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
  }

  private func write(_ text: String, to name: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
  }

  private static let mine = "format: 1\ntitle: Mine\nkind: stretch\nsteps:\n  - use: chin-nod\n"

  @Test func `a copy of every built-in routine is good`() throws {
    defer { removeHome() }
    for entry in catalogue.entries {
      let model = try editor.open(.copy(of: entry.id))
      #expect(model.check.problems == [], "\(entry.id)")
      let reply = editor.perform(.save(model.file, model.draft))
      guard case .saved(let id, _) = reply else {
        Issue.record("\(entry.id): \(reply)")
        continue
      }
      let copy = try #require(catalogue.entry(withID: id))
      #expect(copy.report == "", "\(entry.id)")
      #expect(copy.routine?.steps == entry.routine?.steps, "\(entry.id)")
      #expect(id != entry.id)
    }
  }

  @Test func `new routines have titles and names of their own`() throws {
    defer { removeHome() }
    var titles: [String] = []
    for _ in 0..<3 {
      let model = try editor.open(.new)
      var draft = model.draft
      draft.add(try #require(catalogue.moveStep("chin-nod")), at: 0)
      titles.append(draft.title)
      #expect(editor.check(model.file, draft).problems == [])
      _ = editor.perform(.save(model.file, draft))
    }
    #expect(titles == ["My routine", "My routine 2", "My routine 3"])
    #expect(try text("my-routine-3.yaml").contains("title: My routine 3\n"))
    let mode = try FileManager.default.attributesOfItem(atPath: folder + "/my-routine.yaml")
    #expect(mode[.posixPermissions] as? Int == 0o600)
  }

  @Test func `a file that somebody else has changed stays as it is`() throws {
    defer { removeHome() }
    try write(Self.mine, to: "mine.yaml")
    let model = try editor.open(.own("mine"))
    var draft = model.draft
    draft.title = "Other"
    let other = Self.mine + "  - use: walk\n"
    try write(other, to: "mine.yaml")
    #expect(editor.perform(.save(model.file, draft)) == .changedOutside)
    #expect(try text("mine.yaml") == other)
    #expect(editor.perform(.saveCopy(model.file, draft)) == .saved(id: "other", file: "other.yaml"))
    // Nor is one written that is gone.
    try FileManager.default.removeItem(atPath: folder + "/mine.yaml")
    #expect(editor.perform(.save(model.file, draft)) == .changedOutside)
  }

  @Test func `a draft with a problem is not written`() throws {
    defer { removeHome() }
    try write(Self.mine, to: "mine.yaml")
    let model = try editor.open(.own("mine"))
    var draft = model.draft
    draft.steps[0].toggleSkip()
    guard case .refused = editor.perform(.save(model.file, draft)) else {
      Issue.record("it was written")
      return
    }
    #expect(try text("mine.yaml") == Self.mine)
  }

  @Test func `a file written in one line is refused with the reason`() throws {
    defer { removeHome() }
    try write("format: 1\ntitle: A\nkind: stretch\nsteps: [{use: chin-nod}]\n", to: "mine.yaml")
    #expect(throws: Failure.self) { try editor.open(.own("mine")) }
    try write("format: 1\ntitle: A\n", to: "mine.yaml")
    #expect(throws: Failure.self) { try editor.open(.own("mine")) }
  }

  @Test func `the bin keeps every file, and gives back the last one`() throws {
    defer { removeHome() }
    for _ in 0..<2 {
      try write(Self.mine, to: "mine.yaml")
      guard case .deleted = editor.perform(.delete("mine")) else {
        Issue.record("it was not deleted")
        return
      }
    }
    #expect(catalogue.entry(withID: "mine") == nil)
    #expect(try text(".bin/mine.yaml") == Self.mine && text(".bin/mine-2.yaml") == Self.mine)
    #expect(editor.perform(.restore("mine-2.yaml")) == .restored(id: "mine-2"))
    #expect(editor.perform(.restore("mine.yaml")) == .restored(id: "mine"))
    // Never over a file that is there again.
    try write(Self.mine, to: ".bin/mine.yaml")
    guard case .refused = editor.perform(.restore("mine.yaml")) else {
      Issue.record("it was written over")
      return
    }
    guard case .refused = editor.perform(.delete("posture-reset")) else {
      Issue.record("a built-in routine was deleted")
      return
    }
  }
}
