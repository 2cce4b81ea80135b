import CarePlan
import RoutineEngine

/// The part of the engine's state that outlives a restart of the program, in seconds since the
/// machine was started.
public struct BreakState: Sendable, Hashable, Codable {
  /// The name of the machine's start: after another one nothing of this is true.
  public var boot: String
  /// The moment at which it was saved.
  public var savedAt: Double
  /// The begin of sitting; `nil` while nobody is there.
  public var sittingSince: Double?
  /// The moment before which nothing is asked.
  public var notBefore: Double
  /// The end of idle time that is no break; `nil` for none.
  public var readingUntil: Double?
  /// The end of "off"; `nil` for none, or until tomorrow, which is kept elsewhere.
  public var offUntil: Double?
  /// The person's own day that the counts are of.
  public var day: Int
  /// The number of breaks that were asked for on that day.
  public var asks: Int
  /// The number of times that the break was put off.
  public var laters: Int
  /// The number of times that nobody answered.
  public var unanswered: Int

  /// The age from which a state is no longer true: 5 minutes, as long as a gap.
  public static let longestAge: Duration = BreakLimits.gap
}

extension BreakEngine {
  /// The state to be saved.
  ///
  /// - Parameters:
  ///   - boot: The name of the machine's start.
  ///   - start: The time since then at which the engine's clock began.
  /// - Returns: The state.
  public func state(boot: String, since start: Duration) -> BreakState {
    func seconds(_ time: Duration) -> Double { (start + time) / .seconds(1) }
    let offUntil: Double? = if case .at(let end) = off { seconds(end) } else { nil }
    return BreakState(
      boot: boot, savedAt: seconds(now.boot), sittingSince: sittingSince.map(seconds),
      notBefore: seconds(notBefore), readingUntil: readingUntil.map(seconds), offUntil: offUntil,
      day: day.number, asks: asks, laters: laters, unanswered: unanswered)
  }

  /// Goes on from a state that an earlier run of the program saved, unless it is too old, of
  /// another start of the machine, or no state that can be. The first question comes ten minutes
  /// later.
  ///
  /// - Returns: True if it goes on.
  public mutating func restore(_ state: BreakState, boot: String, since start: Duration) -> Bool {
    let times = [
      state.savedAt, state.sittingSince, state.notBefore, state.readingUntil, state.offUntil,
    ].compactMap(\.self)
    guard state.boot == boot, !boot.isEmpty, times.allSatisfy({ (0...1e9).contains($0) }) else {
      return false
    }
    func time(_ seconds: Double) -> Duration { .seconds(seconds) - start }
    let age = now.boot - time(state.savedAt)
    guard age >= .zero, age <= BreakState.longestAge else { return false }
    if let since = state.sittingSince { sit(since: min(time(since), now.boot)) }
    effects = []
    // A day is the longest that can be asked for.
    let longest = now.boot + .seconds(BreakRequest.longest)
    notBefore = time(state.notBefore).clamped(to: now.boot + BreakLimits.later...longest)
    readingUntil = state.readingUntil.map { min(time($0), longest) }
    off = state.offUntil.flatMap { time($0) > now.boot ? .at(min(time($0), longest)) : nil }
    laters = state.laters.clamped(to: 0...BreakLimits.laters)
    unanswered = state.unanswered.clamped(to: 0...BreakLimits.unanswered.count + 1)
    if state.day == day.number { asks = state.asks.clamped(to: 0...BreakLimits.asksPerDay) }
    return true
  }
}
