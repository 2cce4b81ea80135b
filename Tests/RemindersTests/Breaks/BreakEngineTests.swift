import CarePlan
import Foundation
import RoutineEngine
import RoutineFiles
import Testing

@testable import Reminders

/// Somebody at a desk, with the engine next to them. A day begins at 9:00 UTC.
struct Desk {
  static let suggestion = BreakSuggestion("two-minute-break", title: "Two-minute break", minutes: 2)

  private(set) var engine: BreakEngine
  private(set) var effects: [BreakEffect] = []
  private(set) var boot: Duration = .zero
  private var suspended: Duration = .zero
  private var lastInput: Duration = .zero
  var found: BreakSuggestion?
  var progress = BreakProgress()
  var silences: Set<Silence> = []
  var isLocked = false
  var sees: Reading.Scope? = .everything
  var hasDesktop = true

  init(_ settings: BreakSettings = BreakSettings(), found: BreakSuggestion? = Desk.suggestion) {
    self.found = found
    engine = BreakEngine(settings, at: Self.moment(.zero, suspended: .zero))
    handle(.advanced)
  }

  private static func moment(_ boot: Duration, suspended: Duration) -> BreakMoment {
    let nine = LocalDay(year: 2026, month: 11, day: 23).moment(secondsIntoDay: 9 * 3_600, in: .gmt)
    return BreakMoment(
      awake: boot - suspended, boot: boot,
      wall: nine.addingTimeInterval(boot / .seconds(1)), timeZone: .gmt)
  }

  var now: BreakMoment { Self.moment(boot, suspended: suspended) }
  var status: BreakStatus { engine.status(at: now) }

  mutating func handle(_ input: BreakInput) {
    var inputs = [input]
    while !inputs.isEmpty {
      for effect in engine.handle(inputs.removeFirst(), at: now) {
        switch effect {
        case .look(let depth):
          let reading = sees.map {
            Reading("desk", lastInput: lastInput...lastInput, sees: $0)
          }
          inputs.append(
            .looked(
              Look(
                reading.map { [$0] } ?? [], isLocked: isLocked, hasDesktop: hasDesktop,
                silences: depth == .full ? silences : nil)))
        case .findSuggestion: inputs.append(.suggested(found, progress))
        default: effects.append(effect)
        }
      }
    }
  }

  /// Lets time pass, with a key every so often, or none.
  mutating func pass(_ time: Duration, typingEach interval: Duration? = .seconds(8)) {
    let end = boot + time
    while boot < end {
      let next = min(engine.nextDeadline ?? end, end)
      boot = max(next, boot + .milliseconds(1))
      if let interval { lastInput = .seconds(Int(boot / interval) * Int(interval / .seconds(1))) }
      handle(.advanced)
    }
  }

  mutating func suspend(_ time: Duration) {
    boot += time
    suspended += time
    handle(.advanced)
  }

  mutating func takeEffects() -> [BreakEffect] {
    defer { effects = [] }
    return effects
  }

  var asks: Int { effects.count { if case .ask = $0 { true } else { false } } }
  var isWithdrawn: Bool { effects.contains(.withdraw) }
}

@Suite struct BreakEngineTests {
  @Test func `a break is asked for after the step, at a pause`() {
    var desk = Desk()
    desk.pass(.minutes(49))
    #expect(desk.asks == 0)
    #expect(desk.status.state == .sitting)
    #expect(desk.status.sittingSeconds == 49 * 60)
    desk.pass(.minutes(2))
    #expect(desk.asks == 1)
    #expect(desk.status.state == .asking)
  }

  @Test func `without a pause it is asked for after two minutes`() {
    var desk = Desk()
    desk.pass(.minutes(51), typingEach: .seconds(1))
    #expect(desk.asks == 0)
    desk.pass(.minutes(2), typingEach: .seconds(1))
    #expect(desk.asks == 1)
  }

  @Test func `three idle minutes are sitting and five are a break`() {
    var desk = Desk()
    desk.pass(.minutes(20))
    desk.pass(.minutes(3), typingEach: nil)
    desk.pass(.minutes(1))
    #expect(desk.status.sittingSeconds == 24 * 60)
    desk.pass(.minutes(6), typingEach: nil)
    #expect(desk.status.state == .away)
    desk.pass(.minutes(10))
    #expect((desk.status.sittingSeconds ?? 0) <= 10 * 60)
  }

