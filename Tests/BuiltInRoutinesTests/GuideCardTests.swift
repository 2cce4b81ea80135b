import BuiltInRoutines
import Testing

@Suite struct GuideCardTests {
  /// The signs of the card that names them all, by how soon to see someone.
  static let signs = [
    "Emergency": [
      "in your chest", "arm, neck, jaw or tummy", "as if something tears", "short of breath",
      "one calf is sore or swollen", "coughing up blood", "fainted", "Both of your legs",
      "trouble walking", "clumsy", "between your legs", "hard to pee", "bad fall or a crash",
    ],
    "today": [
      "a fever", "a rash, or a band of pain", "look yellow", "each time you breathe in",
      "sore, warm or swollen", "had cancer", "over 65 or have thin bones",
    ],
    "next few days": [
      "pins and needles", "losing weight", "sweat at night", "wakes you at night", "new lump",
      "cough, sneeze or strain", "high up between your shoulders", "week to week", "under 45",
      "cough for three weeks", "no better after three weeks",
    ],
    "before you press": [
      "last two days", "hot, red or swollen", "skin there is broken", "infection", "small fall",
      "under 20 or over 50",
    ],
  ]

  /// The cards that are checklists, and so may be long.
  private static let lists = ["when-to-see-someone", "who-must-not-massage"]

  @Test(arguments: BuiltInRoutines.cards.map(\.name))
  func `a card is short, asks a question and names its sources`(name: String) throws {
    let text = try #require(Self.text(of: name))
    let paragraphs = text.split(separator: "\n\n")
    let heading = try #require(paragraphs.first)
    #expect(heading.hasPrefix("# ") && heading.hasSuffix("?") && !heading.contains("\n"))
    let sources = try #require(paragraphs.last)
    #expect(sources.hasPrefix("Sources: "))
    #expect(sources.contains(/\([ABC]\)/))
    #expect(paragraphs.count > 2)
    let answer = paragraphs.dropFirst().dropLast().joined(separator: " ")
    let words = answer.split(whereSeparator: \.isWhitespace).count
    #expect(Self.lists.contains(name) || words < 140, "\(words) words")
  }

  /// A terminal without UTF-8 shows the cards as they are, and a small renderer is enough for them.
  @Test(arguments: BuiltInRoutines.cards.map(\.name))
  func `a card is plain ASCII with simple markup`(name: String) throws {
    let text = try #require(Self.text(of: name))
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || (" "..."~").contains($0) })
    #expect(!text.contains(#/[`_<>|\[\]]|\n#|\n\d+\. /#))
    #expect(text.split(separator: "**", omittingEmptySubsequences: false).count % 2 == 1)
  }

  @Test func `every sign is listed under its heading`() throws {
    let text = try #require(Self.text(of: "when-to-see-someone"))
    let sections = text.split(separator: "\n\n**").dropFirst()
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    #expect(sections.count == Self.signs.count)
    for (heading, signs) in Self.signs {
      let section = try #require(sections.first { $0.prefix { $0 != "*" }.contains(heading) })
      for sign in signs { #expect(section.contains(sign), "\(sign)") }
    }
  }

  @Test(arguments: [
    "can-lungs-hurt-in-the-back", "what-the-pain-means", "what-causes-it",
    "between-the-shoulder-blades",
  ])
  func `a card on a possible danger refers to the card of signs`(name: String) throws {
    let text = try #require(Self.text(of: name))
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.lowercased().contains("read \"when should i see someone?\""))
  }

  /// The parts of each card's answer, none of which may be lost.
  @Test(arguments: [
    ("should-i-massage-it", ["relaxes the muscle", "tension", "pain"]),
    ("which-massage", ["trigger-point therapy", "between or round your shoulder blades"]),
    (
      "how-to-massage-it",
      ["on your back", "feet as wide as your shoulders", "under your shoulder blades", "Rock"]
    ),
    (
      "best-ways-to-relieve",
      [
        "cold", "warm", "buprofen", "aracetamol", "spirin", "naproxen", "medium firmness",
        "posture",
      ]
    ),
    (
      "how-to-stretch-it",
      ["above your head", "Lean to the right", "left wrist with your right hand"]
    ),
    (
      "knots",
      ["Rest", "stretch", "walk", "cold", "warm", "cream or gel", "Press", "physiotherapist"]
    ),
    (
      "what-the-pain-means",
      ["base of your neck to the bottom of your ribs", "posture", "injury", "physiotherapist"]
    ),
    ("what-causes-it", ["too much", "strain", "ligament", "disc", "posture", "nerve"]),
    (
      "how-long-a-strain-takes",
      ["three weeks", "several months", "hard exercise", "heavy lifting"]
    ),
    (
      "how-to-relax-the-muscles",
      ["Clasp your hands", "shoulder height", "roll forward", "as long as you like"]
    ),
    ("between-the-shoulder-blades", ["clasp", "head forward", "15 to 30 seconds", "2 to 4 times"]),
    ("trigger-points", ["three to five minutes", "5 or 6 times", "wall", "knees"]),
    ("how-to-prevent-it", ["posture", "Exercise", "weight", "smoke", "Lift", "eat well"]),
    ("how-to-sleep", ["on your back", "head and neck", "under your knees"]),
    ("can-lungs-hurt-in-the-back", ["rarely", "lung cancer", "spread", "treatment", "34 of 100"]),
  ])
  func `a card has every part of its answer`(name: String, says: [String]) throws {
    let text = try #require(Self.text(of: name))
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for phrase in says { #expect(words.contains(phrase), "\(phrase)") }
  }

  @Test func `cards name only routines that exist`() throws {
    let routines = Set(BuiltInRoutines.routines.map(\.id))
    var lists = 0
    for card in BuiltInRoutines.cards {
      let text = String(decoding: card.bytes, as: UTF8.self)
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for match in words.matches(of: /In unknot: ([^.]*)/) {
        lists += 1
        let names = match.1.split { $0 == "," || $0 == " " }
        #expect(!names.isEmpty, "\(card.name)")
        for name in names {
          #expect(routines.contains(String(name)), "\(card.name) names \(name)")
        }
      }
    }
    // Twelve cards end with what to do in the program.
    #expect(lists >= 12)
  }

  /// A reference is the heading of the other card, in quotation marks.
  @Test func `cards refer only to cards that exist`() {
    let texts = BuiltInRoutines.cards.map { String(decoding: $0.bytes, as: UTF8.self) }
    let headings = Set(texts.map { String($0.prefix { $0 != "\n" }.dropFirst(2)) })
    var references = 0
    for text in texts {
      for match in text.matches(of: /[Rr]ead\s+(?:first:\s+)?"([^"]*\?)"/) {
        let title = match.1.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(headings.contains(title), "\(title)")
        references += 1
      }
    }
    // Nine cards refer to another.
    #expect(references >= 9)
  }

  private static func text(of name: String) -> String? {
    BuiltInRoutines.cards.first { $0.name == name }
      .map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
