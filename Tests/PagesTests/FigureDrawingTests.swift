import BuiltInRoutines
import Figures
import RoutineFiles
import Testing

@testable import Pages

@Suite struct FigureDrawingTests {
  static let names = BuiltInRoutines.figures.map(\.name)

  static func figure(_ name: String) throws -> Figure {
    let catalog = FigureCatalog(
      builtIn: BuiltInRoutines.figures.map { file in (file.name, { file.bytes }) }, ownFolder: nil)
    return try #require(try? catalog.figure(named: name)?.get().figure)
  }

  @Test(arguments: names) func `a figure lies inside its picture`(_ name: String) throws {
    let figure = try Self.figure(name)
    for side in [FigureSide?.none, .left, .right] {
      let svg = FigureDrawing(figure, side: side).svg(id: "f").text
      let box = try #require(svg.firstMatch(of: /viewBox="0 0 ([0-9.]+) ([0-9.]+)"/))
      let (width, height) = (Double(box.1) ?? 0, Double(box.2) ?? 0)
      let points = svg.matches(of: /[ML](-?[0-9.]+) (-?[0-9.]+)/)
        .map { (Double($0.1) ?? -1, Double($0.2) ?? -1) }
      #expect(points.count > 20)
      for (x, y) in points {
        #expect((-1...width + 1).contains(x), "\(x) of \(width)")
        // An upper body goes on below its frame.
        #expect(y >= -1 && (figure.isUpperBody || y <= height + 1), "\(y) of \(height)")
      }
      #expect(svg.contains("role=\"img\"") && svg.contains("Seen from"))
    }
  }

  @Test func `the other side is the mirror`() throws {
    let figure = try Self.figure("overhead-lean")
    func places(_ side: FigureSide) throws -> [Double] {
      let svg = FigureDrawing(figure, side: side).svg(id: "f").text
      return svg.matches(of: /cx="([0-9.]+)"/).compactMap { Double($0.1) }
        + svg.matches(of: #/M([0-9.]+) /#).compactMap { Double($0.1) }
    }
    let (left, right) = (try places(.left), try places(.right))
    #expect(left.count == right.count && left != right)
  }
}
