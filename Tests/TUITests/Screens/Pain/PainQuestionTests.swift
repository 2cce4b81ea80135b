import CarePlan
import Drawing
import Foundation
import RoutineEngine
import Testing

@testable import TUI

@Suite struct PainQuestionTests {
  private func playing(
    _ routine: Routine, pain: Int? = nil, level: Level = .full, from index: Int = 0,
    hold: Duration? = nil, hasKeys: Bool = true
  ) throws -> App {
    let timeline = try Timeline(routine, Prescription(level: level, hold: hold))
    return App.playing(
      SessionRequest(timeline, from: index), care: Care(signs: .nothing, pain: pain),
      settings: PlaySettings(hasKeys: hasKeys), size: Size(columns: 80, rows: 24),
      glyphs: .unicode, at: .zero
    ).app
  }

  private func level(of app: App) -> Level? { app.session?.timeline.prescription.level }

  @Test func `a routine that presses does not start before pain is answered`() throws {
    var app = try playing(Fixture.roll)
    #expect(app.session == nil && app.sees("Pain now, 0 to 10?"))
    let effects = app.press(.character("3"))
    #expect(effects.contains(.save(.painBefore(3))) && !effects.contains(.save(.pain(3))))
    #expect(level(of: app) == .full)
  }

  @Test(arguments: ["4", "5"]) func `pain of 4 or 5 gives the gentle dose`(key: Character) throws {
    var app = try playing(Fixture.roll)
    app.press(.character(key))
    #expect(level(of: app) == .gentle)
    #expect(app.sees("Pain \(key): the gentle dose."))
  }

  @Test func `an unanswered pain question gives the gentle dose`() throws {
    var app = try playing(Fixture.roll)
    let effects = app.press(.enter)
    #expect(level(of: app) == .gentle)
    #expect(effects.contains(.say("Pain not said: the gentle dose.")))
  }

  @Test(arguments: ["6", "9", "t"])
  func `much pain locks pressing until tomorrow and makes a stretch ask first`(key: Character)
    throws
  {
    var app = Fixture.picking()
    app.press(.down, .enter, .character(key))
    #expect(app.session == nil && app.lock != nil)
    #expect(app.sees("locked until tomorrow"))
    app.press(.enter, .enter)
    #expect(app.session == nil && app.lock != nil)
    // A stretch is asked about.
    app.press(.enter, .up, .enter)
    #expect(app.session == nil && app.lock == nil)
    app.press(.character("g"))
    #expect(level(of: app) == .gentle)
  }

  @Test func `the pain lock opens at midnight`() {
    // At half past eleven in the evening.
    var app = Fixture.picking(
      care: Care(signs: .nothing, start: .init(timeIntervalSince1970: 84_600)))
    app.press(.down, .enter, .character("8"))
    app.press(.enter, .enter, at: .seconds(1_799))
    #expect(app.lock == .pain(8))
    app.press(.enter, .enter, at: .seconds(1_800))
    #expect(app.lock == nil)
    app.press(.character("1"), at: .seconds(1_801))
    #expect(app.session?.timeline.routine.id == "roll")
  }

  @Test func `a wrong pain score can be corrected before the session`() throws {
    var app = try playing(Fixture.roll)
    app.press(.character("8"), .character("c"))
    #expect(app.press(.character("2")).first == .save(.pain(2)))
    #expect(level(of: app) == .full)
  }

  @Test func `pain recorded earlier today cannot be lowered to open the lock`() throws {
    var app = try playing(Fixture.roll, pain: 7)
    app.press(.character("c"), .character("2"), .character("g"))
    #expect(app.session == nil && app.lock == .pain(7))
  }

  @Test func `pain of 5 recorded today makes sessions gentle`() throws {
    #expect(level(of: try playing(Fixture.stretch, pain: 5)) == .gentle)
    var app = try playing(Fixture.roll, pain: 5)
    app.press(.enter)
    #expect(level(of: app) == .gentle)
  }

  @Test func `without keys, the pain recorded today decides`() throws {
    #expect(level(of: try playing(Fixture.roll, hasKeys: false)) == .full)
    #expect(level(of: try playing(Fixture.roll, pain: 4, hasKeys: false)) == .gentle)
    for routine in [Fixture.roll, Fixture.stretch] {
      #expect(try playing(routine, pain: 6, hasKeys: false).session == nil)
    }
    var breathing = Fixture.breathing
    breathing.kind = .breathing
    #expect(try playing(breathing, pain: 6, hasKeys: false).session != nil)
  }

  @Test func `a session that starts midway is eased from there`() throws {
    let app = try playing(Fixture.stretch, pain: 4, from: 2)
    #expect(app.session?.index == 2 && app.session?.easedFrom == 2)
    #expect(app.session?.length == .seconds(15))
  }

  @Test func `easing never lengthens a person's shorter hold`() throws {
    let app = try playing(Fixture.stretch, pain: 4, hold: .seconds(10))
    let holds = app.session?.timeline.segments.filter { $0.kind == .hold } ?? []
    #expect(holds.count == 4 && holds.allSatisfy { $0.length == .seconds(10) })
  }

