import Foundation
import TestSupport
import Testing

@testable import Pictures

/// The pictures in the README show what the program shows now. `make pictures` draws them anew.
@Suite struct PictureTests {
  @Test func `the pictures match what the program draws now`() throws {
    for picture in try Picture.all() {
      try Golden.expect(picture.svg, named: picture.name + ".svg")
    }
  }

  @Test func `the folder and the README have exactly the pictures`() throws {
    let top = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: top.appending(path: "README.md"), encoding: .utf8)
    let folder = top.appending(path: "Tests/PicturesTests/Goldens")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.sorted() == (try Picture.all().map { $0.name + ".svg" }.sorted()))
    let shown = readme.matches(of: #/\(Tests/PicturesTests/Goldens/([^)]*)\)/#)
      .map { String($0.1) }
    #expect(Set(shown) == Set(files))
  }

  /// A picture is a file that one waits for.
  @Test func `each picture is smaller than 180,000 bytes`() throws {
    for picture in try Picture.all() {
      #expect(picture.svg.utf8.count < 180_000, "\(picture.name)")
    }
  }
}
