/// Reads JSON in the plain form of an export: no white space, no escapes, no exponents, no signs.
/// Throws `OtherForm` for any other form, valid or not; the caller then takes `JSONDecoder`, which
/// takes ten times as long.
struct PlainJSON {
  struct OtherForm: Error {}

  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  /// The most digits of a number that a `Double` holds exactly.
  private static let mostDigits = 15

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes.bindMemory(to: UInt8.self)
  }

  private var isAtEnd: Bool { position >= bytes.count }

  /// Skips a byte; returns false if another byte comes next.
  private mutating func skip(_ byte: Unicode.Scalar) -> Bool {
    guard !isAtEnd, bytes[position] == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ byte: Unicode.Scalar) throws(OtherForm) {
    guard skip(byte) else { throw OtherForm() }
  }

  /// Throws unless all bytes were read.
  func end() throws(OtherForm) {
    guard isAtEnd else { throw OtherForm() }
  }

  /// Reads an object. The closure takes the key of each member, and reads the value.
  mutating func object(
    _ member: (String, inout PlainJSON) throws(OtherForm) -> Void
  ) throws(OtherForm) {
    try expect("{")
    if skip("}") { return }
    repeat {
      let key = try string()
      try expect(":")
      try member(key, &self)
    } while skip(",")
    try expect("}")
  }

  /// Reads an array. The closure reads each element.
  mutating func array(_ element: (inout PlainJSON) throws(OtherForm) -> Void) throws(OtherForm) {
    try expect("[")
    if skip("]") { return }
    repeat { try element(&self) } while skip(",")
    try expect("]")
  }

  mutating func string() throws(OtherForm) -> String {
    try expect("\"")
    let start = position
    var isASCII = true
    while !isAtEnd, case let byte = bytes[position], byte != UInt8(ascii: "\"") {
      if byte < 0x20 || byte == UInt8(ascii: "\\") { throw OtherForm() }
      if byte >= 0x80 { isASCII = false }
      position += 1
    }
    let text = UnsafeBufferPointer(rebasing: bytes[start..<position])
    try expect("\"")
    if isASCII { return String(decoding: text, as: UTF8.self) }
    guard let text = String(validating: text, as: UTF8.self) else { throw OtherForm() }
    return text
  }

  mutating func integer() throws(OtherForm) -> Int {
    let start = position
    let number = try digits(after: 0, upTo: Self.mostDigits)
    if bytes[start] == UInt8(ascii: "0"), position - start > 1 { throw OtherForm() }
    return number
  }

  mutating func decimal() throws(OtherForm) -> Double {
    let start = position
    let whole = try integer()
    guard skip(".") else { return Double(whole) }
    let point = position
    let number = try digits(after: whole, upTo: Self.mostDigits - (point - 1 - start))
    let power = (point..<position).reduce(1) { power, _ in power * 10 }
    return Double(number) / Double(power)
  }

  /// Appends digits to a number, at least one.
  private mutating func digits(after number: Int, upTo most: Int) throws(OtherForm) -> Int {
    let start = position
    var number = number
    while !isAtEnd, case let digit = bytes[position] &- UInt8(ascii: "0"), digit <= 9 {
      position += 1
      if position - start > most { throw OtherForm() }
      number = number * 10 + Int(digit)
    }
    if position == start { throw OtherForm() }
    return number
  }
}

extension PlainJSON {
  /// Stores a value. Throws if its key comes twice: decoders differ in the value that they take.
  static func put<Value>(_ value: Value, in place: inout Value?) throws(OtherForm) {
    guard place == nil else { throw OtherForm() }
    place = value
  }

  /// Returns a required value. Throws if it is missing.
  static func given<Value>(_ value: Value?) throws(OtherForm) -> Value {
    guard let value else { throw OtherForm() }
    return value
  }

  mutating func string(into place: inout String?) throws(OtherForm) {
    try Self.put(try string(), in: &place)
  }

  mutating func integer(into place: inout Int?) throws(OtherForm) {
    try Self.put(try integer(), in: &place)
  }

  mutating func decimal(into place: inout Double?) throws(OtherForm) {
    try Self.put(try decimal(), in: &place)
  }
}
