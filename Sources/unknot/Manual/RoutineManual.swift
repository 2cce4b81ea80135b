import Figures
import RoutineEngine
import RoutineFiles

/// unknot-routine(5), written from the tables of the language.
enum RoutineManual {
  /// The page.
  static var text: String {
    var page = ManualText("unknot-routine", section: 5, title: "File formats")
    page.section("Name")
    page.paragraph("unknot-routine - a guided session of unknot as a text file")
    page.section("Description")
    page.paragraph(
      """
      A routine is a YAML file in the folder for routines, which `unknot new` makes; its name without \
      `.yaml` is its id: a-z, 0-9 and -. One with the id of a built-in routine takes its place. It \
      holds words and times, nothing that runs.

      `unknot check` names the line and the column of everything that is wrong, and what was \
      expected. `unknot check --schema` prints the JSON Schema for editors.
      """)
    keys(LanguageReference.routine, under: "The routine", in: &page)
    steps(in: &page)
    moves(in: &page)
    keys(LanguageReference.cue, under: "Cues", in: &page)
    page.paragraph("A cue has either `at` or `every`.")
    keys(LanguageReference.source, under: "Sources", in: &page)
    page.paragraph(
      """
      `A` is a guideline or an official handout, `B` a trial or a review, `C` a clinic's or consumer \
      page. If there is no source, leave out the grade and call it a habit.
      """)
    doses(in: &page)
    figures(in: &page)
    plans(in: &page)
    page.section("Example")
    page.paragraph("`unknot new evening-wall` writes this:")
    page.literal(RoutineTemplate.text(named: "evening-wall"))
    page.section("See also")
    page.paragraph("`unknot`(1)")
    return page.text
  }

  private static func keys(
    _ entries: [LanguageReference.Entry], under title: String, in page: inout ManualText
  ) {
    page.section(title)
    for entry in entries { page.item("`\(entry.name):`", told(entry)) }
  }

  private static func steps(in page: inout ManualText) {
    page.section("Steps")
    page.paragraph("The first key of a step is its verb, and the verb's value is its dose.")
    for verb in LanguageReference.verbs { page.item("`\(verb.name):`", told(verb)) }
    page.section("Keys of a step")
    page.paragraph("They go below the verb.")
    for key in LanguageReference.step {
      let isEverywhere = key.verbs.count == LanguageReference.verbs.count
      let verbs = key.verbs.map { "`\($0)`" }.joined(separator: ", ")
      page.item(
        "`\(key.name):`", told(key) + (isEverywhere ? " For every verb." : " For \(verbs)."))
    }
  }

  private static func moves(in page: inout ManualText) {
    page.section("Moves")
    page.paragraph(
      """
      A move is a file of its own, `clasped-reach.move.yaml`, next to the routines or built in; \
      `unknot list --moves` lists them all. It has the keys of a routine without `steps`, `ending` \
      and `course`, one verb with its dose, and the keys of a step. `unknot play clasped-reach` plays \
      it by itself.

      A step `use: clasped-reach` takes it into a routine with its words, dose, cautions, sources and \
      equipment. The keys below `use` override it. Its `dose` and `repeat` may not go above \
      the range of the move; if they go below, write the reason as `note`.

      With `written-for: right` the words are for the right side; on the left, left and right change \
      places. `before` and `after` then come for each side.
      """)
  }

  private static func told(_ entry: LanguageReference.Entry) -> String {
    let need = entry.isRequired && entry.verbs.isEmpty ? " Required." : ""
    return "\(entry.meaning) Write \(entry.expected).\(need)"
  }

  private static func doses(in page: inout ManualText) {
    page.section("Doses")
    page.paragraph(
      """
      A time has its unit: `20 s`, `4 min`, `1 h`, `1 min 30 s`, `1:30`. A range is two of them with \
      a hyphen or a dash, and may have one unit at its end: `15-30 s`. A gentle session takes the low \
      end of each range, a full one the high end, a standard one the middle: rounded down to 30 s \
      when the range spans a minute or more, to 5 s when it spans 10 s or more. One number is the \
      same at every level.
      """)
    page.item("`hold: 15-30 s`", "15 s, 20 s, 30 s at gentle, standard and full.")
    page.item("`repeat: 2-4`", "2, 3, 4 times.")
    page.item("`massage: 3-5 min`", "3 min, 4 min, 5 min.")
  }

  // MARK: Plans

