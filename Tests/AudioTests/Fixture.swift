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
