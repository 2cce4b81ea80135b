import BuiltInRoutines
import TUI

/// The guide cards of the binary.
enum Guide {
  /// All of them, in the order in which people ask.
  static var cards: [GuideCard] {
    BuiltInRoutines.cards.map {
      GuideCard(name: $0.name, markdown: String(decoding: $0.bytes, as: UTF8.self))
    }
  }
}
