import RemoteControl
import RoutineEngine
import TUI

extension SessionStatus {
  /// A line for a person.
  var line: String {
    guard let title else { return "" }
    var parts = [step ?? ""]
    if kind == "ready" { parts.insert("get ready", at: 0) }
    if let side, kind != "rest" { parts.append(Format.side(side)) }
    if let repetition, let of, of > 1 { parts.append("\(repetition) of \(of)") }
    if let round, let rounds { parts.append("round \(round) of \(rounds)") }
    if let remaining { parts.append(Format.clock(remaining)) }
    switch state {
    case .idle, .running: break
    case .waiting: parts.append("waits for you")
    case .starting: parts.append("about to resume")
    case .paused: parts.append("paused")
    case .hurt: parts.append("stopped, it hurts")
    }
    return "\(title): " + parts.joined(separator: ", ")
  }

  /// The status after some time, if nothing else happens.
  func after(_ time: Duration) -> SessionStatus {
    guard state == .running, let remaining else { return self }
    var later = self
    let spent = min(time * speed, remaining)
    later.remaining = remaining - spent
    guard let total, total > .zero else { return later }
    later.total = total - spent
    // Computed from the rounded percentage, so it lags behind the session by one at most.
    later.percent = percent.map {
      100 - Int((Double(100 - $0) * ((total - spent) / total)).rounded(.up))
    }
    return later
  }

  /// The time until the shown seconds change; `nil` if they do not.
  var nextDigitChange: Duration? {
    guard state == .running, let remaining, remaining > .zero else { return nil }
    let flip = remaining - .seconds(remaining.secondsRoundedUp - 1)
    // Not before the change: `remaining` is rounded to the millisecond.
    return max(flip / speed, .milliseconds(1))
  }
}
