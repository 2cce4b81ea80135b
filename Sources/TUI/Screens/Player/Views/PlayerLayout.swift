import Drawing
import RoutineEngine

/// The places of a session's window: the figure in one half, what is read in the other.
struct PlayerLayout {
  /// A size of window, from the smallest.
  enum Class: Comparable {
    /// Words and a filled label of the side.
    case tiny
    /// Large seconds, no figure.
    case compact
    /// A figure, large shapes.
    case standard
    /// A larger figure and shapes, with all steps below the figure.
    case large
  }

  /// The class.
  let sizeClass: Class
  /// The margin of the text on both sides.
  let margin: Int
  /// The figure.
  let figure: Rect
  /// The column of the text, around `axis`.
  let column: Rect
  /// The list of all steps; `nil` where there is no room for one.
  let agenda: Rect?
  /// The row of the strip.
  let stripRow: Int

  /// The column around which everything is centred.
  var axis: Int { column.x + column.columns / 2 }

  /// The class of a window.
  static func sizeClass(_ size: Size) -> Class {
    if size.columns >= 120, size.rows >= 36 { return .large }
    if size.columns >= 60, size.rows >= 20 { return .standard }
    return size.columns >= 34 && size.rows >= 10 ? .compact : .tiny
  }

  /// The places in a window; mirrored for the left side, so that the side is said in the half that
  /// it means. Where there is neither a side nor a figure, what is read stands in the middle.
  init(_ size: Size, isMirrored: Bool, isAlone: Bool = false) {
    sizeClass = Self.sizeClass(size)
    margin = size.columns >= 60 ? 2 : size.columns >= 30 ? 1 : 0
    stripRow = size.rows >= 36 ? 2 : 1
    let top = size.rows >= 36 ? 5 : size.rows >= 22 ? 3 : 2
    let bottom = size.rows - 1
    // Beside the two halves, where they leave room for it.
    let isBeside = sizeClass == .standard && size.columns >= 100 && size.rows >= 26
    let beside = isBeside ? min(40, max(32, size.columns / 4)) : 0
    let width = size.columns - (isBeside ? beside + 1 : 0)
    // `RIGHT` and its arrow take 37 columns, without it 30.
    // Large ones take 61.
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
