import Foundation
import Testing

@testable import RoutineFiles

@Suite struct FileReaderTests {
  private let folder = TemporaryFolder()

  private func problem(_ path: String) -> FileError? {
    do throws(FileError) {
      _ = try FileReader.bytes(atPath: path)
      return nil
    } catch {
      return error
    }
  }

  @Test func `a file is read`() throws {
    try folder.write("a.yaml", "format: 1\n")
    #expect(try FileReader.bytes(atPath: folder.path + "/a.yaml") == Array("format: 1\n".utf8))
  }

  @Test func `a large file is read up to one byte over the limit`() throws {
    try folder.write("a.yaml", String(repeating: "#", count: Limits.fileBytes * 3))
    let bytes = try FileReader.bytes(atPath: folder.path + "/a.yaml")
    #expect(bytes.count == Limits.fileBytes + 1)
    #expect(ParsedRoutine(bytes, id: "a").diagnostics.map(\.code) == [.tooLarge])
  }

  @Test func `anything but a file is named`() throws {
    let pipe = folder.path + "/pipe.yaml"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(symlink("nowhere", folder.path + "/link.yaml") == 0)
    #expect(symlink("loop.yaml", folder.path + "/loop.yaml") == 0)
    #expect(problem(folder.path)?.kind == .notAFile)
    #expect(problem(folder.path)?.reason.hasPrefix("this is a directory") == true)
    #expect(problem(pipe)?.reason.hasPrefix("this is a pipe") == true)
    #expect(problem("/dev/zero")?.reason.hasPrefix("this is a device") == true)
    #expect(problem(folder.path + "/link.yaml")?.reason == "this link leads nowhere")
    #expect(problem(folder.path + "/loop.yaml")?.kind == .missing)
    #expect(problem(folder.path + "/none.yaml")?.reason == "there is no such file")
    #expect(problem("")?.kind == .missing)
    #expect(problem("a\u{0}b")?.kind == .missing)
    #expect(
      FileError(kind: .missing, path: "a\u{1B}", reason: "gone").message == "a\u{FFFD}: gone")
  }

  @Test func `an open pipe is read`() throws {
    var ends: [Int32] = [0, 0]
    #expect(pipe(&ends) == 0)
    let text = Array("format: 1\n".utf8)
    #expect(write(ends[1], text, text.count) == text.count)
    close(ends[1])
    #expect(try FileReader.bytes(from: ends[0], path: "-") == text)
    close(ends[0])
  }
}
