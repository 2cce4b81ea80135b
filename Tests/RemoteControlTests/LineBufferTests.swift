import TestSupport
import Testing

@testable import RemoteControl

@Suite struct LineBufferTests {
  private func lines(_ pieces: [[UInt8]], longest: Int = 16) -> (lines: [String], overlong: Bool) {
    var buffer = LineBuffer(longest: longest)
    let lines = pieces.flatMap { buffer.append($0) }
    return (lines.map { String(decoding: $0, as: UTF8.self) }, buffer.isOverlong)
  }

  @Test func `a line cut anywhere is the same line`() {
    let text = Array("one\n\r\n\ntwo\r\nthree\nfo".utf8)
    var chance = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      var rest = text[...]
      var pieces: [[UInt8]] = []
      while !rest.isEmpty {
        let size = Int.random(in: 0...rest.count, using: &chance)
        pieces.append(Array(rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      #expect(lines(pieces).lines == ["one", "two", "three"])
    }
  }

  @Test func `a line may be as long as allowed and no longer`() {
    let most = String(repeating: "x", count: 16)
    #expect(lines([Array("\(most)\n".utf8)]) == ([most], false))
    #expect(lines([Array("\(most)y".utf8)]) == ([], true))
    #expect(lines([Array("ok\n\(most)y\nlost\n".utf8), Array("lost\n".utf8)]) == (["ok"], true))
  }

  @Test func `a megabyte without a newline is not kept`() {
    var buffer = LineBuffer(longest: 16)
    let megabyte = [UInt8](repeating: 0x41, count: 1 << 20)
    #expect(buffer.append(megabyte).isEmpty)
    #expect(buffer.isOverlong)
    #expect(Mirror(reflecting: buffer).descendant("partial") as? [UInt8] == [])
  }
}
