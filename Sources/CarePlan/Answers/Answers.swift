import Foundation

/// An answer and its moment.
public struct Answer<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The answer.
  public let value: Value
  /// Its moment.
  public let moment: Date

  /// An answer.
  public init(_ value: Value, at moment: Date) {
    self.value = value
    self.moment = moment
  }
}

/// The person's answers about warning signs, standing risks and pain.
public struct Answers: Sendable, Hashable {
  /// About warning signs and standing risks.
  public var safety: SafetyAnswers
  /// About pain, from 0 to 10: the highest of the calendar's day; `nil` before the first answer.
  public var pain: Answer<Int>?
  /// The last answer about pain from an earlier calendar day; in force to the end of its own day.
  public var painBefore: Answer<Int>?
  /// About soreness from the days before; `nil` before the first answer.
  public var soreness: Answer<Soreness>?
  /// The check-ins of a day: what they close holds without a history, too.
  public var checkIns: [CheckIn] = []
  /// The moment at which answers of a day were written that cannot be read; `nil` if all can. They
  /// may have closed anything.
  public var unreadableAt: Date?
  /// The sessions of the last weeks; `nil` while nothing is known of them.
  public var practice: Practice?
  /// True if there is a history that cannot be read: nobody knows what was done.
  public var isRecordUnreadable = false
  /// The person's own day.
  public var ownDay = OwnDay()
  /// The routines whose cautions were read, by their ids; `nil` if nobody keeps that.
  public var readCautions: Set<String>?

  /// Answers.
  public init(_ safety: SafetyAnswers = SafetyAnswers(), pain: Answer<Int>? = nil) {
    self.safety = safety
    self.pain = pain
  }

  /// The answers of somebody who ticked the first line of a group, or nothing; `nil` for nobody.
  public init(signs: Answer<SafetyAnswer>?, pain: Answer<Int>? = nil) {
    self.init(signs.map { SafetyAnswers($0.value, at: $0.moment) } ?? SafetyAnswers(), pain: pain)
  }
}

extension Answers {
  /// Adds an answer about pain. A calendar day's pain is its highest answer.
  ///
  /// - Returns: The pain of the calendar's day.
  public mutating func add(pain: Int, at now: Date, in timeZone: TimeZone) -> Int {
    var highest = pain
    if let earlier = self.pain {
      if LocalDay(earlier.moment, in: timeZone) == LocalDay(now, in: timeZone) {
        highest = max(pain, earlier.value)
      } else {
        painBefore = earlier
      }
    }
    self.pain = Answer(highest, at: now)
    return highest
  }

  /// Takes in the check-ins of the history's sessions of a day that close something, and the pain of
  /// the day: so that both hold whatever becomes of the history. Of two check-ins about one session
  /// the one that closes more stays.
  ///
  /// - Parameters:
  ///   - now: The moment; it says which day.
  ///   - timeZone: The person's time zone.
  public mutating func noteClosures(at now: Date, in timeZone: TimeZone) {
    let ofDay = (practice?.sessions ?? []).map(\.checkIn)
      .filter { ownDay.isToday($0.endedAt, at: now, in: timeZone) }
    for checkIn in ofDay where AdviceAfter(checkIn).closed != .nothing {
      if let index = checkIns.firstIndex(where: { $0.isOfSameSession(as: checkIn) }) {
        if AdviceAfter(checkIn).closesMore(than: AdviceAfter(checkIns[index])) {
          checkIns[index] = checkIn
        }
      } else {
        checkIns.append(checkIn)
      }
    }
    let pains = (practice?.pains ?? []).filter { ownDay.isToday($0.moment, at: now, in: timeZone) }
    let all = ofDay.flatMap { [$0.before, $0.after] }.compactMap(\.self) + pains.map(\.value)
    guard let highest = all.max(), highest >= Advice.gentlePain,
      let latest = (ofDay.map(\.endedAt) + pains.map(\.moment)).max()
    else { return }
    let known = pain.flatMap { ownDay.isToday($0.moment, at: now, in: timeZone) ? $0.value : nil }
    if highest > known ?? 0 { pain = Answer(highest, at: latest) }
  }
}

/// The person's answers while a program runs, and the clock on the wall by which they count.
/// Moments are durations since the program began.
public struct Care: Sendable, Hashable {
  /// The answers.
  public private(set) var answers: Answers
  /// The numbers to call in an emergency.
  public var emergencyNumber: EmergencyNumber
  /// The moment at which the program began.
  private let start: Date
  private let timeZone: TimeZone
  /// The answers about pain before the latest one, which can be taken back.
  private var painBeforeLatest: [Answer<Int>?] = [nil, nil]