  // MARK: In a session

  @Test func `some pain entered at the first prompt eases the rest of the session`() throws {
    var app = try playing(Fixture.stretch)
    let effects = app.press(.character("4"), at: .seconds(2))
    #expect(effects.contains(.save(.painBefore(4))) && effects.contains(.save(.pain(4))))
    #expect(effects.contains(.say("Pain 4: the gentle dose. See that it settles within a day.")))
    app.press(.enter, at: .seconds(3))
    app.run(until: .seconds(10))
    #expect(app.session?.segment.kind == .hold && app.session?.length == .seconds(15))
    #expect(app.sees("gentle"))
  }

  @Test func `much pain entered at the first prompt pauses the session until answered`() throws {
    var app = try playing(Fixture.stretch)
    app.press(.character("8"), at: .seconds(2))
    #expect(app.session?.isPaused == true && app.sees("Pain 8: what now?"))
    let commands: [SessionEvent] = [.resumed, .pauseToggled, .skippedForward, .paused, .repeated]
    for command in commands {
      #expect(app.command(command, at: .seconds(3)).refusal == Format.painIsOpen)
    }
    app.press(.space, .character("n"), .right, at: .seconds(4))
    #expect(app.session?.isPaused == true && app.session?.index == 0)
    var gently = app
    gently.press(.character("g"), at: .seconds(5))
    #expect(gently.session?.isPaused == false && gently.session?.easedFrom == 0)
    var corrected = app
    #expect(corrected.press(.character("2"), at: .seconds(6)).contains(.save(.pain(2))))
    #expect(corrected.session?.isPaused == false && corrected.session?.easedFrom == nil)
    app.press(.enter, at: .seconds(5))
    #expect(app.isSummedUp)
  }

