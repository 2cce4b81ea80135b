import Drawing
import Figures
import Testing

@Suite struct SolidFigureTests {
  private func frame(
    _ name: String, _ depth: Theme.Depth = .trueColor, theme: Theme = .dark,
    columns: Int = 36, rows: Int = 18, mirrored: Bool = false,
    _ change: (inout Figure) -> Void = { _ in }
  ) throws -> Frame {
    var figure = try BuiltInFigures.named(name)
    change(&figure)
    let palette = try #require(FigurePalette(theme, depth: depth))
    var frame = Frame(size: Size(columns: columns, rows: rows))
    frame.draw(
      figure, pose: figure.held, mirrored: mirrored, in: frame.bounds, glyphs: .unicode,
      palette: palette)
    return frame
  }

  private func colors(_ frame: Frame) -> [RGB] {
    frame.cells.compactMap(\.style.tone).flatMap {
      [$0.ink.usualRGB] + ($0.ground.map { [$0.usualRGB] } ?? [])
    }
  }

  /// The end of an upper body is dim: nobody takes it for a body that is cut off.
  @Test(arguments: ["clasped-roll", "neck-tilt"])
  func `an upper body runs out at its lower end`(_ name: String) throws {
    let frame = try frame(name)
    let ground = Theme.dark.ground
    func contrast(_ row: Int) -> Int {
      frame.row(row).compactMap(\.style.tone)
        .map {
          max($0.ink.usualRGB.distance(to: ground), $0.ground?.usualRGB.distance(to: ground) ?? 0)
        }
        .max() ?? 0
    }
    #expect(contrast(17) * 3 < contrast(12), "\(contrast(17)) of \(contrast(12))")
  }

  @Test(arguments: BuiltInFigures.names, [Theme.Depth.trueColor, .palette256, .sixteen])
  func `a body is made of grounds and parts of blocks`(_ name: String, depth: Theme.Depth) throws {
    let frame = try frame(name, depth)
    let allowed = Set(" ▁▂▃▄▅▆▇▉▊▋▌▍▎▏▐▖▗▘▙▚▛▜▝▞▟")
    #expect(frame.cells.allSatisfy { allowed.contains($0.glyph) })
    let filled = frame.cells.count { $0.style.tone != nil }
    // A figure that lies is long and low.
    #expect(filled >= 60, "\(filled) cells")
    for tone in frame.cells.compactMap(\.style.tone) {
      for color in [tone.ink] + (tone.ground.map { [$0] } ?? []) {
        switch (color, depth) {
        case (.rgb, .trueColor): break
        case (.palette(let number), .palette256): #expect((16...255).contains(number))
        case (.palette(let number), .sixteen): #expect((0...15).contains(number))
        default: Issue.record("\(color) at \(depth)")
        }
      }
    }
  }

  @Test func `where it is felt is warm, and only there`() throws {
    func warm(_ frame: Frame) -> Int {
      colors(frame).count { $0.red > 220 && $0.green < 170 && $0.blue < 120 }
    }
    #expect(warm(try frame("overhead-lean")) >= 4)
    #expect(warm(try frame("overhead-lean") { $0.areas = [] }) == 0)
  }

  @Test func `with fewer colours surfaces are flat`() throws {
    let counts = try [Theme.Depth.trueColor, .palette256, .sixteen].map { depth in
      Set(colors(try frame("sit-tall", depth))).count
    }
    #expect(counts[2] <= 9 && counts[1] <= 60 && counts[0] > counts[2])
  }

  @Test func `a terminal with eight colours has no bodies`() {
    #expect(FigurePalette(.dark, depth: .eight) == nil && FigurePalette(.dark, depth: .none) == nil)
  }

  @Test(arguments: BuiltInFigures.names) func `it stands on its lower edge`(_ name: String) throws {
    let frame = try frame(name)
    #expect(frame.row(17).contains { $0.style.tone != nil })
  }

  @Test func `the other side is the mirror`() throws {
    let plain = try frame("overhead-lean")
    let turned = try frame("overhead-lean", mirrored: true)
    let pairs = (0..<18).map { y in
      (
        Set(plain.row(y).indices.filter { plain[$0, y].style.tone != nil }),
        Set(turned.row(y).indices.filter { turned[35 - $0, y].style.tone != nil })
      )
    }
    #expect(pairs.allSatisfy { $0.symmetricDifference($1).count <= 2 })
  }

  /// No cell is written in the window's own ground by its number: that is another one elsewhere.
  @Test func `the window's ground is left as it is`() throws {
    #expect(
      try frame("overhead-lean").cells.allSatisfy { cell in
        cell.style.tone.map {
          $0.ink != .rgb(Theme.dark.ground) && $0.ground != .rgb(Theme.dark.ground)
        }
          ?? true
      })
  }

  @Test func `strange places draw nothing or something`() throws {
    let palette = try #require(FigurePalette(.dark, depth: .trueColor))
    for number in [0, -1, 1e9, -1e300, .infinity, .nan] {
      let pose = FigurePose(place: FigurePoint(number, number), breath: number, travel: number)
      let figure = try #require(
        Figure(
          view: .back, areas: FigureArea.allCases,
          props: FigureProp.Kind.allCases.map { FigureProp($0, at: FigurePoint(number, 0)) },
          keyPoses: [Figure.KeyPose("", pose)]))
      var frame = Frame(size: Size(columns: 24, rows: 12))
      frame.draw(figure, pose: pose, in: frame.bounds, glyphs: .unicode, palette: palette)
      #expect(frame.size.columns == 24)
    }
  }
}
