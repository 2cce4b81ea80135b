import BuiltInRoutines
import RoutineFiles
import Yams

/// Reading the built-in moves, beside what the YAML parser alone takes for the same texts.
enum Parsing {
  /// The built-in moves, which stand alone: a routine made of others would read those as well.
  private static let files = BuiltInRoutines.moves.map { ($0.id, $0.bytes) }

  static func measure() throws -> [Measurement] {
    try [
      measurement(of: "built-in moves read a second", .basic, "Yams, nodes, no resolver", 3),
      measurement(of: "the same", .default, "Yams, nodes, its usual resolver", nil),
    ]
  }

  /// Rates, so that the ratio is turned round: how many times Yams' time ours is.
  private static func measurement(
    of what: String, _ resolver: Resolver, _ name: String, _ budget: Double?
  ) throws -> Measurement {
    let texts = files.map { String(decoding: $0.1, as: UTF8.self) }
    let rounds = 20
    let (ours, theirs) = try mediansByTurns(9) {
      secondsTaken {
        for _ in 0..<rounds {
          for (name, bytes) in files { _ = ParsedRoutine(bytes, id: name, isMove: true) }
        }
      }
    } _: {
      try secondsTaken {
        for _ in 0..<rounds {
          for text in texts {
            let parser = try Parser(yaml: text, resolver: resolver, encoding: .utf8)
            _ = try parser.singleRoot()
          }
        }
      }
    }
    let each = Double(rounds * files.count)
    return Measurement(
      what: what + " (\(Int(each / ours)) a second)",
      ours: .init(ours / each * 1e6, "µs"),
      beside: (name, .init(theirs / each * 1e6, "µs")), budget: budget.map { .ratio($0) })
  }
}
