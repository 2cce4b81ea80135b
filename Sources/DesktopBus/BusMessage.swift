import CBus

/// A value on the desktop's bus.
public enum BusValue: Sendable, Hashable {
  /// A string.
  case text(String)
  /// The path of an object.
  case path(String)
  /// A signed integer of 64 bits.
  case number(Int64)
  /// A floating-point number of 64 bits.
  case real(Double)
  /// A boolean.
  case flag(Bool)
  /// An array of strings.
  case texts([String])
  /// A dictionary of variants.
  case table([String: BusValue])

  /// The type signature of D-Bus.
  public var signature: String {
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

/// A message on the desktop's bus, for reading or writing. Errors of writing surface when the
/// message is sent.
public struct BusMessage {
  private let calls: unknot_bus_calls
  private let message: OpaquePointer

  init(_ message: OpaquePointer, calls: unknot_bus_calls) {
    self.message = message
    self.calls = calls
  }

  /// Reads the next argument as a string; `nil` if it is none.
  public func readText() -> String? {
    var text: UnsafePointer<CChar>?
    guard let read = calls.read_basic, read(message, type("s"), &text) > 0 else { return nil }
    return text.map { String(cString: $0) }
  }

  /// Reads the next value, and looks into a variant. `nil` if there is none, or for types other
  /// than strings, numbers and booleans.
  public func readValue() -> BusValue? {
    var kind: CChar = 0
    var contents: UnsafePointer<CChar>?
    guard let peek = calls.peek_type, peek(message, &kind, &contents) > 0 else { return nil }
    switch Unicode.Scalar(UInt8(bitPattern: kind)) {
    case "v":
      guard let contents, calls.enter_container?(message, kind, contents) ?? -1 > 0 else {
        return nil
      }
      defer { _ = calls.exit_container?(message) }
      return readValue()
    case "s": return readText().map(BusValue.text)
    case "b": return read(kind, into: 0 as Int32).map { .flag($0 != 0) }
    case "x": return read(kind, into: 0 as Int64).map(BusValue.number)
    case "t": return read(kind, into: 0 as UInt64).map { .number(Int64(clamping: $0)) }
    case "i": return read(kind, into: 0 as Int32).map { .number(Int64($0)) }
    case "u": return read(kind, into: 0 as UInt32).map { .number(Int64($0)) }
    case "d": return read(kind, into: 0 as Double).map(BusValue.real)
    default: return nil
    }
  }

  private func read<Number: BitwiseCopyable>(_ kind: CChar, into first: Number) -> Number? {
    var number = first
    guard let read = calls.read_basic, read(message, kind, &number) > 0 else { return nil }
    return number
  }

  /// Appends a value without a type.
  public func append(_ value: BusValue) {
    switch value {
    case .text(let text): append(text, as: "s")
    case .path(let path): append(path, as: "o")
    case .number(var number): _ = calls.append_basic?(message, type("x"), &number)
    case .real(var number): _ = calls.append_basic?(message, type("d"), &number)
    case .flag(let flag):
      var number: Int32 = flag ? 1 : 0
      _ = calls.append_basic?(message, type("b"), &number)
    case .texts(let texts):
      contain("a", "s") { for text in texts { append(text, as: "s") } }
    case .table(let table):
      contain("a", "{sv}") {
        for (key, value) in table.sorted(by: { $0.key < $1.key }) {
          contain("e", "sv") {
            append(key, as: "s")
            appendVariant(value)
          }
        }
      }
    }
  }

  /// Appends a value in a variant, which carries its type.
  public func appendVariant(_ value: BusValue) {
    contain("v", value.signature) { append(value) }
  }

  private func append(_ text: String, as kind: Unicode.Scalar) {
    // D-Bus takes strings with a NUL at the end.
    _ = text.withCString { calls.append_basic?(message, type(kind), $0) }
  }

  private func contain(_ kind: Unicode.Scalar, _ contents: String, _ body: () -> Void) {
    _ = calls.open_container?(message, type(kind), contents)
    body()
    _ = calls.close_container?(message)
  }

  private func type(_ letter: Unicode.Scalar) -> CChar { CChar(letter.value) }
}