  @Test func `a lock of two minutes is a break, one of ninety seconds is not`() {
    var desk = Desk()
    desk.pass(.minutes(20))
    desk.isLocked = true
    desk.pass(.seconds(90), typingEach: nil)
    desk.isLocked = false
    desk.pass(.minutes(1))
    #expect((desk.status.sittingSeconds ?? 0) > 22 * 60)
    desk.isLocked = true
    desk.pass(.minutes(4), typingEach: nil)
    #expect(desk.status.state == .away)
  }

  @Test func `a suspended machine is a break, and nothing is asked on waking`() {
    var desk = Desk()
    desk.pass(.minutes(51))
    #expect(desk.asks == 1)
    _ = desk.takeEffects()
    desk.suspend(.minutes(10))
    #expect(desk.isWithdrawn)
    #expect(desk.effects.contains(.note(.gotUp)))
    desk.pass(.minutes(20))
    #expect(desk.asks == 0)
  }

  @Test func `a message that nobody answers comes three times and then not`() {
    var desk = Desk()
    desk.pass(.minutes(170))
    #expect(desk.asks == 3)
    #expect(desk.status.silence == .unanswered)
    desk.pass(.minutes(6), typingEach: nil)
    desk.pass(.minutes(56))
    #expect(desk.asks == 4)
  }

