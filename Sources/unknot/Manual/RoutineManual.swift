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
    keys(LanguageReference.cue, under: "Cues", in: &page)
    page.paragraph("A cue has either `at` or `every`.")
    keys(LanguageReference.source, under: "Sources", in: &page)
    page.paragraph("What nothing backs has no grade: call it a habit.")
    doses(in: &page)
    figures(in: &page)
    page.section("Example")
    page.paragraph("What `unknot new evening-wall` writes:")
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
    page.paragraph("They stand below the verb.")
    for key in LanguageReference.step {
      let isEverywhere = key.verbs.count == LanguageReference.verbs.count
      let verbs = key.verbs.map { "`\($0)`" }.joined(separator: ", ")
      page.item(
        "`\(key.name):`", told(key) + (isEverywhere ? " For every verb." : " For \(verbs)."))
    }
  }

  private static func told(_ entry: LanguageReference.Entry) -> String {
    let need = entry.isRequired && entry.verbs.isEmpty ? " It must be there." : ""
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
  }

  private static func figures(in page: inout ManualText) {
    page.section("Figures")
    page.paragraph(
      """
      `figure: my-move` shows the figure of the file `my-move.figure.yaml` beside the routines: key \
      poses of a body of which each says where bones point, in degrees, 0 up, 90 to the right. The \
      README of unknot has its keys.
      """)
  }
}
