/// The colours of xterm's palette, in the shades it has unless the person has chosen others.
enum Palette {
  /// A colour of the palette by its number from 0 to 255, as SVG writes it.
  static func colour(_ number: Int) -> String {
    switch number {
    case 232...:
      let grey = 8 + 10 * (number - 232)
      return hex(grey, grey, grey)
    case 16...:
      let steps = [0, 95, 135, 175, 215, 255]
      let index = number - 16
      return hex(steps[index / 36], steps[index / 6 % 6], steps[index % 6])
    default:
      let (red, green, blue) = first16[number]
      return hex(red, green, blue)
    }
  }

  private static let first16 = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
    (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]

  private static func hex(_ parts: Int...) -> String {
    "#" + parts.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
