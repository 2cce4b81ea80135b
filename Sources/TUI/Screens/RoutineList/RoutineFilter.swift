import Foundation
import RoutineEngine

/// The filter of the list: words, equipment, position and length.
struct RoutineFilter: Equatable, Sendable {
  /// A position that a routine begins in or comes to.
  enum Position: String, Sendable, CaseIterable {
    case sitting, standing, lying
  }

  /// The words that are typed.
  var text = ""
  /// True while they are typed.
  var isTyping = false
  /// The equipment: empty for none, `nil` for any.
  private(set) var equipment: String?
  private(set) var position: Position?
  /// The longest length in minutes.
  private(set) var minutes: Int?

  /// The lengths that can be chosen, in minutes. A habit.
  private static let lengths = [2, 5, 15]

  /// True if words narrow the list.
  var hasWords: Bool { !text.isEmpty || isTyping }
  /// True if all pass.
  var isEmpty: Bool { text.isEmpty && facets.isEmpty }

  /// The facets in words: `no equipment`, `sitting`, `up to 5 min`.
  var facets: [String] {
    [
      equipment.map { $0.isEmpty ? "no equipment" : $0 }, position?.rawValue,
      minutes.map { "up to \($0) min" },
    ].compactMap(\.self)
  }

  /// The next equipment: none, then each that a routine needs, then any.
  mutating func takeNextEquipment(of entries: [RoutineListEntry]) {
    var choices: [String?] = [nil, ""]
    for thing in entries.flatMap(\.equipment) where !choices.contains(thing) {
      choices.append(thing)
    }
    equipment = choices.following(equipment)
  }

  /// The next position, or any after the last.
  mutating func takeNextPosition() {
    position = ([nil] + Position.allCases.map(Optional.some)).following(position)
  }

  /// The next length, or any after the last.
  mutating func takeNextLength() {
    minutes = ([nil] + Self.lengths.map(Optional.some)).following(minutes)
  }

  /// Returns true if an entry passes.
  func passes(_ entry: RoutineListEntry, in context: ScreenContext) -> Bool {
    guard text.isEmpty || match(in: entry) != nil else { return false }
    if facets.isEmpty { return true }
    guard let routine = entry.routine else { return false }
    if let equipment {
      let needed = entry.equipment
      guard equipment.isEmpty ? needed.isEmpty : needed.contains(equipment) else { return false }
    }
    if let position, !routine.position(is: position) { return false }
    if let minutes {
      // As the list shows it: rounded to minutes.
      let length = entry.likelyLength(in: context) ?? .zero
      return length < .minutes(minutes) + .seconds(30)
    }
    return true
  }

  /// A place in which words were found.
  enum Match: Equatable {
    case title
    /// Another place, as the list tells it: `needs: foam roller`.
    case fact(String)
  }

  /// The first place besides the title in which a word was found, or the title; `nil` if not all
  /// words are found.
  func match(in entry: RoutineListEntry) -> Match? {
    let words = text.lowercased().split(separator: " ").map(String.init)
    var match = Match.title
    let places = entry.searchedPlaces
    for word in words where !entry.title.lowercased().contains(word) {
      guard let place = places.first(where: { $0.lowercased().contains(word) }) else { return nil }
      if match == .title { match = .fact(place) }
    }
    return match
  }
}

extension RoutineListEntry {
  /// The places besides the title in which words are looked for, as the list tells them.
  fileprivate var searchedPlaces: [String] {
    var places = equipment.isEmpty ? [] : ["needs: " + equipment.joined(separator: ", ")]
    if let routine {
      places += [
        routine.feel.map { "felt: \($0)" }, routine.position, routine.kind.rawValue,
        routine.summary,
      ].compactMap(\.self)
    }
    return places + [id]
  }
}

extension Routine {
  fileprivate func position(is position: RoutineFilter.Position) -> Bool {
    let words = (self.position ?? "").lowercased().split { !$0.isLetter }
    return words.contains { $0 == position.rawValue || position == .lying && $0 == "floor" }
  }
}

extension Array where Element: Equatable {
  /// Returns the element after another one, the first after the last and for one that is not there.
  fileprivate func following(_ element: Element) -> Element {
    let index = firstIndex(of: element) ?? count - 1
    return self[(index + 1) % count]
  }
}
