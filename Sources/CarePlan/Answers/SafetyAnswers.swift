import Foundation

/// The answers about warning signs and standing risks, each with its moment.
public struct SafetyAnswers: Sendable, Hashable {
  /// The moment at which each current sign was ticked.
  public var signs: [Sign: Date] = [:]
  /// The moment of the last answer to the questions about signs; `nil` before the first.
  public var signsAskedAt: Date?
  /// The standing risks that were ticked.
  public var risks: [Risk: RiskAnswer] = [:]
  /// The moment at which the person last confirmed the list of risks; `nil` before the first time.
  public var risksAskedAt: Date?
  /// The group in a file of an older version; `nil` once the page is answered.
  public var group: Answer<SafetyAnswer>?
  /// True if the saved answers cannot be read; false once the page is answered.
  public var isUnreadable = false

  /// No answers yet.
  public init() {}

  /// The answers of a file of an older version.
  public init(old answer: Answer<SafetyAnswer>) {
    if answer.value == .nothing {
      signsAskedAt = answer.moment
    } else {
      group = answer
    }
  }

  /// The answers of a person who ticked the first sign of a group, or none.
  public init(_ group: SafetyAnswer, at moment: Date) {
    let sign: Sign? =
      switch group {
      case .nothing: nil
      case .emergency: .chestPain
      case .soon: .nightPain
      case .askFirst: .smallFall
      }
    if let sign { signs[sign] = moment }
    signsAskedAt = moment
    risksAskedAt = moment
  }
}

/// A change of the answers about warning signs and standing risks.
public enum SafetyEdit: Sendable, Hashable {
  /// Tick a sign, or untick it.
  case sign(Sign)
  /// Tick a risk, or untick it.
  case risk(Risk)
  /// Set or remove a clinician's approval of a risk.
  case clearance(Risk)
  /// Choose the month of the due date, a number of steps further: unknown, this month, the next
  /// one.
  case dueMonth(Int)
  /// Untick all signs; the risks stay.
  case noSigns
  /// Finish the page.
  case done
}

extension SafetyAnswers {
  /// The time for which a confirmed list of risks counts: 12 weeks. A habit.
  private static let listStands: TimeInterval = 84 * 86_400
  /// The time after the due date at which the list must be confirmed again: 2 weeks. A habit.
  private static let afterBirth: TimeInterval = 14 * 86_400

  /// True if the person must confirm the list of risks again at a moment.
  func isListDue(at now: Date) -> Bool {
    guard let risksAskedAt else { return false }
    let isOld = !(0..<Self.listStands).contains(now.timeIntervalSince(risksAskedAt))
    let birth = risks[.pregnancy]?.dueDate.map { $0 + Self.afterBirth }
    return isOld || birth.map { $0 <= now && risksAskedAt < $0 } ?? false
  }

  /// Applies a change.
  mutating func apply(_ edit: SafetyEdit, at now: Date, in timeZone: TimeZone) {
    switch edit {
    case .sign(let sign): signs[sign] = signs[sign] == nil ? now : nil
    case .risk(let risk): risks[risk] = risks[risk] == nil ? RiskAnswer(since: now) : nil
    case .clearance(let risk):
      let isCleared = risks[risk]?.clearedAt != nil
      risks[risk]?.clearedAt = isCleared ? nil : now
    case .dueMonth(let steps):
      guard let answer = risks[.pregnancy] else { break }
      let months = DueMonth.choices(from: now, in: timeZone)
      let index = months.firstIndex(of: answer.dueDate) ?? 0
      let count = months.count
      risks[.pregnancy]?.dueDate = months[((index + steps) % count + count) % count]
    case .noSigns:
      signs = [:]
      finish(at: now)
    case .done: finish(at: now)
    }
  }

  private mutating func finish(at now: Date) {
    if risksAskedAt == nil || isListDue(at: now) { risksAskedAt = now }
    signsAskedAt = now
    group = nil
    isUnreadable = false
  }

  /// Merges the answers of another machine. The stricter answer counts. A clinician's approval
  /// counts only on the machine where it was reported.
  ///
  /// - Parameter other: The answers of the other machine.
  public mutating func join(_ other: SafetyAnswers) {
    signs.merge(other.signs) { max($0, $1) }
    for (risk, answer) in other.risks {
      var joined = risks[risk] ?? RiskAnswer(since: answer.since, dueDate: answer.dueDate)
      // A risk ticked after the approval is a new one.
      if let clearedAt = joined.clearedAt, clearedAt < answer.since { joined.clearedAt = nil }
      joined.since = max(joined.since, answer.since)
      // An earlier due date is stricter: the middle comes sooner. An unknown date is the strictest.
      if let due = joined.dueDate { joined.dueDate = answer.dueDate.map { min(due, $0) } }
      risks[risk] = joined
    }
    if let other = other.group, other.value.isStricter(than: group?.value) { group = other }
    isUnreadable = isUnreadable || other.isUnreadable
  }
}

extension SafetyAnswer {
  fileprivate func isStricter(than other: SafetyAnswer?) -> Bool {
    let order: [SafetyAnswer?] = [nil, .nothing, .askFirst, .soon, .emergency]
    return (order.firstIndex(of: self) ?? 0) > (order.firstIndex(of: other) ?? 0)
  }
}

/// The months in which a baby may be expected.
enum DueMonth {
  /// Returns the first days of the months to choose from; `nil` means unknown.
  static func choices(from now: Date, in timeZone: TimeZone) -> [Date?] {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = timeZone
    let first = calendar.dateInterval(of: .month, for: now)?.start ?? now
    return [nil] + (0...9).map { calendar.date(byAdding: .month, value: $0, to: first) }
  }
}
