import Drawing

/// A question that people ask, with its answer and its sources, written in simple Markdown.
public struct GuideCard: Sendable, Hashable {
  /// The name of the card: `knots`.
  public let name: String
  /// The question.
  public let title: String
  /// The ids of the routines that the answer names, in order.
  public let routines: [String]
  private let blocks: [Block]

  /// A part of the answer.
  private enum Block: Sendable, Hashable {
    case heading(String)
    case paragraph(String)
    case item(String)

    /// The routines of a paragraph like `In unknot: foam-roller, knot-relief.`; `nil` for other
    /// blocks.
    var routines: [String]? {
      guard case .paragraph(let text) = self, text.hasPrefix(Self.naming) else { return nil }
      return text.dropFirst(Self.naming.count).prefix { $0 != "." }
        .split { !$0.isLetter && $0 != "-" }.map(String.init)
    }

    private static let naming = "In unknot:"

    func continued(by more: String) -> Block {
      switch self {
      case .heading(let text): .heading("\(text) \(more)")
      case .paragraph(let text): .paragraph("\(text) \(more)")
      case .item(let text): .item("\(text) \(more)")
      }
    }
  }

  /// Parses a card: a heading, paragraphs, and lists with `- ` before each item. Emphasis is
  /// dropped.
  public init(name: String, markdown: String) {
    self.name = name
    var blocks: [Block] = []
    var isOpen = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let text = line.drop { $0 == " " }.filter { $0 != "*" && $0 != "\r" }
      if text.isEmpty {
        isOpen = false
      } else if text.hasPrefix("#") {
        blocks.append(.heading(String(text.drop { $0 == "#" || $0 == " " })))
        isOpen = false
      } else if text.hasPrefix("- ") {
        blocks.append(.item(String(text.dropFirst(2))))
        isOpen = true
      } else if isOpen, let last = blocks.popLast() {
        blocks.append(last.continued(by: text))
      } else {
        blocks.append(.paragraph(text))
        isOpen = true
      }
    }
    if case .heading(let title) = blocks.first {
      self.title = title
      blocks.removeFirst()
    } else {
      title = name
    }
    self.blocks = blocks
    routines = blocks.lazy.compactMap(\.routines).first ?? []
  }

  /// Returns the answer without the question, wrapped to some columns.
  public func lines(columns: Int, glyphs: GlyphSet) -> [String] {
    var lines: [String] = []
    var wasItem = false
    for block in blocks {
      let isItem = if case .item = block { true } else { false }
      if !lines.isEmpty, !(isItem && wasItem) { lines.append("") }
      wasItem = isItem
      switch block {
      case .heading(let text), .paragraph(let text):
        lines += text.wrapped(to: max(1, columns))
      case .item(let text):
        let wrapped = text.wrapped(to: max(1, columns - 2))
        lines += wrapped.enumerated().map { ($0 == 0 ? "\(glyphs.bullet) " : "  ") + $1 }
      }
    }
    return lines
  }
}
