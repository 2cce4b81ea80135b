import Drawing
import Figures
import Testing

@Suite struct FrameFigureTests {
  static let sets = [GlyphSet.unicode, FigureFrames.halves, .ascii]

  /// Everything around the rectangle stays as it was, whatever its size and place.
  @Test(arguments: BuiltInFigures.names) func `nothing is drawn outside`(_ name: String) throws {
    let figure = try BuiltInFigures.named(name)
    let rects = [
      Rect(x: 5, y: 3, columns: 24, rows: 12), Rect(x: 2, y: 1, columns: 16, rows: 8),
      Rect(x: 3, y: 2, columns: 3, rows: 10), Rect(x: 1, y: 1, columns: 30, rows: 1),
      Rect(x: 0, y: 0, columns: 0, rows: 0), Rect(x: -6, y: -4, columns: 20, rows: 12),
      Rect(x: 25, y: 10, columns: 24, rows: 12),
    ]
    for rect in rects {
      for glyphs in Self.sets {
        var frame = Frame(size: Size(columns: 40, rows: 18))
        frame.fill(frame.bounds, with: "%")
        for reach in [0, 0.4, 1] {
          frame.draw(figure, pose: figure.pose(reach: reach), in: rect, glyphs: glyphs)
        }
        for y in 0..<18 {
          for x in 0..<40 {
            let isInside =
              (rect.x..<rect.right).contains(x) && (rect.y..<rect.bottom).contains(y)
            #expect(isInside || frame[x, y].glyph == "%", "\(x) \(y) in \(rect)")
          }
        }
      }
    }
  }

  @Test(arguments: BuiltInFigures.names) func `every glyph set draws with its own glyphs`(
    _ name: String
  ) throws {
    let figure = try BuiltInFigures.named(name)
    let signs = Self.sets.map { glyphs in
      Set(FigureFrames.frame(figure, figure.held, glyphs: glyphs).cells.map(\.glyph)).subtracting([
        " "
      ])
    }
    #expect(signs[0].allSatisfy { ("\u{2801}"..."\u{28FF}").contains($0) })
    #expect(signs[1].isSubset(of: ["▀", "▄"]))
    #expect(signs[2].allSatisfy { $0.isASCII })
    #expect(signs[0].count > 1 && !signs[1].isEmpty && signs[2].count > 1)
  }

  /// Braille cells have their columns of dots changed over, too.
  @Test(arguments: BuiltInFigures.names) func `mirroring twice changes nothing`(_ name: String)
    throws
  {
    let figure = try BuiltInFigures.named(name)
    let look = FigureLook(isMarkTextured: false)
    for size in [(24, 12), (17, 9), (44, 22)] {
      let frames = [false, true].map { mirrored in
        FigureFrames.frame(
          figure, figure.held, mirrored: mirrored, columns: size.0, rows: size.1, look: look)
      }
      let (plain, mirrored) = (dots(frames[0]), dots(frames[1]))
      let isEven = ["band-apart", "lateral-raise", "shoulder-roll"].contains(name)
      #expect(plain != mirrored || isEven)
      // A dot whose middle lies on an edge may fall to either side.
      let turned = mirrored.map { Array($0.reversed()) }
      let differing = zip(plain, turned).reduce(0) { sum, rows in
        sum + zip(rows.0, rows.1).count { $0 != $1 }
      }
      // A line in the middle of a pack is a dot wide, and lies to one side of the middle.
      #expect(differing <= (name.hasSuffix("-pack") ? 48 : 4), "\(differing) of \(size)")
    }
  }

