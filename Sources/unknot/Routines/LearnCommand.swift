import ArgumentParser
import BuiltInRoutines
import Drawing
import RoutineFiles
import TUI

/// `unknot learn`
struct LearnCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Answer the questions that people ask, with sources.",
    discussion: "Without a topic it lists all topics."
  )

  @Argument(help: "The name of a topic, or the beginning of one.", completion: .topic)
  var topic: String?

  func run() throws {
    let cards = Guide.cards
    guard let topic else {
      let columns = cards.map(\.name.columns).max() ?? 0
      let lines = cards.map { card in
        card.name + String(repeating: " ", count: columns - card.name.columns + 2) + card.title
      }
      return try Output.print(lines.joined(separator: "\n"))
    }
    let card = try Self.card(topic, among: cards)
    let lines = card.lines(columns: Output.columns, glyphs: ProcessEnvironment.glyphs)
    try Output.print(([card.title, ""] + lines).joined(separator: "\n"))
  }

  private static func card(_ topic: String, among cards: [GuideCard]) throws -> GuideCard {
    if let card = cards.first(where: { $0.name == topic }) { return card }
    let begun = cards.filter { $0.name.hasPrefix(topic) }
    if let card = begun.first, begun.count == 1 { return card }
    let near =
      begun.isEmpty ? Suggestion.closest(to: topic, among: cards.map(\.name)) : begun.map(\.name)
    let next =
      near.isEmpty
      ? "`unknot learn` lists all topics" : "did you mean \(near.joined(separator: " or "))?"
    throw Failure(
      .notFound, "there is no topic `\(CleanText.line(String(topic.prefix(80))))`; \(next)")
  }
}

/// The guide cards of the binary.
enum Guide {
  /// All of them, in the order in which people ask.
  static var cards: [GuideCard] {
    BuiltInRoutines.cards.map {
      GuideCard(name: $0.name, markdown: String(decoding: $0.bytes, as: UTF8.self))
    }
  }
}
