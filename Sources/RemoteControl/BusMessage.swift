import CBus

/// A message on the desktop's bus, being read or being written. What cannot be written is told by
/// the one who sends it.
struct BusMessage {
  private let calls: unknot_bus_calls
  private let message: OpaquePointer

  init(_ message: OpaquePointer, calls: unknot_bus_calls) {
    self.message = message
    self.calls = calls
  }

  /// The next argument, which is a text; `nil` if it is none.
  func readText() -> String? {
    var text: UnsafePointer<CChar>?
    guard let read = calls.read_basic, read(message, type("s"), &text) > 0 else { return nil }
    return text.map { String(cString: $0) }
  }

  /// Appends a value, without its type.
  func append(_ value: BusValue) {
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

  /// Appends a value with its type.
  func appendVariant(_ value: BusValue) {
    contain("v", value.signature) { append(value) }
  }

  private func append(_ text: String, as kind: Unicode.Scalar) {
    // A text on the bus ends where there is a zero.
    _ = text.withCString { calls.append_basic?(message, type(kind), $0) }
  }

  private func contain(_ kind: Unicode.Scalar, _ contents: String, _ body: () -> Void) {
    _ = calls.open_container?(message, type(kind), contents)
    body()
    _ = calls.close_container?(message)
  }

  private func type(_ letter: Unicode.Scalar) -> CChar { CChar(letter.value) }
}
