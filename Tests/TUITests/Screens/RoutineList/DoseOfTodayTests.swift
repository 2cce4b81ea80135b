import CarePlan
import Drawing
import Foundation
import RoutineEngine
import Testing

@testable import TUI

/// Before a session there is shown what will run.
@Suite struct DoseOfTodayTests {
  /// Ten in the morning.
  private static let start = Date(timeIntervalSince1970: 20_000 * 86_400 + 10 * 3_600)

  private static func session(
    _ id: String, daysAgo days: Double, after pain: Int? = nil
  ) -> PastSession {
    let moment = start.addingTimeInterval(-days * 86_400)
    return PastSession(
      CheckIn(id, endedAt: moment, after: pain), on: LocalDay(moment, in: .gmt),
      credits: [id: .whole])
  }

  private static func practice(
    _ sessions: [PastSession] = [], firstDay: Int = 0
  ) -> Practice {
    let days = BuiltIn.entries.map { ($0.id, LocalDay(number: firstDay)) }
    return Practice(sessions: sessions, firstDays: Dictionary(days) { $1 })
  }

  private func list(
    pain: Int? = nil, _ practice: Practice? = nil, soreness: Soreness? = nil,
    settings: PlaySettings = PlaySettings(), size: Size = Size(columns: 80, rows: 24)
  ) -> App {
    var care = Care(signs: .nothing, pain: pain, start: Self.start)
    if let soreness { care.answer(soreness, after: .zero) }
    var app = Fixture.picking(size, entries: BuiltIn.entries, settings: settings, care: care)
    app.receive(.practice(practice ?? Self.practice()))
    return app
  }

  private func choose(_ id: String, in app: inout App) {
    guard case .list(var list) = app.screens[0] else { return }
    list.choose(id)
    app.screens[0] = .list(list)
  }

  @Test func `on a day of pain 5 the list, preview and details show the gentle dose`() throws {
    var usual = list()
    var gentle = list(pain: 5)
    #expect(usual.sees("standard dose") && !usual.sees("gentle today"))
    for size in [Size(columns: 80, rows: 24), Size(columns: 160, rows: 45)] {
      let app = list(pain: 5, size: size)
      #expect(app.sees("gentle today: pain 5") && !app.sees("standard dose"), "\(size)")
      #expect(app.sees("Pain 5: the gentle dose."), "\(size)")
    }
    choose("overhead-reach", in: &usual)
    choose("overhead-reach", in: &gentle)
    #expect(usual.sees("3 × 15 s") && gentle.sees("2 × 10 s"))
    for app in [usual, gentle] {
      var app = app
      let length = try #require(app.list?.chosen(in: app.context)?.likelyLength(in: app.context))
      #expect(app.frame.text.contains(Format.about(length)))
      app.press(.right)
      #expect(app.sees(Format.about(length)))
      app.press(.left, .enter)
      let session = try #require(app.session)
      #expect(session.timeline.likelyLength == length)
    }
    gentle.press(.right)
    #expect(gentle.sees("2 × 10 s") && gentle.sees("gentle today: pain 5"))
  }

  /// Also where a dose that was agreed to is eased.
  @Test(arguments: [nil, 5]) func `the list, panel and details tell one length`(pain: Int?) throws {
    var agreed = AgreedDoses()
    for entry in BuiltIn.entries {
      agreed[entry.id, .standard] = Prescription(hold: .seconds(25), repeats: 3)
    }
    for doses in [AgreedDoses(), agreed] {
      for entry in BuiltIn.entries {
        var app = list(pain: pain, size: Size(columns: 120, rows: 50))
        app.receive(.doses(doses))
        choose(entry.id, in: &app)
        guard let length = entry.likelyLength(in: app.context).map(Format.about) else { continue }
        let note = "\(entry.id), pain \(pain ?? 0): \(length)"
        // Under "Now" there is the reason in place of the length.
        let row = app.frame.text.split(separator: "\n").first { $0.contains("▌") } ?? ""
        #expect(row.contains(" \(length) ") || row.contains(" short "), "\(row) \(note)")
        #expect(app.frame.text.contains("about \(length) "), "\(note)")
        #expect(app.frame.text.contains("─ \(length) ─╮"), "\(note)")
        app.press(.right)
        #expect(app.frame.text.contains("about \(length) "), "details of \(note)")
        #expect(app.frame.text.contains("─ \(length) ─╮"), "details of \(note)")
      }
    }
  }

  @Test func `the palette has the length that will run`() {
    let length = { (app: App) in
      app.paletteEntries.first { $0.text == "Start Foam rolling" }?.fact
    }
    #expect(length(list()) != length(list(pain: 4)))
  }

  @Test func `each reason is told in a few words`() {
    func head(_ app: App, _ id: String) -> String {
      var app = app
      choose(id, in: &app)
      let row = app.frame.text.split(separator: "\n")[0]
      return String(row.suffix(30).drop { $0 == " " }).components(separatedBy: "need?").last?
        .trimmingCharacters(in: .whitespaces) ?? ""
    }
    let first = list(Self.practice(firstDay: 19_999))
    #expect(head(first, "foam-roller") == "gentle today: first week")
    #expect(head(first, "overhead-reach") == "standard dose")
    let hurt = list(Self.practice([Self.session("neck-ease", daysAgo: 1, after: 7)]))
    #expect(head(hurt, "overhead-reach") == "gentle today: it hurt")
    #expect(head(list(soreness: .aLittle), "foam-roller") == "gentle today: a bit sore")
  }

  @Test func `in small windows the header names the dose that will run`() {
    #expect(list(pain: 5, size: Size(columns: 20, rows: 5)).sees("gentle"))
    let compact = list(pain: 5, size: Size(columns: 40, rows: 12))
    #expect(compact.sees("gentle today: pain 5"))
  }

  @Test func `the dose key says that today stays gentle`() {
    var app = list(pain: 5)
    app.press(.character("l"))
    #expect(app.sees("Dose: full") && app.sees("today gentle: pain 5"))
  }

  /// Every routine in every state.
  @Test func `what is shown is what runs`() throws {
    var agreed = AgreedDoses()
    agreed["overhead-reach", .standard] = Prescription(hold: .seconds(25), repeats: 3)
    let practices = [
      Self.practice(), Self.practice(firstDay: 19_999),
      Self.practice([Self.session("overhead-reach", daysAgo: 1, after: 7)]),
    ]
    for practice in practices {
      for pain in [nil, 5] {
        for soreness in [nil, Soreness.aLittle] {
          var app = list(pain: pain, practice, soreness: soreness)
          app.receive(.doses(agreed))
          let context = app.context
          for entry in BuiltIn.entries {
            guard let request = context.request(for: entry),
              let shown = entry.likelyLength(in: context)
            else { continue }
            var replies = Replies()
            // What is asked before is answered with no news.
            replies.pain = pain.map(Replies.Pain.said) ?? .said(0)
            var started = app
            _ = started.begin(SessionRequest(request.timeline, replies: replies))
            if soreness == nil, started.session == nil { started.press(.character("n")) }
            guard let session = started.session else { continue }
            #expect(session.timeline.likelyLength == shown, "\(entry.id), pain \(pain ?? 0)")
          }
        }
      }
    }
  }
}
