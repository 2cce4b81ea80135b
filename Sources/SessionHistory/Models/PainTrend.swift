import CarePlan
import Foundation

/// A person's answers about pain before and after a session.
public struct PainAnswer: Sendable, Hashable {
  /// The beginning of the session.
  public let startedAt: Date
  /// The person's own day on which it began, where it began.
  public let day: LocalDay
  /// The routine's id.
  public let routineID: String
  /// Pain from 0 to 10 before it; `nil` if it was not answered.
  public let before: Int?
  /// Pain from 0 to 10 after it; `nil` if it was not answered.
  public let after: Int?

  /// The answers of a session.
  public init(startedAt: Date, day: LocalDay, routineID: String, before: Int?, after: Int?) {
    self.startedAt = startedAt
    self.day = day
    self.routineID = routineID
    self.before = before
    self.after = after
  }

  /// The change of pain with the session; `nil` if not both were answered.
  public var change: PainChange? {
    guard let before, let after else { return nil }
    return PainChange(from: before, to: after)
  }
}

/// The trend of a person's answers about pain, by the thresholds of `PainLine`. It says nothing
/// about causes.
public struct PainTrend: Sendable, Hashable {
  /// The advice to the person.
  public enum Advice: Sendable, Hashable, CaseIterable {
    /// 6 or more: stop.
    case stop
    /// 4 or 5: go on only if it settles within a day.
    case onlyIfItSettles
    /// Worse after each of the last two sessions: see someone.
    case seeSomeoneWorseTwice
    /// No change that would be noticed in three weeks: see someone.
    case seeSomeoneNoChange
  }

  /// The latest session with an answer; `nil` if there is none.
  public let latest: PainAnswer?
  /// The change with that session; `nil` if not both were answered.
  public let withLatest: PainChange?
  /// The change of the answer before a session, from the time before to the latest; `nil` if it
  /// was not answered twice.
  public let sincePrevious: PainChange?
  /// The change of the answers before sessions, from those of three to five weeks ago to those of
  /// the last seven days, by their means; `nil` if either has none.
  public let overThreeWeeks: PainChange?
  /// The advice to the person, the most urgent first.
  public let advice: [Advice]

  /// The least mean pain to see someone about. A habit.
  private static let leastMean = 1.0

  /// The trend of some answers.
  ///
  /// - Parameters:
  ///   - answers: The answers, in any order; five weeks back are looked at.
  ///   - today: The day.
  public init(_ answers: [PainAnswer], today: LocalDay) {
    let given = answers.filter { $0.before != nil || $0.after != nil }
      .sorted { $0.startedAt < $1.startedAt }
    latest = given.last
    withLatest = latest?.change

    let befores = given.filter { $0.before != nil }
    sincePrevious =
      if let last = befores.last?.before, let previous = befores.dropLast().last?.before {
        PainChange(from: previous, to: last)
      } else {
        nil
      }

    let now = Self.mean(befores, in: today.advanced(by: -6)...max(today, latest?.day ?? today))
    let then = Self.mean(befores, in: today.advanced(by: -34)...today.advanced(by: -21))
    overThreeWeeks =
      if let now, let then { PainChange(from: then, to: now) } else { nil }

    var advice: [Advice] = []
    if let latest, latest.day >= today.advanced(by: -1), let pain = latest.after ?? latest.before {
      switch PainLine(pain) {
      case .stop: advice.append(.stop)
      case .onlyIfItSettles: advice.append(.onlyIfItSettles)
      case .goOn: break
      }
    }
    let changes = given.filter { $0.day >= today.advanced(by: -21) }.compactMap(\.change)
    if changes.count >= 2, changes.suffix(2).allSatisfy({ $0 == .worse || $0 == .muchWorse }) {
      advice.append(.seeSomeoneWorseTwice)
    }
    if let overThreeWeeks, let now, now >= Self.leastMean,
      [.same, .worse, .muchWorse].contains(overThreeWeeks)
    {
      advice.append(.seeSomeoneNoChange)
    }
    self.advice = advice
  }

  private static func mean(
    _ answers: [PainAnswer], in days: ClosedRange<LocalDay>
  ) -> Double? {
    let ratings = answers.filter { days.contains($0.day) }.compactMap(\.before)
    return ratings.isEmpty ? nil : Double(ratings.reduce(0, +)) / Double(ratings.count)
  }
}
