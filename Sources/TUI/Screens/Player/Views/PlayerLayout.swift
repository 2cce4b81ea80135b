import Drawing
import RoutineEngine

/// The layout of a session's window: the figure in one half, the text in the other.
struct PlayerLayout {
  /// The class of a window by its size, the smallest first.
  enum Class: Comparable {
    /// Text only, with the side on a filled label.
    case tiny
    /// Large seconds, without a figure.
    case compact
    /// A figure, and large letters.
    case standard
    /// A larger figure and letters, with the list of steps below the figure.
    case large
  }

  /// The class of the window.
  let sizeClass: Class
  /// The margin left and right of the text, in columns.
  let margin: Int
  /// The place of the figure.
  let figure: Rect
  /// The place of the text, which is centred around `axis`.
  let column: Rect
  /// The place of the list of steps; `nil` if there is no room.
  let agenda: Rect?
  /// The row of the strip.
  let stripRow: Int

  /// The column that the text is centred on.
  var axis: Int { column.x + column.columns / 2 }

  /// The class of a window.
  static func sizeClass(_ size: Size) -> Class {
    if size.columns >= 120, size.rows >= 36 { return .large }
    if size.columns >= 60, size.rows >= 20 { return .standard }
    return size.columns >= 34 && size.rows >= 10 ? .compact : .tiny
  }

  /// The layout of a window. For the left side it is mirrored, so that the name of a side stands in
  /// the half of that side. Without a side and a figure, the text stands in the middle.
  init(_ size: Size, isMirrored: Bool, isAlone: Bool = false) {
    sizeClass = Self.sizeClass(size)
    margin = size.columns >= 60 ? 2 : size.columns >= 30 ? 1 : 0
    stripRow = size.rows >= 36 ? 2 : 1
    let top = size.rows >= 36 ? 5 : size.rows >= 22 ? 3 : 2
    let bottom = size.rows - 1
    // The list of steps gets a third column where both halves keep enough room.
    let isBeside = sizeClass == .standard && size.columns >= 100 && size.rows >= 26
    let beside = isBeside ? min(40, max(32, size.columns / 4)) : 0
    let width = size.columns - (isBeside ? beside + 1 : 0)
    // In large letters, `RIGHT>` takes 37 columns and `RIGHT` 30; in the largest ones, 61.
    let isLarge = sizeClass == .large
    let half = isLarge ? width / 2 + 2 : max(width / 2 - 2, width >= 76 ? 37 : 31)
    var column = Rect(x: width - margin - half, y: top, columns: half - 1, rows: bottom - top)
    let agendaRows = isLarge ? max(8, (size.rows - 12) / 3) : 0
    let figure = Rect(
      x: margin, y: top, columns: max(0, column.x - margin - 2),
      rows: bottom - top - 2 - (isLarge ? agendaRows : 0))
    func placed(_ rect: Rect) -> Rect {
      guard isMirrored else { return rect }
      var rect = rect
      rect.x = width - rect.right
      return rect
    }
    if isAlone, sizeClass == .standard {
      column.x = (width - column.columns) / 2
    }
    self.column = placed(column)
    self.figure = placed(figure)
    if isLarge {
      agenda = placed(
        Rect(x: margin, y: figure.bottom + 1, columns: figure.columns, rows: agendaRows))
    } else if isBeside {
      agenda = Rect(x: width + 1, y: top, columns: beside - 2, rows: bottom - top - 1)
    } else {
      agenda = nil
    }
  }
}
