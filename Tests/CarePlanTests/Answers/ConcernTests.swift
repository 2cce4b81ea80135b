import Foundation
import RoutineEngine
import Testing

@testable import CarePlan

@Suite struct ConcernTests {
  private func locks(_ concerns: Concern...) -> Set<Load> { concerns.locks }

  private func advice(_ concerns: Concern...) -> String {
    concerns.advice(calling: .anywhere).joined(separator: " ")
  }

  /// Every sentence about a sign, a risk or what to do.
  static let texts: [String] =
    Sign.allCases.map(\.sentence) + Risk.allCases.map(\.sentence)
    + Sign.allCases.flatMap { [Concern.sign($0)].advice(calling: .anywhere) }
    + Risk.allCases.flatMap { [Concern.risk($0)].advice(calling: .anywhere) }
    + [Concern.latePregnancy, .unreadable, .group(.emergency), .group(.soon), .group(.askFirst)]
    .flatMap { [$0.sentence] + [$0].advice(calling: .anywhere) }

  @Test func `each sign and each risk has a name and words of its own`() {
    #expect(Set(Sign.allCases.map(\.sentence)).count == 36)
    #expect(Set(Risk.allCases.map(\.sentence)).count == 13)
    let names = Sign.allCases.map(\.rawValue) + Risk.allCases.map(\.rawValue)
    #expect(Set(names).count == names.count)
    let short = Sign.allCases.map(\.name) + Risk.allCases.map(\.name)
    #expect(Set(short).count == short.count && short.allSatisfy { $0.count <= 45 })
  }

  @Test func `signs stand in the order of urgency`() {
    let urgencies = Sign.allCases.map(\.urgency.rawValue)
    #expect(urgencies == urgencies.sorted())
    #expect(Set(Sign.allCases.map(\.urgency)) == Set(Sign.Urgency.allCases))
  }

  @Test func `sentences are short`() {
    for text in Self.texts {
      for sentence in text.split(separator: ". ") {
        #expect(sentence.split(separator: " ").count <= 20, "\(sentence)")
      }
    }
  }

