import CarePlan
import RoutineEngine

/// The part of the engine's state that survives a restart of the program. Times are in seconds
/// since the machine's boot.
public struct BreakState: Sendable, Hashable, Codable {
  /// The id of the machine's boot. After another boot the state is invalid.
  public var boot: String
  /// The time of saving.
  public var savedAt: Double
  /// The beginning of sitting; `nil` while the person is away.
  public var sittingSince: Double?
  /// The earliest time of the next question.
  public var notBefore: Double
  /// The end of `reading`; `nil` for none.
  public var readingUntil: Double?
  /// The end of "off"; `nil` for none. "Until tomorrow" is stored in another file.
  public var offUntil: Double?
  /// The person's own day of the counts.
  public var day: Int
  /// The number of breaks asked for on that day.
  public var asks: Int
  /// The number of times the break was postponed.
  public var laters: Int
  /// The number of questions without an answer.
  public var unanswered: Int

  /// The age at which a state becomes invalid: 5 min, as long as a gap.
  public static let longestAge: Duration = BreakLimits.gap
}

extension BreakEngine {
  /// Returns the state to save.
  ///
  /// - Parameters:
  ///   - boot: The id of the machine's boot.
  ///   - start: The time from the boot to the zero of the engine's clock.
  /// - Returns: The state.
  public func state(boot: String, since start: Duration) -> BreakState {
    func seconds(_ time: Duration) -> Double { (start + time) / .seconds(1) }
    let offUntil: Double? = if case .at(let end) = off { seconds(end) } else { nil }
    return BreakState(
      boot: boot, savedAt: seconds(now.boot), sittingSince: sittingSince.map(seconds),
      notBefore: seconds(notBefore), readingUntil: readingUntil.map(seconds), offUntil: offUntil,
      day: day.number, asks: asks, laters: laters, unanswered: unanswered)
  }

  /// Restores the state that an earlier run of the program has saved, unless it is too old, invalid
  /// or from another boot. The first question comes at least ten minutes later.
  ///
  /// - Returns: True if the state was restored.
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
    // A day is the longest time that can be requested.
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
