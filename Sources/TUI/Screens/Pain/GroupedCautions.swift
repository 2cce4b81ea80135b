import Drawing

/// The cautions of a routine, grouped by what they ask for, in two columns if there is room.
struct GroupedCautions {
  /// A kind of caution.
  enum Kind: CaseIterable {
    case never, askFirst, stop, care

    var title: String {
      switch self {
      case .never: "Never"
      case .askFirst: "Ask a doctor first"
      case .stop: "Stop at once"
      case .care: "How to do it"
      }
    }

    var ink: Ink {
      switch self {
      case .never, .stop: .warning
      case .askFirst: .ready
      case .care: .work
      }
    }

    /// The kind of a caution, by its words; by default the way to do the exercise.
    init(_ caution: String) {
      let text = caution.lowercased()
      if text.hasPrefix("stop") || text.contains("emergency help") {
        self = .stop
      } else if text.contains("doctor") || text.contains("clinician") {
        self = .askFirst
      } else if ["never ", "do not ", "no "].contains(where: text.hasPrefix)
        || [", never ", ", do not "].contains(where: text.contains)
      {
        self = .never
      } else {
        self = .care
      }
    }
  }

  private let cautions: [String]
  private let glyphs: GlyphSet
  private let groups: [(kind: Kind, cautions: [String])]

  /// The least columns for groups next to each other.
  private static let wide = 70
  private static let gap = 4

  init(_ cautions: [String], glyphs: GlyphSet) {
    self.cautions = cautions
    self.glyphs = glyphs
    let byKind = Dictionary(grouping: cautions) { Kind($0) }
    groups = Kind.allCases.compactMap { kind in byKind[kind].map { (kind, $0) } }
  }

  /// Returns all cautions in the most spacious layout that fits, or else as a plain list.
  func frame(columns: Int, rows: Int) -> Frame {
    let hasTwo = groups.count { $0.kind != .care } > 1
    let ways = columns >= Self.wide && hasTwo ? [wide(columns, 1), wide(columns, 0)] : []
    let all = ways + [stacked(groups.map { group($0, columns) }, columns, 1)]
    return all.first { $0.size.rows <= rows } ?? list(cautions, columns)
  }

  /// Returns the groups in two columns, each in the shorter one, with the ways to do it below.
  private func wide(_ columns: Int, _ gap: Int) -> Frame {
    let width = (columns - Self.gap) / 2
    var (left, right): ([Frame], [Frame]) = ([], [])
    func rows(_ frames: [Frame]) -> Int { frames.reduce(0) { $0 + $1.size.rows + gap } }
    for group in groups where group.kind != .care {
      let frame = self.group(group, width)
      if rows(left) <= rows(right) { left.append(frame) } else { right.append(frame) }
    }
    let (one, two) = (stacked(left, width, gap), stacked(right, width, gap))
    var beside = Frame(size: Size(columns: columns, rows: max(one.size.rows, two.size.rows)))
    beside.draw(one, x: 0, y: 0)
    beside.draw(two, x: width + Self.gap, y: 0)
    let care = groups.filter { $0.kind == .care }.map { self.group($0, columns) }
    return stacked((left.isEmpty ? [] : [beside]) + care, columns, gap)
  }

  private func stacked(_ frames: [Frame], _ columns: Int, _ gap: Int) -> Frame {
    let rows = frames.reduce(0) { $0 + $1.size.rows } + gap * max(0, frames.count - 1)
    var all = Frame(size: Size(columns: columns, rows: rows))
    var y = 0
    for frame in frames {
      all.draw(frame, x: 0, y: y)
      y += frame.size.rows + gap
    }
    return all
  }

  private func group(_ group: (kind: Kind, cautions: [String]), _ columns: Int) -> Frame {
    let points = list(group.cautions, columns, group.kind.ink)
    var frame = Frame(size: Size(columns: columns, rows: points.size.rows + 1))
    frame.write(group.kind.title, x: 0, y: 0, style: Style(group.kind.ink, bold: true))
    frame.draw(points, x: 0, y: 1)
    return frame
  }

  private func list(_ cautions: [String], _ columns: Int, _ ink: Ink = .plain) -> Frame {
    let points = cautions.map { $0.wrapped(to: max(1, columns - 2)) }
    var frame = Frame(size: Size(columns: columns, rows: points.reduce(0) { $0 + $1.count }))
    var y = 0
    for lines in points {
      frame.write(glyphs.bullet, x: 0, y: y, style: Style(ink))
      for line in lines {
        frame.write(line, x: 2, y: y)
        y += 1
      }
    }
    return frame
  }
}
