import BuiltInRoutines
import CarePlan
import Drawing
import Figures
import Foundation
import RoutineEngine
import RoutineFiles
import TUI

/// The program's screens as they are in use, with the routines and figures that come along.
struct Scenes {
  private let catalogue = RoutineCatalog(
    builtIn: BuiltInRoutines.routines.map { ($0.name, $0.bytes) },
    moves: BuiltInRoutines.moves.map { ($0.name, $0.bytes) })
  private let figures = FigureCatalog(
    builtIn: BuiltInRoutines.figures.map { file in (file.name, { file.bytes }) })

  private func figure(_ name: String) -> Figure? {
    guard case .success(let parsed) = figures.figure(named: name) else { return nil }
    return parsed.figure
  }

  private var routines: [Routine] { catalogue.entries.compactMap(\.routine) }

  /// The list, in the middle of a day.
  func list(_ size: Size) -> App {
    let entries = routines.map { RoutineListEntry(id: $0.id, isOwn: false, content: .routine($0)) }
    var app = App.list(
      care: Care(signs: .nothing), settings: PlaySettings(), size: size, glyphs: .unicode,
      at: .zero
    ).app
    send(.loaded(.routines(entries)), to: &app, at: .zero)
    let today: [(String, Credit)] = [
      ("two-minute-break", .whole), ("two-minute-break", .whole),
      ("shoulder-blade-stretch", .whole), ("trigger-point", .whole), ("trigger-point", .half),
    ]
    let sessions = today.map { id, credit in
      PastSession(
        CheckIn(id, endedAt: Date(timeIntervalSince1970: 0)), on: LocalDay(number: 0),
        credits: [id: credit])
    }
    let firstDays = Dictionary(today.map { ($0.0, LocalDay(number: -30)) }) { $1 }
    let practice = Practice(sessions: sessions, firstDays: firstDays)
    send(.loaded(.practice(practice)), to: &app, at: .zero)
    send(.key(.down), to: &app, at: .zero)
    return app
  }

  /// A lean to the right, some seconds into the second hold.
  func player(_ size: Size) throws -> App {
    try lean(size, from: 62, through: 62)[0]
  }

  /// Leans to both sides: one state for each second from the first to the last.
  func lean(_ size: Size, from first: Int, through last: Int) throws -> [App] {
    guard let lean = catalogue.entry(withID: "overhead-reach")?.routine else {
      return [list(size)]
    }
    var (app, effects) = App.playing(
      SessionRequest(try Timeline(lean)), care: Care(signs: .nothing),
      settings: PlaySettings(), size: size, glyphs: .unicode, at: .zero)
    loadFigures(effects, in: &app, at: .zero)
    send(.key(.enter), to: &app, at: .seconds(4))
    return (first...last).map { second in
      let end = Duration.seconds(second)
      while let next = app.nextDeadline, next < end { send(.advanced, to: &app, at: next) }
      send(.advanced, to: &app, at: end)
      return app
    }
  }

  private func send(_ input: AppInput, to app: inout App, at now: Duration) {
    loadFigures(app.handle(input, at: now), in: &app, at: now)
  }

  private func loadFigures(_ effects: [AppEffect], in app: inout App, at now: Duration) {
    for case .load(.figure(let name)) in effects {
      send(.loaded(.figure(figure(name), named: name)), to: &app, at: now)
    }
  }

  /// Each figure once, titled by the first work step that shows the figure, or by another step.
  var shownFigures: [(title: String, figure: Figure)] {
    let moves = BuiltInRoutines.moves.compactMap { catalogue.entry(withID: $0.id)?.routine }
    let steps = (routines + moves).flatMap { leaves($0.steps) }
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
  func history(_ size: Size) -> App {
    var app = list(size)
    send(.loaded(.history(Self.record)), to: &app, at: .zero)
    return app
  }
}

extension Step.Action {
  fileprivate var isWork: Bool {
    switch self {
    case .prompt, .timed(.rest, _): false
    default: true
    }
  }
}
