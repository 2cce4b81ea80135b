/// One line of the table: a quantity of the program, perhaps one to compare it with, and a budget.
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

  /// The limit for the quantity.
  enum Budget {
    /// At most this multiple of the compared quantity.
    case ratio(Double)
    /// At most this much, in the unit of the quantity.
    case most(Double)
  }

  let what: String
  let ours: Quantity
  var beside: (name: String, quantity: Quantity)?
  var budget: Budget?

  /// The quantity as a multiple of the compared one; `nil` without a compared one above zero.
  var ratio: Double? {
    guard let other = beside?.quantity.value, other > 0 else { return nil }
    return ours.value / other
  }

  /// True if the quantity keeps to the budget; `nil` if there is no budget or no ratio for it.
  var isMet: Bool? {
    switch budget {
    case .ratio(let most): ratio.map { $0 <= most }
    case .most(let most): ours.value <= most
    case nil: nil
    }
  }
}
