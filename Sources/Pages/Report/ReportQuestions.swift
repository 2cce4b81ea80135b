import CarePlan
import RoutineEngine

extension Report {
  /// The last five changes of dose, with the letters that mark them in text, chart and table.
  var shownDoses: [(letter: String, dose: ReportDose)] {
    let letters = ["a", "b", "c", "d", "e"]
    return Array(zip(letters, doses.suffix(letters.count))).map { ($0, $1) }
  }

  /// The questions for the appointment, three at most: first the person's own notes that begin with
  /// "ask", then questions that the numbers suggest.
  var questions: [HTML] {
    var own: [HTML] = []
    for note in notes where note.text.lowercased().hasPrefix("ask") {
      let question = HTML.stranger(note.text, limit: 120)
      if !own.contains(question) { own.append(question) }
    }
    return Array((own + suggested).prefix(3))
  }

  private var suggested: [HTML] {
    var questions: [HTML] = []
    if let signs, !signs.ticked.isEmpty {
      questions.append("A warning sign is ticked: what does it need?")
    }
    questions += hurtMoves.filter { $0.hurts >= Self.leastAnswers }.prefix(2).map { move in
      let title = HTML.stranger(move.title, limit: 28)
      let worst = Side.allCases.map {
        (side: $0, hurts: move.amounts[$0]?.hurts ?? 0)
      }.first { $0.hurts * 3 >= move.hurts * 2 }
      return worst.map { worst in
        "The \(worst.side.rawValue) side hurts in \(title): leave it out, or do it differently?"
      } ?? "\(title) hurts: leave it out, or go gently?"
    }
    switch change?.word {
    case .same: questions.append("Pain is about the same as at the start: change something?")
    case .worse, .muchWorse: questions.append("Pain is worse than at the start: what now?")
    case .better:
      questions.append("Pain is down, but not yet much better: carry on at this dose?")
    case .muchBetter, nil: break
    }
    if let signs, !signs.risks.isEmpty, !hurtMoves.isEmpty {
      questions.append("There is a standing risk, and something hurt: is pressing right?")
    }
    return questions
  }
}
