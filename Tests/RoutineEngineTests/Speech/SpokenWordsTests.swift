import RoutineEngine
import Testing

@Suite struct SpokenWordsTests {
  @Test(arguments: [
    ("Pain now, 0 to 10? 0 to 3: carry on.", [["Pain now, 0 to 10?"], ["0 to 3: carry on"]]),
    ("Ticked: You are pregnant.", [["Ticked:", "You are pregnant"]]),
    (
      "Take care: Never on bone; stop if it hurts.",
      [["Take care:", "Never on bone;", "stop if it hurts"]]
    ),
    (
      "Use a towel, e.g. a rolled one. Rest", [["Use a towel, for example a rolled one"], ["Rest"]]
    ),
    ("Esc goes back.", [["Escape goes back"]]), ("", []),
  ])
  func `a text is its sentences, and they are its text again`(
    text: String, sentences: [[String]]
  ) {
    let words = SpokenWords(sentencesOf: text)
    #expect(words.sentences == sentences)
    #expect(words.text == SpokenWords(text).text)
  }
}