  @Test func `later is ten minutes, three times in a row`() {
    var desk = Desk()
    desk.pass(.minutes(51))
    for _ in 0..<3 {
      desk.handle(.answered(.later))
      #expect(desk.status.state == .sitting)
      desk.pass(.minutes(11))
      #expect(desk.status.state == .asking)
    }
    #expect(desk.asks == 4)
    let last = desk.effects.last {
      if case .ask = $0 { true } else { false }
    }
    guard case .ask(_, _, _, let allowsLater) = last else {
      Issue.record("there is a message")
      return
    }
    #expect(!allowsLater)
    desk.handle(.command(.later(.minutes(10))))
    #expect(
      desk.effects.contains(
        .reply(refused: "You have put it off 3 times. Start it, or skip it.")))
  }

  @Test func `a call is sitting and is held, and a minute after its end it is asked`() {
    var desk = Desk()
    desk.pass(.minutes(30))
    desk.silences = [.call]
    desk.pass(.minutes(120), typingEach: nil)
    #expect(desk.asks == 0)
    #expect(desk.status.silence == .call)
    #expect(desk.status.sittingSeconds == 150 * 60)
    desk.silences = []
    desk.pass(.minutes(3), typingEach: nil)
    #expect(desk.asks == 1)
    guard
      case .ask(_, let sitting, let isAfterCall, _) = desk.effects.first(where: {
        if case .ask = $0 { true } else { false }
      })
    else { return }
    #expect(isAfterCall)
    #expect(sitting > .minutes(150))
  }

  @Test func `a session by whatever way is a break`() {
    var desk = Desk()
    desk.pass(.minutes(51))
    desk.handle(.sessionBegan)
    #expect(desk.isWithdrawn)
    desk.pass(.minutes(3), typingEach: nil)
    #expect(desk.status.state == .session)
    desk.progress.done = 1
    desk.handle(.sessionEnded(counts: true, desk.progress))
    #expect(desk.status.sittingSeconds == 0)
    #expect(desk.status.done == 1)
  }

  @Test func `a session that is too short is none, and ten minutes are left alone`() {
    var desk = Desk()
    desk.pass(.minutes(51))
    desk.handle(.answered(.start))
    #expect(desk.effects.contains(.start(Desk.suggestion)))
    desk.handle(.sessionBegan)
    desk.pass(.seconds(20))
    desk.handle(.sessionEnded(counts: false, desk.progress))
    _ = desk.takeEffects()
    desk.pass(.minutes(9))
    #expect(desk.asks == 0)
    desk.pass(.minutes(4))
    #expect(desk.asks == 1)
  }

  @Test func `a start without a session is as later`() {
    var desk = Desk()
    desk.pass(.minutes(51))
    desk.handle(.answered(.start))
    desk.pass(.minutes(4))
    #expect(desk.effects.contains(.note(.notStarted)))
    #expect(desk.status.laters == 1)
  }

  @Test func `a met goal is silent, and goes on if that is wanted`() {
    var settings = BreakSettings()
    for goesOn in [false, true] {
      settings.goesOnAfterGoal = goesOn
      var desk = Desk(settings)
      desk.progress.done = 3
      desk.pass(.minutes(60))
      #expect(desk.asks == (goesOn ? 1 : 0))
      #expect(desk.status.silence == (goesOn ? nil : .goal))
    }
  }

  @Test func `nothing is asked where nothing may be suggested`() {
    var desk = Desk()
    desk.found = nil
    desk.pass(.minutes(70))
    #expect(desk.asks == 0)
    #expect(desk.status.silence == .safety)
    // Nor is a next break promised: at once, and after a gap.
    desk = Desk(found: nil)
    desk.pass(.minutes(5))
    #expect(desk.status.silence == .safety && desk.status.next == nil)
    desk.pass(.minutes(8), typingEach: nil)
    desk.pass(.minutes(5))
    #expect(desk.status.silence == .safety && desk.status.next == nil)
  }

  @Test func `off is off, and after it ten minutes pass`() {
    var desk = Desk()
    desk.handle(.command(.off(.minutes(60))))
    desk.pass(.minutes(59))
    #expect(desk.asks == 0 && desk.status.state == .off)
    desk.pass(.minutes(10))
    #expect(desk.asks == 0)
    desk.pass(.minutes(2))
    #expect(desk.asks == 1)
    desk.handle(.command(.off(nil)))
    #expect(desk.isWithdrawn)
    desk.pass(.minutes(17 * 60))
    #expect(desk.asks == 1)
    // The own day ends at four.
    desk.pass(.minutes(120))
    #expect(desk.asks > 1)
  }

  @Test func `now asks at once, whatever holds it`() {
    var desk = Desk()
    desk.silences = [.call]
    desk.pass(.minutes(2))
    desk.handle(.command(.now))
    #expect(desk.asks == 1)
    #expect(desk.effects.contains(.reply(refused: nil)))
    desk.handle(.command(.start))
    #expect(desk.effects.contains(.start(Desk.suggestion)))
  }

  @Test func `skip leaves a break out`() {
    var desk = Desk()
    desk.pass(.minutes(51))
    desk.handle(.command(.skip))
    #expect(desk.isWithdrawn)
    #expect(desk.status.sittingSeconds == 0)
  }

  @Test func `reading is sitting, though nobody types`() {
    var desk = Desk()
    desk.pass(.minutes(10))
    desk.handle(.command(.reading(.minutes(60))))
    desk.pass(.minutes(45), typingEach: nil)
    #expect(desk.asks == 1)
  }

  @Test func `where only terminals are seen, half an hour without them is a break`() {
    var desk = Desk()
    desk.sees = .some
    desk.pass(.minutes(10))
    desk.pass(.minutes(20), typingEach: nil)
    #expect(desk.status.state == .sitting)
    desk.pass(.minutes(11), typingEach: nil)
    #expect(desk.status.state == .away)
  }

  @Test func `without any source the clock counts`() {
    var desk = Desk()
    desk.sees = nil
    desk.pass(.minutes(52), typingEach: nil)
    #expect(desk.asks == 1)
  }

  @Test func `the one who has got up finds the message, and a break if it was long`() {
    var desk = Desk()
    desk.pass(.minutes(51))
    desk.pass(.minutes(3), typingEach: nil)
    #expect(!desk.isWithdrawn)
    desk.pass(.minutes(4), typingEach: nil)
    #expect(desk.isWithdrawn)
    #expect(desk.effects.contains(.note(.gotUp)))
  }

  @Test func `looks are rare`() {
    var desk = Desk()
    var wakeUps = 0
    func count(_ minutes: Int, typingEach interval: Duration?) -> Double {
      wakeUps = 0
      let end = desk.boot + .minutes(minutes)
      while let next = desk.engine.nextDeadline, next < end {
        desk.pass(max(next - desk.boot, .milliseconds(1)), typingEach: interval)
        wakeUps += 1
      }
      return Double(wakeUps) / Double(minutes)
    }
    #expect(count(45, typingEach: .seconds(8)) <= 1.1)
    desk.pass(.minutes(10), typingEach: nil)
    #expect(count(60, typingEach: nil) <= 0.55)
  }

  @Test func `outside the hours nobody is looked at`() throws {
    var settings = BreakSettings()
    settings.hours = WorkingHours("mon-fri 13:00-17:00")
    var desk = Desk(settings)
    #expect(desk.status.state == .outside)
    #expect(desk.status.next.map { LocalTime($0, in: .gmt).time } == "13:00")
    desk.pass(.minutes(235))
    #expect(desk.asks == 0)
    desk.pass(.minutes(40))
    #expect(desk.status.state == .sitting)
    #expect((desk.status.sittingSeconds ?? 0) <= 36 * 60)
  }
}
