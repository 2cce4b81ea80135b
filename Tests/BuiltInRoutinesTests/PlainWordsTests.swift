import BuiltInRoutines
import RoutineEngine
import RoutineFiles
import Testing

/// The words of routines and cards: plain, sayable, with sources that can be looked up.
@Suite struct PlainWordsTests {
  /// All routines, and all moves as routines of one step.
  private static let routines: [Routine] = {
    let catalogue = RoutineCatalog(
      builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
      moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) })
    return catalogue.entries.compactMap(\.routine)
      + BuiltInRoutines.moves.compactMap { catalogue.entry(withID: $0.id)?.routine }
  }()

  /// Words that a reader stumbles over. Each stood in a text once.
  private static let stumbling: [String] = [
    #"\bdear\b"#, #"\banew\b"#, #"\bmend(s|ed|ing)?\b"#, #"\blook(s|ed|ing)? (it |them )?over\b"#,
    #"\bunder way\b"#, #"\bstands? still\b"#, #"\bleave it be\b"#, #"\bbrought (it|this) on\b"#,
    #"\bnamed side\b"#, #"\b(is|are) (told|asked)\b"#, #"\bit is meant\b"#, #"\bhead bends\b"#,
    #"\bfeel it:"#, #"\bwithin days\b"#, #"\bgo on\b"#, #"^neither\b"#, #"\. neither\b"#,
    #"\bblades? (drift|part)\b"#, #"\blets? go\b"#, #"\bmuscle bears\b"#, #"\banother matter\b"#,
    #"\bnumber backs\b"#, #"\bkept up by\b"#, #"\bwalks? (you|a session)\b"#, #"\blet it be\b"#,
    #"\bhalf-way\b"#, #"\bdo so, too\b"#, #"\bas far as it stays\b"#, #"\bit has healed\b"#,
    #"\bhurt for long\b"#, #"\bpush gently with your feet\b"#,
    #"\bnothing to do after\b"#, #"\bwhat (stays|nothing)\b"#, #"\botherwise\b"#, #"\bso\?"#, "&",
    // Breathlessness is the noun.
    #"(^|[,:;] |\b(with|and|or|no) )short of breath"#,
  ]

  /// Text that a voice reads wrongly: dashes, slashes, brackets, short units, abbreviations.
  private static let unsayable: [String] = [
    #"\d\s*[-\u2013\u2014/]\s*\d"#, #"\d\s*(s|sec|min|h|cm|mm|kg|x)\b"#,
    #"[%/=+<>*_#\[\]()\u00B0]"#,
    #"\s[-\u2013\u2014]\s"#, #"\u2026|\.\.\."#, #"\b(e\.g|i\.e|etc|approx|max|min)\b"#,
    #"\b[A-Z]{2,}\b"#,
  ]

  /// Sources that nobody can look up.
  private static let anonymous: [String] = [
    #"\b(health )?websites\b"#, #"\bhandouts?\b"#, #"\bclinic pages?\b"#, #"\bcommon advice\b"#,
    #"\bconsumer advice\b"#, #"\bharvard\b"#, #"\beckard\b"#, #"\b(rcem|physiopedia)\b"#,
  ]

  /// The titles of sources without a grade: no better source was found, or there is none.
  private static let ungraded = ["Our habit", "Common self-care advice, no better source found"]

  private static func found(_ patterns: [String], in text: String, ignoringCase: Bool) throws
    -> [String]
  {
    try patterns.filter { pattern in
      text.contains(try Regex(pattern).ignoresCase(ignoringCase).wordBoundaryKind(.simple))
    }
  }

  private static func leaves(_ steps: [Step]) -> [Step] {
    steps.flatMap { step -> [Step] in
      if case .group(let inner) = step.action { leaves(inner) } else { [step] }
    }
  }

  private static func spoken(_ routine: Routine) -> [String] {
    let steps = leaves(routine.steps + routine.ending)
    return steps.map(\.title) + steps.map(\.text) + steps.compactMap(\.feel)
      + steps.flatMap { $0.before + $0.after + $0.cues.map(\.words) }
      + steps.flatMap { [$0.spoken, $0.restText, $0.load].compactMap { $0 } }
      + steps.flatMap { [$0.hints.easier, $0.hints.harder].compactMap { $0 } }
      + steps.flatMap { [$0.hints.mistake, $0.hints.cure].compactMap { $0 } } + routine.cautions
      + [routine.title, routine.summary, routine.feel ?? "", routine.position ?? ""]
  }

  @Test func `every routine and move is read`() {
    #expect(
      Self.routines.count == BuiltInRoutines.routines.count + BuiltInRoutines.moves.count)
  }

  @Test(arguments: routines) func `a routine reads plainly`(routine: Routine) throws {
    let facts = routine.sources.compactMap(\.fact)
    for text in Self.spoken(routine) + facts + routine.equipment {
      #expect(try Self.found(Self.stumbling, in: text, ignoringCase: true) == [], "\(text)")
    }
  }

  @Test(arguments: routines) func `spoken text has no sign that a voice misreads`(routine: Routine)
    throws
  {
    for text in Self.spoken(routine) {
      #expect(try Self.found(Self.unsayable, in: text, ignoringCase: false) == [], "\(text)")
    }
  }

  /// A timed step has to be read at a glance: three lines beside the figure.
  @Test(arguments: routines) func `the text of a timed step is at most 110 characters long`(
    routine: Routine
  ) {
    for step in Self.leaves(routine.steps) where step.action != .prompt {
      #expect(step.text.count <= 110, "\(step.text)")
    }
  }

  @Test(arguments: routines) func `a step of one side does not name the other`(routine: Routine) {
    for step in Self.leaves(routine.steps) {
      guard case .one(let side) = step.sides else { continue }
      let other = side.opposite.rawValue
      #expect(!step.text.contains(" \(other) side"), "\(step.text)")
    }
  }

  @Test(arguments: routines) func `each routine has sources, and each source can be looked up`(
    routine: Routine
  ) throws {
    for source in routine.sources {
      #expect(try Self.faults(of: source) == [], "\(source)")
    }
    #expect(!routine.includingWhatItIncludes.sources.isEmpty)
  }

  @Test(arguments: [
    (
      Source(
        title: "Health websites", publisher: "Various, 2020", locator: "x.org", grade: .c, fact: "1"
      ), "anonymous"
    ),
    (Source(title: "Clinic handout", fact: "1"), "no grade"),
    (Source(title: "Back pain", locator: "nhs.uk, 2020", grade: .a, fact: "1"), "no publisher"),
    (Source(title: "Back pain", publisher: "NHS, 2020", grade: .a, fact: "1"), "no address"),
    (
      Source(title: "Back pain", publisher: "NHS", locator: "nhs.uk", grade: .a, fact: "1"),
      "no year"
    ),
    (Source(title: "Back pain", publisher: "NHS, 2020", locator: "nhs.uk", grade: .a), "no fact"),
  ])
  func `a source that nobody can look up is found, whatever is missing`(
    source: Source, fault: String
  ) throws {
    #expect(try Self.faults(of: source).contains(fault))
  }

  private static func faults(of source: Source) throws -> [String] {
    let words = [source.title, source.publisher, source.locator, source.fact]
      .compactMap { $0 }.joined(separator: " ")
    let isAnonymous = try !found(anonymous, in: words, ignoringCase: true).isEmpty
    let faults = isAnonymous ? ["anonymous"] : []
    guard source.grade != nil else {
      return faults + (ungraded.contains(source.title) ? [] : ["no grade"])
    }
    let checks = [
      (source.publisher != nil, "no publisher"), (source.fact != nil, "no fact"),
      (isAddress(source.locator ?? ""), "no address"),
      (words.contains(/\b(19|20)\d\d\b/), "no year"),
    ]
    return faults + checks.filter { !$0.0 }.map(\.1)
  }

  /// Routines that include others with cautions of their own are no exception.
  @Test(arguments: routines) func `the last caution of every routine is the emergency line`(
    routine: Routine
  ) {
    #expect(
      routine.includingWhatItIncludes.cautions.last
        == "Chest pain, breathlessness, sudden tearing pain or weak legs? Get emergency help now.")
  }

  /// Moves that press, and the routines that use or include such moves.
  @Test func `every routine that presses warns of wounds and refers people at risk to a doctor`() {
    let pressing = Self.routines.filter(\.presses)
    #expect(pressing.count >= 8)
    for routine in pressing {
      let cautions = routine.includingWhatItIncludes.cautions
      for caution in [
        "Never press on a wound, a rash, a bruise or a broken bone.",
        "If you have ticked a risk, ask a doctor before you press.",
      ] {
        #expect(cautions.contains(caution), "\(routine.id)")
      }
    }
  }

  /// A step that is done on either side names the side in its words, or neither.
  @Test(arguments: routines) func `a two-sided step whose words name a side is written for a side`(
    routine: Routine
  ) {
    for step in Self.leaves(routine.steps) {
      let words = ([step.text] + step.before).joined(separator: " ").lowercased()
      let names = words.contains(/\b(left|right) (arm|hand|ear|shoulder|palm|side|wrist)\b/)
      switch step.sides {
      case .both, .alternate: #expect(!names || step.writtenFor != nil, "\(step.title)")
      case .none, .one: #expect(step.writtenFor == nil, "\(step.title)")
      }
    }
  }

  @Test(arguments: BuiltInRoutines.plans.map(\.name))
  func `a plan reads plainly, and its sources can be looked up`(name: String) throws {
    let file = try #require(BuiltInRoutines.plans.first { $0.name == name })
    // Its comments are for whoever writes plans.
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
      .filter { !$0.drop { $0 == " " }.hasPrefix("#") }
    let text = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(try Self.found(Self.stumbling, in: text, ignoringCase: true) == [])
    #expect(try Self.found(Self.anonymous, in: text, ignoringCase: true) == [])
    let sources = text.matches(of: /- title: .*?(?=- title: |$)/).map(\.output)
    #expect(!sources.isEmpty)
    for source in sources where source.contains("grade: ") {
      #expect(source.contains("publisher: ") && source.contains("locator: "), "\(source)")
    }
  }

  @Test(arguments: BuiltInRoutines.cards.map(\.name))
  func `a card reads plainly, and its sources can be looked up`(name: String) throws {
    let card = try #require(BuiltInRoutines.cards.first { $0.name == name })
    let paragraphs = String(decoding: card.bytes, as: UTF8.self).split(separator: "\n\n")
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    let sources = try #require(paragraphs.last)
    for text in paragraphs {
      #expect(try Self.found(Self.stumbling, in: text, ignoringCase: true) == [], "\(text)")
      #expect(try Self.found(Self.anonymous, in: text, ignoringCase: true) == [], "\(text)")
    }
    for text in paragraphs.dropLast() {
      #expect(try Self.found(["\\d\\s*[-/]\\s*\\d", "%"], in: text, ignoringCase: false) == [])
    }
    for source in sources.dropFirst("Sources: ".count).split(separator: "; ") {
      let graded = try #require(source.firstMatch(of: /\([ABC]\)/), "\(source)")
      #expect(Self.isAddress(String(source[..<graded.range.lowerBound])), "\(source)")
    }
  }

  /// A page's address, a number of a library, or a journal's volume and page.
  private static func isAddress(_ text: String) -> Bool {
    text.contains(
      /doi 10\.\d{4,}\/\S+|PubMed \d{7,8}|PMC\d{6,}|[a-z0-9-]+\.[a-z]{2,}|\d+:\d+|zp\d+|Update \d+/
    )
  }
}
