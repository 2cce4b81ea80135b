import BuiltInRoutines
import CarePlan
import Coach
import Drawing
import Figures
import RoutineEngine
import RoutineFiles

/// The program's screens as they are in use, with the routines and figures that come along.
struct Scenes {
  private let catalogue = RoutineCatalog(
    builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) })
  private let figures = FigureCatalog(
    builtIn: BuiltInRoutines.figures.map { file in (file.name, { file.bytes }) })

  private func figure(_ name: String) -> Figure? {
    guard case .success(let parsed) = figures.figure(named: name) else { return nil }
    return parsed.figure
  }

  private var routines: [Routine] { catalogue.entries.compactMap(\.routine) }

  /// The list, in the middle of a day.
  func picker(_ size: Size) -> AppState {
    let entries = routines.map { PickerEntry(id: $0.id, isOwn: false, content: .routine($0)) }
    var state = AppState(
      picking: entries, care: Care(signs: .nothing), settings: PlaySettings(), size: size,
      glyphs: .unicode, figure: figure,
      at: .zero)
    state.showToday(["two-minute-break": 2, "shoulder-blade-stretch": 1, "trigger-point": 1.5])
    state.showFigures()
    state.press(.down, at: .zero)
    return state
  }

  /// A lean to the right, some seconds into the second hold.
  func player(_ size: Size) throws -> AppState {
    guard let lean = catalogue.entry(withID: "overhead-reach")?.routine else {
      return picker(size)
    }
    var (state, _) = AppState.playing(
      SessionRequest(try Timeline(lean)), care: Care(signs: .nothing),
      settings: PlaySettings(), size: size, glyphs: .unicode,
      figure: figure, at: .zero)
    state.press(.enter, at: .seconds(4))
    state.run(until: .seconds(52))
    return state
  }

  /// What the figures are shown for, each once: the first move that has one, else a step before it.
  var shownFigures: [(title: String, figure: Figure)] {
    let steps = routines.flatMap { leaves($0.steps) }
    return BuiltInRoutines.figures.compactMap { file in
      let shown = steps.filter { $0.figure == file.name }
      let step = shown.first { $0.action.isWork } ?? shown.first
      guard let step, let figure = figure(file.name) else { return nil }
      return (step.title, figure)
    }
  }

  private func leaves(_ steps: [Step]) -> [Step] {
    steps.flatMap { step -> [Step] in
      switch step.action {
      case .group(let inner): return leaves(inner)
      case .include: return []
      default: return [step]
      }
    }
  }

  /// Twelve weeks in which the pain goes and the habit comes.
  func history(_ size: Size) -> AppState {
    var state = picker(size)
    state.showHistory(Self.record)
    return state
  }
}

extension Step.Action {
  fileprivate var isWork: Bool {
    switch self {
    case .prompt, .rest: false
    default: true
    }
  }
}

extension AppState {
  mutating func press(_ key: Key, at now: Duration) {
    _ = handle(.keyPressed(key), at: now)
  }

  /// Lets time pass as the program does: awake at each change, never late.
  mutating func run(until end: Duration) {
    while let next = nextChange, next < end { _ = handle(.advanced, at: next) }
    _ = handle(.advanced, at: end)
  }
}
