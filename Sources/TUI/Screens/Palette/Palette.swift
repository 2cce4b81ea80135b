import Drawing
import RoutineEngine

/// A list of the actions on a screen, found by typing: keys, routines, settings. It lies over a
/// screen and never on the stack, so that a session under it goes on.
struct Palette: Equatable, Sendable {
  /// The typed words.
  private(set) var query = ""
  /// The index of the choice among the entries that were found.
  private(set) var choice = 0

  /// The effect of an entry.
  enum Action: Equatable, Sendable {
    /// Presses the key of the entry.
    case press(Key)
    /// Starts a routine.
    case begin(RoutineListEntry)
    /// Takes the next value of a setting.
    case change(String)
    /// Says which command to type in a shell.
    case type(String)
    /// Nothing: the entry has several keys of different effect.
    case none
  }

  /// An action with its name and keys.
  struct Entry: Equatable, Sendable {
    /// The action in a sentence.
    let text: String
    /// A further word to find the entry by.
    let name: String
    /// More words that people may search for.
    var otherWords = ""
    /// The state or the kind of the entry, in a word.
    let fact: String
    /// The label of its keys; empty for none.
    let keys: String
    let action: Action
  }

  /// The outcome of a key.
  enum Reply: Equatable {
    /// The palette stays open.
    case stays
    /// The palette closes.
    case closes
    /// The palette closes, and performs an action.
    case does(Action)
  }

  /// Returns the entries that contain all words, with those that begin with the first word on top.
  func found(in entries: [Entry]) -> [Entry] {
    let words = query.lowercased().split(separator: " ").map(String.init)
    guard let first = words.first else { return entries }
    let found = entries.filter { entry in
      let text = "\(entry.text) \(entry.name) \(entry.otherWords)".lowercased()
      return words.allSatisfy(text.contains)
    }
    func rank(_ entry: Entry) -> Int {
      let (text, name) = (entry.text.lowercased(), entry.name.lowercased())
      return name.hasPrefix(first) || text.hasPrefix(first)
        ? 0 : " \(text) \(entry.otherWords)".contains(" \(first)") ? 1 : 2
    }
    return (0...2).flatMap { place in found.filter { rank($0) == place } }
  }

  mutating func press(_ key: Key, among entries: [Entry], rows: Int) -> Reply {
    let found = found(in: entries)
    switch key {
    case .escape: return .closes
    case .enter: return found.isEmpty ? .stays : .does(found[min(choice, found.count - 1)].action)
    case .character("?") where query.isEmpty: return .closes
    case .character(let character):
      query.append(character)
      choice = 0
    case .backspace:
      if query.isEmpty { return .closes }
      query.removeLast()
      choice = 0
    default: move(by: Self.lines(of: key, rows: rows), in: found.count)
    }
    return .stays
  }

  private static func lines(of key: Key, rows: Int) -> Int {
    switch key {
    case .down, .tab: 1
    case .up, .backTab: -1
    case .pageDown: max(1, rows - 8)
    case .pageUp: -max(1, rows - 8)
    case .home: -Int(Int16.max)
    case .end: Int(Int16.max)
    default: 0
    }
  }

  mutating func move(by lines: Int, in count: Int) {
    choice = max(0, min(choice + lines, count - 1))
  }

  /// Handles a click: on an entry it performs its action, outside of the palette it closes.
  mutating func click(_ index: Int?, isInside: Bool, among entries: [Entry]) -> Reply {
    let found = found(in: entries)
    guard let index, found.indices.contains(index) else { return isInside ? .stays : .closes }
    return .does(found[index].action)
  }
}

extension Keymap {
  /// Returns the bindings as entries of the palette, with those that only move at the end. Only the
  /// given actions are included; `nil` for all.
  func paletteEntries(
    glyphs: GlyphSet, of actions: [Action]? = nil, otherWords: [Action: String] = [:]
  ) -> [Palette.Entry] {
    let bindings = bindings.filter { actions?.contains($0.action) ?? true }
    let moving: Set<Key> = [.up, .down, .pageUp, .pageDown, .home, .end]
    let (moves, acts) = (
      bindings.filter { moving.contains($0.keys[0]) },
      bindings.filter { !moving.contains($0.keys[0]) }
    )
    return (acts + moves).map { binding in
      let keys = binding.keys.prefix(2).map { $0.label(glyphs) }.joined(separator: " ")
      return Palette.Entry(
        text: binding.help, name: binding.name, otherWords: otherWords[binding.action] ?? "",
        fact: "", keys: binding.label ?? keys,
        action: binding.label == nil ? .press(binding.keys[0]) : .none)
    }
  }
}
