import Foundation

/// Prints measurements as they are made: ratios first, then the numbers that they are made of.
struct Table {
  private(set) var missed: [Measurement] = []

  init() {
    Self.printRow("ratio", "unknot", "beside", "budget", "", "what")
  }

  mutating func add(_ measurements: [Measurement]) {
    for measurement in measurements {
      let verdict = measurement.isMet.map { $0 ? "met" : "NOT MET" } ?? ""
      if measurement.isMet == false { missed.append(measurement) }
      let other = measurement.beside.map { " | beside: \($0.name)" } ?? ""
      Self.printRow(
        measurement.ratio.map { Self.number($0) + "x" } ?? "", Self.text(measurement.ours),
        measurement.beside.map { Self.text($0.quantity) } ?? "", Self.text(measurement.budget),
        verdict, measurement.what + other)
    }
  }

  /// The last word: whether every budget is met.
  func finish() {
    if missed.isEmpty {
      print("\nEvery budget is met.")
    } else {
      print("\nNot met: " + missed.map(\.what).joined(separator: "; ") + ".")
      print("On a machine that has other work to do, run it again before believing that.")
    }
  }

  private static func printRow(
    _ ratio: String, _ ours: String, _ other: String, _ budget: String, _ verdict: String,
    _ what: String
  ) {
    let columns = [(ratio, 7), (ours, 14), (other, 14), (budget, 8)].map { leading($0, to: $1) }
    let space = String(repeating: " ", count: max(0, 7 - verdict.count))
    print((columns + [verdict + space, what]).joined(separator: "  "))
    fflush(nil)
  }

  private static func leading(_ text: String, to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - text.count)) + text
  }

  private static func text(_ quantity: Measurement.Quantity) -> String {
    "\(number(quantity.value)) \(quantity.unit)"
  }

  private static func text(_ budget: Measurement.Budget?) -> String {
    switch budget {
    case .ratio(let most): "≤ \(number(most))x"
    case .most(let most): "≤ \(number(most))"
    case nil: ""
    }
  }

  /// Three digits that count, and no more.
  private static func number(_ value: Double) -> String {
    let digits = abs(value) >= 100 ? 0 : abs(value) >= 10 ? 1 : 2
    return String(format: "%.\(digits)f", value)
  }
}
