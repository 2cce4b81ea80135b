import CarePlan
import Foundation
import RoutineEngine
import TestSupport
import Testing

@testable import Pages

/// Pages in a real browser, as a person prints them.
@Suite(.enabled(if: Browser.path != nil, "this machine has no Chromium that starts"), .serialized)
struct BrowserTests {
  @Test func `each sheet of up to six rows is one page, a longer one two`() throws {
    let sheets = try SheetTests.routines.map { try SheetTests.sheet($0) }
    let expected = sheets.reduce(0) {
      $0 + (SheetRow.rows(of: $1.timeline).count <= 6 ? 1 : 2)
    }
    let pages = try Browser.pages(of: Sheet.page(sheets))
    #expect(pages == expected)
  }

  @Test(arguments: [0, 28, 84]) func `a report is one page or two`(_ days: Int) throws {
    var report = Report(over: ReportTests.first...ReportTests.first.advanced(by: max(27, days - 1)))
    let sessions = (0..<days).map { day in
      ReportTests.session(
        day, before: 3 + day % 4, after: 2 + day % 3,
        title: day.isMultiple(of: 2) ? "Lean" : "Roll", hurts: day.isMultiple(of: 9) ? [.left] : [])
    }
    for session in sessions { report.add(session) }
    report.moves = ReportTests.moves(of: sessions)
    let page = ReportPage(report, program: "unknot 1", emergencyNumber: "112").html
    let pages = try Browser.pages(of: page)
    #expect(pages == (days == 0 ? 1 : 2))
  }

  @Test(arguments: [(28, 4), (28, 12), (365, 12), (8_400, 12)])
  func `a report of all there can be is two pages`(_ days: Int, _ moves: Int) throws {
    let first = ReportTests.first.advanced(by: 1 - days)
    var report = Report(over: first...ReportTests.first)
    let sides: [Side?] = [.left, .right, nil]
    let titles = (0..<moves).map { "A move with a long name, the \($0)th" }
    let sessions = (0..<days).map { day in
      var session = ReportTests.session(
        day - days + 1, before: 3 + day % 4, after: day % 8, title: titles[day % moves],
        hurts: day.isMultiple(of: 3) ? [sides[day % 9 / 3]] : [])
      session.ease = Ease.allCases[day % 3]
      session.note = String(repeating: "A note of many words. ", count: day % 16)
      return session
    }
    for session in sessions { report.add(session) }
    for day in 0..<days {
      report.add(
        ReportPain(
          day: ReportTests.first.advanced(by: -day), minute: 1_215, pain: day % 11, side: .right))
    }
    report.moves = ReportTests.moves(of: sessions)
    report.routines = (1...max(5, moves)).map {
      ReportRoutine(
        title: "A routine with a long name, \($0)", sessions: 9,
        dose: "Lean, 3 × 15 s, each side; Roll, 2 × 1 min")
    }
    report.firstEver = first
    report.doses = (0..<9).map {
      ReportDose(
        day: ReportTests.first.advanced(by: $0 - 8), routine: titles[$0 % moves],
        dose: "3 × 1 min 20 s",
        reason: "easy three times; accepted")
    }
    report.plan = ReportPlan(
      title: "Desk back", from: "a physiotherapist", place: "week 2 of 10", phase: "One minute",
      done: 3, planned: 20)
    report.signs = ReportSigns(
      asked: ReportTests.first,
      ticked: moves < 5 ? [] : ["You have pins and needles in an arm, or an arm is weak."],
      advised: ["See a doctor in the next few days. You may move gently."],
      risks: ["You take blood thinners, or you bruise easily. A clinician said that it is fine."],
      locks: nil)
    let page = ReportPage(report, program: "unknot 1", emergencyNumber: "112").html
    let pages = try Browser.pages(of: page)
    #expect(pages == 2)
  }

  @Test func `a hostile title is text in the document`() throws {
    let title = "</title><script>document.title='run'</script><img src=x onerror=alert(1)>"
    let report = ReportTests.report([ReportTests.session(1, title: title, hurts: [.left])])
    let page = ReportPage(report, program: "unknot 1", emergencyNumber: "112").html
    let dom = try Browser.dom(of: page)
    let elements = ["<script", "<img"].filter(dom.contains)
    #expect(elements.isEmpty)
    let isText = dom.contains("&lt;script&gt;document.title")
    #expect(isText)
  }
}

/// Chromium without a window.
private enum Browser {
  /// The program, if it is there and starts.
  static let path: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").lazy.flatMap { folder in
      ["chromium", "chromium-browser", "google-chrome"].map { "\(folder)/\($0)" }
    }.first { access($0, X_OK) == 0 && starts($0) }

  private static func starts(_ path: String) -> Bool {
    let dom = try? run(path, "<p>It starts.</p>") { _ in
      ["--dump-dom"]
    } read: { _, output in
      try String(contentsOf: output, encoding: .utf8)
    }
    return dom?.contains("It starts.") ?? false
  }

  /// The number of A4 pages of a page.
  static func pages(of html: String) throws -> Int {
    try run(path ?? "", html) { file in
      ["--no-pdf-header-footer", "--print-to-pdf=\(file)"]
    } read: { file, _ in
      let pdf = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      return pdf.matches(of: #//Type /Page[^s]/#).count
    }
  }

  /// The document as the browser has made it.
  static func dom(of html: String) throws -> String {
    try run(path ?? "", html) { _ in
      ["--dump-dom"]
    } read: { _, output in
      try String(contentsOf: output, encoding: .utf8)
    }
  }

  private static func run<Value>(
    _ path: String, _ html: String, _ arguments: (String) -> [String],
    read: (URL, URL) throws -> Value
  ) throws -> Value {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("unknot-browser-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appendingPathComponent("page.html")
    let result = folder.appendingPathComponent("result")
    let output = folder.appendingPathComponent("output")
    try Data(html.utf8).write(to: page)
    let usual = [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--user-data-dir=\(folder.path)/profile",
    ]
    let code = try Subprocess.run(
      path, usual + arguments(result.path) + [page.absoluteString],
      environment: ["HOME": folder.path, "PATH": "/usr/bin:/bin"], output: output.path)
    try #require(code == 0)
    return try read(result, output)
  }
}
