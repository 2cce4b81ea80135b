import CarePlan
import Foundation
import RoutineEngine

/// The sentences that a voice says around a session: the questions before and during it, and the
/// notices at its beginning.
public enum SpokenQuestions {
  /// Returns all these texts, taken from the screens; some occur several times.
  ///
  /// - Parameters:
  ///   - routines: The person's routines.
  ///   - number: The numbers to call in an emergency.
  /// - Returns: The texts. Together they contain every sentence that may be said.
  public static func all(for routines: [Routine], calling number: EmergencyNumber) -> [String] {
    let requests = [routines.first(where: \.presses), routines.first { !$0.presses }]
      .compactMap { $0.flatMap { try? Timeline($0) } }.map { SessionRequest($0) }
    return safety(calling: number) + requests.flatMap(pain) + before(routines, number) + during
      + routines.flatMap {
        [RoutineText.spoken($0.includingWhatItIncludes.cautions), Format.ruledOut($0.title)]
      }
  }

  // MARK: Pain and soreness

  private static func pain(before request: SessionRequest) -> [String] {
    var answered = request
    answered.replies.pain = .said(Advice.severePain)
    let locks =
      (Advice.severePain...10).map { Lock.pain($0) } + [.soreness, .unreadable]
      + AdviceAfter.allCases.filter { $0.closed != .nothing }.map { .closed($0) }
    let topics: [PainQuestion.Topic] = [.pain, .soreness] + locks.map { .whatNow($0) }
    return topics.flatMap { topic in
      [request, answered].map { PainQuestion(topic, before: $0).aloud }
    } + [Advice.severePain, 10].map { PainQuestion(.whatNow(.pain($0))).aloud }
  }

  private static func before(_ routines: [Routine], _ number: EmergencyNumber) -> [String] {
    let reasons: [Gentleness] =
      [
        .painNotSaid, .soreness, .after(.stop), .after(.worse), .firstWeek, .plan, .unreadable,
        .noRecord,
      ]
      + (Advice.gentlePain...10).map { .pain($0) }
    let told = [
      Advice.pressedEnough, Advice.doneEnough, Format.offerOfHandsFree,
      Gentleness.firstWeekSentence,
    ]
    let own = Routine(
      id: "own", title: "", position: "lying on the back",
      steps: [Step(.active(Dose(.seconds(9))), title: "Own")])
    return reasons.map(\.sentence) + told
      + concerns(calling: number).flatMap {
        [$0.position(in: own), $0.doubt(about: own)].compactMap(\.self)
      }
  }

  private static var during: [String] {
    let questions: [Player.Question] =
      [.leave(resumes: true), .hurt] + (Advice.severePain...10).map { .pain($0) }
    return questions.flatMap { question in
      [true, false].map { QuestionText(question, presses: $0).aloud }
    } + [QuestionText(.hurt, presses: false, canEase: false).aloud]
  }

  // MARK: Signs and risks

  private static let now = Date(timeIntervalSince1970: 1_790_000_000)
  private static let month: TimeInterval = 30.44 * 86_400

  private static func advice(
    _ number: EmergencyNumber, risksAskedAt: Date? = now,
    _ change: (inout SafetyAnswers) -> Void = { _ in }
  ) -> Advice {
    var answers = SafetyAnswers(.nothing, at: now)
    answers.risksAskedAt = risksAskedAt
    change(&answers)
    return Advice(Answers(answers), now: now, in: .gmt, emergencyNumber: number)
  }

  private static func safety(calling number: EmergencyNumber) -> [String] {
    [SafetyQuestion.opensOrDenies, SafetyQuestion.ticksFirst] + groups(calling: number)
      + items(calling: number)
      + concerns(calling: number).map { advice in
        SafetyText(question: SafetyQuestion(.advice), advice: advice).aloud
      }
  }

  /// The page of the groups, the first time and later, with any number of ticks.
  private static func groups(calling number: EmergencyNumber) -> [String] {
    let most = SafetyGroup.allCases.map { $0.signs.count + $0.risks.count }.max() ?? 0
    return [nil, now, now - 12 * month].flatMap { asked in
      (0...most).flatMap { count -> [String] in
        let advice = advice(number, risksAskedAt: asked) { answers in
          for group in SafetyGroup.allCases {
            for sign in group.signs.prefix(count) { answers.signs[sign] = now }
            for risk in group.risks.prefix(max(0, count - group.signs.count)) {
              answers.risks[risk] = RiskAnswer(since: now)
            }
          }
        }
        let pages = [
          SafetyQuestion(.groups), SafetyQuestion(.nothing),
          SafetyQuestion(.groups, isLeaving: true),
        ]
        return pages.map { SafetyText(question: $0, advice: advice).aloud }
      }
    }
  }

  /// Returns each line of the groups, with and without its tick.
  private static func items(calling number: EmergencyNumber) -> [String] {
    let ticked = (0..<12).map { index in
      advice(number) { answers in
        for sign in Sign.allCases { answers.signs[sign] = now }
        for risk in Risk.allCases { answers.risks[risk] = RiskAnswer(since: now, clearedAt: now) }
        answers.risks[.pregnancy]?.dueDate = now + Double(index) * month
      }
    }
    let risky = advice(number) { answers in
      for risk in Risk.allCases { answers.risks[risk] = RiskAnswer(since: now) }
    }
    return ([advice(number), risky] + ticked).flatMap { advice in
      SafetyGroup.allCases.flatMap { group in
        SafetyItem.items(of: group, in: advice.safety).indices.flatMap { index -> [String] in
          let text = SafetyText(
            question: SafetyQuestion(.group(group), choice: index), advice: advice)
          let item = SafetyItem.items(of: group, in: advice.safety)[index]
          return [text.aloud, text.line(of: item, aloud: true)]
        }
      }
    }
  }

  /// Returns the advice for each sign and risk alone, and for all sets whose members affect each
  /// other.
  private static func concerns(calling number: EmergencyNumber) -> [Advice] {
    typealias Change = (inout SafetyAnswers) -> Void
    let signs = Sign.allCases.map { sign -> Change in { $0.signs[sign] = now } }
    let risks = Risk.allCases.flatMap { risk -> [Change] in
      [nil, now].map { clearedAt in
        { $0.risks[risk] = RiskAnswer(since: now, clearedAt: clearedAt) }
      }
    }
    let old = SafetyAnswer.allCases.map { group -> Change in
      { $0 = SafetyAnswers(old: Answer(group, at: now)) }
    }
    let together: [Change] =
      [Sign.fever, .rash, .nightPain, .freshInjury, .smallFall].map { sign in
        { $0.signs[sign] = now }
      }
      + [Risk.cancer, .heart, .spineJoints].map { risk in
        { $0.risks[risk] = RiskAnswer(since: now) }
      } + [{ $0.risks[.pregnancy] = RiskAnswer(since: now, clearedAt: now) }]
    let subsets = (0..<1 << together.count).map { subset in
      advice(number) { answers in
        for (index, change) in together.enumerated() where subset >> index & 1 == 1 {
          change(&answers)
        }
      }
    }
    return (signs + risks + old + [{ $0.isUnreadable = true }]).map { advice(number, $0) } + subsets
  }
}
