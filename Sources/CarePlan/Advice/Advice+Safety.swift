import Foundation
import RoutineEngine

extension Advice {
  /// Returns the concerns in force at a moment, the most urgent first.
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

  /// The time after which an injury is no longer fresh: two days (NHS, Sprains and strains).
  private static let freshness: TimeInterval = 2 * 86_400

  /// True if the questions about signs are due at a moment, for the first time or again.
  static func isDue(_ answers: SafetyAnswers, at now: Date) -> Bool {
    // An answer dated in the future is asked for again.
    guard let asked = answers.signsAskedAt, answers.risksAskedAt != nil,
      (0..<week).contains(now.timeIntervalSince(asked)), answers.group == nil,
      !answers.isUnreadable
    else { return true }
    return answers.signs[.freshInjury].map { now.timeIntervalSince($0) >= freshness } ?? false
  }

  /// True if nothing at all may begin.
  public var locksEverything: Bool { concerns.contains(where: \.isEmergency) }

  /// The advice on each concern in a few sentences: whom to see, how soon, and what to do until
  /// then. Empty without a concern.
  public var safetyAdvice: [String] { concerns.advice(calling: emergencyNumber) }

  /// The locks of the concerns in a sentence; `nil` if there are none.
  public var lockSentence: String? {
    if locksEverything { return "No session starts until you answer again." }
    let locks = concerns.locks
    return locks.isEmpty ? nil : "Locked: \(locks.words)."
  }

  /// The lines with the answers, the advice and the locks; none without a concern.
  public var safetyLines: [String] {
    if concerns.isEmpty { return [] }
    let said = locksEverything ? concerns.filter(\.isEmergency) : concerns
    let steps = safetyAdvice.joined(separator: " ")
    return ["\(steps) You said: \(Self.said(said))"] + (lockSentence.map { [$0] } ?? [])
  }

  /// Returns a warning before a routine whose own steps may have a locked load; `nil` if its file
  /// leaves no doubt.
  public func doubt(about routine: Routine) -> String? {
    let locks = concerns.locks
    guard !locks.isEmpty, routine.leavesLoadsOpen else { return nil }
    return "Locked for you: \(locks.words). unknot cannot tell if your own steps do that."
  }

  /// Returns a warning before a routine that is done on the back, from week 28 of a pregnancy; else
  /// `nil`.
  public func position(in routine: Routine) -> String? {
    guard routine.position?.contains("on the back") ?? false,
      safety.risks[.pregnancy]?.isPastWeek28(at: now) ?? false
    else { return nil }
    return "From 28 weeks of pregnancy, lie on your side, not on your back."
  }

  /// The lines about today's pain and soreness, a sentence or two each. Empty if they change
  /// nothing, or if the advice after a session of today says the same.
  public var dayLines: [String] {
    if locksEverything || after.map({ $0.closed != .nothing }) ?? false { return [] }
    return painLines + lockedDayLines
  }

  private var painLines: [String] {
    guard let pain, pain >= Self.gentlePain else { return [] }
    return pain >= Self.severePain
      ? ["You said pain \(pain) today. " + Lock.severePainAdvice] : [Gentleness.pain(pain).sentence]
  }

  /// The lines about today's soreness and unreadable answers, where these lock something.
  public var lockedDayLines: [String] {
    (soreness == .much
      ? ["You are sore or bruised: no pressing and no rolling until tomorrow."] : [])
      + unreadableDayLines
  }

  /// The lines about unreadable answers of the day; none if all can be read.
  public var unreadableDayLines: [String] {
    isDayUnreadable
      ? [
        "Some answers of today cannot be read. Until tomorrow, do not press or roll, and take "
          + "gentle doses."
      ] : []
  }

  /// Returns the sentences of concerns as one text.
  static func said(_ concerns: [Concern]) -> String {
    concerns.map(\.sentence).joined(separator: " ")
  }

  /// Returns true if a clinician has approved pressing despite a risk.
  public func isCleared(_ risk: Risk) -> Bool { safety.risks[risk]?.clearedAt != nil }

  /// The sentence for a clinician's approval.
  public static let clearance = "A clinician said that it is fine."

  /// Returns the sentence for a clinician's approval, with its date.
  public func clearance(of risk: Risk) -> String {
    guard let day = safety.risks[risk]?.clearedAt else { return Self.clearance }
    return "\(Self.clearance.dropLast()) (\(Days.day(day, in: timeZone)))."
  }

  /// The month of the due date, in a sentence.
  public var dueMonth: String { dueMonth(Days.month) }

  /// The same sentence for a voice, without the year: the date is within ten months.
  public var dueMonthAloud: String { dueMonth(Days.monthName) }

  private func dueMonth(_ name: (Date, TimeZone) -> String) -> String {
    safety.risks[.pregnancy]?.dueDate.map { "The baby is due in \(name($0, timeZone))." }
      ?? "The baby is due: not said."
  }

  /// Returns the advice after a change of the answers about signs and risks.
  public func after(_ edit: SafetyEdit) -> Advice {
    var answers = answers
    answers.safety.apply(edit, at: now, in: timeZone)
    return Advice(answers, now: now, in: timeZone, emergencyNumber: emergencyNumber)
  }
}
