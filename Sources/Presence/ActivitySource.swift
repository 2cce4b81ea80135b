import Foundation
import Reminders

/// A source that knows when the person last used the machine.
protocol ActivitySource: AnyObject {
  /// The name, as people read it.
  var name: String { get }
  /// The part of all input that the source sees.
  var sees: Reading.Scope { get }
  /// Returns the latest input that the source knows of.
  func read(at moment: BreakMoment) -> SourceAnswer
}

/// An answer of a source.
enum SourceAnswer: Hashable {
  /// The source does not exist on this machine.
  case absent
  /// The source exists, but its answer makes no sense.
  case failed
  /// The boot time of the latest input, as a range; `nil` if there was none.
  case input(ClosedRange<Duration>?)
}

/// The latest input, from the values of a source with its own clock. Only a changed value counts as
/// input, so that setting the clock or suspending the machine does not.
struct InputTracker {
  private var value: Duration?
  private var input: ClosedRange<Duration>?
  private var lastLook: BreakMoment?

  /// The most by which the value of the same input differs between two looks.
  private static let jitter: Duration = .seconds(1)
  /// The time that the machine must be suspended between two looks to count as asleep.
  private static let nap: Duration = .seconds(1)

  /// Takes in the value of a look.
  ///
  /// - Parameters:
  ///   - value: The time of the latest input, by the source's clock.
  ///   - age: The time since the latest input, by the same clock.
  ///   - resolution: The resolution of the source: the input may have come later by this much.
  ///   - moment: The moment of the look.
  /// - Returns: The boot time of the latest input, as a range; `nil` if none is known.
  mutating func update(
    _ value: Duration, age: Duration, resolution: Duration, at moment: BreakMoment
  ) -> ClosedRange<Duration>? {
    defer { lastLook = moment }
    let hasSlept =
      lastLook.map {
        (moment.boot - $0.boot) - (moment.awake - $0.awake) > Self.nap
      } ?? false
    let isNews = self.value.map { abs(value - $0) > Self.jitter } ?? true
    // This input may be from before or after the sleep. The next one will be certain.
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
