import BuiltInRoutines
import RoutineFiles
import Yams

/// Reading the built-in routines, beside what the YAML parser alone takes for the same texts.
enum Parsing {
  /// The built-in routines that stand alone: one made of others would read those as well.
  private static let files = BuiltInRoutines.routines.map { ($0.name, $0.bytes) }.filter {
    ParsedRoutine($0.1, id: $0.0).routine != nil
  }

  static func measure() throws -> [Measurement] {
    try [
      measurement(of: "built-in routines read a second", .basic, "Yams, nodes, no resolver", 3),
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
          for (name, bytes) in files { _ = ParsedRoutine(bytes, id: name) }
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
