import Drawing

/// A minimal terminal: it understands the bytes that `ScreenWriter` sends, and is strict about
/// everything else.
struct VirtualScreen {
  /// The text and the look of a cell.
  struct Square: Hashable, CustomStringConvertible {
    var text = " "
    /// Bold, dim, reversed, and the colours' numbers.
    var look: Set<String> = []

    var description: String { text + (look.isEmpty ? "" : "\(look.sorted())") }
  }

  let size: Size
  private(set) var squares: [[Square]]
  /// The received sequences that the screen does not understand.
  private(set) var unknown: [String] = []
  private var look: Set<String> = []
  private var x = 0
  private var y = 0

  init(size: Size) {
    self.size = size
    squares = Array(
      repeating: Array(repeating: Square(), count: size.columns), count: size.rows)
  }

  /// The text of a row, without the blanks at its end.
  func text(row: Int) -> String {
    let text = squares[row].map(\.text).joined()
    return String(text.reversed().drop { $0 == " " }.reversed())
  }

  mutating func take(_ bytes: [UInt8]) {
    var scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\u{1B}": takeEscape(&scalars)
      case "\u{F}": break
      default: write(Character(scalar))
      }
    }
  }

  private mutating func takeEscape(_ scalars: inout Substring.UnicodeScalarView) {
    guard let kind = scalars.popFirst() else { return unknown.append("a lone escape") }
    if kind == "(" {
      scalars.removeFirst()
      return
    }
    guard kind == "[" else { return unknown.append("escape \(kind)") }
    var text = ""
    while let scalar = scalars.popFirst() {
      if (0x40...0x7E).contains(scalar.value) {
        return control(scalar, text, text.split(separator: ";").compactMap { Int($0) })
      }
      text.unicodeScalars.append(scalar)
    }
  }

  private mutating func control(_ scalar: Unicode.Scalar, _ text: String, _ numbers: [Int]) {
    let first = numbers.first ?? 1
    switch scalar {
    case "H": (x, y) = ((numbers.count > 1 ? numbers[1] : 1) - 1, first - 1)
    case "J":
      for row in squares.indices { blank(row, from: 0) }
    case "m": turn(numbers)
    default: unknown.append("control \(text)\(scalar)")
    }
  }

  private mutating func turn(_ numbers: [Int]) {
    if numbers.isEmpty { look = [] }
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 0: look = []
      // The first of the terminal's fonts.
      case 10: break
      case 1: look.insert("bold")
      case 2: look.insert("dim")
      case 7: look.insert("reversed")
      case 38, 48:
        let kind = number == 38 ? "ink" : "ground"
        switch rest.popFirst() {
        case 5: rest.popFirst().map { color(kind, $0) }
        case 2 where rest.count >= 3:
          let (red, green, blue) = (rest.removeFirst(), rest.removeFirst(), rest.removeFirst())
          color(kind, 1 << 24 | red << 16 | green << 8 | blue)
        default: return unknown.append("look \(numbers)")
        }
      case 30...37: color("ink", number - 30)
      case 49: look = look.filter { !$0.hasPrefix("ground") }
      case 40...47: color("ground", number - 40)
      case 90...97: color("ink", number - 82)
      case 100...107: color("ground", number - 92)
      default: return unknown.append("look \(numbers)")
      }
    }
  }

  private mutating func color(_ kind: String, _ number: Int) {
    look = look.filter { !$0.hasPrefix(kind) }
    look.insert("\(kind) \(number)")
  }

  private mutating func blank(_ row: Int, from column: Int) {
    guard squares.indices.contains(row) else { return unknown.append("a row too far") }
    for place in column..<size.columns { squares[row][place] = Square(look: grounds) }
  }

  private var grounds: Set<String> { look.filter { $0.hasPrefix("ground") } }

  private mutating func write(_ character: Character) {
    let width = character.columns
    guard width > 0 else {
      if x > 0 { squares[y][x - 1].text.append(character) }
      return
    }
    guard squares.indices.contains(y), x + width <= size.columns else {
      return unknown.append("\(character) at \(x) \(y)")
    }
    // Half of what was wide does not stay.
    if squares[y][x].text.isEmpty, x > 0 { squares[y][x - 1].text = " " }
    let isBlank = character == " " && !look.contains("reversed")
    squares[y][x] = Square(text: String(character), look: isBlank ? grounds : look)
    if width == 2 { squares[y][x + 1] = Square(text: "", look: look) }
    let behind = x + width
    if behind < size.columns, squares[y][behind].text.isEmpty { squares[y][behind].text = " " }
    x = min(behind, size.columns)
  }
}
