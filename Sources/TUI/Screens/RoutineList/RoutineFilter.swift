import Foundation
import RoutineEngine

/// The filter of the list: words, equipment, position and length.
struct RoutineFilter: Equatable, Sendable {
  /// A position that a routine begins in or comes to.
  enum Position: String, Sendable, CaseIterable {
    case sitting, standing, lying
  }

  /// The typed words.
  var text = ""
  /// True while the words are being typed.
  var isTyping = false
  /// The equipment: `nil` for any, empty for routines without equipment.
  private(set) var equipment: String?
  private(set) var position: Position?
  /// The longest length, in minutes; `nil` for any.
  private(set) var minutes: Int?

  /// The lengths that can be chosen, in minutes. A habit.
  private static let lengths = [2, 5, 15]

  /// True if words narrow the list, or are about to.
  var hasWords: Bool { !text.isEmpty || isTyping }
  /// True if the filter lets every routine through.
  var isEmpty: Bool { text.isEmpty && facets.isEmpty }

  /// The facets in words: `no equipment`, `sitting`, `up to 5 min`.
  var facets: [String] {
    [
      equipment.map { $0.isEmpty ? "no equipment" : $0 }, position?.rawValue,
      minutes.map { "up to \($0) min" },
    ].compactMap(\.self)
  }

  /// Chooses the next equipment: none, then everything that a routine needs, then any.
  mutating func takeNextEquipment(of entries: [RoutineListEntry]) {
    var choices: [String?] = [nil, ""]
    for thing in entries.flatMap(\.equipment) where !choices.contains(thing) {
      choices.append(thing)
    }
    equipment = choices.following(equipment)
  }

  /// Chooses the next position; after the last one, any.
  mutating func takeNextPosition() {
    position = ([nil] + Position.allCases.map(Optional.some)).following(position)
  }

  /// Chooses the next length; after the last one, any.
  mutating func takeNextLength() {
    minutes = ([nil] + Self.lengths.map(Optional.some)).following(minutes)
  }

  /// Returns true if the filter lets an entry through.
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
      // Lengths are compared as the list shows them, rounded to minutes.
      let length = entry.likelyLength(in: context) ?? .zero
      return length < .minutes(minutes) + .seconds(30)
    }
    return true
  }

  /// The place where the words of the filter were found.
  enum Match: Equatable {
    case title
    /// Another place, in the words of the list: `needs: foam roller`.
    case fact(String)
  }

  /// Returns the place of the first word that is not in the title, else the title; `nil` unless all
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
  /// The texts to search besides the title, in the words of the list.
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
  /// Returns the next element. The first element follows the last one, and an unknown one.
  fileprivate func following(_ element: Element) -> Element {
    let index = firstIndex(of: element) ?? count - 1
    return self[(index + 1) % count]
  }
}
