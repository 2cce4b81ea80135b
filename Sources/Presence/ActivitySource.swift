import Foundation
import Reminders

/// A source of the times of the person's input.
protocol ActivitySource: AnyObject {
  /// The name for people.
  var name: String { get }
  /// The part of the input that it sees.
  var sees: Reading.Scope { get }
  /// Looks.
  func read(at moment: BreakMoment) -> SourceAnswer
}

/// An answer of a source.
enum SourceAnswer: Hashable {
  /// No such source here.
  case absent
  /// A source whose answer makes no sense.
  case failed
  /// The boot time of the latest input; `nil` if there was none.
  case input(ClosedRange<Duration>?)
}

/// The latest input by a clock of the source's own. Only what changes is news: so a clock that is
/// set, or a machine that slept, makes no input.
struct InputTracker {
  private var value: Duration?
  private var input: ClosedRange<Duration>?
  private var lastLook: BreakMoment?

  /// Values of one input differ by this much from look to look.
  private static let jitter: Duration = .seconds(1)
  /// A machine that slept for longer than this between two looks.
  private static let nap: Duration = .seconds(1)

  /// Adds a value.
  ///
  /// - Parameters:
  ///   - value: The time of the latest input, by the source's clock.
  ///   - age: The time since then, by the same clock.
  ///   - resolution: The most by which the input may have come later.
  ///   - moment: Now.
  /// - Returns: The boot time of the latest input.
  mutating func update(
    _ value: Duration, age: Duration, resolution: Duration, at moment: BreakMoment
  ) -> ClosedRange<Duration>? {
    defer { lastLook = moment }
    let hasSlept =
      lastLook.map {
        (moment.boot - $0.boot) - (moment.awake - $0.awake) > Self.nap
      } ?? false
    let isNews = self.value.map { abs(value - $0) > Self.jitter } ?? true
    // Input of just before or just after the sleep: the next one is certain.
    if isNews, hasSlept, input != nil {
      self.value = value
    } else if isNews {
      self.value = value
      let earliest = lastLook?.boot ?? moment.boot - max(age, .zero)
      let start = min(max(moment.boot - max(age, .zero), earliest), moment.boot)
      input = start...(start + resolution)
    }
    return input.map { $0.lowerBound...min($0.upperBound, max(moment.boot, $0.lowerBound)) }
  }

  private func abs(_ duration: Duration) -> Duration {
    duration < .zero ? .zero - duration : duration
  }
}