  @Test func `advice names who to see and how soon`() {
    #expect(advice(.sign(.chestPain)).hasPrefix("Stop. Do not exercise. Call 112, 911, 999"))
    #expect(advice(.sign(.fever)).hasPrefix("Speak to a doctor today."))
    #expect(advice(.sign(.rash)).contains("a pharmacist or a doctor today"))
    #expect(advice(.sign(.lump)).hasPrefix("See a doctor in the next few days. You may move"))
    #expect(advice(.sign(.smallFall)).hasSuffix("Until then, no pressing and no rolling."))
    #expect(
      advice(.risk(.cancer)).hasSuffix("no pressing, no rolling, no heat packs and no cold packs."))
    #expect(advice(.latePregnancy) == "From the middle of a pregnancy, do not lie on a roller.")
  }

  @Test func `no advice contradicts another`() {
    #expect(!advice(.sign(.fever), .sign(.lump)).contains("few days"))
    let injured = advice(.sign(.lump), .sign(.freshInjury))
    #expect(!injured.contains("You may move") && injured.contains("no stretching"))
    #expect(!advice(.sign(.freshInjury), .risk(.heart)).contains("You may use a cold pack"))
    #expect(advice(.sign(.chestPain), .sign(.fever), .risk(.cancer)).hasPrefix("Stop."))
    #expect([Concern.sign(.badFall), .risk(.cancer)].advice(calling: .anywhere).count == 1)
  }

  @Test func `an emergency alone locks everything`() {
    for sign in Sign.allCases {
      #expect(Concern.sign(sign).isEmergency == (sign.urgency == .emergency))
    }
    #expect(Risk.allCases.allSatisfy { !Concern.risk($0).isEmergency })
  }

  @Test func `each locks what its text says`() {
    for risk in Risk.allCases { #expect(risk.locks.isSuperset(of: [.press, .roll])) }
    #expect(locks(.risk(.spineJoints)) == [.press, .roll, .neckStretch])
    #expect(locks(.risk(.heart)) == [.press, .roll, .heat, .cold, .band])
    for risk in [Risk.cancer, .numbSkin, .poorBloodFlow] {
      #expect(locks(.risk(risk)) == [.press, .roll, .heat, .cold])
    }
    let injury = locks(.sign(.freshInjury))
    #expect(injury.isSuperset(of: [.press, .roll, .heat, .stretch]) && !injury.contains(.cold))
    #expect(injury.words == "pressing, rolling, heat packs and stretching")
  }

  /// A sheet that was typed in says neither contact nor equipment.
  @Test(arguments: [
    (Step.Action.massage(Dose(.seconds(60))), "Foam roll upper back", nil, Load.roll),
    (.apply(Dose(.seconds(600))), "Heat, then rest", nil, .heat),
    (.apply(Dose(.seconds(600))), "Ice", nil, .cold), (.reps(Dose(10)), "Row", "red band", .band),
    (.reps(Dose(10)), "Row with theraband", nil, .band),
    (.reps(Dose(10)), "Chin tucks", nil, .neckStretch),
    (.reps(Dose(10)), "Cervical retraction", nil, .neckStretch),
    // Words that are not known may name anything.
    (.massage(Dose(.seconds(60))), "Faszienrolle", nil, .roll),
    (.massage(Dose(.seconds(60))), "Balle de tennis", nil, .press),
    (.apply(Dose(.seconds(600))), "Wärmflasche", nil, .heat),
    (.apply(Dose(.seconds(600))), "Poche de glace", nil, .cold),
  ])
  func `a step's own words name its load`(
    action: Step.Action, title: String, weight: String?, expected: Load
  ) {
    var step = Step(action, title: title)
    step.load = weight
    let group = Step(.group([step]))
    for steps in [[step], [group]] {
      let routine = Routine(id: "my-sheet", title: "My sheet", kind: .mobility, steps: steps)
      #expect(routine.loads.contains(expected))
      let outer = Routine(
        id: "outer", title: "Outer", kind: .mobility, steps: [Step(.include(routine))])
      #expect(outer.loads.contains(expected))
    }
  }

  @Test func `a massage or a pack that says what it is locks no more`() {
    func loads(_ action: Step.Action, _ title: String) -> Set<Load> {
      Routine(id: "my", title: "", kind: .care, steps: [Step(action, title: title)]).loads
    }
    #expect(!loads(.massage(Dose(.seconds(60))), "Press with two fingers").contains(.roll))
    #expect(loads(.apply(Dose(.seconds(600))), "Rub on").isDisjoint(with: [.heat, .cold]))
    #expect(loads(.apply(Dose(.seconds(600))), "Ice pack").isDisjoint(with: [.heat]))
  }

  @Test func `own steps that name no load are doubted where one is locked`() {
    let own = Routine(
      id: "my", title: "", steps: [Step(.hold(Dose(.seconds(9))), title: "Elastico")])
    var known = own
    known.steps[0].contact = Contact.none
    func advice(_ signs: SafetyAnswer) -> Advice {
      let now = Date(timeIntervalSince1970: 0)
      return Advice(Answers(signs: Answer(signs, at: now)), now: now, in: .gmt)
    }
    #expect(advice(.nothing).doubt(about: own) == nil)
    #expect(advice(.soon).doubt(about: known) == nil)
    #expect(
      advice(.soon).doubt(about: own)
        == "Locked for you: pressing and rolling. unknot cannot tell if your own steps do that.")
  }

  @Test func `loads are those of the steps, the equipment and the neck`() {
    func routine(_ id: String, feel: String? = nil, equipment: [String] = [], _ steps: Step...)
      -> Routine
    {
      Routine(id: id, title: "", kind: .care, feel: feel, equipment: equipment, steps: steps)
    }
    let hold = Step(.hold(Dose(.seconds(20))))
    let pack = Step(.rest(Dose(.seconds(20))), contact: .heat)
    #expect(routine("pack", pack).loads == [.heat])
    #expect(routine("neck-ease", hold).loads == [.stretch, .neckStretch])
    #expect(routine("nod", feel: "the back of the neck", hold).loads == [.stretch, .neckStretch])
    #expect(routine("rest", feel: "neck", pack).loads == [.heat])
    let massage = Step(.massage(Dose(.seconds(20))))
    #expect(routine("massage", equipment: ["foam roller"], massage).loads.contains(.roll))
    #expect(!routine("massage", equipment: ["a ball or a roller"], massage).loads.contains(.roll))
    #expect(routine("row", equipment: ["resistance band"], hold).loads == [.stretch, .band])
    let all = routine("all", Step(.include(routine("neck", hold))), pack)
    #expect(all.loads == [.stretch, .neckStretch, .heat])
  }
}