  private static func plans(in page: inout ManualText) {
    page.section("Plans")
    page.paragraph(
      """
      A file with `phases` is a plan: routines over days and weeks. `unknot check FILE` checks \
      it, `unknot plan add FILE` adds it, `unknot plan start NAME` begins it, and \
      `unknot check --plan-schema` prints the JSON Schema. A plan may bring routines of its own below \
      `routines:`; they are called `plan/id`.
      """)
    page.literal(planExample)
    keys(LanguageReference.plan, under: "Keys of a plan", in: &page)
    keys(LanguageReference.phase, under: "Keys of a phase", in: &page)
    page.paragraph("A phase has either `days` or `weeks`, and all phases of a plan have the same.")
    keys(LanguageReference.item, under: "Keys of a routine in a phase", in: &page)
    keys(LanguageReference.planDose, under: "Keys of a dose in a phase", in: &page)
    page.section("Conditions and rules")
    page.paragraph(
      """
      A condition is one of: `pain N or less on K days`, `pain N or more on K days`, `worse`, `easy`, \
      `done`, each perhaps with `on K days`, `hurt`, `hurt K times in N days`, `no better by day N`. \
      `and` joins them. The last days with an answer count, of at most a week.

      A rule does one or more of: `rest today`, `only ROUTINE today`, `gentle today`, \
      `back one phase`, `see someone`, `end`.

      Without any answer, a phase ends on its last day. A bad day, with pain of 6 or more, a session \
      that pain stopped, or pain that rose by 2, is a day of rest, and the phase is a day longer.
      """)
  }

  /// A plan with a routine of its own.
  static let planExample = """
    format: 1
    title: Shoulder blade programme
    from: your physiotherapist
    weekdays: mon-fri
    phases:
      - title: Begin
        days: 1-7
        do:
          - wall-slides: 2 per day
          - two-minute-break: {frequency: daily, when: break}
        never: [pressing]
        move-on: pain 3 or less on 3 days
      - title: Build up
        days: 8-21
        do:
          - wall-slides: daily
          - desk-strength: {frequency: 3 per week, level: gentle}
    rules:
      - pain 6 or more: rest today and back one phase
    ends: Show the report at your next appointment.
    routines:
      - id: wall-slides
        title: Wall slides
        kind: mobility
        steps:
          - use: wall-slide

    """

  // MARK: Figures

  /// A figure of two poses.
  static let figureExample = """
    format: 1
    summary: Seen from the side, standing. The arms go up.
    view: side
    anchor: right ankle            # the joint that stays where `at` puts it
    feel: between the blades
    props:
      - floor: 0
    poses:
      - pose: Arms down
        at: 0, 7
      - pose: Arms up
        over: 2 s
        upper arm: 10
        forearm: 0

    """

  private static func figures(in page: inout ManualText) {
    page.section("Figures")
    page.paragraph(
      """
      `figure: my-move` shows the figure of the file `my-move.figure.yaml` beside the routines. \
      `unknot check my-move.figure.yaml` says what is wrong with it.
      """)
    page.literal(figureExample)
    page.paragraph(
      """
      A pose says where bones point, in degrees: 0 is up, 90 to the right, 180 down. Lengths are in \
      centimetres of a person 172 cm high. A pose takes what it leaves out from the pose before it.

      The bones are `waist`, `chest`, `neck`, `head`, and for each side `shoulder`, `upper arm`, \
      `forearm`, `hand`, `pelvis`, `thigh`, `shin` and `foot`: `thigh` is both, `left thigh` is one. \
      Seen from the front or from behind, one side mirrors the other, and the number is that of the \
      right half of the picture.
      """)
    for (key, meaning) in figureKeys { page.item("`\(key):`", meaning) }
  }

  private static let figureKeys: KeyValuePairs = [
    "format": "The version of the language: 1. Required.",
    "summary": "What the figure shows, in a sentence. Required.",
    "view":
      "`side`, `front`, `back`, or `above` for someone lying on the left side. Required.",
    "poses": "The poses, in order; each begins with `pose`, its name. Required.",
    "shows": "`whole body`, `upper body` from the hips up, or `sitting`, seen along the thighs.",
    "side": "The side of the body that the poses show; the figure is mirrored for the other.",
    "anchor": """
    The joint that stays where `at` puts it: `hips`, `neck`, or an `ankle`, `knee`, `wrist` or \
    `elbow` with its side.
    """,
    "feel": "One or a list of "
      + FigureArea.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ") + ".",
    "loop": "`back` by the same way, or `round` from the last pose straight to the first.",
    "props": """
    A list of things. `floor` and `wall` take one number; `roller`, `ball`, `chair`, `armchair`, \
    `stool`, `pillow`, `desk`, `cold pack` and `heat pack` take two: to the right, and up. \
    `size: 18, 18` changes the size, `to: 9, 9` moves the thing along. `band: hands` runs from hand to \
    hand, `band: feet` from the hands to the feet.
    """,
    "over": "In a pose: the time that the move from the pose before takes.",
    "at": "In a pose: the place of the anchor, to the right and up.",
  ]
}
