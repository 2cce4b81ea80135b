import CarePlan
import Foundation
import RoutineEngine

/// The answers of a day: `pain.json`.
extension SafetyFile {
  /// The answers of a day that set its limits. A later version may have more keys.
  struct Day: Codable {
    /// The highest pain of the calendar's day, from 0 to 10.
    var pain: Int?
    /// Its moment; of a file of an older version that of the latest answer.
    var painAt: Date?
    /// The pain of the last calendar day before that.
    var painBefore: Int?
    var painBeforeAt: Date?
    /// The side that is sore.
    var side: Side?
    /// The soreness from the days before.
    var soreness: Soreness?
    /// Its moment, as that of the pain.
    var sorenessAt: Date?
    /// The sessions that close something until tomorrow.
    var checkIns: [CheckIn]?
    /// The moment at which answers were written that could not be read.
    var unreadableAt: Date?
    /// The moment of the latest answer.
    var answeredAt: Date

    /// Takes in an answer about pain, the highest of its calendar day.
    mutating func answer(pain: Int, at now: Date) {
      if let earlier = self.pain, let moment = painAt,
        LocalDay(moment, in: .current) != LocalDay(now, in: .current)
      {
        (painBefore, painBeforeAt) = (earlier, moment)
      }
      (self.pain, painAt) = (pain, now)
    }

    /// Takes in an answer about pain that lowers no other one of its calendar day, whoever gave it.
    mutating func add(pain: Int, at now: Date) {
      let isSameDay =
        painAt.map { LocalDay($0, in: .current) == LocalDay(now, in: .current) } ?? false
      answer(pain: max(pain, isSameDay ? self.pain ?? 0 : 0), at: now)
    }

    /// Takes in an answer about soreness.
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
  /// - Returns: The answers; or the moment at which others were written that cannot be read.
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
