/// A value on the desktop's bus.
enum BusValue: Sendable, Hashable {
  case text(String)
  case path(String)
  case number(Int64)
  case real(Double)
  case flag(Bool)
  case texts([String])
  case table([String: BusValue])

  /// Its type, as the bus writes it.
  var signature: String {
    switch self {
    case .text: "s"
    case .path: "o"
    case .number: "x"
    case .real: "d"
    case .flag: "b"
    case .texts: "as"
    case .table: "a{sv}"
    }
  }
}
