/// A whole picture of the window: what every cell shows. Drawing outside of it does nothing.
public struct Frame: Sendable {
  /// How large it is.
  public let size: Size
  /// Row by row, each from left to right.
  var places: [PackedCell]
  /// The glyphs of several scalars, which have no room in a place.
  private(set) var clusters: [Character] = []

  /// An empty frame.
  public init(size: Size) {
    self.size = size
    places = Array(repeating: .blank, count: size.columns * size.rows)
  }

  /// The whole of it.
  public var bounds: Rect { Rect(x: 0, y: 0, columns: size.columns, rows: size.rows) }

  /// The cell at a place inside the frame.
  public subscript(x: Int, y: Int) -> Cell {
    unpacked(places[y * size.columns + x])
  }

  /// The cell at a place inside the frame as it is kept, which is cheaper than taking it out.
  public func packedCell(x: Int, y: Int) -> PackedCell { places[y * size.columns + x] }

  /// Every cell, row by row, each from left to right.
  public var cells: [Cell] { places.map(unpacked) }

  /// The cells of one row, counted from 0.
  public func row(_ y: Int) -> [Cell] {
    places[(y * size.columns)..<((y + 1) * size.columns)].map(unpacked)
  }

  // MARK: Packing

  /// The cell as it is kept here.
  mutating func packed(_ cell: Cell) -> PackedCell {
    let scalars = cell.glyph.unicodeScalars
    if let scalar = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex {
      return PackedCell(scalar, width: cell.width, style: cell.style)
    }
    let index = clusters.firstIndex(of: cell.glyph) ?? clusters.count
    if index == clusters.count { clusters.append(cell.glyph) }
    return PackedCell(cluster: index, width: cell.width, style: cell.style)
  }

  /// A cell of another frame as it is kept here.
  mutating func packed(_ place: PackedCell, of other: Frame) -> PackedCell {
    place.clusterIndex == nil ? place : packed(other.unpacked(place))
  }

  /// A cell of this frame, taken out.
  public func unpacked(_ place: PackedCell) -> Cell {
    let glyph = place.scalar.map(Character.init) ?? place.clusterIndex.map { clusters[$0] } ?? " "
    return Cell(glyph, width: place.width, style: place.style)
  }
}