  /// The answers at the moment at which a program begins.
  public init(
    _ answers: Answers, start: Date, in timeZone: TimeZone,
    emergencyNumber: EmergencyNumber = .anywhere
  ) {
    self.answers = answers
    self.emergencyNumber = emergencyNumber
    self.start = start
    self.timeZone = timeZone
  }

  /// Answers that are given at the moment at which a program begins.
  public init(
    signs: SafetyAnswer?, pain: Int? = nil, start: Date = Date(timeIntervalSince1970: 0),
    in timeZone: TimeZone = .gmt
  ) {
    self.init(
      Answers(
        signs: signs.map { Answer($0, at: start) }, pain: pain.map { Answer($0, at: start) }),
      start: start, in: timeZone)
  }

  /// The advice at a moment.
  public func advice(after elapsed: Duration) -> Advice {
    Advice(
      answers, now: moment(after: elapsed), in: timeZone, emergencyNumber: emergencyNumber)
  }

  /// Takes in a change of the answers about warning signs and standing risks.
  public mutating func answer(_ edit: SafetyEdit, after elapsed: Duration) {
    answers.safety.apply(edit, at: moment(after: elapsed), in: timeZone)
  }

  /// Adds an answer about pain. A calendar day's pain is its highest answer.
  ///
  /// - Parameters:
  ///   - pain: From 0 to 10.
  ///   - isCorrection: True if it takes the place of the latest answer.
  ///   - elapsed: The moment.
  /// - Returns: The pain of the calendar's day.
  public mutating func answer(
    pain: Int, isCorrection: Bool = false, after elapsed: Duration
  ) -> Int {
    if isCorrection {
      answers.pain = painBeforeLatest[0]
      answers.painBefore = painBeforeLatest[1]
    }
    painBeforeLatest = [answers.pain, answers.painBefore]
    return answers.add(pain: pain, at: moment(after: elapsed), in: timeZone)
  }

  /// Takes in an answer about soreness from the days before.
  public mutating func answer(_ soreness: Soreness, after elapsed: Duration) {
    answers.soreness = Answer(soreness, at: moment(after: elapsed))
  }

  /// Takes in the check-in of a session that is over, in the place of an earlier one of the same.
  ///
  /// - Returns: The check-ins of the day.
  public mutating func note(_ checkIn: CheckIn, after elapsed: Duration) -> [CheckIn] {
    let now = moment(after: elapsed)
    answers.checkIns.removeAll {
      $0.endedAt == checkIn.endedAt || !answers.ownDay.isToday($0.endedAt, at: now, in: timeZone)
    }
    answers.checkIns.append(checkIn)
    return answers.checkIns
  }

  /// Takes in what another program has kept of the day and of signs and risks. Of pain the higher
  /// answer counts; signs and risks are as they were answered last.
  public mutating func join(_ kept: Answers, after elapsed: Duration) {
    let now = advice(after: elapsed)
    let moment = moment(after: elapsed)
    func isOfToday(_ other: Date) -> Bool {
      answers.ownDay.isToday(other, at: moment, in: timeZone)
    }
    answers.safety = kept.safety
    if let pain = kept.pain, isOfToday(pain.moment), pain.value > now.pain ?? 0 {
      answers.pain = pain
      // No correction of an answer here takes it back.
      painBeforeLatest = [pain, answers.painBefore]
    }
    if let soreness = kept.soreness, isOfToday(soreness.moment) { answers.soreness = soreness }
    answers.unreadableAt = kept.unreadableAt ?? answers.unreadableAt
    answers.checkIns += kept.checkIns.filter { checkIn in
      isOfToday(checkIn.endedAt)
        && !answers.checkIns.contains { $0.isOfSameSession(as: checkIn) }
    }
    if let read = kept.readCautions { answers.readCautions?.formUnion(read) }
  }

  /// Takes in that the cautions of a routine were read.
  public mutating func noteCautionsRead(of routineID: String) {
    answers.readCautions?.insert(routineID)
  }

  /// Takes in the sessions of the last weeks, and the own day by which they are counted; `nil` if
  /// they cannot be read.
  public mutating func use(_ practice: Practice?) {
    answers.isRecordUnreadable = practice == nil
    guard let practice else { return }
    answers.practice = practice
    answers.ownDay = practice.ownDay
  }

  /// The moment on the wall at a moment of the program.
  public func moment(after elapsed: Duration) -> Date {
    let (seconds, attoseconds) = elapsed.components
    return start.addingTimeInterval(TimeInterval(seconds) + TimeInterval(attoseconds) / 1e18)
  }
}
