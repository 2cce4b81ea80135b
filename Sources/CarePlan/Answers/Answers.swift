import Foundation

/// An answer and its moment.
public struct Answer<Value: Sendable & Hashable>: Sendable, Hashable {
  /// The answer.
  public let value: Value
  /// The moment of the answer.
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
  /// The highest pain of the calendar's day, from 0 to 10; `nil` before the first answer.
  public var pain: Answer<Int>?
  /// The last pain of an earlier calendar day. It counts until the end of the own day.
  public var painBefore: Answer<Int>?
  /// Soreness from the days before; `nil` before the first answer.
  public var soreness: Answer<Soreness>?
  /// The check-ins of a day. What they close stays closed even without a history.
  public var checkIns: [CheckIn] = []
  /// The moment of the day's answers that cannot be read; `nil` if all can. Such answers may have
  /// closed anything.
  public var unreadableAt: Date?
  /// The sessions of the last weeks; `nil` before they are loaded.
  public var practice: Practice?
  /// True if the history cannot be read, so that earlier sessions are unknown.
  public var isRecordUnreadable = false
  /// The person's own day.
  public var ownDay = OwnDay()
  /// The ids of the routines whose cautions were read; `nil` if no file records them.
  public var readCautions: Set<String>?

  /// Answers.
  public init(_ safety: SafetyAnswers = SafetyAnswers(), pain: Answer<Int>? = nil) {
    self.safety = safety
    self.pain = pain
  }

  /// The answers of a person who ticked the first sign of a group, or none; no answers for `nil`.
  public init(signs: Answer<SafetyAnswer>?, pain: Answer<Int>? = nil) {
    self.init(signs.map { SafetyAnswers($0.value, at: $0.moment) } ?? SafetyAnswers(), pain: pain)
  }
}

extension Answers {
  /// Adds an answer about pain. The highest answer of a calendar day counts.
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

  /// Copies the history's pain of the day, and its check-ins that close something, so that they
  /// count even if the history is lost. Of two check-ins about one session, the stricter one stays.
  ///
  /// - Parameters:
  ///   - now: The moment, which determines the day.
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

/// The person's answers while a program runs, with the wall clock by which they count. Moments are
/// durations since the program began.
public struct Care: Sendable, Hashable {
  /// The answers.
  public private(set) var answers: Answers
  /// The numbers to call in an emergency.
  public var emergencyNumber: EmergencyNumber
  /// The moment at which the program began.
  private let start: Date
  private let timeZone: TimeZone
  /// The answers about pain before the latest one, to undo it in a correction.
  private var painBeforeLatest: [Answer<Int>?] = [nil, nil]

  /// The answers when the program begins.
  public init(
    _ answers: Answers, start: Date, in timeZone: TimeZone,
    emergencyNumber: EmergencyNumber = .anywhere
  ) {
    self.answers = answers
    self.emergencyNumber = emergencyNumber
    self.start = start
    self.timeZone = timeZone
  }

  /// The answers of a person who answers when the program begins.
  public init(
    signs: SafetyAnswer?, pain: Int? = nil, start: Date = Date(timeIntervalSince1970: 0),
    in timeZone: TimeZone = .gmt
  ) {
    self.init(
      Answers(
        signs: signs.map { Answer($0, at: start) }, pain: pain.map { Answer($0, at: start) }),
      start: start, in: timeZone)
  }

  /// Returns the advice at a moment.
  public func advice(after elapsed: Duration) -> Advice {
    Advice(
      answers, now: moment(after: elapsed), in: timeZone, emergencyNumber: emergencyNumber)
  }

  /// Applies a change of the answers about warning signs and standing risks.
  public mutating func answer(_ edit: SafetyEdit, after elapsed: Duration) {
    answers.safety.apply(edit, at: moment(after: elapsed), in: timeZone)
  }

  /// Adds an answer about pain. The highest answer of a calendar day counts.
  ///
  /// - Parameters:
  ///   - pain: From 0 to 10.
  ///   - isCorrection: True if it replaces the latest answer.
  ///   - elapsed: The moment, since the program began.
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

  /// Sets the answer about soreness from the days before.
  public mutating func answer(_ soreness: Soreness, after elapsed: Duration) {
    answers.soreness = Answer(soreness, at: moment(after: elapsed))
  }

  /// Adds the check-in of a finished session, or replaces an earlier one of the same session.
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

  /// Merges the answers that another program has saved. The higher pain counts; signs and risks are
  /// replaced.
  public mutating func join(_ kept: Answers, after elapsed: Duration) {
    let now = advice(after: elapsed)
    let moment = moment(after: elapsed)
    func isOfToday(_ other: Date) -> Bool {
      answers.ownDay.isToday(other, at: moment, in: timeZone)
    }
    answers.safety = kept.safety
    if let pain = kept.pain, isOfToday(pain.moment), pain.value > now.pain ?? 0 {
      answers.pain = pain
      // A correction in this program must not undo that answer.
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

  /// Records that the cautions of a routine were read.
  public mutating func noteCautionsRead(of routineID: String) {
    answers.readCautions?.insert(routineID)
  }

  /// Sets the sessions of the last weeks and the own day by which they count; `nil` if the history
  /// cannot be read.
  public mutating func use(_ practice: Practice?) {
    answers.isRecordUnreadable = practice == nil
    guard let practice else { return }
    answers.practice = practice
    answers.ownDay = practice.ownDay
  }

  /// Returns the wall clock's time at a moment of the program.
  public func moment(after elapsed: Duration) -> Date {
    let (seconds, attoseconds) = elapsed.components
    return start.addingTimeInterval(TimeInterval(seconds) + TimeInterval(attoseconds) / 1e18)
  }
}
