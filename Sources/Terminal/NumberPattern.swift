import CNcurses

/// A string of a terminal's description with places for one or two numbers.
///
/// On all but a few terminals, ways from place to place are told in one shape: decimal numbers between
/// fixed bytes, as in `\e[%i%p1%d;%p2%dH`. Those are filled here, and their length is known before
/// they are. Whatever else there is, such as the conditions in a colour, is left to `tparm`.
struct NumberPattern {
  /// The bytes around the numbers, and what the first place of a screen is called.
  private struct Decimals {
    var before = ShortBytes()
    var between = ShortBytes()
    var after = ShortBytes()
    var origin = 0
    var hasSecond = false
  }

  private let text: [CChar]
  private let decimals: Decimals?

  /// - Parameter text: The string, without pauses; empty where a terminal has none.
  init(_ text: [UInt8]) {
    self.text = text.isEmpty ? [] : text.map { CChar(bitPattern: $0) } + [0]
    decimals = Self.decimals(of: text)
  }

  /// How many bytes it takes with numbers, none of which is negative; `nil` if the terminal has no
  /// such string.
  func count(_ first: Int, _ second: Int = 0) -> Int? {
    guard let decimals else { return filled(first, second)?.count }
    let numbers =
      Self.digits(of: first + decimals.origin)
      + (decimals.hasSecond ? Self.digits(of: second + decimals.origin) : 0)
    return decimals.before.count + decimals.between.count + decimals.after.count + numbers
  }

  /// Appends it with numbers put in, none of which is negative; nothing if the terminal has none.
  func append(_ first: Int, _ second: Int = 0, to bytes: inout [UInt8]) {
    guard let decimals else { return bytes += filled(first, second) ?? [] }
    decimals.before.append(to: &bytes)
    Self.append(first + decimals.origin, to: &bytes)
    decimals.between.append(to: &bytes)
    if decimals.hasSecond { Self.append(second + decimals.origin, to: &bytes) }
    decimals.after.append(to: &bytes)
  }

  /// The string with numbers put in by `tparm`; `nil` if the terminal has none.
  func filled(_ first: Int, _ second: Int = 0) -> [UInt8]? {
    guard !text.isEmpty, var place = unknot_filled(text, Int32(first), Int32(second)) else {
      return nil
    }
    var bytes: [UInt8] = []
    while place.pointee != 0 {
      bytes.append(UInt8(bitPattern: place.pointee))
      place += 1
    }
    return bytes
  }

  // MARK: Decimals

  /// Takes a string apart; `nil` if it is of any other shape, or too long.
  private static func decimals(of text: [UInt8]) -> Decimals? {
    var decimals = Decimals()
    var numbers = 0
    var rest = text[...]
    while let byte = rest.popFirst() {
      if byte != UInt8(ascii: "%") {
        let hasRoom =
          switch numbers {
          case 0: decimals.before.append(byte)
          case 1: decimals.between.append(byte)
          default: decimals.after.append(byte)
          }
        guard hasRoom else { return nil }
      } else if rest.first == UInt8(ascii: "i"), numbers == 0 {
        rest.removeFirst()
        decimals.origin = 1
      } else if numbers < 2, rest.starts(with: "p\(numbers + 1)%d".utf8) {
        rest.removeFirst(4)
        numbers += 1
      } else {
        return nil
      }
    }
    decimals.hasSecond = numbers == 2
    return numbers > 0 ? decimals : nil
  }

  private static func digits(of number: Int) -> Int {
    number < 10 ? 1 : 1 + digits(of: number / 10)
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    if number >= 10 { append(number / 10, to: &bytes) }
    bytes.append(0x30 + UInt8(number % 10))
  }
}