  @Test func `much pain after a session locks pressing and stretching for the day`() throws {
    var app = Fixture.picking()
    app.press(.enter, .character("q"), .character("y"))
    let loads: [AppEffect] = [.load(.report), .load(.suggestion(over: Prescription()))]
    let checkIn = CheckIn("lean", endedAt: Date(timeIntervalSince1970: 0), after: 7)
    #expect(
      app.press(.character("7"))
        == [.save(.painAfter(7)), .save(.pain(7)), .save(.checkIns([checkIn]))] + loads)
    #expect(app.sees("Stop for today. No more pressing, rolling or stretching"))
    app.press(.enter, .down, .enter)
    #expect(app.session == nil && app.lock == .pain(7))
    // Stretching is closed, too, and no key opens it.
    app.press(.enter, .up, .enter)
    #expect(app.session == nil && app.lock == .closed(.stop))
    #expect(app.sees("Not today: what now?") && !app.sees("all the same"))
    app.press(.character("g"))
    #expect(app.session == nil)
  }

  @Test func `a session that was stopped by pain closes at once`() throws {
    var app = try playing(Fixture.stretch)
    let effects = app.press(.enter, .character("!"), .character("e"))
    let checkIn = CheckIn("lean", endedAt: Date(timeIntervalSince1970: 0), isStopped: true)
    #expect(effects.contains(.save(.checkIns([checkIn]))))
    #expect(app.advice.firmLock(on: Fixture.stretch) == .closed(.stop))
  }

  @Test func `a wrong key after a session is taken back`() throws {
    var app = Fixture.picking()
    app.press(.enter, .character("q"), .character("y"), .character("8"))
    #expect(app.advice.firmLock(on: Fixture.stretch) == .closed(.stop))
    #expect(
      app.press(.character("2")).contains { if case .save(.checkIns) = $0 { true } else { false } })
    #expect(app.advice.firmLock(on: Fixture.stretch) == nil)
  }

  @Test func `soreness is asked before pressing, and much of it skips a day`() throws {
    var practice = Fixture.practice(["roll": 1])
    practice.sessions[0].pressing = .minutes(4)
    practice.sessions[0].day = LocalDay(number: -1)
    var app = Fixture.picking()
    app.receive(.practice(practice))
    app.press(.down, .enter)
    #expect(app.sees("Sore or bruised from last time?") && app.session == nil)
    var much = app
    #expect(much.press(.character("m")).first == .save(.soreness(.much)))
    #expect(much.lock == .soreness && much.sees("Skip a day"))
    var little = app
    little.press(.character("a"), .character("0"))
    #expect(level(of: little) == .gentle)
    var skipped = app
    skipped.press(.enter, .character("0"))
    #expect(level(of: skipped) == .gentle)
    app.press(.character("n"))
    #expect(app.sees("Pain now, 0 to 10?"))
    app.press(.character("0"))
    #expect(level(of: app) == .standard)
    // Once a day.
    app.press(.character("q"), .character("y"), .escape, .enter)
    #expect(app.sees("Pain now, 0 to 10?"))
  }

  @Test func `what now offers slow breathing and a cold pack`() throws {
    var app = Fixture.picking()
    app.press(.down, .enter, .character("8"))
    let request = AppEffect.load(
      .session(of: ["strain-rest", "sleep-setup"], Prescription()))
    #expect(app.press(.character("b")) == [request])
    var breathing = Fixture.breathing
    breathing.kind = .breathing
    app.receive(.requested(SessionRequest(try Timeline(breathing))))
    #expect(app.session?.timeline.routine.id == "breathe")
  }

  @Test func `the history is asked before a session of the launch counts`() throws {
    let request = SessionRequest(try Timeline(Fixture.roll), waitsForHistory: true)
    var app = App.playing(
      request, care: Care(signs: .nothing), settings: PlaySettings(hasKeys: false),
      size: Size(columns: 80, rows: 24), glyphs: .unicode, at: .zero
    ).app
    let hurt = PastSession(
      CheckIn("lean", endedAt: Date(timeIntervalSince1970: 0), isStopped: true),
      on: LocalDay(number: 0))
    app.receive(.practice(Practice(sessions: [hurt])))
    #expect(app.session == nil && app.lock == .closed(.stop) && app.isOver)
  }

  // MARK: Without a session

  @Test(arguments: [("3", false, false), ("5", true, false), ("7", true, true)])
  func `sore today needs no session`(key: String, isGentle: Bool, isLocked: Bool) throws {
    var app = Fixture.picking()
    app.press(.character("s"))
    #expect(app.sees("Pain now, 0 to 10?"))
    let pain = try #require(Int(key))
    let effects = app.press(.character(Character(key)))
    #expect(effects.contains(.save(.pain(pain))) == isGentle)
    #expect(effects.filter { $0 == .save(.painEntry(pain)) }.count == 1)
    #expect((app.advice.firmLock(on: Fixture.roll) != nil) == isLocked)
    #expect(app.sees("what now?") == isLocked)
    app.press(.escape, .enter)
    if isLocked {
      #expect(app.session == nil)
    } else {
      #expect(level(of: app) == (isGentle ? .gentle : .standard))
    }
  }

  @Test func `who to see is the answer that says so`() {
    var app = Fixture.picking()
    app.press(.down, .enter, .character("8"))
    #expect(app.press(.character("s")) == [.load(.guide)])
    app.receive(.guide(Fixture.cards))
    #expect(app.sees("When should I see someone?") && app.sees("Emergency"))
    // The other questions are below it, and the pain below them.
    app.press(.escape)
    #expect(app.sees("What people ask"))
    app.press(.escape)
    #expect(app.sees("what now?"))
    app = Fixture.picking()
    app.press(.character("i"))
    app.receive(.guide(Fixture.cards))
    #expect(app.sees("What people ask"))
  }

  @Test(arguments: [("7", "4"), ("7", "2"), ("5", "3")])
  func `less pain than before promises nothing that stays closed`(first: String, then: String) {
    var app = Fixture.picking()
    app.press(.character("s"), .character(Character(first)), .escape)
    app.press(.character("s"), .character(Character(then)))
    #expect(app.sees("Recorded: pain \(then) out of 10. Today's \(first) still counts."))
  }

  /// Effects that keep pain which no session has.
  private static func entries(_ effects: [AppEffect]) -> [Int] {
    effects.compactMap { if case .save(.painEntry(let pain)) = $0 { pain } else { nil } }
  }

  @Test(arguments: [Key.escape, .enter, .control("c")])
  func `pain for a session that does not begin is kept`(key: Key) {
    var app = Fixture.picking()
    #expect(Self.entries(app.press(.down, .enter, .character("8"))).isEmpty)
    #expect(app.sees("what now?"))
    #expect(Self.entries(app.press(key)) == [8])
    if key != .control("c") { #expect(Self.entries(app.press(.control("c"))).isEmpty) }
  }

  @Test func `pain for a session that begins is the session's own`() {
    var app = Fixture.picking()
    let effects = app.press(.down, .enter, .character("3"))
    #expect(effects.contains(.save(.painBefore(3))) && Self.entries(effects).isEmpty)
  }

  @Test func `a wrong key that is corrected leaves no pain behind`() {
    var app = Fixture.picking()
    var effects = app.press(.down, .enter, .character("8"), .character("c"), .character("0"))
    effects += app.press(.control("c"))
    #expect(effects.contains(.save(.painBefore(0))) && Self.entries(effects).isEmpty)
  }

  @Test func `pain is kept when another session takes the place of the one it was said for`()
    throws
  {
    var app = Fixture.picking()
    app.press(.down, .enter, .character("8"), .character("b"))
    var breathing = Fixture.breathing
    breathing.kind = .breathing
    let effects = app.receive(.requested(SessionRequest(try Timeline(breathing))))
    #expect(app.session != nil && Self.entries(effects) == [8])
  }

  @Test func `a key shows the cautions in a session, and the clock stands`() throws {
    var app = try playing(Fixture.stretch)
    app.press(.enter)
    app.run(until: .seconds(12))
    app.press(.character("c"), at: .seconds(12))
    #expect(app.sees("Not while you are dizzy."))
    app.press(.enter, at: .seconds(60))
    #expect(app.session?.isPaused == true && app.session?.index == 2)
  }
}
