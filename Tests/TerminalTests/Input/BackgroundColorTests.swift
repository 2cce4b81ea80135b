import Drawing
import Testing

@testable import Terminal

@Suite struct BackgroundColorTests {
  @Test(arguments: [
    "rgb:ffff/8080/0000", "rgb:ff/80/00", "rgba:ffff/8080/0000/ffff", "rgba:FF/80/00/0", "#ff8000",
    "#ffff80800000", "rgb:f/80/000", "rgb:fff/808/000",
  ])
  func `each form of a colour is read`(text: String) throws {
    let color = try #require(BackgroundColor(text))
    #expect(color.red == 1 && color.blue == 0)
    #expect((0.500...0.503).contains(color.green))
  }

  @Test(arguments: [
    "", "rgb:", "rgb:ff/ff", "rgb:ff/ff/ff/ff", "rgb:ff//ff", "rgb:fffff/ff/ff", "rgb:gg/00/00",
    "rgb:+f/00/00", "rgb:ff/ff/ff ", "rgba:ff/ff/ff", "rgba:ff/ff/ff/ff/ff", "#", "#ff", "#fffffff",
    "#fffffffffffffff", "#-1-1-1", "rgb:٣/٣/٣", "red", "?", "rgbi:1/1/1",
  ])
  func `a malformed colour is none`(text: String) {
    #expect(BackgroundColor(text) == nil)
  }

  @Test func `contrast with black and white decides on dark or light`() throws {
    // Grounds that people have: white, Solarized, Gruvbox, GitHub; then black, the dark ones of
    // them, and the blue of old consoles.
    for light in ["#ffffff", "#fdf6e3", "#fbf1c7", "#f6f8fa", "#c0c0c0", "#00ff00", "#ff8000"] {
      #expect(try #require(BackgroundColor(light)).background == .light, "\(light)")
    }
    for dark in ["#000000", "#002b36", "#282828", "#0d1117", "#300a24", "#0000ff", "#555555"] {
      #expect(try #require(BackgroundColor(dark)).background == .dark, "\(dark)")
    }
    // On either side of the grey on which both have a contrast of 4.58.
    #expect(try #require(BackgroundColor("#757575")).background == .dark)
    #expect(try #require(BackgroundColor("#767676")).background == .light)
    #expect(abs(try #require(BackgroundColor("#ffffff")).luminance - 1) < 1e-9)
  }
}
