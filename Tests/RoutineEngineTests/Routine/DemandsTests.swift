import RoutineEngine
import Testing

/// The equipment and the contacts of a routine.
@Suite struct DemandsTests {
  private static let rolling = Step(.massage(Dose(.seconds(30))), title: "Roll", contact: .roll)

  private static func routine(_ steps: [Step], ending: [Step] = []) -> Routine {
    Routine(
      id: "other", title: "Other", kind: .mobility, equipment: ["mat", "ball"], steps: steps,
      ending: ending)
  }

  @Test func `they are those of all steps, also in groups, routines and the ending`() {
    let inner = Self.routine([Step(.group([Self.rolling]))])
    var outer = Routine(
      id: "outer", title: "Outer", kind: .mobility, equipment: ["ball", "chair"],
      steps: [Step(.include(inner))],
      ending: [Step(.apply(Dose(.seconds(60))), title: "Ice", contact: .cold)])
    #expect(outer.allEquipment == ["ball", "chair", "mat"])
    #expect(outer.allEquipment == outer.includingWhatItIncludes.equipment)
    #expect(outer.contacts == [.roll, .cold] && outer.presses)
    outer.steps[0].isSkipped = true
    #expect(outer.contacts == [.cold] && !outer.presses)
    #expect(outer.allEquipment == ["ball", "chair"])
    outer.ending = []
    #expect(outer.contacts.isEmpty)
  }

  @Test func `a massage presses, whatever its steps say`() {
    var routine = Self.routine([Step(.prompt, title: "Sit")])
    #expect(!routine.presses)
    routine.kind = .massage
    #expect(routine.presses && routine.contacts == [.press])
    routine.steps = [Self.rolling]
    #expect(routine.contacts == [.roll])
  }
}