  private func dots(_ frame: Frame) -> [[Bool]] {
    let bits: [[UInt32]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
    return (0..<frame.size.rows * 4).map { y in
      (0..<frame.size.columns * 2).map { x in
        let scalar = frame[x / 2, y / 4].glyph.unicodeScalars.first?.value ?? 0x20
        return scalar >= 0x2800 && (scalar - 0x2800) & bits[y % 4][x % 2] != 0
      }
    }
  }

  @Test func `a side is mirrored for the other`() throws {
    let lean = try BuiltInFigures.named("overhead-lean")
    #expect(lean.side == .left)
    #expect(lean.isMirrored(for: .right))
    #expect(!lean.isMirrored(for: .left))
    #expect(!lean.isMirrored(for: nil))
    let reach = try BuiltInFigures.named("clasped-reach")
    #expect(!reach.isMirrored(for: .right))
  }

  @Test(arguments: BuiltInFigures.names) func `a breath is seen`(_ name: String) throws {
    let figure = try BuiltInFigures.named(name)
    for size in [(16, 8), (24, 12), (32, 16), (44, 22)] {
      var texts: Set<String> = []
      for breath in [0, 0.5, 1] {
        var pose = figure.held
        pose.breath = breath
        texts.insert(FigureFrames.frame(figure, pose, columns: size.0, rows: size.1).text)
      }
      #expect(texts.count >= 2, "\(size)")
    }
  }

  @Test(arguments: BuiltInFigures.names) func `the move is seen`(_ name: String) throws {
    let figure = try BuiltInFigures.named(name)
    for size in [(16, 8), (24, 12), (32, 16), (44, 22)] {
      let texts = [0, 1].map {
        FigureFrames.frame(figure, figure.pose(reach: $0), columns: size.0, rows: size.1).text
      }
      #expect(texts[0] != texts[1], "\(size)")
    }
  }

  @Test func `the area to be felt is marked with and without colour`() throws {
    let figure = try BuiltInFigures.named("clasped-reach")
    let plain = FigureLook(mark: Style(.warning), isMarkTextured: false)
    let solid = FigureFrames.frame(figure, figure.held, look: plain)
    #expect(solid.cells.contains { $0.style.ink == .warning && $0.glyph == "⣿" })
    let textured = FigureFrames.frame(figure, figure.held, look: FigureLook(mark: .plain))
    // Every other dot.
    #expect(textured.cells.contains { $0.glyph == "⢕" || $0.glyph == "⡪" })
    #expect(textured.text != solid.text)
    var bare = figure
    bare.areas = []
    #expect(
      !FigureFrames.frame(bare, bare.held, look: plain).cells.contains { $0.style.ink == .warning })
  }

  /// In warm, which means nothing else, and reversed, for terminals without colours.
  @Test(arguments: [GlyphSet.unicode, .ascii])
  func `the area to be felt is warm and reversed`(glyphs: GlyphSet) throws {
    let figure = try BuiltInFigures.named("clasped-reach")
    let frame = FigureFrames.frame(figure, figure.held, glyphs: glyphs)
    let marked = frame.cells.filter { $0.style.ink == .warm }
    #expect(marked.count > 2 && marked.allSatisfy { $0.style.isReversed || $0.glyph == " " })
    #expect(!frame.cells.contains { $0.style.ink == .work })
  }

  /// Whatever a figure says, drawing it does no harm.
  @Test func `strange numbers are drawn or not`() throws {
    let numbers = [0, -1, 500, -720, 1e9, -1e300, .infinity, .nan]
    for number in numbers {
      for other in numbers {
        let angles = Dictionary(uniqueKeysWithValues: FigureBone.all.map { ($0, number) })
        let pose = FigurePose(
          angles: angles, place: FigurePoint(other, number), breath: other, travel: number)
        let place = FigurePoint(number, other)
        let props = FigureProp.Kind.allCases.flatMap {
          [FigureProp($0, at: place, to: .zero, size: place), FigureProp($0, at: .zero)]
        }
        let key = Figure.KeyPose("", pose)
        for view in FigureView.allCases {
          let figure = try #require(
            Figure(
              view: view, areas: FigureArea.allCases, props: props, keyPoses: [key, key]))
          #expect(FigureFrames.frame(figure, pose).size == Size(columns: 24, rows: 12))
        }
      }
    }
  }

  /// With a bit more room a figure is never smaller.
  @Test func `a figure grows with its place`() throws {
    let figure = try BuiltInFigures.named("sit-tall")
    let counts = [(16, 8), (24, 12), (32, 16), (44, 22)].map { size in
      dots(FigureFrames.frame(figure, figure.held, columns: size.0, rows: size.1))
        .reduce(0) { $0 + $1.count { $0 } }
    }
    #expect(counts == counts.sorted())
    #expect(counts[3] > counts[0] * 4)
  }
}
