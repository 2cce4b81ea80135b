/// A whole picture of the window: what every cell shows. Drawing outside of it does nothing.
public struct Frame: Sendable {
  /// How large it is.
  public let size: Size
  /// Row by row, each from left to right.
  var places: [PackedCell]
  /// The glyphs of several scalars, which have no room in a place.
  private var clusters: [Character] = []

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

  /// Every cell, row by row, each from left to right.
  public var cells: [Cell] { places.map(unpacked) }

  /// The cells of one row, counted from 0.
  public func row(_ y: Int) -> [Cell] {
    places[(y * size.columns)..<((y + 1) * size.columns)].map(unpacked)
  }

  // MARK: Comparing

  /// Whether a row shows the same as in another frame of the same width.
  public func isSame(row y: Int, as other: Frame) -> Bool {
    let start = y * size.columns
    return (start..<(start + size.columns)).allSatisfy { isSame(at: $0, as: other) }
  }

  /// Whether a place shows the same as in another frame of the same width.
  public func isSame(x: Int, y: Int, as other: Frame) -> Bool {
    isSame(at: y * size.columns + x, as: other)
  }

  /// Whether nothing but the ground is seen at a place, whatever its ink.
  public func isVoid(x: Int, y: Int) -> Bool { places[y * size.columns + x].isVoid }

  private func isSame(at index: Int, as other: Frame) -> Bool {
    let (mine, its) = (places[index], other.places[index])
    // Each frame has a list of its own.
    guard let cluster = mine.clusterIndex, let otherCluster = its.clusterIndex else {
      return mine == its
    }
    return mine.isStyled(like: its) && clusters[cluster] == other.clusters[otherCluster]
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

  private func unpacked(_ place: PackedCell) -> Cell {
    let glyph = place.scalar.map(Character.init) ?? place.clusterIndex.map { clusters[$0] } ?? " "
    return Cell(glyph, width: place.width, style: place.style)
  }
}

extension Frame: Hashable {
  /// Whether two frames are of one size and show the same.
  public static func == (one: Frame, other: Frame) -> Bool {
    one.size == other.size && one.places.indices.allSatisfy { one.isSame(at: $0, as: other) }
  }

  /// Feeds a hasher with what is shown.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(size)
    for place in places {
      if let cluster = place.clusterIndex {
        hasher.combine(clusters[cluster])
      } else {
        hasher.combine(place)
      }
    }
  }
}
