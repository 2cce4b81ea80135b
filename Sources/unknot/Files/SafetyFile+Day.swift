import CarePlan
import Foundation
import RoutineEngine

/// The answers of a day: `pain.json`.
extension SafetyFile {
  /// The answers of a day that set its limits. A later version may have more keys.
  struct Day: Codable {
    /// The highest pain of the calendar's day, from 0 to 10.
    var pain: Int?
    /// The moment of this pain; in a file of an older version, of the latest answer.
    var painAt: Date?
    /// The pain of the last calendar day before that.
    var painBefore: Int?
    var painBeforeAt: Date?
    /// The side that is sore.
    var side: Side?
    /// The soreness from the days before.
    var soreness: Soreness?
    /// The moment of this answer; in a file of an older version, of the latest answer.
    var sorenessAt: Date?
    /// The sessions that close something until tomorrow.
    var checkIns: [CheckIn]?
    /// The last write of answers that could not be read.
    var unreadableAt: Date?
    /// The moment of the latest answer.
    var answeredAt: Date

    /// Sets the highest pain of a calendar day.
    mutating func answer(pain: Int, at now: Date) {
      if let earlier = self.pain, let moment = painAt,
        LocalDay(moment, in: .current) != LocalDay(now, in: .current)
      {
        (painBefore, painBeforeAt) = (earlier, moment)
      }
      (self.pain, painAt) = (pain, now)
    }

    /// Adds an answer about pain. A higher one of the same calendar day stays.
    mutating func add(pain: Int, at now: Date) {
      let isSameDay =
        painAt.map { LocalDay($0, in: .current) == LocalDay(now, in: .current) } ?? false
      answer(pain: max(pain, isSameDay ? self.pain ?? 0 : 0), at: now)
    }

    /// Sets the answer about soreness.
    mutating func answer(_ soreness: Soreness, at now: Date) {
      (self.soreness, sorenessAt) = (soreness, now)
    }

    /// The answers about pain, the latest first.
    var pains: [Answer<Int>?] {
      [(pain, painAt ?? answeredAt), (painBefore, painBeforeAt)].map { value, moment in
        guard let value, let moment else { return nil }
        return Answer(value, at: moment)
      }
    }
  }

  /// Reads the answers of the day.
  ///
  /// - Returns: The answers; or the last write of a file that cannot be read.
  static func day(atPath path: String?) -> (day: Day?, unreadableAt: Date?) {
    let (day, isUnreadable) = read(Day.self, atPath: path)
    let isWrong = day.map { !$0.pains.allSatisfy { (0...10).contains($0?.value ?? 0) } } ?? false
    if let path, isUnreadable || isWrong {
      let facts = try? FileManager.default.attributesOfItem(atPath: path)
      return (nil, facts?[.modificationDate] as? Date ?? Date())
    }
    return (day, nil)
  }
}
