import Drawing
import RoutineEngine

/// The view of the picker: a list, or a grid below the steps.
struct MovePickerView {
  let picker: MovePicker
  let moves: [Routine]
  /// The place of the picker, with its frame.
  let place: Rect
  let context: ScreenContext
  /// True if the picker has the keyboard focus.
  let isActive: Bool
  let hasPanel: Bool
  let isGrid: Bool

  private var glyphs: GlyphSet { context.glyphs }

  private static let cellColumns = 30

  private var inside: Rect {
    if hasPanel { return Panel(rect: place, title: "").inside }
    let margin = place.columns < 40 ? 0 : 1
    return Rect(
      x: margin, y: place.y, columns: place.columns - 2 * margin, rows: place.rows)
  }

  /// The rows for the purpose of the chosen move.
  private var sentenceRows: Int { isGrid ? 2 : 0 }

  /// The number of moves in a column.
  var columnRows: Int { isGrid ? max(1, (inside.rows - sentenceRows) / 2) : 1 }

  private var columnCount: Int { isGrid ? max(1, inside.columns / Self.cellColumns) : 1 }

  /// The number of moves that are visible at once.
  var page: Int { isGrid ? columnRows * columnCount : max(1, inside.rows) }

  private func viewport(_ count: Int) -> Viewport {
    if !isGrid { return Viewport(count: count, rows: page, around: picker.choice) }
    return Viewport(count: max(count, page), rows: page, from: firstShown)
  }

  /// The index of the first visible move of a grid. The grid scrolls by whole columns.
  private var firstShown: Int {
    let column = picker.choice / columnRows
    return max(0, column - columnCount + 1) * columnRows
  }

  /// Returns the place of a move, by its index from the first visible one.
  private func cell(_ index: Int) -> Rect {
    guard isGrid else {
      return Rect(x: inside.x, y: inside.y + index, columns: inside.columns, rows: 1)
    }
    return Rect(
      x: inside.x + index / columnRows * Self.cellColumns,
      y: inside.y + index % columnRows * 2, columns: Self.cellColumns - 2, rows: 2)
  }

  /// Returns the index of the move at a cell of the window; `nil` if there is none.
  func move(x: Int, y: Int) -> Int? {
    let count = picker.found(in: moves).count
    let first = isGrid ? firstShown : viewport(count).first
    return (0..<page).first { cell($0).contains(x: x, y: y) && first + $0 < count }
      .map { first + $0 }
  }

  func draw(into frame: inout Frame) {
    let found = picker.found(in: moves)
    if hasPanel {
      let counter =
        picker.query.isEmpty
        ? "\(found.count) moves" : "\(found.count) of \(moves.count): \(picker.query)"
      Panel(
        rect: place, title: "Moves to add", counter: counter,
        note: isGrid ? isActive ? "type to find" : "a adds one" : "", isActive: isActive
      ).draw(into: &frame, glyphs: glyphs)
    }
    guard !found.isEmpty else {
      frame.write(
        "No move has these words.".truncated(to: inside.columns, glyphs: glyphs), x: inside.x,
        y: inside.y, style: Style(.waiting))
      return
    }
    let first = isGrid ? firstShown : viewport(found.count).first
    for offset in 0..<page where first + offset < found.count {
      draw(
        found[first + offset], in: cell(offset), isChosen: first + offset == picker.choice,
        into: &frame)
    }
    guard isGrid, isActive, let chosen = picker.chosen(in: moves) else { return }
    frame.write(
      chosen.summary.truncated(to: inside.columns, glyphs: glyphs), x: inside.x,
      y: inside.bottom - 1, style: .label)
  }

  private func draw(
    _ move: Routine, in cell: Rect, isChosen: Bool, into frame: inout Frame
  ) {
    let facts = BuilderText.facts(of: move, glyphs: glyphs)
    let isMarked = isChosen && isActive
    let style = Style(.title, bold: isMarked)
    let x = cell.x + (hasPanel ? 0 : 1)
    if isGrid {
      frame.write(
        move.title.truncated(to: cell.columns, glyphs: glyphs), x: x, y: cell.y, style: style)
      frame.write(
        facts.truncated(to: cell.columns, glyphs: glyphs), x: x, y: cell.y + 1, style: .label)
    } else {
      let room = cell.right - x - move.title.columns - 2
      // Equipment that is too long is left out.
      let fitting = [facts, BuilderText.verb(of: move)].first { $0.columns <= room } ?? ""
      frame.write(fitting, endingAt: cell.right, y: cell.y, style: .label)
      frame.write(
        move.title.truncated(to: cell.right - x, glyphs: glyphs), x: x, y: cell.y, style: style)
    }
    guard isMarked else { return }
    let start = max(0, cell.x - (hasPanel ? 1 : 0))
    for row in 0..<cell.rows {
      frame.drawChoice(
        x: start, y: cell.y + row, columns: cell.right - start, glyphs: glyphs)
    }
  }
}
