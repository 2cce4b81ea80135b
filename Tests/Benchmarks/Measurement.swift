/// One line of the table: what the program takes, beside something that does the same work, and
/// how much it may take.
struct Measurement {
  /// A number as it is printed.
  struct Quantity {
    let value: Double
    let unit: String

    init(_ value: Double, _ unit: String) {
      self.value = value
      self.unit = unit
    }
  }

  /// What a budget holds the program to.
  enum Budget {
    /// At most so many times what stands beside it.
    case ratio(Double)
    /// At most so much, in the unit of the quantity.
    case most(Double)
  }

  let what: String
  let ours: Quantity
  var beside: (name: String, quantity: Quantity)?
  var budget: Budget?

  /// How many times as much as what stands beside it; `nil` if nothing does, or it takes nothing.
  var ratio: Double? {
    guard let other = beside?.quantity.value, other > 0 else { return nil }
    return ours.value / other
  }

  /// Whether the budget is met; `nil` if there is none.
  var isMet: Bool? {
    switch budget {
    case .ratio(let most): ratio.map { $0 <= most }
    case .most(let most): ours.value <= most
    case nil: nil
    }
  }
}
