import CarePlan
import Foundation
import RoutineEngine
import TestSupport

@testable import Reminders

/// A person's days as the sources see them. All times are seconds of boot time.
struct SimulatedDays {
  /// The time on the wall clock at the beginning.
  var start: Date
  var timeZone: TimeZone
  var length: Double
  /// The times of key presses and pointer moves, in order.
  var inputs: [Double] = []
  var calls: [Range<Double>] = []
  var locks: [Range<Double>] = []
  var suspends: [Range<Double>] = []
  /// The times at which the wall clock is set, and the seconds by which it changes.
  var clockChanges: [(at: Double, by: Double)] = []
  /// True if only terminals are seen: their times are floors of eight seconds.
  var seesTerminalsOnly = false

  func awake(at time: Double) -> Double {
    time - suspends.reduce(0) { $0 + max(0, min($1.upperBound, time) - $1.lowerBound) }
  }

  func moment(_ time: Double) -> BreakMoment {
    let shift = clockChanges.filter { $0.at <= time }.reduce(0) { $0 + $1.by }
    return BreakMoment(
      awake: .seconds(awake(at: time)), boot: .seconds(time),
      wall: start.addingTimeInterval(time + shift), timeZone: timeZone)
  }

  /// The time of the latest input.
  func lastInput(at time: Double) -> Double? {
    var (low, high) = (0, inputs.count)
    while low < high {
      let middle = (low + high) / 2
      if inputs[middle] <= time { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? inputs[low - 1] : nil
  }

  /// Adds input every few seconds.
  mutating func type(_ range: Range<Double>, _ chance: inout SeededGenerator) {
    var time = range.lowerBound
    while time < range.upperBound {
      inputs.append(time)
      // Bursts of keys with pauses between, some of them long enough to be asked in.
      time +=
        Int.random(in: 0..<12, using: &chance) == 0
        ? Double.random(in: 5..<90, using: &chance) : Double.random(in: 0.2..<4, using: &chance)
    }
  }

  func look(_ depth: Look.Depth, at time: Double) -> Look {
    let reading: Reading
    if seesTerminalsOnly {
      reading = Reading(
        "terminals",
        lastInput: lastInput(at: time).map {
          let floor = ($0 / 8).rounded(.down) * 8
          return .seconds(floor)...(.seconds(min(floor + 8, time)))
        }, sees: .some)
    } else {
      reading = Reading(
        "GNOME", lastInput: lastInput(at: time).map { .seconds($0)...(.seconds($0)) },
        sees: .everything)
    }
    var look = Look([reading], isLocked: locks.contains { $0.contains(time) })
    if depth == .full { look.silences = calls.contains { $0.contains(time) } ? [.call] : [] }
    return look
  }
}

/// The person's reaction to a break that is offered.
enum Mood {
  case starts, puts, ignores
}

/// The engine over simulated days.
struct BreakSimulation {
  struct Ask: Equatable {
    let at: Double
    let sitting: Double
  }

  let days: SimulatedDays
  var mood: (_ ask: Int, _ time: Double) -> Mood = { _, _ in .starts }
  var settings = BreakSettings()
  /// The sessions a day that the person wants: the engine's goal.
  var goal = 3
  /// The interval of extra looks, in seconds; `nil` for none.
  var extraLooks: Double?
  /// The number of sessions a day after which the person wants no more.
  var enough = Int.max

  var asks: [Ask] = []
  /// The number of offers before the goal was met.
  var asksToTheGoal = 0
  var lines: [String] = []
  var wakeUps = 0
  var looks = 0
  /// The number of sessions done, by their own day.
  var done: [Int: Int] = [:]

  init(_ days: SimulatedDays) { self.days = days }

  private enum Event { case answer(BreakAnswer), began, ended }

  mutating func run() {
    var engine = BreakEngine(
      settings, progress: BreakProgress(goal: goal), at: days.moment(0))
    var schedule: [(time: Double, event: Event)] = []
    var time = 0.0
    var lastEnd: [Int: Double] = [:]
    func day(_ time: Double) -> Int {
      let moment = days.moment(time)
      return LocalDay(moment.wall, in: days.timeZone, from: settings.dayBegin).number
    }
    func progress(_ time: Double) -> BreakProgress {
      BreakProgress(
        done: done[day(time)] ?? 0, goal: goal,
        sinceLast: lastEnd[day(time)].map { .seconds(time - $0) })
    }
    while time < days.length {
      var inputs: [BreakInput] = []
      while let next = schedule.first, next.time <= time {
        schedule.removeFirst()
        switch next.event {
        case .answer(let answer): inputs.append(.answered(answer))
        case .began:
          inputs.append(.sessionBegan)
        case .ended:
          done[day(time), default: 0] += 1
          lastEnd[day(time)] = time
          inputs.append(.sessionEnded(counts: true, progress(time)))
        }
      }
      inputs.append(.advanced)
      if extraLooks != nil { inputs.append(.looked(days.look(.quick, at: time))) }
      wakeUps += 1
      var rounds = 0
      while !inputs.isEmpty {
        rounds += 1
        precondition(rounds < 50, "the engine goes round in circles")
        for effect in engine.handle(inputs.removeFirst(), at: days.moment(time)) {
          switch effect {
          case .look(let depth):
            looks += 1
            inputs.append(.looked(days.look(depth, at: time)))
          case .findSuggestion:
            inputs.append(
              .suggested(
                BreakSuggestion("two-minute-break", title: "Two-minute break", minutes: 2),
                progress(time)))
          case .ask(_, let sitting, _, _):
            asks.append(Ask(at: time, sitting: sitting / .seconds(1)))
            if (done[day(time)] ?? 0) < 3 { asksToTheGoal += 1 }
            let isEnough = (done[day(time)] ?? 0) >= enough
            switch isEnough ? .ignores : mood(asks.count, time) {
            case .starts: schedule.append((time + 20, .answer(.start)))
            case .puts: schedule.append((time + 20, .answer(.later)))
            case .ignores: break
            }
          case .start:
            schedule.append((time + 10, .began))
            schedule.append((time + 130, .ended))
          case .note(let note):
            let wall = LocalTime(days.moment(time).wall, in: days.timeZone).time
            lines.append("\(wall) \(BreakText.line(note, in: days.timeZone))")
          case .withdraw, .reply: break
          }
        }
        schedule.sort { $0.time < $1.time }
      }
      let deadline = engine.nextDeadline.map { $0 / .seconds(1) } ?? days.length
      var next = max(deadline, time + 0.001)
      if let extraLooks { next = min(next, time + extraLooks) }
      if let event = schedule.first { next = min(next, max(event.time, time + 0.001)) }
      // Nothing runs in a suspended machine.
      if let suspend = days.suspends.first(where: { $0.contains(next) }) {
        next = suspend.upperBound
      }
      time = next
    }
  }
}
