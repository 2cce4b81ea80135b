import Figures
import RoutineEngine

/// The figures that were asked for, by name. A name without a figure is remembered, too: its place
/// goes to the words.
public struct FigureLibrary: Sendable, Equatable {
  private var figures: [String: Figure?] = [:]

  /// A library without figures.
  init() {}

  /// The figure of a name; `nil` if there is none, or it is not loaded.
  subscript(name: String) -> Figure? { figures[name] ?? nil }

  /// Returns true if a figure was asked for, so that it is known if there is one.
  func isKnown(_ name: String) -> Bool { figures[name] != nil }

  /// Takes in a figure; `nil` if there is none of that name.
  mutating func add(_ figure: Figure?, named name: String) {
    figures.updateValue(figure, forKey: name)
  }
}
