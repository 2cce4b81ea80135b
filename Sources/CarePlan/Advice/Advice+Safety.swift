import Foundation
import RoutineEngine

extension Advice {
  /// The concerns in force at a moment, the most urgent first.
  static func concerns(of answers: SafetyAnswers, at now: Date) -> [Concern] {
    let ticked = Sign.allCases.filter { answers.signs[$0] != nil }
    func signs(_ urgencies: Sign.Urgency...) -> [Concern] {
      ticked.filter { urgencies.contains($0.urgency) }.map { .sign($0) }
    }
    func group(_ value: SafetyAnswer) -> [Concern] {
      answers.group?.value == value ? [.group(value)] : []
    }
    let risks = Risk.allCases.flatMap { risk -> [Concern] in
      guard let answer = answers.risks[risk] else { return [] }
      if answer.clearedAt == nil { return [.risk(risk)] }
      return risk == .pregnancy && answer.isPastMiddle(at: now) ? [.latePregnancy] : []
    }
    return signs(.emergency) + group(.emergency) + signs(.today, .soon) + group(.soon)
      + signs(.askFirst) + group(.askFirst) + risks + (answers.isUnreadable ? [.unreadable] : [])
  }

  /// A fresh injury is no longer fresh after two days (NHS, Sprains and strains).
  private static let freshness: TimeInterval = 2 * 86_400

  /// True if signs have to be asked about at a moment, for the first time or again.
  static func isDue(_ answers: SafetyAnswers, at now: Date) -> Bool {
    // An answer from a time to come is asked for anew.
    guard let asked = answers.signsAskedAt, answers.risksAskedAt != nil,
      (0..<week).contains(now.timeIntervalSince(asked)), answers.group == nil,
      !answers.isUnreadable
    else { return true }
    return answers.signs[.freshInjury].map { now.timeIntervalSince($0) >= freshness } ?? false
  }

  /// True if nothing at all may begin.
  public var locksEverything: Bool { concerns.contains(where: \.isEmergency) }

  /// The advice on each concern in a few sentences: a professional, how soon, and what to do until
  /// then. Empty without a concern.
  public var safetyAdvice: [String] { concerns.advice(calling: emergencyNumber) }

  /// The locks of the concerns in a sentence; `nil` if there are none.
  public var lockSentence: String? {
    if locksEverything { return "No session starts until you answer again." }
    let locks = concerns.locks
    return locks.isEmpty ? nil : "Locked: \(locks.words)."
  }

  /// The answers, the steps to take and the locks, in lines; none without a concern.
  public var safetyLines: [String] {
    if concerns.isEmpty { return [] }
    let said = locksEverything ? concerns.filter(\.isEmergency) : concerns
    let steps = safetyAdvice.joined(separator: " ")
    return ["\(steps) You said: \(Self.said(said))"] + (lockSentence.map { [$0] } ?? [])
  }

  /// The sentence before a routine that may bear a load that is locked, where its file does not
  /// say; `nil` for every other.
  public func doubt(about routine: Routine) -> String? {
    let locks = concerns.locks
    guard !locks.isEmpty, routine.leavesLoadsOpen else { return nil }
    return "Locked for you: \(locks.words). unknot cannot tell if your own steps do that."
  }

  /// The sentence before a routine that is done on the back, late in a pregnancy; `nil` for every
  /// other.
  public func position(in routine: Routine) -> String? {
    guard routine.position?.contains("on the back") ?? false,
      safety.risks[.pregnancy]?.isPastWeek28(at: now) ?? false
    else { return nil }
    return "From 28 weeks of pregnancy, lie on your side, not on your back."
  }

  /// The pain and the soreness of the day with what follows, a sentence or two each; none where
  /// they change nothing, or where the advice after a session of today says as much.
  public var dayLines: [String] {
    if locksEverything || after.map({ $0.closed != .nothing }) ?? false { return [] }
    return painLines + lockedDayLines
  }

  private var painLines: [String] {
    guard let pain, pain >= Self.gentlePain else { return [] }
    return pain >= Self.severePain
      ? ["You said pain \(pain) today. " + Lock.severePainAdvice] : [Gentleness.pain(pain).sentence]
  }

  /// The soreness of the day, and answers of it that cannot be read, where they lock something.
  public var lockedDayLines: [String] {
    (soreness == .much
      ? ["You are sore or bruised: no pressing and no rolling until tomorrow."] : [])
      + unreadableDayLines
  }

  /// The sentences about answers of the day that cannot be read; none where all can.
  public var unreadableDayLines: [String] {
    isDayUnreadable
      ? [
        "Some answers of today cannot be read. Until tomorrow, do not press or roll, and take "
          + "gentle doses."
      ] : []
  }

  /// The sentences of some concerns.
  static func said(_ concerns: [Concern]) -> String {
    concerns.map(\.sentence).joined(separator: " ")
  }

  /// True if a clinician finds a risk fine.
  public func isCleared(_ risk: Risk) -> Bool { safety.risks[risk]?.clearedAt != nil }

  /// A clinician's word about a risk in a sentence.
  public static let clearance = "A clinician said that it is fine."

  /// Returns the clearance of a risk, with its day.
  public func clearance(of risk: Risk) -> String {
    guard let day = safety.risks[risk]?.clearedAt else { return Self.clearance }
    return "\(Self.clearance.dropLast()) (\(Days.day(day, in: timeZone)))."
  }

  /// The month in which a baby is expected, in a sentence.
  public var dueMonth: String { dueMonth(Days.month) }

  /// The month of the due date to be said aloud, without the year: the date is within ten months.
  public var dueMonthAloud: String { dueMonth(Days.monthName) }

  private func dueMonth(_ name: (Date, TimeZone) -> String) -> String {
    safety.risks[.pregnancy]?.dueDate.map { "The baby is due in \(name($0, timeZone))." }
      ?? "The baby is due: not said."
  }

  /// The advice after a change of the answers about signs and risks.
  public func after(_ edit: SafetyEdit) -> Advice {
    var answers = answers
    answers.safety.apply(edit, at: now, in: timeZone)
    return Advice(answers, now: now, in: timeZone, emergencyNumber: emergencyNumber)
  }
}
