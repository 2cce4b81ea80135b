import Drawing
import Foundation

/// A colour as an eye sees it.
struct SeenColor: Hashable {
  /// A kind of colour vision.
  enum Sight: CaseIterable {
    /// With all three kinds of cones.
    case common
    /// Without the cones for red.
    case protanopia
    /// Without the cones for green.
    case deuteranopia
  }

  /// Red, green and blue in linear light, from 0 to 1.
  private let light: [Double]

  /// A colour of a screen, each part from 0 to 255.
  init(_ red: Int, _ green: Int, _ blue: Int) {
    light = [red, green, blue].map {
      let part = Double($0) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
  }

  /// A terminal's colour, by its usual RGB values.
  init(_ color: Color) {
    let shade = color.usualRGB
    self.init(Int(shade.red), Int(shade.green), Int(shade.blue))
  }

  /// A colour of xterm's palette.
  init(palette number: Int) { self.init(.palette(number)) }

  /// The relative luminance that WCAG 2.2 defines, from 0 to 1.
  var luminance: Double { 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2] }

  /// The contrast ratio that WCAG 2.2 defines, from 1 to 21.
  func contrast(to other: SeenColor) -> Double {
    let (low, high) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }

  /// The visible difference of two colours in CIE 1976 L*a*b*: about 2 is just seen side by side.
  func distance(to other: SeenColor, seenBy sight: Sight) -> Double {
    let squares = zip(lab(sight), other.lab(sight)).map { ($0 - $1) * ($0 - $1) }
    return squares.reduce(0, +).squareRoot()
  }

  private func lab(_ sight: Sight) -> [Double] {
    let seen = Self.matrix(sight).map { row in
      min(max(zip(row, light).map(*).reduce(0, +), 0), 1)
    }
    func eased(_ value: Double) -> Double {
      value > 0.008856 ? cbrt(value) : 7.787 * value + 16.0 / 116
    }
    let x = eased((0.4124 * seen[0] + 0.3576 * seen[1] + 0.1805 * seen[2]) / 0.95047)
    let y = eased(0.2126 * seen[0] + 0.7152 * seen[1] + 0.0722 * seen[2])
    let z = eased((0.0193 * seen[0] + 0.1192 * seen[1] + 0.9505 * seen[2]) / 1.08883)
    return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
  }

  /// Machado, Oliveira and Fernandes 2009, doi 10.1109/TVCG.2009.113, at full severity.
  private static func matrix(_ sight: Sight) -> [[Double]] {
    switch sight {
    case .common: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    }
  }
}
