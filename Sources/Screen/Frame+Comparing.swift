extension Frame {
  /// The first columns of some in a row, all side by side, where something else is seen than in
  /// another frame of the same size; `nil` where there are none.
  ///
  /// Of blanks, the ground is all that is seen, whatever their ink.
  public func firstChange(in columns: Range<Int>, y: Int, since last: Frame) -> Range<Int>? {
    let row = y * size.columns
    // Each frame has a list of its own.
    guard clusters == last.clusters else {
      let start = columns.first { !isSeen(at: row + $0, in: last) }
      return start.map { start in
        let end = (start..<columns.upperBound).first { isSeen(at: row + $0, in: last) }
        return start..<(end ?? columns.upperBound)
      }
    }
    return places.withUnsafeBufferPointer { mine in
      last.places.withUnsafeBufferPointer { its in
        PackedCell.firstChange(
          in: (row + columns.lowerBound)..<(row + columns.upperBound), of: mine, since: its)
      }
    }.map { ($0.lowerBound - row)..<($0.upperBound - row) }
  }

  /// The column from which on nothing but the ground is seen in a row, up to another column.
  public func endOfRow(_ y: Int, before columns: Int) -> Int {
    let start = y * size.columns
    var end = start + columns
    while end > start, places[end - 1].isVoid { end -= 1 }
    return end - start
  }

  private func isSeen(at index: Int, in other: Frame) -> Bool {
    isSame(at: index, as: other) || places[index].isVoid && other.places[index].isVoid
  }

  private func isSame(at index: Int, as other: Frame) -> Bool {
    let (mine, its) = (places[index], other.places[index])
    guard let cluster = mine.clusterIndex, let otherCluster = its.clusterIndex else {
      return mine == its
    }
    return mine.isStyled(like: its) && clusters[cluster] == other.clusters[otherCluster]
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
