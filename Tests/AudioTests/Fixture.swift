import RoutineEngine

/// A routine with a side, a repeat, a rest and a wait.
let reach = Routine(
  id: "reach", title: "Reach",
  steps: [
    Step(.prompt, title: "Sit tall", text: "Cross your arms"),
    Step(
      .hold(Dose(.seconds(20))), title: "Reach", text: "Reach away, then let your head bend.",
      sides: .both(first: .left), repeats: Dose(2)),
    Step(.rest(Dose(.seconds(30))), title: "Let go", text: "Shake your arms out!"),
    Step(.reps(Dose(8)), title: "Roll", text: "Roll your shoulders.", repeats: Dose(2)),
  ])

/// The first segment of a kind, or one behind it.
func segment(_ kind: Segment.Kind, _ number: Int = 0, of routine: Routine = reach) throws
  -> Segment
{
  let found = try Timeline(routine).segments.filter { $0.kind == kind }
  guard found.indices.contains(number) else { throw Missing() }
  return found[number]
}

struct Missing: Error {}
